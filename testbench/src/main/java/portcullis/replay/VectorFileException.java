package portcullis.replay;

import java.nio.file.Path;

/**
 * A vector file that cannot be read; the message names the file, the line and what was expected.
 */
public final class VectorFileException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_EXCERPT = 60;

  private final long line;

  /**
   * A file that is wrong at one line.
   *
   * @param file the file
   * @param line the line of its text, from 1
   * @param expected what should stand there
   * @param found what stands there
   */
  VectorFileException(Path file, long line, String expected, String found) {
    super("%s:%d: expected %s, found %s".formatted(file, line, expected, found));
    this.line = line;
  }

  /**
   * A file that is wrong as a whole.
   *
   * @param file the file
   * @param problem what is wrong with it, and what would be right
   */
  VectorFileException(Path file, String problem) {
    super("%s: %s".formatted(file, problem));
    this.line = 0;
  }

  /**
   * Where the file is wrong.
   *
   * @return the line of the text, from 1, or 0 if the file as a whole is wrong
   */
  public long line() {
    return line;
  }

  /** Quotes what was found, shortened and with control characters made visible. */
  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .limit(LONGEST_EXCERPT)
        .forEach(c -> {
          if (c >= ' ' && c < 0x7f) {
            quoted.append((char) c);
          } else {
            quoted.append("\\u%04x".formatted(c));
          }
        });
    return quoted.append(text.length() > LONGEST_EXCERPT ? "...\"" : "\"").toString();
  }
}
