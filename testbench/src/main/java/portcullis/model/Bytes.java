package portcullis.model;

/** Byte order of values in memory. */
final class Bytes {
  private Bytes() {}

  /**
   * Lays a value out as memory holds it.
   *
   * @param value the value
   * @param size bytes, 4 or 8
   * @param bigEndian most significant byte first
   * @return the bytes in ascending address order
   */
  static byte[] of(long value, int size, boolean bigEndian) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[bigEndian ? size - 1 - i : i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  /**
   * Reverses the bytes of a value.
   *
   * @param value the value
   * @param size bytes, 4 or 8
   * @return the value with its bytes reversed, zero-extended
   */
  static long reverse(long value, int size) {
    return size == 8 ? Long.reverseBytes(value) : Integer.reverseBytes((int) value) & 0xffffffffL;
  }
}
