package portcullis.hdl.verilog;

import java.util.List;
import java.util.Locale;

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

  /** Words with which comments are addressed to tools, some of them in any case. */
  private static final List<String> ADDRESSES =
      List.of("verilator", "synopsys", "synthesis", "pragma");

  /**
   * The words without characters that would end or change the comment, and not addressed to a tool.
   * A backslash at the end would join the next line to it.
   */
  static String clean(String words) {
    var text = new StringBuilder(words.length());
    words.chars().forEach(c -> text.append(Character.isISOControl(c) ? ' ' : (char) c));
    String line = text.toString().stripTrailing();
    String start = line.strip();
    if (ADDRESSES.stream().anyMatch(start.toLowerCase(Locale.ROOT)::startsWith)) {
      line = "Note: " + start;
    }
    return line.endsWith("\\") ? line + "." : line;
  }
}
