package portcullis.replay;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of bytes in ascending address order. */
public final class Bytes {
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies an array.
   *
   * @param bytes the bytes, lowest address first
   * @return an immutable copy
   */
  public static Bytes of(byte... bytes) {
    return new Bytes(bytes.clone());
  }

  /**
   * The low bytes of a number in little-endian order.
   *
   * @param value the number
   * @param length how many bytes, 1 to 8
   * @return the bytes, least significant first
   */
  public static Bytes littleEndian(long value, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return new Bytes(bytes);
  }

  /**
   * Reads hexadecimal digits.
   *
   * @param hex an even number of hexadecimal digits, lowest address first
   * @return the bytes
   * @throws IllegalArgumentException if {@code hex} is not an even number of hexadecimal digits
   */
  public static Bytes parse(String hex) {
    return new Bytes(HEX.parseHex(hex));
  }

  /**
   * How many bytes there are.
   *
   * @return the length in bytes
   */
  public int length() {
    return bytes.length;
  }

  /**
   * One byte.
   *
   * @param index 0 is the byte at the lowest address
   * @return the byte
   * @throws ArrayIndexOutOfBoundsException if there is no such byte
   */
  public byte at(int index) {
    return bytes[index];
  }

  /**
   * Copies the bytes out.
   *
   * @return a new array, lowest address first
   */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes as hexadecimal digits, lowest address first. */
  @Override
  public String toString() {
    return HEX.formatHex(bytes);
  }
}
