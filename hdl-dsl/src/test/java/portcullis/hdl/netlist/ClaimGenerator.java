package portcullis.hdl.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;

/** Checks that hold, covers that may be seen, lines in the log, values that nobody reads. */
final class ClaimGenerator {
  private final Choice choice;
  private final ExpressionGenerator expressions;
  private final Pool pool;
  private final Supplier<String> clock;
  private final UnaryOperator<String> names;

  /**
   * Claims about the signals of a pool.
   *
   * @param clock chooses a clock
   * @param names makes a name unique that starts as given
   */
  ClaimGenerator(
      Choice choice,
      ExpressionGenerator expressions,
      Pool pool,
      Supplier<String> clock,
      UnaryOperator<String> names) {
    this.choice = choice;
    this.expressions = expressions;
    this.pool = pool;
    this.clock = clock;
    this.names = names;
  }

  Stmt check() {
    var kind = choice.of(List.of(Stmt.CheckKind.values()));
    var name = names.apply("claim");
    return new Stmt.Check(
        kind,
        name,
        clock.get(),
        choice.percent(70) ? Optional.of(ModuleGenerator.RESET) : Optional.empty(),
        kind == Stmt.CheckKind.COVER ? expressions.condition(pool) : alwaysTrue(),
        name,
        Origin.NONE);
  }

  private Expr alwaysTrue() {
    int width = choice.width();
    var left = expressions.of(width, pool);
    var right = expressions.of(width, pool);
    return new Expr.Binary(
        BinaryOperator.OR,
        new Expr.Binary(BinaryOperator.LESS_OR_EQUAL, left, right),
        new Expr.Binary(BinaryOperator.LESS_OR_EQUAL, right, left));
  }

  Stmt log() {
    var parts = new ArrayList<Stmt.LogPart>();
    parts.add(new Stmt.LogPart.Text(names.apply("100% \\ \"quoted\" ") + ";"));
    int values = choice.between(0, 3);
    for (int i = 0; i < values; i++) {
      parts.add(
          new Stmt.LogPart.Value(
              expressions.of(choice.width(), pool), choice.of(List.of(Stmt.Radix.values()))));
      parts.add(new Stmt.LogPart.Text(";"));
    }
    return new Stmt.Log(
        clock.get(),
        choice.percent(70) ? Optional.of(ModuleGenerator.RESET) : Optional.empty(),
        parts,
        Origin.NONE);
  }

  Stmt unused() {
    return new Stmt.Unused(expressions.of(choice.width(), pool), Origin.NONE);
  }
}
