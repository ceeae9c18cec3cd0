package portcullis.hdl;

import java.util.Optional;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/** A signed number in two's complement. */
public final class SInt extends Numeric<SInt> {
  SInt(Type type, Optional<Node> node) {
    super(type, node);
  }

  @Override
  SInt bound(Node signal) {
    return new SInt(type(), Optional.of(signal));
  }

  @Override
  SInt self() {
    return this;
  }

  @Override
  SInt ofWidth(int width, Optional<Node> node) {
    return new SInt(new Type.SInt(width), node);
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

  /** The negative, wrapping; as wide as this. */
  public SInt negate() {
    return bound(Gates.unary(UnaryOperator.NEGATE, node("negate"), type()));
  }

  /** The same bits as an unsigned number. */
  public UInt asUInt() {
    return new UInt(new Type.UInt(width()), Optional.of(node("asUInt")));
  }
}
