package portcullis.hdl.lib.registers;

import java.math.BigInteger;
import java.util.List;

/**
 * A register of 4 or 8 bytes. One of 8 bytes can be read and written whole or as two halves.
 *
 * @param name lower case letters, digits and {@code _}, unique in the map
 * @param offset bytes from the start of the map, a multiple of {@code bytes}
 * @param bytes 4 or 8
 * @param fields its fields; bits outside of them read 0
 * @param announcesWrites whether the hardware is told when software writes it
 * @param description for documents
 */
public record Register(
    String name,
    int offset,
    int bytes,
    List<Field> fields,
    boolean announcesWrites,
    String description) {
  /** Copies the list. */
  public Register {
    fields = List.copyOf(fields);
  }

  /** A register of 4 bytes. */
  public static Register of4(String name, int offset, String description, Field... fields) {
    return new Register(name, offset, 4, List.of(fields), false, description);
  }

  /** A register of 8 bytes. */
  public static Register of8(String name, int offset, String description, Field... fields) {
    return new Register(name, offset, 8, List.of(fields), false, description);
  }

  /** The same register, with an output that tells the hardware of writes. */
  public Register announcingWrites() {
    return new Register(name, offset, bytes, fields, true, description);
  }

  /** Value after reset; bits that hardware drives count as their {@link Field#reset}. */
  public BigInteger reset() {
    return fields.stream()
        .map(field -> field.reset().shiftLeft(field.low()))
        .reduce(BigInteger.ZERO, BigInteger::or);
  }

  /** Whether software cannot change anything by writing. */
  public boolean isReadOnly() {
    return fields.stream().allMatch(field -> field.access() instanceof Access.ReadOnly);
  }
}
