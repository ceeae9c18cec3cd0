package portcullis.hdl.lib.registers;

/**
 * How the hardware can change a field. Of several changes in one cycle, software's write comes
 * first, then {@link #LOAD}, {@link #CLEAR} and {@link #SET}: an event that comes while software
 * clears its bit is not lost.
 */
public enum Update {
  /** The field is the hardware's signal and stores nothing; only for read-only fields. */
  VALUE,
  /** Takes a whole new value. */
  LOAD,
  /** Clears single bits. */
  CLEAR,
  /** Sets single bits. */
  SET
}
