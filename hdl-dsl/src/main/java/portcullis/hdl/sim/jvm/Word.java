package portcullis.hdl.sim.jvm;

import java.util.List;

/**
 * A value of at most 64 bits, computed from others. The bits above its width are 0. Words are made
 * by a {@link WordGraph} alone, which makes equal ones once.
 */
final class Word {
  private static final int SCALE = 31;

  /** What computes it. {@code a}, {@code b}, ... are the operands, {@code n} the number. */
  enum Operation {
    /** The number n. */
    CONSTANT,
    /** The word of the state with the number n: an input, a register. */
    STATE,
    /** A word of the memory with the number n / 2^32; a is its place there, n % 2^32 its limb. */
    MEMORY,
    AND,
    OR,
    XOR,
    /** All bits of the width inverted. */
    NOT,
    /** Wraps at the width. */
    ADD,
    /** Wraps at the width. */
    SUBTRACT,
    /** The low bits of the product. */
    MULTIPLY,
    /** The upper 64 bits of the unsigned product of 128 bits. */
    MULTIPLY_HIGH,
    /** a shifted up by n, cut at the width. */
    SHIFT_UP,
    /** The bits of a from n on. */
    SLICE,
    /** a above b, which has n bits. */
    CONCAT,
    EQUAL,
    /** Unsigned. */
    LESS,
    /** Both in two's complement of n bits. */
    LESS_SIGNED,
    /** 1 if the number of ones is odd. */
    PARITY,
    /** a shifted up by b, which is less than 64; cut at the width. */
    SHIFT_UP_BY,
    /** a shifted down by b, which is less than 64. */
    SHIFT_DOWN_BY,
    /** a, of n bits in two's complement, in the width. */
    SIGN_EXTEND,
    /** a is one bit: b if it is 1, else c. */
    MUX,
    /** a is a number: the operand behind it with that number, the last one where there is none. */
    SELECT
  }

  private final Operation operation;
  private final int width;
  private final long number;
  private final List<Word> operands;
  private final int index;
  private final int hash;

  Word(Operation operation, int width, long number, List<Word> operands, int index) {
    this.operation = operation;
    this.width = width;
    this.number = number;
    this.operands = operands;
    this.index = index;
    int mixed = operation.ordinal() * SCALE + width;
    mixed = mixed * SCALE + Long.hashCode(number * 0x9E3779B97F4A7C15L);
    for (var operand : operands) {
      mixed = mixed * SCALE + operand.index;
    }
    hash = mixed ^ mixed >>> 15;
  }

  Operation operation() {
    return operation;
  }

  /** The value is less than 2^width; 1 to 64. */
  int width() {
    return width;
  }

  long number() {
    return number;
  }

  List<Word> operands() {
    return operands;
  }

  Word operand(int place) {
    return operands.get(place);
  }

  /** Operands have smaller indices than what is computed from them. */
  int index() {
    return index;
  }

  boolean is(Operation other) {
    return operation == other;
  }

  boolean isConstant() {
    return operation == Operation.CONSTANT;
  }

  boolean isConstant(long value) {
    return operation == Operation.CONSTANT && number == value;
  }

  /** The operand of {@link Operation#MUX} and {@link Operation#SELECT} that decides. */
  boolean chooses() {
    return operation == Operation.MUX || operation == Operation.SELECT;
  }

  int memory() {
    return (int) (number >>> Integer.SIZE);
  }

  int limb() {
    return (int) number;
  }

  int mixed() {
    return hash;
  }

  boolean isSame(Word other) {
    if (operation != other.operation
        || width != other.width
        || number != other.number
        || operands.size() != other.operands.size()) {
      return false;
    }
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) != other.operands.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Ones in the low bits. */
  static long mask(int width) {
    return -1L >>> Long.SIZE - width;
  }

  @Override
  public String toString() {
    return "%s:%d#%d(%d)".formatted(operation, width, index, number);
  }
}
