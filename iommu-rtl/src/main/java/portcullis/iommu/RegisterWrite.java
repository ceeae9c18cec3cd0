package portcullis.iommu;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.when;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Register;

/**
 * What software writes to a register in this cycle.
 *
 * @param halves a bit for each 4 bytes: they are written
 * @param data as wide as the register; means nothing where it is not written
 */
public record RegisterWrite(Bits halves, Bits data) implements Bundle {
  /** The shape for a register. */
  public static RegisterWrite of(Register register) {
    int width = Byte.SIZE * register.bytes();
    return new RegisterWrite(bits(width / Integer.SIZE), bits(width));
  }

  /** Any part of the register is written. */
  public Bool any() {
    return halves.orReduce();
  }

  /** The half with the lowest bit of a field is written. */
  public Bool reaches(Field field) {
    return halves.bit(field.lsb() / Integer.SIZE);
  }

  /** A field of one bit is written with 1. */
  public Bool one(Field field) {
    return reaches(field).and(FieldBits.flag(data, field));
  }

  /** Lets a field of one bit take what is written. */
  public void store(Bool register, Field field) {
    when(reaches(field), () -> register.set(FieldBits.flag(data, field)));
  }

  /** Lets a field, or its low bits if fewer are kept, take what is written. */
  public void store(UInt register, Field field) {
    int end = field.lsb() + register.width();
    for (int half = 0; half < halves.width(); half++) {
      int from = Math.max(field.lsb(), half * Integer.SIZE);
      int to = Math.min(end, (half + 1) * Integer.SIZE) - 1;
      if (from <= to) {
        when(
            halves.bit(half),
            () ->
                register
                    .slice(to - field.lsb(), from - field.lsb())
                    .set(data.slice(to, from).asUInt()));
      }
    }
  }
}
