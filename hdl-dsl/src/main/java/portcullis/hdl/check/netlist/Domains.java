package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;

/**
 * The clocks of a module, numbered. Two names for one clock (a wire that carries it, a port of a
 * part that passes it on) have one number; a clock that is made from others has its own.
 */
final class Domains {
  private static final int LOOKED_UP = -1;

  private record Clock(String label, Optional<Signal> signal) {}

  private record Inner(Part part, int domain) {}

  private final ModuleNet module;
  private final Map<String, Domains> units;
  private final List<Clock> clocks = new ArrayList<>();
  private final Map<Integer, Integer> bySignal = new HashMap<>();
  private final Map<Inner, Integer> inner = new HashMap<>();

  /** The clocks of a module whose parts' clocks are known. */
  Domains(ModuleNet module, Map<String, Domains> units) {
    this.module = module;
    this.units = units;
  }

  /** The clock that a signal is. */
  int of(Signal clock) {
    var known = bySignal.putIfAbsent(clock.id(), LOOKED_UP);
    if (known != null && known != LOOKED_UP) {
      return known;
    }
    // A clock that leads back to itself is a clock of its own.
    int domain = known == null ? origin(clock) : add(module.label(clock), Optional.of(clock));
    bySignal.put(clock.id(), domain);
    return domain;
  }

  /** The clock with the given name. */
  int of(String clock) {
    return of(module.signal(clock));
  }

  private int origin(Signal clock) {
    return switch (clock.role()) {
      case Signal.Role.Value value when value.definition().value() instanceof Expr.Ref ref ->
          of(ref.name());
      case Signal.Role.Wire _, Signal.Role.Output _ when module.drivers(clock).size() == 1 ->
          switch (module.drivers(clock).getFirst()) {
            case Driver.Assigned it
                when it.guard().isEmpty()
                    && it.assign().target().isWhole()
                    && it.assign().value() instanceof Expr.Ref ref ->
                of(ref.name());
            case Driver.Joined(var joint) when joint.part().unit() instanceof Module child ->
                of(joint.part(), units.get(child.name()).of(joint.port().name()));
            default -> add(module.label(clock), Optional.of(clock));
          };
      default -> add(module.label(clock), Optional.of(clock));
    };
  }

  private int add(String label, Optional<Signal> signal) {
    clocks.add(new Clock(label, signal));
    return clocks.size() - 1;
  }

  /** The clock that a clock of a part is here. */
  int of(Part part, int domain) {
    var inside = units.get(part.unit().name());
    var input = inside.input(domain).flatMap(port -> Optional.ofNullable(part.joints().get(port)));
    if (input.isPresent()) {
      return of(input.get().signal());
    }
    var known = inner.get(new Inner(part, domain));
    if (known != null) {
      return known;
    }
    int added = add(part.instance().name() + "." + inside.label(domain), Optional.empty());
    inner.put(new Inner(part, domain), added);
    return added;
  }

  private Optional<String> input(int domain) {
    return clocks
        .get(domain)
        .signal()
        .filter(signal -> signal.role() instanceof Signal.Role.Input)
        .map(Signal::name);
  }

  /** Name of a clock, seen from the module. */
  String label(int domain) {
    return clocks.get(domain).label();
  }

  /** The one clock input of a black box that has exactly one, and what it is joined to. */
  Optional<Integer> onlyClock(Part box) {
    var inputs =
        box.unit().ports().stream()
            .filter(port -> port.direction() == Port.Direction.INPUT)
            .filter(port -> port.type() instanceof portcullis.hdl.ir.Type.Clock)
            .toList();
    return inputs.size() == 1
        ? box.joint(inputs.getFirst()).map(joint -> of(joint.signal()))
        : Optional.empty();
  }
}
