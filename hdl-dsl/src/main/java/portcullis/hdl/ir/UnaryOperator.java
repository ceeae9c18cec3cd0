package portcullis.hdl.ir;

/** Operators on one operand. */
public enum UnaryOperator {
  /** Each bit inverted; as wide as the operand. */
  NOT("~"),
  /** Two's complement negation, wrapping; as wide as the operand. */
  NEGATE("-"),
  /** 1 if all bits are 1; one bit. */
  REDUCE_AND("&"),
  /** 1 if any bit is 1; one bit. */
  REDUCE_OR("|"),
  /** 1 if an odd number of bits is 1; one bit. */
  REDUCE_XOR("^");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as Verilog and the text form write it. */
  public String symbol() {
    return symbol;
  }

  /** Bits of the result for an operand of {@code width} bits. */
  public int resultWidth(int width) {
    return switch (this) {
      case NOT, NEGATE -> width;
      case REDUCE_AND, REDUCE_OR, REDUCE_XOR -> 1;
    };
  }
}
