package portcullis.hdl.verilog;

import java.nio.charset.StandardCharsets;

/** Text inside Verilog string literals. */
final class Strings {
  private Strings() {}

  /**
   * The text as part of a format of {@code $display}: quotes, backslashes and percent signs
   * escaped, control characters as blanks, all but ASCII as octal bytes of its UTF-8 form.
   */
  static String format(String text) {
    var out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '%' -> out.append("%%");
        default -> {
          if (c < ' ' || c == 0x7f) {
            out.append(' ');
          } else if (c > 0x7f) {
            out.append('\\').append(Integer.toOctalString(c));
          } else {
            out.append((char) c);
          }
        }
      }
    }
    return out.toString();
  }
}
