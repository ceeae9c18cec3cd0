package portcullis.driver.core;

/** How a page fault is answered, with the codes of PCIe's page responses. */
public enum ResponseCode {
  /** The fault is repaired: the device may repeat the request. */
  SUCCESS(0),
  /** The address cannot be repaired: the device must give the request up. */
  INVALID(1),
  /** The whole device is refused. */
  FAILURE(15);

  private final int code;

  ResponseCode(int code) {
    this.code = code;
  }

  /**
   * The code.
   *
   * @return 0, 1 or 15
   */
  public int code() {
    return code;
  }
}
