package portcullis.model;

/**
 * Ends the translation of one request. Carries no stack trace: faults are ordinary answers here.
 */
final class TranslationFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final FaultCause cause;
  private final long iotval2;

  /**
   * A fault.
   *
   * @param cause cause of the record
   * @param iotval2 iotval2 of the record
   * @param why the rule that the entry or the request breaks, for a reader
   */
  TranslationFault(FaultCause cause, long iotval2, String why) {
    super(why, null, false, false);
    this.cause = cause;
    this.iotval2 = iotval2;
  }

  TranslationFault(FaultCause cause, String why) {
    this(cause, 0, why);
  }

  FaultCause fault() {
    return cause;
  }

  long iotval2() {
    return iotval2;
  }
}
