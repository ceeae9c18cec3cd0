package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

/** Assignments, and choices around statements. */
final class StatementGenerator {
  private final Choice choice;
  private final ExpressionGenerator expressions;

  /**
   * Something to assign.
   *
   * @param signal the wire, output or register
   * @param pool what its value may read
   */
  record Sink(Pool.Signal signal, Pool pool) {
    int width() {
      return signal.type().width();
    }
  }

  StatementGenerator(Choice choice, ExpressionGenerator expressions) {
    this.choice = choice;
    this.expressions = expressions;
  }

  /** Assigns all bits. */
  Stmt whole(Sink sink) {
    return assign(Target.whole(sink.signal().name(), sink.width()), sink);
  }

  /** Assigns all bits or some. */
  Stmt some(Sink sink) {
    int width = sink.width();
    if (Integer.bitCount(width) == 1 && width > 1 && width <= 16 && choice.percent(40)) {
      int indexWidth = Integer.numberOfTrailingZeros(width);
      var indices = sink.pool().ofWidth(indexWidth);
      if (!indices.isEmpty() && !(sink.signal().type() instanceof Type.Enumerated)) {
        return bit(sink, sink.pool().reading(choice.of(indices)));
      }
    }
    return allOrSlice(sink);
  }

  /** Assigns the bit that an index chooses; mostly the same value, whichever it is. */
  private Stmt bit(Sink sink, Expr index) {
    var value = expressions.of(1, sink.pool());
    int odd = choice.percent(20) ? choice.below(sink.width()) : -1;
    var cases = new ArrayList<Stmt.Case>();
    for (int i = 0; i < sink.width(); i++) {
      var target = new Target(sink.signal().name(), i, i, sink.width());
      var assigned = i == odd ? expressions.of(1, sink.pool()) : value;
      cases.add(
          new Stmt.Case(
              List.of(Expr.Literal.of(i, index.width())),
              List.of(new Stmt.Assign(target, assigned, Origin.NONE)),
              Origin.NONE));
    }
    return new Stmt.Switch(index, cases, Optional.empty(), Origin.NONE);
  }

  private Stmt allOrSlice(Sink sink) {
    if (sink.signal().type() instanceof Type.Enumerated || choice.percent(60)) {
      return whole(sink);
    }
    int low = choice.below(sink.width());
    int high = choice.between(low, sink.width() - 1);
    return assign(new Target(sink.signal().name(), high, low, sink.width()), sink);
  }

  private Stmt assign(Target target, Sink sink) {
    var value =
        sink.signal().type() instanceof Type.Enumerated of
            ? expressions.of(of.type(), sink.pool())
            : expressions.of(target.bits(), sink.pool());
    return new Stmt.Assign(target, value, Origin.NONE);
  }

  /** Assigns all bits on every way through; the choices read {@code pool}. */
  List<Stmt> complete(Sink sink, Pool pool, int depth) {
    var statements = new ArrayList<Stmt>();
    switch (depth == 0 || expressions.spent() ? 0 : choice.below(5)) {
      case 1 ->
          statements.add(
              new Stmt.When(
                  expressions.condition(pool),
                  complete(sink, pool, depth - 1),
                  complete(sink, pool, depth - 1),
                  Origin.NONE));
      case 2 -> statements.add(choose(pool, () -> complete(sink, pool, depth - 1), true));
      case 3 -> {
        if (sink.signal().type() instanceof Type.Enumerated || sink.width() == 1) {
          statements.add(whole(sink));
        } else {
          int cut = choice.between(1, sink.width() - 1);
          var name = sink.signal().name();
          statements.add(assign(new Target(name, sink.width() - 1, cut, sink.width()), sink));
          statements.add(assign(new Target(name, cut - 1, 0, sink.width()), sink));
        }
      }
      default -> statements.add(whole(sink));
    }
    return statements;
  }

  /** Some of the leaves, with choices around them that read {@code pool}. */
  List<Stmt> block(List<Supplier<Stmt>> leaves, Pool pool, int depth) {
    var statements = new ArrayList<Stmt>();
    int count = expressions.spent() ? 1 : choice.between(1, 3);
    for (int i = 0; i < count; i++) {
      statements.add(statement(leaves, pool, depth));
    }
    return statements;
  }

  private Stmt statement(List<Supplier<Stmt>> leaves, Pool pool, int depth) {
    return switch (depth == 0 || expressions.spent() ? 0 : choice.below(4)) {
      case 1, 2 -> when(leaves, pool, depth);
      case 3 -> choose(pool, () -> block(leaves, pool, depth - 1), false);
      default -> choice.of(leaves).get();
    };
  }

  private Stmt when(List<Supplier<Stmt>> leaves, Pool pool, int depth) {
    List<Stmt> otherwise =
        switch (expressions.spent() ? 0 : choice.below(4)) {
          case 0 -> List.of();
          case 1 -> List.of(when(leaves, pool, Math.max(1, depth - 1)));
          default -> block(leaves, pool, depth - 1);
        };
    return new Stmt.When(
        expressions.condition(pool), block(leaves, pool, depth - 1), otherwise, Origin.NONE);
  }

  /** A switch over an enum or a number; if {@code all}, each value runs one of the bodies. */
  private Stmt choose(Pool pool, Supplier<List<Stmt>> body, boolean all) {
    var enums = pool.enums();
    if (!enums.isEmpty() && choice.percent(50)) {
      return overEnum(pool, choice.of(enums), body, all);
    }
    int width = choice.percent(70) ? choice.between(1, 3) : choice.width();
    var subject = expressions.of(width, pool);
    var values = new LinkedHashSet<BigInteger>();
    boolean full = width <= 2 && choice.percent(50);
    if (full) {
      for (int i = 0; i < 1 << width; i++) {
        values.add(BigInteger.valueOf(i));
      }
    } else {
      int wanted = choice.between(1, 4);
      for (int i = 0; i < wanted; i++) {
        values.add(choice.bits(width));
      }
    }
    var labels = values.stream().map(value -> Expr.Literal.of(value, width)).toList();
    var otherwise =
        full && choice.percent(60)
            ? Optional.<List<Stmt>>empty()
            : Optional.of(all || choice.percent(60) ? body.get() : List.<Stmt>of());
    return new Stmt.Switch(subject, cases(labels, body), otherwise, Origin.NONE);
  }

  private Stmt overEnum(Pool pool, Pool.Signal subject, Supplier<List<Stmt>> body, boolean all) {
    var type = ((Type.Enumerated) subject.type()).type();
    boolean full = choice.percent(50);
    int count = full ? type.constants().size() : choice.between(1, type.constants().size());
    var labels =
        choice.shuffled(type.constants()).subList(0, count).stream()
            .map(constant -> ExpressionGenerator.constant(type, constant))
            .toList();
    var otherwise =
        full && choice.percent(70)
            ? Optional.<List<Stmt>>empty()
            : Optional.of(all || choice.percent(60) ? body.get() : List.<Stmt>of());
    return new Stmt.Switch(pool.reading(subject), cases(labels, body), otherwise, Origin.NONE);
  }

  /** The labels dealt out to cases, sometimes several to one. */
  private List<Stmt.Case> cases(List<Expr.Literal> labels, Supplier<List<Stmt>> body) {
    var cases = new ArrayList<Stmt.Case>();
    for (int next = 0; next < labels.size(); ) {
      int end = Math.min(labels.size(), next + (choice.percent(75) ? 1 : 2));
      cases.add(new Stmt.Case(labels.subList(next, end), body.get(), Origin.NONE));
      next = end;
    }
    return cases;
  }
}
