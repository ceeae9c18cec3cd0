package portcullis.driver.core;

/** What the user knows of a device's use of no-snoop requests in one address space. */
public enum NoSnoopHint {
  /** Nothing: the device counts as using them unless something rules it out. */
  NONE,
  /** They are used. */
  USED,
  /** They are not used. */
  NOT_USED
}
