package portcullis.driver.uapi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A member of a structure.
 *
 * @param name its name in C
 * @param kind its type in C
 * @param offset byte offset in the structure
 * @param meaning what it means, in a few words
 */
public record Member(String name, Kind kind, int offset, String meaning) {

  /** The C types that members have. */
  public enum Kind {
    /** 8 bits, unsigned. */
    U8("__u8", 1),
    /** 16 bits, unsigned. */
    U16("__u16", 2),
    /** 32 bits, unsigned. */
    U32("__u32", 4),
    /** 32 bits, signed. */
    S32("__s32", 4),
    /** 64 bits, unsigned. */
    U64("__u64", 8),
    /** Whatever follows the structure. */
    DATA("__u8", 1);

    private final String c;
    private final int bytes;

    Kind(String c, int bytes) {
      this.c = c;
      this.bytes = bytes;
    }

    /**
     * The type.
     *
     * @return its name in C
     */
    public String c() {
      return c;
    }

    /**
     * The size, which is the alignment too.
     *
     * @return 1, 2, 4 or 8
     */
    public int bytes() {
      return bytes;
    }
  }

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.nativeOrder());
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.nativeOrder());
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.nativeOrder());

  /**
   * Reads the member.
   *
   * @param structure the structure, from its first byte
   * @return the value, extended by its type
   */
  public long get(MemorySegment structure) {
    return switch (kind) {
      case U8, DATA -> Byte.toUnsignedLong(structure.get(ValueLayout.JAVA_BYTE, offset));
      case U16 -> Short.toUnsignedLong(structure.get(SHORT, offset));
      case U32 -> Integer.toUnsignedLong(structure.get(INT, offset));
      case S32 -> structure.get(INT, offset);
      case U64 -> structure.get(LONG, offset);
    };
  }

  /**
   * Reads a member of at most 32 bits.
   *
   * @param structure the structure, from its first byte
   * @return the low 32 bits of the value
   */
  public int getInt(MemorySegment structure) {
    return (int) get(structure);
  }

  /**
   * Writes the member.
   *
   * @param structure the structure, from its first byte
   * @param value the value, cut to the type
   */
  public void set(MemorySegment structure, long value) {
    switch (kind) {
      case U8, DATA -> structure.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
      case U16 -> structure.set(SHORT, offset, (short) value);
      case U32, S32 -> structure.set(INT, offset, (int) value);
      case U64 -> structure.set(LONG, offset, value);
    }
  }

  /** First byte behind the member. */
  int end() {
    return offset + (kind == Kind.DATA ? 0 : kind.bytes());
  }
}
