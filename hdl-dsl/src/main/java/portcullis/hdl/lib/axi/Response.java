package portcullis.hdl.lib.axi;

/** Outcome of a transfer, coded as RRESP and BRESP (section A3.4.4). */
public enum Response {
  /** Done; of an exclusive access: failed. */
  OKAY,
  /** An exclusive access succeeded. */
  EXOKAY,
  /** The slave refused. */
  SLVERR,
  /** Nobody answers to the address. */
  DECERR
}
