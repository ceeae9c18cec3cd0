package portcullis.replay;

/** A device under test that did not come to an end of what it was asked. */
public final class DeviceStuckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A device that is stuck.
   *
   * @param what what was waited for, and for how long
   */
  public DeviceStuckException(String what) {
    super(what);
  }
}
