package portcullis.hdl;

/** What a synchronous read of a memory gives when the same word is written at the same edge. */
public enum ReadUnderWrite {
  /** The word as it was before. */
  OLD,
  /** The word as it is written. The read value follows later writes to its word, too. */
  NEW,
  /** Whatever is cheapest; the design must not rely on it. Simulation gives the old word. */
  UNSPECIFIED
}
