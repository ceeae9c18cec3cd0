package portcullis.hdl;

/**
 * A value in hardware, or the shape of one. {@code uint(8)} is a shape; {@code wire(uint(8))} is a
 * signal of that shape. The same record or vector class holds shapes or signals.
 */
public sealed interface Data permits Scalar, Vec, Bundle {
  /** Number of bits of all parts together. */
  default int width() {
    int width = 0;
    for (var leaf : Structure.leaves(this)) {
      width += leaf.scalar().type().width();
    }
    return width;
  }

  /**
   * All bits side by side. The first component of a bundle takes the most significant place,
   * element 0 of a vector the least significant one.
   */
  default Bits asBits() {
    return Structure.pack(this);
  }
}
