package portcullis.hdl.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;
import portcullis.hdl.check.netlist.States;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Type;

/** A state machine has a state that it can never be in. */
public final class UnreachableState implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.warning(
          "HDL043",
          "state that is never reached",
          "A register of an enum that a select looks at has a constant that neither its reset nor"
              + " any assignment, followed from state to state, can give it. A warning, because a"
              + " state may be there for other parameters.");

  /** The rule. */
  public UnreachableState() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      var subjects = new TreeSet<Integer>();
      for (var choice : module.switches()) {
        if (choice.subject() instanceof Expr.Ref ref) {
          subjects.add(module.signal(ref.name()).id());
        }
      }
      for (int id : subjects) {
        var signal = module.signals().get(id);
        if (signal.role() instanceof Signal.Role.State
            && signal.type() instanceof Type.Enumerated(var type)) {
          find(module, signal, type, findings);
        }
      }
    }
    return findings;
  }

  private static void find(
      ModuleNet module, Signal signal, EnumType type, List<Diagnostic> findings) {
    Set<BigInteger> reachable = States.reachable(module, signal, type);
    String missing =
        type.constants().stream()
            .filter(constant -> !reachable.contains(constant.value()))
            .map(EnumType.Constant::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      findings.add(of(signal.origin().source(), module.path(signal), type.name(), missing));
    }
  }

  /**
   * States that are never reached.
   *
   * @param source where the state is declared
   * @param path the register
   * @param type name of the enum
   * @param missing the constants
   */
  public static Diagnostic of(Source source, String path, String type, String missing) {
    return RULE.at(
        source,
        path,
        "the %s is never %s".formatted(type, missing),
        "add the assignment that leads there, or remove the constant from the enum");
  }
}
