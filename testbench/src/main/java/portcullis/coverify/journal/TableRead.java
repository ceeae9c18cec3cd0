package portcullis.coverify.journal;

/**
 * A read of a table that the hardware made for a translation, as seen at its memory port.
 *
 * @param table what was read
 * @param step number of the step of the model's walk that reads the same
 * @param address first byte, physical
 * @param asked the cycle in which its address was offered first
 * @param answered the cycle in which its last data passed
 */
public record TableRead(TableKind table, int step, long address, long asked, long answered) {
  /**
   * How long it took.
   *
   * @return cycles, at least 1
   */
  public long cycles() {
    return answered - asked + 1;
  }
}
