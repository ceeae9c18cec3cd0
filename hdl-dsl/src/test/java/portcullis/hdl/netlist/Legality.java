package portcullis.hdl.netlist;

import java.util.HashSet;
import java.util.Set;
import portcullis.hdl.evaluate.Evaluator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;

/** Whether a netlist that was cut down still is one. */
final class Legality {
  private Legality() {}

  /** Every name is declared, every signal driven in full, and no signal waits for itself. */
  static boolean holds(Netlist netlist) {
    for (var unit : netlist.design().units()) {
      if (unit instanceof Module module && !namesAreDeclared(module)) {
        return false;
      }
    }
    try {
      var evaluator = new Evaluator(netlist.design());
      for (var step : netlist.steps()) {
        step.inputs().forEach(evaluator::poke);
        evaluator.signals().forEach(evaluator::peek);
        evaluator.tick(step.clocks());
      }
      return true;
    } catch (IllegalStateException | IllegalArgumentException notANetlist) {
      return false;
    }
  }

  private static boolean namesAreDeclared(Module module) {
    var declared = new HashSet<String>();
    module.ports().forEach(port -> declared.add(port.name()));
    module.declarations().forEach(each -> declared.add(each.name()));
    var used = new HashSet<String>();
    Rewrite.expressions(module, expr -> collect(expr, used));
    module.declarations().forEach(each -> collect(each, used));
    Reduction.assigned(module.body()).forEach(used::add);
    return declared.containsAll(used);
  }

  private static Expr collect(Expr expr, Set<String> used) {
    switch (expr) {
      case Expr.Ref ref -> used.add(ref.name());
      case Expr.MemoryRead read -> used.add(read.memory());
      default -> {}
    }
    return Rewrite.operands(expr, operand -> collect(operand, used));
  }

  private static void collect(Declaration declaration, Set<String> used) {
    switch (declaration) {
      case Declaration.Instance instance ->
          instance.connections().forEach(connection -> used.add(connection.signal()));
      case Declaration.Register register -> {
        used.add(register.clock());
        register.reset().ifPresent(reset -> used.add(reset.signal()));
      }
      case Declaration.Wire _, Declaration.Definition _, Declaration.Memory _ -> {}
    }
  }
}
