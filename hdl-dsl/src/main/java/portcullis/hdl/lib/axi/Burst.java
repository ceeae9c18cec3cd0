package portcullis.hdl.lib.axi;

/** How the address moves from beat to beat, coded as AxBURST (section A3.4.1). */
public enum Burst {
  /** Every beat goes to the same address; at most 16 beats. */
  FIXED,
  /** The address grows by the size of a beat; at most 256 beats. */
  INCR,
  /** As {@link #INCR}, wrapping within a block of the burst's length; 2, 4, 8 or 16 beats. */
  WRAP
}
