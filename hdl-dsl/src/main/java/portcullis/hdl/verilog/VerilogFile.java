package portcullis.hdl.verilog;

/**
 * A Verilog file that is about to be written or has been.
 *
 * @param name its name without a folder
 * @param text its text
 * @param sourceMap the Java of each line
 */
public record VerilogFile(String name, String text, SourceMap sourceMap) {
  /** How a design is spread over files. */
  public enum Layout {
    /** Each module and black box in a file of its name. */
    ONE_PER_MODULE,
    /** Everything in a file of the top module's name. */
    ALL_IN_ONE
  }
}
