package portcullis.hdl.ir;

/**
 * What the bits of a signal mean to the designer. Operators do not look at it; names in waveforms,
 * the clock crossing check and the Verilog writer do.
 */
public sealed interface Type {
  /** Number of bits, at least 1. */
  int width();

  /** A truth value. */
  record Bool() implements Type {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public String toString() {
      return "Bool";
    }
  }

  /** An unsigned number. */
  record UInt(int width) implements Type {
    @Override
    public String toString() {
      return "UInt<" + width + ">";
    }
  }

  /** A number in two's complement. */
  record SInt(int width) implements Type {
    @Override
    public String toString() {
      return "SInt<" + width + ">";
    }
  }

  /** Bits without a numeric meaning. */
  record Bits(int width) implements Type {
    @Override
    public String toString() {
      return "Bits<" + width + ">";
    }
  }

  /** A constant of a Java enum. */
  record Enumerated(EnumType type) implements Type {
    @Override
    public int width() {
      return type.width();
    }

    @Override
    public String toString() {
      return type.name();
    }
  }

  /** A clock; registers take their rising edge. */
  record Clock() implements Type {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public String toString() {
      return "Clock";
    }
  }

  /** A synchronous reset, active high. */
  record Reset() implements Type {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public String toString() {
      return "Reset";
    }
  }
}
