package portcullis.bench.size;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs yosys and reads the counts of its {@code stat}. */
final class Yosys {
  /** Cells by type. */
  record Cells(Map<String, Long> counts) {
    /** Cells whose type matches a pattern. */
    long matching(String pattern) {
      return counts.entrySet().stream()
          .filter(entry -> entry.getKey().matches(pattern))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  private static final Pattern HEADING = Pattern.compile("=== (\\S+) ===");
  private static final Pattern COUNT = Pattern.compile("\\s+(\\S+)\\s+(\\d+)");

  private Yosys() {}

  /**
   * Synthesises a design.
   *
   * @param sources the folder with its Verilog
   * @param script commands after the reading of the sources, the last one {@code stat}
   * @return cells, and instances of modules, of each module
   * @throws IOException if yosys is missing or fails; the message is its own
   */
  static Map<String, Cells> run(Path sources, String script)
      throws IOException, InterruptedException {
    var log = Files.createTempFile("portcullis-yosys", ".log");
    try {
      var process =
          new ProcessBuilder("yosys", "-q", "-p", "read_verilog *.v; " + script)
              .directory(sources.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int code = process.waitFor();
      var text = Files.readString(log, StandardCharsets.UTF_8);
      if (code != 0) {
        throw new IOException("yosys ended with exit code %d:%n%s".formatted(code, text));
      }
      return parse(text);
    } finally {
      Files.delete(log);
    }
  }

  /** Reads what {@code stat} printed. */
  static Map<String, Cells> parse(String text) {
    var modules = new LinkedHashMap<String, Cells>();
    Map<String, Long> current = new LinkedHashMap<>();
    boolean cells = false;
    for (var line : text.lines().toList()) {
      var heading = HEADING.matcher(line.strip());
      if (heading.matches()) {
        current = new LinkedHashMap<>();
        modules.put(heading.group(1), new Cells(current));
        cells = false;
      } else if (line.startsWith("===")) {
        // The sum over the hierarchy counts everything again.
        return modules;
      } else if (line.strip().startsWith("Number of cells:")) {
        cells = true;
      } else if (cells) {
        var count = COUNT.matcher(line);
        if (count.matches()) {
          current.put(count.group(1), Long.parseLong(count.group(2)));
        }
      }
    }
    return modules;
  }
}
