package portcullis.driver.core;

/** What a device's kernel driver says about no-snoop requests. */
public enum NoSnoopAbility {
  /** The device can send them. */
  CAPABLE,
  /** The device cannot, and its driver vouches for that. */
  INCAPABLE,
  /** The driver does not say; counts as able. */
  UNKNOWN
}
