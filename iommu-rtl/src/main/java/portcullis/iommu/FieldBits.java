package portcullis.iommu;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.Field;

/** Takes fields of the layout out of words of hardware. */
public final class FieldBits {
  private FieldBits() {}

  /** The field of a word. */
  public static Bits of(Bits word, Field field) {
    return word.slice(field.msb(), field.lsb());
  }

  /** The field of a word as a number. */
  public static UInt number(Bits word, Field field) {
    return of(word, field).asUInt();
  }

  /** A field of one bit. */
  public static Bool flag(Bits word, Field field) {
    if (field.width() != 1) {
      throw new IllegalArgumentException(
          "%s has %d bits, not 1".formatted(field.name(), field.width()));
    }
    return word.bit(field.lsb());
  }
}
