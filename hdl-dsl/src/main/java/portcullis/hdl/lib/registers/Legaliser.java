package portcullis.hdl.lib.registers;

import portcullis.hdl.Bits;

/** Describes the hardware that turns what software writes into a legal value. */
@FunctionalInterface
public interface Legaliser {
  /**
   * The value that the field takes.
   *
   * @param current the field as it stands
   * @param written what software writes, bytes that it leaves out taken from {@code current}
   * @return as wide as both
   */
  Bits legalise(Bits current, Bits written);
}
