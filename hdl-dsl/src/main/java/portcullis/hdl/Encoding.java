package portcullis.hdl;

/** How the constants of a Java enum become bits. */
public enum Encoding {
  /** Numbered from 0 in the order of the enum, in as few bits as that takes, at least one. */
  BINARY,
  /** One bit a constant, in the order of the enum from bit 0. */
  ONE_HOT
}
