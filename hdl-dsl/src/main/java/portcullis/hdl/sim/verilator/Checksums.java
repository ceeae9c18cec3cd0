package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The list of an entry's files with their sizes and checksums, written last. */
final class Checksums {
  private static final String FILE = "checksums";

  private Checksums() {}

  /** Writes the list for the files that lie in the directory now. */
  static void write(Path directory) throws IOException {
    var lines = new ArrayList<String>();
    try (var files = Files.list(directory)) {
      for (var file : files.sorted().toList()) {
        lines.add(line(file));
      }
    }
    Files.write(directory.resolve(FILE), lines);
  }

  /** What is wrong with a directory; empty if it is as it was written. */
  static Optional<String> damage(Path directory) throws IOException {
    Path list = directory.resolve(FILE);
    if (!Files.isRegularFile(list)) {
      return Optional.of("it is incomplete");
    }
    List<String> lines = Files.readAllLines(list, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (lines.isEmpty()) {
      return Optional.of("its list of files is empty");
    }
    for (String line : lines) {
      String name = line.substring(line.lastIndexOf(' ') + 1);
      Path file = directory.resolve(name);
      if (!Files.isRegularFile(file)) {
        return Optional.of(name + " is missing");
      }
      if (!line(file).equals(line)) {
        return Optional.of(name + " is not what was written");
      }
    }
    return Optional.empty();
  }

  private static String line(Path file) throws IOException {
    var sum = new CRC32C();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > 0) {
        sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
      }
      return "%08x %d %s".formatted(sum.getValue(), size, file.getFileName());
    }
  }
}
