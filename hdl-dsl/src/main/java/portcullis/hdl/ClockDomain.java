package portcullis.hdl;

import portcullis.hdl.elaborate.Domain;
import portcullis.hdl.elaborate.ModuleBuilder;

/**
 * A clock with its synchronous, active-high reset. Registers take the domain in force where they
 * are described: the module's own, or that of {@link Hdl#withClock}.
 */
public final class ClockDomain {
  private final Domain domain;

  ClockDomain(Domain domain) {
    this.domain = domain;
  }

  /**
   * Joins this domain, which a part of the module being described has made with {@link
   * Hdl#clockDomain}, to a domain of that module. Where the part's clock goes to, its reset goes
   * too.
   *
   * @throws IllegalStateException if this domain is not one of a part's own, or is joined already
   */
  public void set(ClockDomain source) {
    ModuleBuilder.current().join(domain, source.domain);
  }

  Domain domain() {
    return domain;
  }
}
