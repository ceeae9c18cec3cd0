package portcullis.iommu.layout;

import java.util.List;

/**
 * A register of the register page, or an array of equal ones.
 *
 * @param name its name; of an array, the common part
 * @param offset byte offset of the (first) register in the register page
 * @param bytes 4 or 8
 * @param count how many there are; 1 unless it is an array
 * @param stride bytes from one element of the array to the next
 * @param present when the register exists; otherwise it reads 0 and ignores writes
 * @param section where the specification describes it
 * @param fields its fields, least significant first; what they leave out is reserved
 */
public record Register(
    String name,
    int offset,
    int bytes,
    int count,
    int stride,
    String present,
    Section section,
    List<Field> fields) {

  private static final int PAGE = 4096;

  /**
   * Checks the place and the fields.
   *
   * @throws IllegalArgumentException if the register is misaligned or leaves the page, or its
   *     fields overlap or stand in another order
   */
  public Register {
    fields = List.copyOf(fields);
    if (bytes != 4 && bytes != 8) {
      throw new IllegalArgumentException(
          "register %s has %d bytes, not 4 or 8".formatted(name, bytes));
    }
    if (offset < 0 || offset % bytes != 0 || offset + (count - 1) * stride + bytes > PAGE) {
      throw new IllegalArgumentException(
          "register %s at offset %d is not aligned, or not within the page"
              .formatted(name, offset));
    }
    if (count < 1 || count > 1 && stride < bytes) {
      throw new IllegalArgumentException(
          "array %s: %d elements, one every %d bytes".formatted(name, count, stride));
    }
    Word.requireDisjoint(name, Byte.SIZE * bytes, fields);
  }

  /** A single register that every build has. */
  static Register always(String name, int offset, int bytes, Section section, Field... fields) {
    return when("always", name, offset, bytes, section, fields);
  }

  /** A single register that some builds have. */
  static Register when(
      String present, String name, int offset, int bytes, Section section, Field... fields) {
    return new Register(name, offset, bytes, 1, bytes, present, section, List.of(fields));
  }

  /**
   * The place of one element of an array.
   *
   * @param index the element, from 0
   * @return byte offset in the register page
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public int offset(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(
          "%s has %d elements, and no element %d".formatted(name, count, index));
    }
    return offset + index * stride;
  }

  /**
   * The bits that no field describes.
   *
   * @return a mask; those bits read 0
   */
  public long reserved() {
    return Word.reserved(Byte.SIZE * bytes, fields);
  }

  /**
   * The value after reset as far as the specification fixes it; open fields count as 0.
   *
   * @return the value
   */
  public long reset() {
    long value = 0;
    for (var field : fields) {
      value |= field.of(field.reset().value().orElse(0));
    }
    return value;
  }
}
