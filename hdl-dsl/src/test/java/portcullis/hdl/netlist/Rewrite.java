package portcullis.hdl.netlist;

import java.util.List;
import java.util.function.UnaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;

/** The same module with other expressions in it. */
final class Rewrite {
  private Rewrite() {}

  /** Puts each expression that stands alone (not within another) through a function. */
  static Module expressions(Module module, UnaryOperator<Expr> to) {
    return new Module(
        module.name(),
        module.ports(),
        module.declarations().stream().map(each -> declaration(each, to)).toList(),
        statements(module.body(), to),
        module.origin());
  }

  private static Declaration declaration(Declaration declaration, UnaryOperator<Expr> to) {
    return declaration instanceof Declaration.Definition definition
        ? new Declaration.Definition(
            definition.name(),
            definition.type(),
            to.apply(definition.value()),
            definition.crossing(),
            definition.origin())
        : declaration;
  }

  private static List<Stmt> statements(List<Stmt> body, UnaryOperator<Expr> to) {
    return body.stream().map(each -> statement(each, to)).toList();
  }

  private static Stmt statement(Stmt statement, UnaryOperator<Expr> to) {
    return switch (statement) {
      case Stmt.Assign assign ->
          new Stmt.Assign(assign.target(), to.apply(assign.value()), assign.origin());
      case Stmt.MemoryWrite write ->
          new Stmt.MemoryWrite(
              write.memory(),
              write.clock(),
              to.apply(write.address()),
              to.apply(write.data()),
              write.mask().map(to),
              write.origin());
      case Stmt.When when ->
          new Stmt.When(
              to.apply(when.condition()),
              statements(when.then(), to),
              statements(when.otherwise(), to),
              when.origin());
      case Stmt.Switch choice ->
          new Stmt.Switch(
              to.apply(choice.subject()),
              choice.cases().stream()
                  .map(it -> new Stmt.Case(it.labels(), statements(it.body(), to), it.origin()))
                  .toList(),
              choice.otherwise().map(body -> statements(body, to)),
              choice.origin());
      case Stmt.Check check ->
          new Stmt.Check(
              check.kind(),
              check.name(),
              check.clock(),
              check.reset(),
              to.apply(check.condition()),
              check.message(),
              check.origin());
      case Stmt.Log log ->
          new Stmt.Log(
              log.clock(),
              log.reset(),
              log.parts().stream().map(part -> part(part, to)).toList(),
              log.origin());
      case Stmt.Unused unused -> new Stmt.Unused(to.apply(unused.value()), unused.origin());
    };
  }

  private static Stmt.LogPart part(Stmt.LogPart part, UnaryOperator<Expr> to) {
    return part instanceof Stmt.LogPart.Value(Expr value, Stmt.Radix radix)
        ? new Stmt.LogPart.Value(to.apply(value), radix)
        : part;
  }

  /** The expression with each of its operands put through a function. */
  static Expr operands(Expr expr, UnaryOperator<Expr> to) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Ref ref -> ref;
      case Expr.Unary it -> new Expr.Unary(it.operator(), to.apply(it.operand()));
      case Expr.Binary it ->
          new Expr.Binary(it.operator(), to.apply(it.left()), to.apply(it.right()));
      case Expr.Slice it -> new Expr.Slice(to.apply(it.operand()), it.high(), it.low());
      case Expr.BitSelect it -> new Expr.BitSelect(to.apply(it.operand()), to.apply(it.index()));
      case Expr.Concat it -> new Expr.Concat(it.parts().stream().map(to).toList());
      case Expr.Repeat it -> new Expr.Repeat(it.count(), to.apply(it.operand()));
      case Expr.ZeroExtend it -> new Expr.ZeroExtend(it.width(), to.apply(it.operand()));
      case Expr.SignExtend it -> new Expr.SignExtend(it.width(), to.apply(it.operand()));
      case Expr.Mux it ->
          new Expr.Mux(to.apply(it.condition()), to.apply(it.ifTrue()), to.apply(it.ifFalse()));
      case Expr.OneHotMux it ->
          new Expr.OneHotMux(
              it.selects().stream().map(to).toList(), it.values().stream().map(to).toList());
      case Expr.Index it ->
          new Expr.Index(it.elements().stream().map(to).toList(), to.apply(it.index()));
      case Expr.MemoryRead it ->
          new Expr.MemoryRead(it.memory(), to.apply(it.address()), it.width());
    };
  }
}
