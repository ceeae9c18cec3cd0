package portcullis.hdl;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;

/** Bits without a numeric meaning: masks, fields, raw data. */
public final class Bits extends Word<Bits> {
  Bits(Type type, Optional<Node> node) {
    super(type, node);
  }

  @Override
  Bits bound(Node signal) {
    return new Bits(type(), Optional.of(signal));
  }

  @Override
  Bits self() {
    return this;
  }

  /** Bits {@code high} to {@code low}, {@code high - low + 1} bits; can be assigned. */
  public Bits slice(int high, int low) {
    var type = new Type.Bits(Math.max(high - low + 1, 0));
    return new Bits(type, Optional.of(Operands.slice(this, high, low, type)));
  }

  /** The lowest {@code count} bits; can be assigned. */
  public Bits low(int count) {
    return slice(count - 1, 0);
  }

  /** The highest {@code count} bits; can be assigned. */
  public Bits high(int count) {
    return slice(width() - 1, width() - count);
  }

  /** This value {@code count} times side by side. */
  public Bits repeat(int count) {
    return Operands.repeat(count, this);
  }

  /** Widened with zeros to {@code width} bits, which is at least the present width. */
  public Bits extend(int width) {
    var type = new Type.Bits(Math.max(width, 0));
    return new Bits(type, Optional.of(Operands.extend(this, false, type)));
  }

  /**
   * 1 if the bits match a pattern of {@code 0}, {@code 1} and {@code ?} (any), most significant
   * first; {@code _} separates groups.
   */
  public Bool matches(String pattern) {
    if (!pattern.matches("[01?_]*")) {
      throw new IllegalArgumentException(
          "matches(\"%s\"): a pattern has only 0, 1, ? for any, and _".formatted(pattern));
    }
    String symbols = pattern.replace("_", "");
    var shape = new Bits(new Type.Bits(symbols.length()), Optional.empty());
    Operands.check("matches", this, shape);
    if (symbols.length() != width()) {
      return Bool.SHAPE.of(false);
    }
    if (symbols.isEmpty()) {
      return Bool.SHAPE.of(true);
    }
    var wanted = new BigInteger(symbols.replace('?', '0'), 2);
    var care = new BigInteger(symbols.replace('0', '1').replace('?', '0'), 2);
    return and(of(care)).eq(of(wanted));
  }

  /** The same bits as an unsigned number. */
  public UInt asUInt() {
    return new UInt(new Type.UInt(width()), Optional.of(node("asUInt")));
  }

  /** The same bits as a signed number. */
  public SInt asSInt() {
    return new SInt(new Type.SInt(width()), Optional.of(node("asSInt")));
  }

  /** The same bits read as a value of a shape of equal width. */
  public <T extends Data> T as(T shape) {
    return Structure.unpack(shape, this);
  }
}
