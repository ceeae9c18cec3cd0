package portcullis.coverify.traffic;

/** An access that is under way. */
public final class Flight {
  private final Access access;
  private boolean mayFault;

  Flight(Access access, boolean mayFault) {
    this.access = access;
    this.mayFault = mayFault;
  }

  /**
   * What the device asked for.
   *
   * @return the access
   */
  public Access access() {
    return access;
  }

  /** At some time since it began a refusal would have been right. */
  boolean mayFault() {
    return mayFault;
  }

  void allowFault() {
    mayFault = true;
  }

  @Override
  public String toString() {
    return access.toString();
  }
}
