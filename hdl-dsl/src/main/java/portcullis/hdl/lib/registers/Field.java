package portcullis.hdl.lib.registers;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/**
 * Some bits of a register. {@link RegisterMap} checks it, so that its messages can name the
 * register.
 *
 * @param name lower case letters, digits and {@code _}, unique in the register
 * @param low the lowest bit in the register
 * @param width bits
 * @param access what software can do
 * @param reset value after reset
 * @param updates what the hardware can do
 * @param description for documents
 */
public record Field(
    String name,
    int low,
    int width,
    Access access,
    BigInteger reset,
    Set<Update> updates,
    String description) {
  /** Copies the set. */
  public Field {
    updates = Set.copyOf(updates);
  }

  private static Field of(String name, int low, int width, Access access) {
    return new Field(name, low, width, access, BigInteger.ZERO, Set.of(), "");
  }

  /** A field that software reads and writes. */
  public static Field readWrite(String name, int low, int width) {
    return of(name, low, width, new Access.ReadWrite());
  }

  /** A field that software reads: a constant, unless it is given {@link #updates}. */
  public static Field readOnly(String name, int low, int width) {
    return of(name, low, width, new Access.ReadOnly());
  }

  /** A field whose bits software clears by writing 1. */
  public static Field writeOneToClear(String name, int low, int width) {
    return of(name, low, width, new Access.WriteOneToClear());
  }

  /** A field whose bits software sets by writing 1. */
  public static Field writeOneToSet(String name, int low, int width) {
    return of(name, low, width, new Access.WriteOneToSet());
  }

  /** A field whose bits are 1 for one cycle when software writes 1. */
  public static Field pulse(String name, int low, int width) {
    return of(name, low, width, new Access.Pulse());
  }

  /** A field that takes only legal values. */
  public static Field writeAnyReadLegal(
      String name, int low, int width, Legaliser legaliser, String legal) {
    return of(name, low, width, new Access.WriteAnyReadLegal(legaliser, legal));
  }

  /** The same field with a value after reset. */
  public Field resetTo(long value) {
    return resetTo(BigInteger.valueOf(value));
  }

  /** The same field with a value after reset. */
  public Field resetTo(BigInteger value) {
    return new Field(name, low, width, access, value, updates, description);
  }

  /** The same field, changed by hardware too. */
  public Field updatedBy(Update first, Update... more) {
    return new Field(name, low, width, access, reset, EnumSet.of(first, more), description);
  }

  /** The same field with words for documents. */
  public Field describedAs(String words) {
    return new Field(name, low, width, access, reset, updates, words);
  }

  /** The highest bit in the register. */
  public int high() {
    return low + width - 1;
  }

  /** The field's bits in the register. */
  public BigInteger mask() {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE).shiftLeft(low);
  }

  /** Whether the hardware keeps a value, rather than a constant, a signal or a pulse. */
  public boolean isStored() {
    return switch (access) {
      case Access.ReadOnly ignored -> !updates.isEmpty() && !updates.contains(Update.VALUE);
      case Access.Pulse ignored -> false;
      case Access.ReadWrite ignored -> true;
      case Access.WriteOneToClear ignored -> true;
      case Access.WriteOneToSet ignored -> true;
      case Access.WriteAnyReadLegal ignored -> true;
    };
  }
}
