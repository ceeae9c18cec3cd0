package portcullis.driver.core;

import java.util.Objects;

/**
 * How a device is attached.
 *
 * @param hint what the user knows of no-snoop requests
 * @param skipPinning for a device that is mediated by software: do not pin the root's pages, for
 *     the mediating driver pins those it needs
 */
public record AttachRequest(NoSnoopHint hint, boolean skipPinning) {
  /** Without hints. */
  public static final AttachRequest PLAIN = new AttachRequest(NoSnoopHint.NONE, false);

  /** Checks for null. */
  public AttachRequest {
    Objects.requireNonNull(hint);
  }
}
