package portcullis.hdl.ir;

/**
 * One call in the Java that described the hardware.
 *
 * @param className binary name of the class
 * @param method name of the method, {@code <init>} for a constructor
 * @param file source file name, for example {@code Counter.java}
 * @param line line number, or -1 if unknown
 */
public record Frame(String className, String method, String file, int line) {
  /** The frame as {@code Counter.java:12}, the form that editors turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
