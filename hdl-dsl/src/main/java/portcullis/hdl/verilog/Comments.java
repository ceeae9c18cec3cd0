package portcullis.hdl.verilog;

import java.util.List;

/** Words of the designer as Verilog comments. */
final class Comments {
  private Comments() {}

  /** One comment line for each line of the words. */
  static List<String> lines(String words) {
    return words.lines().map(line -> ("// " + clean(line)).stripTrailing()).toList();
  }

  /** Whether the words fit behind a line. */
  static boolean isShort(String words) {
    return !words.isEmpty() && words.length() <= 60 && words.indexOf('\n') < 0;
  }

  /**
   * The words without characters that would end or change the comment. A backslash at the end would
   * join the next line to it.
   */
  static String clean(String words) {
    var text = new StringBuilder(words.length());
    words.chars().forEach(c -> text.append(Character.isISOControl(c) ? ' ' : (char) c));
    String line = text.toString().stripTrailing();
    return line.endsWith("\\") ? line + "." : line;
  }
}
