package portcullis.hdl;

import java.util.Optional;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;

/** An unsigned number. */
public final class UInt extends Numeric<UInt> {
  UInt(Type type, Optional<Node> node) {
    super(type, node);
  }

  @Override
  UInt bound(Node signal) {
    return new UInt(type(), Optional.of(signal));
  }

  @Override
  UInt self() {
    return this;
  }

  @Override
  UInt ofWidth(int width, Optional<Node> node) {
    return new UInt(new Type.UInt(width), node);
  }

  /** Bits {@code high} to {@code low}, {@code high - low + 1} bits; can be assigned. */
  public UInt slice(int high, int low) {
    var type = new Type.UInt(Math.max(high - low + 1, 0));
    return new UInt(type, Optional.of(Operands.slice(this, high, low, type)));
  }

  /** The lowest {@code count} bits; can be assigned. */
  public UInt low(int count) {
    return slice(count - 1, 0);
  }

  /** The highest {@code count} bits; can be assigned. */
  public UInt high(int count) {
    return slice(width() - 1, width() - count);
  }

  /** One bit for each number below {@code count}; the bit of this number is 1. */
  public Bits oneHot(int count) {
    return Hdl.bits(count).of(1).shiftLeft(this);
  }

  /** The same bits as a signed number. */
  public SInt asSInt() {
    return new SInt(new Type.SInt(width()), Optional.of(node("asSInt")));
  }
}
