package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.LogLine;

/** Takes what the hardware tells at an edge and hands it on when the edge is over. */
final class MessageDesk implements CompiledLogic.Messages {
  private final Consumer<LogLine> log;
  private final Map<Integer, Flat.Check> checks = new LinkedHashMap<>();
  private final Map<Integer, Flat.Log> logs = new LinkedHashMap<>();
  private final Map<String, Long> covers = new LinkedHashMap<>();
  private final List<Message> told = new ArrayList<>();
  private long[] values = new long[8];
  private int count;

  private record Message(int number, long[] values) {}

  MessageDesk(FlatDesign design, Consumer<LogLine> log) {
    this.log = log;
    for (var action : design.actions()) {
      switch (action) {
        case Flat.Check check -> {
          checks.put(check.number(), check);
          if (check.kind() == Stmt.CheckKind.COVER) {
            covers.put(check.name(), 0L);
          }
        }
        case Flat.Log it -> logs.put(it.number(), it);
        case Flat.Register _, Flat.Write _ -> {}
      }
    }
  }

  @Override
  public void value(long bits) {
    if (count == values.length) {
      values = java.util.Arrays.copyOf(values, 2 * count);
    }
    values[count++] = bits;
  }

  @Override
  public void tell(int number) {
    told.add(new Message(number, java.util.Arrays.copyOf(values, count)));
    count = 0;
  }

  boolean isEmpty() {
    return told.isEmpty();
  }

  Map<String, Long> covers() {
    return new LinkedHashMap<>(covers);
  }

  /**
   * Hands on everything, in the order of the design; of several failures the first one leads, the
   * others travel with it.
   */
  Optional<CheckFailedException> handOn(long cycle) {
    told.sort(Comparator.comparingInt(Message::number));
    CheckFailedException failure = null;
    for (var message : told) {
      var check = checks.get(message.number());
      if (check == null) {
        var line = logs.get(message.number());
        log.accept(
            new LogLine(text(line, message.values()), cycle, line.path(), line.origin().source()));
      } else if (check.kind() == Stmt.CheckKind.COVER) {
        covers.merge(check.name(), 1L, Long::sum);
      } else {
        var next =
            new CheckFailedException(check.name(), check.message(), cycle, check.origin().source());
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    told.clear();
    return Optional.ofNullable(failure);
  }

  private static String text(Flat.Log line, long[] limbs) {
    var text = new StringBuilder();
    int limb = 0;
    int value = 0;
    for (var part : line.parts()) {
      switch (part) {
        case Stmt.LogPart.Text(var words) -> text.append(words);
        case Stmt.LogPart.Value(_, var radix) -> {
          var shape = line.values().get(value++);
          var bits = BigInteger.ZERO;
          for (int i = 0; i < shape.count(); i++) {
            bits = bits.or(WordReader.unsigned(limbs[limb++]).shiftLeft(i * Long.SIZE));
          }
          text.append(text(bits, shape.width(), radix));
        }
      }
    }
    return text.toString();
  }

  private static String text(BigInteger bits, int width, Stmt.Radix radix) {
    return switch (radix) {
      case DECIMAL -> bits.toString();
      case SIGNED ->
          (bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits)
              .toString();
      case HEXADECIMAL -> padded(bits.toString(16), (width + 3) / 4);
      case BINARY -> padded(bits.toString(2), width);
    };
  }

  private static String padded(String digits, int width) {
    return "0".repeat(width - digits.length()) + digits;
  }
}
