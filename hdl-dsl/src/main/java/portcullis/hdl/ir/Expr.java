package portcullis.hdl.ir;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A pure function of signals. Every node checks its widths when made, so an expression that exists
 * is well formed; a front end that gets it wrong fails at once with an {@link
 * IllegalArgumentException}.
 */
public sealed interface Expr {
  /** Bits of the value, at least 1. */
  int width();

  /** The expressions this one is computed from, in writing order. */
  List<Expr> operands();

  /**
   * A constant.
   *
   * @param value 0 to 2^width - 1
   * @param width at least 1
   * @param meaning the enum constant this stands for, if it does
   */
  record Literal(BigInteger value, int width, Optional<EnumConstant> meaning) implements Expr {
    /** Checks the range. */
    public Literal {
      require(width >= 1, "literal of no bits");
      require(value.signum() >= 0 && value.bitLength() <= width, "literal out of range");
    }

    /** A number. */
    public static Literal of(BigInteger value, int width) {
      return new Literal(value, width, Optional.empty());
    }

    /** A number. */
    public static Literal of(long value, int width) {
      return of(BigInteger.valueOf(value), width);
    }

    @Override
    public List<Expr> operands() {
      return List.of();
    }
  }

  /**
   * Names a constant of an enum.
   *
   * @param type the enum
   * @param constant name of the constant
   */
  record EnumConstant(EnumType type, String constant) {}

  /** The value of a port, wire, definition or register of the same module. */
  record Ref(String name, int width) implements Expr {
    @Override
    public List<Expr> operands() {
      return List.of();
    }
  }

  /** An operator on one operand. */
  record Unary(UnaryOperator operator, Expr operand) implements Expr {
    @Override
    public int width() {
      return operator.resultWidth(operand.width());
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand);
    }
  }

  /** An operator on two operands. */
  record Binary(BinaryOperator operator, Expr left, Expr right) implements Expr {
    /** Checks that the widths suit the operator. */
    public Binary {
      switch (operator.family()) {
        case SAME_WIDTH, COMPARISON ->
            require(left.width() == right.width(), operator + " of unequal widths");
        case PRODUCT, SHIFT -> {}
      }
    }

    @Override
    public int width() {
      return operator.resultWidth(left.width(), right.width());
    }

    @Override
    public List<Expr> operands() {
      return List.of(left, right);
    }
  }

  /** Bits {@code high} down to {@code low} of the operand. */
  record Slice(Expr operand, int high, int low) implements Expr {
    /** Checks the range. */
    public Slice {
      require(low >= 0 && high >= low && high < operand.width(), "slice out of range");
    }

    @Override
    public int width() {
      return high - low + 1;
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand);
    }
  }

  /** One bit of the operand, chosen by an unsigned index; 0 where the index is past the end. */
  record BitSelect(Expr operand, Expr index) implements Expr {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand, index);
    }
  }

  /** The parts side by side, the first in the most significant place. */
  record Concat(List<Expr> parts) implements Expr {
    /** Copies the list, which must not be empty. */
    public Concat {
      parts = List.copyOf(parts);
      require(!parts.isEmpty(), "empty concatenation");
    }

    @Override
    public int width() {
      return parts.stream().mapToInt(Expr::width).sum();
    }

    @Override
    public List<Expr> operands() {
      return parts;
    }
  }

  /** The operand {@code count} times side by side. */
  record Repeat(int count, Expr operand) implements Expr {
    /** Checks the count. */
    public Repeat {
      require(count >= 1, "repeated less than once");
    }

    @Override
    public int width() {
      return count * operand.width();
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand);
    }
  }

  /** The operand with zeros above it. */
  record ZeroExtend(int width, Expr operand) implements Expr {
    /** Checks the width. */
    public ZeroExtend {
      require(width > operand.width(), "extension that does not widen");
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand);
    }
  }

  /** The operand with copies of its top bit above it. */
  record SignExtend(int width, Expr operand) implements Expr {
    /** Checks the width. */
    public SignExtend {
      require(width > operand.width(), "extension that does not widen");
    }

    @Override
    public List<Expr> operands() {
      return List.of(operand);
    }
  }

  /** One of two values. */
  record Mux(Expr condition, Expr ifTrue, Expr ifFalse) implements Expr {
    /** Checks the widths. */
    public Mux {
      require(condition.width() == 1, "condition of several bits");
      require(ifTrue.width() == ifFalse.width(), "mux of unequal widths");
    }

    @Override
    public int width() {
      return ifTrue.width();
    }

    @Override
    public List<Expr> operands() {
      return List.of(condition, ifTrue, ifFalse);
    }
  }

  /**
   * The bitwise or of all values whose select bit is 1: the chosen value if one is selected, 0 if
   * none is.
   */
  record OneHotMux(List<Expr> selects, List<Expr> values) implements Expr {
    /** Copies the lists, which are equally long and not empty. */
    public OneHotMux {
      selects = List.copyOf(selects);
      values = List.copyOf(values);
      require(!values.isEmpty() && selects.size() == values.size(), "one-hot mux of unequal lists");
      int width = values.getFirst().width();
      require(selects.stream().allMatch(s -> s.width() == 1), "select of several bits");
      require(values.stream().allMatch(v -> v.width() == width), "one-hot mux of unequal widths");
    }

    @Override
    public int width() {
      return values.getFirst().width();
    }

    @Override
    public List<Expr> operands() {
      var all = new java.util.ArrayList<Expr>(selects);
      all.addAll(values);
      return all;
    }
  }

  /** The element with the given number; the last one where the index is past the end. */
  record Index(List<Expr> elements, Expr index) implements Expr {
    /** Copies the list, which is not empty. */
    public Index {
      elements = List.copyOf(elements);
      require(!elements.isEmpty(), "index into nothing");
      int width = elements.getFirst().width();
      require(elements.stream().allMatch(e -> e.width() == width), "elements of unequal widths");
    }

    @Override
    public int width() {
      return elements.getFirst().width();
    }

    @Override
    public List<Expr> operands() {
      var all = new java.util.ArrayList<Expr>(elements);
      all.add(index);
      return all;
    }
  }

  /**
   * A word of a memory as it stands now. Appears only as the whole value of a {@link
   * Declaration.Definition} (asynchronous read) or of an assignment to a register (synchronous
   * read). Addresses past the last word read an unspecified value.
   */
  record MemoryRead(String memory, Expr address, int width) implements Expr {
    @Override
    public List<Expr> operands() {
      return List.of(address);
    }
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
