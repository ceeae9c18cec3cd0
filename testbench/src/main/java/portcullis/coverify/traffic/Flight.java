package portcullis.coverify.traffic;

/** An access that is under way. */
public final class Flight {
  private final Access access;
  private boolean mayFault;

  /**
   * An access that begins.
   *
   * @param access what the device asks for
   * @param mayFault whether a refusal is right as things are now
   */
  public Flight(Access access, boolean mayFault) {
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
