package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;

/** Memories, their reads and their writes. */
final class MemoryGenerator {
  private static final List<Integer> DEPTHS = List.of(1, 2, 3, 4, 5, 8, 13, 16);

  private final Choice choice;
  private final ExpressionGenerator expressions;
  private final Features.PowerUp powerUp;

  MemoryGenerator(Choice choice, ExpressionGenerator expressions, Features.PowerUp powerUp) {
    this.choice = choice;
    this.expressions = expressions;
    this.powerUp = powerUp;
  }

  Declaration.Memory memory(String name) {
    int depth = choice.of(DEPTHS);
    int width = choice.width();
    var lanes =
        IntStream.rangeClosed(1, width)
            .filter(lane -> width % lane == 0 && width / lane <= 64)
            .boxed()
            .toList();
    boolean known = powerUp != Features.PowerUp.UNKNOWN || choice.percent(60);
    return new Declaration.Memory(
        name,
        depth,
        width,
        choice.percent(40) ? width : choice.of(lanes),
        known ? Optional.of(contents(depth, width)) : Optional.empty(),
        choice.of(List.of(Declaration.ReadUnderWrite.values())),
        Origin.NONE);
  }

  private List<BigInteger> contents(int depth, int width) {
    var words = new ArrayList<BigInteger>();
    for (int i = 0; i < depth; i++) {
      words.add(choice.bits(width));
    }
    return words;
  }

  /** A read, inside the memory unless unknown values are welcome. */
  Expr.MemoryRead read(Declaration.Memory memory, Pool pool) {
    var address =
        powerUp == Features.PowerUp.UNKNOWN && choice.percent(30)
            ? expressions.of(choice.width(), pool)
            : inside(memory, pool);
    return new Expr.MemoryRead(memory.name(), address, memory.width());
  }

  /** A write, sometimes past the last word. */
  Stmt.MemoryWrite write(Declaration.Memory memory, String clock, Pool pool) {
    int lanes = memory.width() / memory.laneWidth();
    boolean masked = lanes > 1 ? choice.percent(80) : choice.percent(20);
    return new Stmt.MemoryWrite(
        memory.name(),
        clock,
        choice.percent(60) ? inside(memory, pool) : outside(memory, pool),
        expressions.of(memory.width(), pool),
        masked ? Optional.of(expressions.of(lanes, pool)) : Optional.empty(),
        Origin.NONE);
  }

  private Expr inside(Declaration.Memory memory, Pool pool) {
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(memory.depth() - 1));
    Expr address = expressions.of(bits, pool);
    if (memory.depth() != 1 << bits) {
      var number = Expr.Literal.of(memory.depth(), bits + 1);
      address =
          new Expr.Mux(
              new Expr.Binary(
                  BinaryOperator.LESS_THAN, new Expr.ZeroExtend(bits + 1, address), number),
              address,
              Expr.Literal.of(choice.below(memory.depth()), bits));
    }
    return choice.percent(75)
        ? address
        : new Expr.ZeroExtend(bits + choice.of(Choice.WIDTHS), address);
  }

  private Expr outside(Declaration.Memory memory, Pool pool) {
    int bits = 32 - Integer.numberOfLeadingZeros(memory.depth());
    return choice.percent(70)
        ? expressions.of(bits, pool)
        : new Expr.Concat(
            List.of(
                expressions.condition(pool),
                Expr.Literal.of(0, choice.width()),
                expressions.of(bits, pool)));
  }
}
