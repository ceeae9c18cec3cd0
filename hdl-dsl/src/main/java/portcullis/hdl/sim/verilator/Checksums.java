package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The list of an entry's files with their sizes and checksums, written last. */
final class Checksums {
  private static final String FILE = "checksums";

  private Checksums() {}

  /** Writes the list for the files that lie in the directory now. */
  static void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), list(directory));
  }

  /** What is wrong with a directory; empty if it is as it was written. */
  static Optional<String> damage(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.of("it is incomplete");
    }
    // Compared as bytes: a garbled list need not be text.
    byte[] expected = list(directory).getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(Files.readAllBytes(file), expected)
        ? Optional.empty()
        : Optional.of("its files are not those that were written");
  }

  private static String list(Path directory) throws IOException {
    var lines = new StringBuilder();
    try (var files = Files.list(directory)) {
      for (var file : files.sorted().toList()) {
        if (!file.endsWith(FILE)) {
          lines.append(line(file)).append('\n');
        }
      }
    }
    return lines.toString();
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
