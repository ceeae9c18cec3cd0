package portcullis.hdl;

import portcullis.hdl.elaborate.Domain;

/**
 * A clock with its synchronous, active-high reset. Registers take the domain in force where they
 * are described: the module's own, or that of {@link Hdl#withClock}.
 */
public final class ClockDomain {
  private final Domain domain;

  ClockDomain(Domain domain) {
    this.domain = domain;
  }

  Domain domain() {
    return domain;
  }
}
