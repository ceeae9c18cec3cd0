package portcullis.hdl.mutation;

import portcullis.hdl.ir.Frame;

/**
 * One change at one place of the Java that describes hardware. A line that describes several
 * elements of a vector, or modules of several configurations, is changed in all of them at once.
 *
 * @param className binary name of the class that holds the line
 * @param file its source file
 * @param line the line
 * @param subject the signal that the line drives, indices replaced by {@code #}, or the kind of
 *     statement
 * @param path numbers of the operands that lead from the whole expression to the changed part;
 *     empty for the whole
 * @param change what is done there
 */
public record Mutation(
    String className, String file, int line, String subject, String path, Change change) {

  /** A change of what a call describes. */
  static Mutation at(Frame frame, String subject, String path, Change change) {
    return new Mutation(frame.className(), frame.file(), frame.line(), subject, path, change);
  }

  /** Whether it changes something that this call describes. */
  boolean isAt(Frame frame) {
    return line == frame.line() && className.equals(frame.className());
  }

  /** The class that the file is named for. */
  public String outermostClass() {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }

  /** The place as {@code Counter.java:12}, the form that editors turn into a link. */
  public String place() {
    return file + ":" + line;
  }

  /** The name, without blanks: {@code Counter:12:count:0.1:constant}. */
  @Override
  public String toString() {
    var simple = outermostClass().substring(outermostClass().lastIndexOf('.') + 1);
    return "%s:%d:%s:%s:%s".formatted(simple, line, subject, path, change.word());
  }
}
