package portcullis.hdl.sim.jvm;

import portcullis.hdl.sim.jvm.Word.Operation;

/** The meaning of the operations on numbers. The bytecode must agree with it. */
final class WordMath {
  private WordMath() {}

  /** The value of an operation that needs neither state nor a choice. */
  static long apply(Operation operation, int width, long number, long a, long b) {
    long value =
        switch (operation) {
          case AND -> a & b;
          case OR -> a | b;
          case XOR -> a ^ b;
          case NOT -> ~a;
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case MULTIPLY_HIGH -> Math.unsignedMultiplyHigh(a, b);
          case SHIFT_UP -> a << number;
          case SLICE -> a >>> number;
          case CONCAT -> number == Long.SIZE ? b : a << number | b;
          case EQUAL -> a == b ? 1 : 0;
          case LESS -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
          case LESS_SIGNED -> extended(a, number) < extended(b, number) ? 1 : 0;
          case PARITY -> Long.bitCount(a) & 1;
          case SHIFT_UP_BY -> a << b;
          case SHIFT_DOWN_BY -> a >>> b;
          case SIGN_EXTEND -> extended(a, number);
          case CONSTANT -> number;
          case STATE, MEMORY, MUX, SELECT ->
              throw new IllegalArgumentException("not an operation on numbers: " + operation);
        };
    return value & Word.mask(width);
  }

  private static long extended(long value, long width) {
    return value << Long.SIZE - width >> Long.SIZE - width;
  }
}
