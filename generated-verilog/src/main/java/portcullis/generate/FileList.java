package portcullis.generate;

import java.util.List;

/** The file list that simulators and synthesis tools read with {@code -f}. */
final class FileList {
  private FileList() {}

  /** One file a line, each after those it needs. */
  static String of(List<String> sources) {
    return String.join("\n", sources) + "\n";
  }
}
