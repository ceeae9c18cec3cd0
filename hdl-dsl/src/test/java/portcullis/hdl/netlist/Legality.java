package portcullis.hdl.netlist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import portcullis.hdl.evaluate.Evaluator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;

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
      evaluator.signals().forEach(evaluator::peek);
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
    module.body().forEach(each -> collect(each, used));
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

  private static void collect(Stmt statement, Set<String> used) {
    switch (statement) {
      case Stmt.Assign assign -> used.add(assign.target().name());
      case Stmt.MemoryWrite write -> used.addAll(List.of(write.memory(), write.clock()));
      case Stmt.When when -> {
        when.then().forEach(each -> collect(each, used));
        when.otherwise().forEach(each -> collect(each, used));
      }
      case Stmt.Switch choice -> {
        choice.cases().forEach(one -> one.body().forEach(each -> collect(each, used)));
        choice.otherwise().ifPresent(body -> body.forEach(each -> collect(each, used)));
      }
      case Stmt.Check check -> {
        used.add(check.clock());
        check.reset().ifPresent(used::add);
      }
      case Stmt.Log log -> {
        used.add(log.clock());
        log.reset().ifPresent(used::add);
      }
      case Stmt.Unused _ -> {}
    }
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
