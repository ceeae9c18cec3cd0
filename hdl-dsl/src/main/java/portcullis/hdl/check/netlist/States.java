package portcullis.hdl.check.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/**
 * The constants that a register of an enum type can have. Assignments inside a case of a switch on
 * the register itself count only if that case can happen. Where a value is not made of constants,
 * every constant is taken to be possible.
 */
public final class States {
  /** An assignment: in which states it happens, and what the register becomes. */
  private record Step(Set<BigInteger> from, Set<BigInteger> to) {}

  private final ModuleNet module;
  private final Signal register;
  private final Set<BigInteger> all;
  private final List<Step> steps = new ArrayList<>();

  private States(ModuleNet module, Signal register, EnumType type) {
    this.module = module;
    this.register = register;
    all = type.constants().stream().map(EnumType.Constant::value).collect(Collectors.toSet());
    walk(module.module().body(), all);
  }

  /** The bit patterns that the register can have. */
  public static Set<BigInteger> reachable(ModuleNet module, Signal register, EnumType type) {
    return new States(module, register, type).reachable();
  }

  private Set<BigInteger> reachable() {
    var states = start();
    // Without a known start the machine may wake up anywhere, so every step counts.
    boolean anywhere = states.isEmpty();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var step : steps) {
        if (anywhere || step.from().stream().anyMatch(states::contains)) {
          grown |= states.addAll(step.to());
        }
      }
    }
    return states;
  }

  private Set<BigInteger> start() {
    var states = new HashSet<BigInteger>();
    if (register.role() instanceof Signal.Role.State(var state)) {
      state.reset().ifPresent(reset -> states.add(reset.value()));
      state.initial().ifPresent(states::add);
    }
    return states;
  }

  private void walk(List<Stmt> block, Set<BigInteger> from) {
    for (var stmt : block) {
      switch (stmt) {
        case Stmt.Assign assign -> {
          if (assign.target().name().equals(register.name())) {
            steps.add(
                new Step(
                    from,
                    assign.target().isWhole()
                        ? values(assign.value(), new HashSet<>()).orElse(all)
                        : all));
          }
        }
        case Stmt.When when -> {
          walk(when.then(), from);
          walk(when.otherwise(), from);
        }
        case Stmt.Switch choice -> walk(choice, from);
        default -> {}
      }
    }
  }

  private void walk(Stmt.Switch choice, Set<BigInteger> from) {
    boolean own = choice.subject() instanceof Expr.Ref ref && ref.name().equals(register.name());
    var rest = new HashSet<>(from);
    for (var each : choice.cases()) {
      var labels = each.labels().stream().map(Expr.Literal::value).collect(Collectors.toSet());
      rest.removeAll(labels);
      labels.retainAll(from);
      walk(each.body(), own ? labels : from);
    }
    choice.otherwise().ifPresent(body -> walk(body, own ? rest : from));
  }

  /** The constants that an expression can be; absent if it is not made of constants. */
  private Optional<Set<BigInteger>> values(Expr expr, Set<String> seen) {
    return switch (expr) {
      case Expr.Literal literal -> Optional.of(Set.of(literal.value()));
      case Expr.Mux mux -> both(values(mux.ifTrue(), seen), values(mux.ifFalse(), seen));
      case Expr.Index index ->
          index.elements().stream()
              .map(element -> values(element, seen))
              .reduce(States::both)
              .orElseThrow();
      case Expr.Ref ref when ref.name().equals(register.name()) -> Optional.of(Set.of());
      case Expr.Ref ref -> seen.add(ref.name()) ? values(ref, seen) : Optional.of(Set.of());
      default -> Optional.empty();
    };
  }

  private Optional<Set<BigInteger>> values(Expr.Ref ref, Set<String> seen) {
    var signal = module.signal(ref.name());
    return switch (signal.role()) {
      case Signal.Role.Value value -> values(value.definition().value(), seen);
      case Signal.Role.Wire _, Signal.Role.Output _ -> {
        Optional<Set<BigInteger>> values = Optional.of(Set.of());
        for (var driver : module.drivers(signal)) {
          values =
              both(
                  values,
                  driver instanceof Driver.Assigned(var assign, _) && assign.target().isWhole()
                      ? values(assign.value(), seen)
                      : Optional.empty());
        }
        yield values;
      }
      case Signal.Role.Input _, Signal.Role.State _ -> Optional.empty();
    };
  }

  private static Optional<Set<BigInteger>> both(
      Optional<Set<BigInteger>> one, Optional<Set<BigInteger>> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    var both = new HashSet<>(one.get());
    both.addAll(other.get());
    return Optional.of(both);
  }
}
