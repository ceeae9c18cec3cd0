package portcullis.iommu.layout;

import java.util.Objects;

/**
 * A field of a word: of a register, or of a doubleword of a structure in memory.
 *
 * @param name its name, as in the specification
 * @param msb position of its most significant bit in its word, 0 to 63
 * @param lsb position of its least significant bit in its word, 0 to {@code msb}
 * @param access who may do what
 * @param reset its value after reset
 * @param section where the specification describes it
 * @param meaning what it means, in a few words
 */
public record Field(
    String name, int msb, int lsb, Access access, Reset reset, Section section, String meaning) {

  /**
   * Checks the position.
   *
   * @throws IllegalArgumentException if the positions are not 63 &gt;= msb &gt;= lsb &gt;= 0, or
   *     the reset value does not fit
   */
  public Field {
    Objects.requireNonNull(name);
    Objects.requireNonNull(access);
    Objects.requireNonNull(section);
    Objects.requireNonNull(meaning);
    if (lsb < 0 || msb < lsb || msb >= Long.SIZE) {
      throw new IllegalArgumentException(
          "field %s lies at %d:%d; positions must be 63 >= msb >= lsb >= 0"
              .formatted(name, msb, lsb));
    }
    if (reset.value().isPresent() && (reset.value().getAsLong() & ~lowBits(msb - lsb + 1)) != 0) {
      throw new IllegalArgumentException(
          "field %s has %d bits, too few for its reset value %s"
              .formatted(name, msb - lsb + 1, reset.text()));
    }
  }

  /**
   * The width.
   *
   * @return bits, 1 to 64
   */
  public int width() {
    return msb - lsb + 1;
  }

  /**
   * The greatest value the field can hold.
   *
   * @return {@code width} ones, not shifted
   */
  public long maximum() {
    return lowBits(width());
  }

  /**
   * The bits of the word that belong to the field.
   *
   * @return {@code width} ones at the field's position
   */
  public long mask() {
    return maximum() << lsb;
  }

  /**
   * Takes the field out of a word.
   *
   * @param word the word
   * @return the field's value, unsigned
   */
  public long get(long word) {
    return word >>> lsb & maximum();
  }

  /**
   * Takes a field of at most 31 bits out of a word.
   *
   * @param word the word
   * @return the field's value
   */
  public int getInt(long word) {
    return (int) get(word);
  }

  /**
   * Whether any bit of the field is 1; made for fields of one bit.
   *
   * @param word the word
   * @return whether the field is not 0
   */
  public boolean isSet(long word) {
    return (word & mask()) != 0;
  }

  /**
   * Puts a value into the field and leaves the rest of the word.
   *
   * @param word the word
   * @param value the field's new value
   * @return the changed word
   * @throws IllegalArgumentException if the value is too wide
   */
  public long set(long word, long value) {
    return word & ~mask() | of(value);
  }

  /**
   * A word in which only this field is not 0.
   *
   * @param value the field's value
   * @return the value at the field's position
   * @throws IllegalArgumentException if the value is too wide
   */
  public long of(long value) {
    if ((value & ~maximum()) != 0) {
      throw new IllegalArgumentException(
          "0x%x does not fit the %d bits of %s".formatted(value, width(), name));
    }
    return value << lsb;
  }

  /**
   * A word in which only this field may not be 0, for a field of one bit.
   *
   * @param value the field's value
   * @return 1 at the field's position, or 0
   */
  public long of(boolean value) {
    return value ? 1L << lsb : 0;
  }

  private static long lowBits(int count) {
    return -1L >>> Long.SIZE - count;
  }
}
