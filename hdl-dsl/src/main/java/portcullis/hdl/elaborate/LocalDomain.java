package portcullis.hdl.elaborate;

import java.util.Optional;
import portcullis.hdl.ir.Type;

/**
 * A clock domain as one module sees it. A domain of another module comes in through ports, which
 * are made when clock or reset are first needed; the implicit one as {@code clock} and {@code
 * reset}, others with their name in front.
 */
final class LocalDomain {
  private final ModuleBuilder module;
  private final Domain domain;
  private final boolean own;
  private final boolean hasPorts;
  private Optional<Node> clock;
  private Optional<Node> reset;

  LocalDomain(ModuleBuilder module, Domain domain) {
    this.module = module;
    this.domain = domain;
    this.own = domain.owner().orElse(null) == module;
    this.hasPorts = !own || domain.throughPorts();
    this.clock = own ? domain.clock() : Optional.empty();
    this.reset = own ? domain.reset() : Optional.empty();
  }

  /** Whether clock and reset are signals of this module rather than ports made for the purpose. */
  boolean isOwn() {
    return own;
  }

  Node clock() {
    if (clock.isEmpty()) {
      clock = Optional.of(module.domains().port(portName("clock"), new Type.Clock()));
    }
    return clock.get();
  }

  /** The reset; absent if the domain has none. */
  Optional<Node> reset() {
    boolean hasReset = domain.throughPorts() || domain.reset().isPresent();
    if (reset.isEmpty() && hasReset) {
      reset = Optional.of(module.domains().port(portName("reset"), new Type.Reset()));
    }
    return reset;
  }

  /** The clock port made for this domain, if it was needed. */
  Optional<Node> clockPort() {
    return hasPorts ? clock : Optional.empty();
  }

  /** The reset port made for this domain, if it was needed. */
  Optional<Node> resetPort() {
    return hasPorts ? reset : Optional.empty();
  }

  private String portName(String which) {
    return module.domains().isImplicit(domain) || domain.name().isEmpty()
        ? which
        : domain.name() + "_" + which;
  }
}
