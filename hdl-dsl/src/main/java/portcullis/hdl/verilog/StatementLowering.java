package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/** Lowers the expressions of statements; parts get names after what the statement drives. */
final class StatementLowering {
  private final Scope scope;
  private final Lowering lowering;

  /** What conditions were before they were lowered. */
  private final Map<Expr, Expr> originals = new IdentityHashMap<>();

  StatementLowering(Scope scope, Lowering lowering) {
    this.scope = scope;
    this.lowering = lowering;
  }

  /** A condition in the signals of the module, without the wires that the writer added. */
  Expr original(Expr lowered) {
    return originals.getOrDefault(lowered, lowered);
  }

  private Expr remembered(Expr lowered, Expr original) {
    originals.put(lowered, original);
    return lowered;
  }

  /** The statements with all expressions lowered. */
  List<Stmt> of(List<Stmt> body) {
    return body.stream().map(this::of).toList();
  }

  private Stmt of(Stmt statement) {
    return switch (statement) {
      case Stmt.Assign assign ->
          new Stmt.Assign(
              assign.target(),
              lowering.value(assign.value(), assign.target().name()),
              assign.origin());
      case Stmt.MemoryWrite write -> memoryWrite(write);
      case Stmt.When when ->
          new Stmt.When(
              remembered(lowering.choice(when.condition(), purpose(when)), when.condition()),
              of(when.then()),
              of(when.otherwise()),
              when.origin());
      case Stmt.Switch choice ->
          new Stmt.Switch(
              remembered(lowering.choice(choice.subject(), purpose(choice)), choice.subject()),
              choice.cases().stream()
                  .map(each -> new Stmt.Case(each.labels(), of(each.body()), each.origin()))
                  .toList(),
              choice.otherwise().map(this::of),
              choice.origin());
      case Stmt.Check check ->
          new Stmt.Check(
              check.kind(),
              check.name(),
              check.clock(),
              check.reset(),
              remembered(lowering.argument(check.condition(), check.name()), check.condition()),
              check.message(),
              check.origin());
      case Stmt.Log log ->
          new Stmt.Log(
              log.clock(),
              log.reset(),
              log.parts().stream().map(this::part).toList(),
              log.origin());
      case Stmt.Unused unused ->
          new Stmt.Unused(lowering.argument(unused.value(), "unused"), unused.origin());
    };
  }

  private Stmt.LogPart part(Stmt.LogPart part) {
    return switch (part) {
      case Stmt.LogPart.Text text -> text;
      case Stmt.LogPart.Value(var value, var radix) ->
          new Stmt.LogPart.Value(lowering.argument(value, "log"), radix);
    };
  }

  /** The first thing that a choice drives. */
  private static String purpose(Stmt choice) {
    var found = new String[1];
    Projection.forEachLeaf(
        choice,
        leaf -> {
          if (found[0] == null) {
            found[0] =
                switch (leaf) {
                  case Stmt.Assign assign -> assign.target().name();
                  case Stmt.MemoryWrite write -> write.memory();
                  case Stmt.Check check -> check.name();
                  default -> null;
                };
          }
        });
    return found[0] == null ? "log" : found[0];
  }

  /** Writes nothing past the last word, whatever a tool makes of such an address. */
  private Stmt memoryWrite(Stmt.MemoryWrite write) {
    var memory = scope.symbol(write.memory()).memory();
    int needed = Bits.indexWidth(memory.depth());
    int given = write.address().width();
    boolean canMiss = given >= 31 || 1L << given > memory.depth();
    var address =
        canMiss
            ? lowering.leaf(write.address(), write.memory())
            : lowering.index(write.address(), write.memory());
    var data =
        write.mask().isPresent()
            ? lowering.leaf(write.data(), write.memory())
            : lowering.value(write.data(), write.memory());
    var mask = write.mask().map(lanes -> remembered(lowering.leaf(lanes, write.memory()), lanes));
    var fitting =
        given > needed
            ? Bits.of(address, needed - 1, 0)
            : given < needed
                ? new Expr.Concat(List.of(Expr.Literal.of(0, needed - given), address))
                : address;
    var lowered =
        new Stmt.MemoryWrite(write.memory(), write.clock(), fitting, data, mask, write.origin());
    if (!canMiss) {
      return lowered;
    }
    var depth = Expr.Literal.of(BigInteger.valueOf(memory.depth()), given);
    var inside = new Expr.Binary(BinaryOperator.LESS_THAN, address, depth);
    remembered(inside, new Expr.Binary(BinaryOperator.LESS_THAN, write.address(), depth));
    return new Stmt.When(inside, List.of(lowered), List.of(), write.origin());
  }
}
