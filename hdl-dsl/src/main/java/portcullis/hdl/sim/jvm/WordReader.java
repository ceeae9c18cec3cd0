package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import portcullis.hdl.sim.jvm.Word.Operation;

/** Reads words of a settled state; what no group keeps is computed. */
final class WordReader {
  private final StateLayout layout;
  private final long[] state;
  private Map<Word, Long> known = Map.of();
  private int operations;

  WordReader(StateLayout layout, long[] state) {
    this.layout = layout;
    this.state = state;
  }

  BigInteger read(BitVector value) {
    var all = BigInteger.ZERO;
    for (int i = value.count() - 1; i >= 0; i--) {
      all = all.shiftLeft(Long.SIZE).or(unsigned(read(value.word(i))));
    }
    return all;
  }

  static BigInteger unsigned(long bits) {
    var value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : value;
  }

  long read(Word word) {
    switch (word.operation()) {
      case CONSTANT -> {
        return word.number();
      }
      case STATE -> {
        return state[(int) word.number()];
      }
      default -> {
        if (layout.isKept(word)) {
          return state[layout.placeOf(word)];
        }
      }
    }
    var before = known.get(word);
    if (before != null) {
      return before;
    }
    long value = compute(word);
    if (known.isEmpty()) {
      known = new HashMap<>();
    }
    known.put(word, value);
    return value;
  }

  /** How many operations have been interpreted. */
  int operations() {
    return operations;
  }

  private long compute(Word word) {
    operations++;
    long first = read(word.operand(0));
    return switch (word.operation()) {
      case MUX -> read(word.operand(first != 0 ? 1 : 2));
      case SELECT -> {
        long last = word.operands().size() - 2L;
        yield read(word.operand(1 + (int) (Long.compareUnsigned(first, last) < 0 ? first : last)));
      }
      case MEMORY ->
          state[
              layout.memory(word.memory())
                  + (int) first * layout.limbs(word.memory())
                  + word.limb()];
      default ->
          WordMath.apply(
              word.operation(),
              word.width(),
              word.number(),
              first,
              word.operands().size() > 1 ? read(word.operand(1)) : 0);
    };
  }

  /** Whether a word can be read without computing anything. */
  static boolean isAtHand(StateLayout layout, Word word) {
    return word.is(Operation.STATE) || layout.isKept(word);
  }
}
