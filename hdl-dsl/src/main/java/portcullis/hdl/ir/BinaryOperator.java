package portcullis.hdl.ir;

/**
 * Operators on two operands. Except for {@link Family#PRODUCT} and {@link Family#SHIFT}, both
 * operands are equally wide.
 */
public enum BinaryOperator {
  /** Sum, wrapping at the width of the operands. */
  ADD("+", Family.SAME_WIDTH),
  /** Difference, wrapping at the width of the operands. */
  SUBTRACT("-", Family.SAME_WIDTH),
  /** Bitwise and. */
  AND("&", Family.SAME_WIDTH),
  /** Bitwise or. */
  OR("|", Family.SAME_WIDTH),
  /** Bitwise exclusive or. */
  XOR("^", Family.SAME_WIDTH),
  /** Unsigned product, as wide as both operands together. */
  MULTIPLY("*", Family.PRODUCT),
  /** Signed product, as wide as both operands together. */
  MULTIPLY_SIGNED("*s", Family.PRODUCT),
  /** 1 if equal. */
  EQUAL("==", Family.COMPARISON),
  /** 1 if not equal. */
  NOT_EQUAL("!=", Family.COMPARISON),
  /** Unsigned less than. */
  LESS_THAN("<", Family.COMPARISON),
  /** Unsigned less than or equal. */
  LESS_OR_EQUAL("<=", Family.COMPARISON),
  /** Unsigned greater than. */
  GREATER_THAN(">", Family.COMPARISON),
  /** Unsigned greater than or equal. */
  GREATER_OR_EQUAL(">=", Family.COMPARISON),
  /** Signed less than. */
  LESS_THAN_SIGNED("<s", Family.COMPARISON),
  /** Signed less than or equal. */
  LESS_OR_EQUAL_SIGNED("<=s", Family.COMPARISON),
  /** Signed greater than. */
  GREATER_THAN_SIGNED(">s", Family.COMPARISON),
  /** Signed greater than or equal. */
  GREATER_OR_EQUAL_SIGNED(">=s", Family.COMPARISON),
  /**
   * Left operand shifted up by the unsigned right operand, zeros shifted in, bits shifted out lost.
   */
  SHIFT_LEFT("<<", Family.SHIFT),
  /** Left operand shifted down by the unsigned right operand, zeros shifted in. */
  SHIFT_RIGHT(">>", Family.SHIFT),
  /** Left operand shifted down by the unsigned right operand, its top bit shifted in. */
  SHIFT_RIGHT_SIGNED(">>>", Family.SHIFT);

  /** How widths of operands and result go together. */
  public enum Family {
    /** Operands and result equally wide. */
    SAME_WIDTH,
    /** Operands equally wide, result one bit. */
    COMPARISON,
    /** Operands of any width, result as wide as both together. */
    PRODUCT,
    /** Result as wide as the left operand; the right operand is any unsigned amount. */
    SHIFT
  }

  private final String symbol;
  private final Family family;

  BinaryOperator(String symbol, Family family) {
    this.symbol = symbol;
    this.family = family;
  }

  /** The operator in the text form; signed variants end in {@code s}. */
  public String symbol() {
    return symbol;
  }

  /** How widths go together. */
  public Family family() {
    return family;
  }

  /** Bits of the result for operands of the given widths. */
  public int resultWidth(int left, int right) {
    return switch (family) {
      case SAME_WIDTH, SHIFT -> left;
      case COMPARISON -> 1;
      case PRODUCT -> left + right;
    };
  }
}
