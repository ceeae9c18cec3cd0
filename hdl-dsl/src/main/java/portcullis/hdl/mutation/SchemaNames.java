package portcullis.hdl.mutation;

/** The names of what a schema adds to a design. */
final class SchemaNames {
  static final String PREFIX = "portcullis_schema_";

  /** Input with the number of the mutation that holds; 0 for none. */
  static final String SELECTOR = PREFIX + "selector";

  /** Input with a bit for each mutation that need not be reported any more. */
  static final String KNOWN = PREFIX + "known";

  /** Output with a bit for each mutation that would make a difference now and is not known. */
  static final String DIFFERS = PREFIX + "differs";

  /** Output: whether one of those bits is 1. */
  static final String NEWS = PREFIX + "news";

  private SchemaNames() {}

  static String differs(int number) {
    return PREFIX + "differs_" + number;
  }

  static String differsIn(String instance) {
    return PREFIX + "differs_in_" + instance;
  }
}
