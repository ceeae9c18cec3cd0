package portcullis.iommu.layout;

import java.util.List;

/**
 * A word of a structure in memory. Its bytes stand in the order that the endianness of the
 * structure says.
 *
 * @param name its name
 * @param offset byte offset in the structure
 * @param bytes 4 or 8
 * @param fields its fields, least significant first; what they leave out is reserved
 */
public record Word(String name, int offset, int bytes, List<Field> fields) {

  /**
   * Checks the place and the fields.
   *
   * @throws IllegalArgumentException if the word is misaligned, or its fields overlap or stand in
   *     another order
   */
  public Word {
    fields = List.copyOf(fields);
    if (bytes != 4 && bytes != 8 || offset < 0 || offset % bytes != 0) {
      throw new IllegalArgumentException(
          "word %s: %d bytes at offset %d".formatted(name, bytes, offset));
    }
    requireDisjoint(name, Byte.SIZE * bytes, fields);
  }

  /** A doubleword. */
  static Word doubleword(String name, int offset, Field... fields) {
    return new Word(name, offset, Long.BYTES, List.of(fields));
  }

  /**
   * The bits that no field describes.
   *
   * @return a mask; those bits are 0
   */
  public long reserved() {
    return reserved(Byte.SIZE * bytes, fields);
  }

  static long reserved(int bits, List<Field> fields) {
    long mask = -1L >>> Long.SIZE - bits;
    for (var field : fields) {
      mask &= ~field.mask();
    }
    return mask;
  }

  static void requireDisjoint(String name, int bits, List<Field> fields) {
    int next = 0;
    for (var field : fields) {
      if (field.lsb() < next || field.msb() >= bits) {
        throw new IllegalArgumentException(
            "%s: field %s at %d:%d overlaps an earlier one, or leaves the %d bits"
                .formatted(name, field.name(), field.msb(), field.lsb(), bits));
      }
      next = field.msb() + 1;
    }
  }
}
