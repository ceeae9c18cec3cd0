package portcullis.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The outcome of a benchmark.
 *
 * @param measurements in the order in which they are shown
 */
public record Report(List<Measurement> measurements) {
  private record Line(String name, double value, String unit, String target) {}

  /** Copies the list. */
  public Report {
    measurements = List.copyOf(measurements);
  }

  /**
   * The table for people: name, value, unit, target, and whether it was met.
   *
   * @return lines that each end in a line feed
   */
  public String table() {
    var width = measurements.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    var table = new StringBuilder();
    for (var it : measurements) {
      var verdict = it.target().text().isEmpty() ? "" : it.meetsTarget() ? "met" : "missed";
      var line =
          ("%-" + width + "s  %12s %-10s %-18s %s")
              .formatted(
                  it.name(), Numbers.measured(it.value()), it.unit(), it.target().text(), verdict);
      table.append(line.stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /**
   * Writes the list of objects with {@code name}, {@code value}, {@code unit} and {@code target} as
   * JSON. The file appears complete or not at all.
   *
   * @param file replaced if it exists; its directory must exist
   * @throws IOException if the file cannot be written
   */
  public void writeJson(Path file) throws IOException {
    var lines =
        measurements.stream()
            .map(it -> new Line(it.name(), it.value(), it.unit(), it.target().text()))
            .toList();
    var directory = file.toAbsolutePath().getParent();
    var unfinished = Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(unfinished.toFile(), lines);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
