package portcullis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Turns a waveform in GTKWave's own format into text, by the program that comes with GTKWave. */
final class FstConversion {
  private static final String PROGRAM = "fst2vcd";

  private final Path file;
  private final String path;

  FstConversion(Path file) {
    this(file, System.getenv().getOrDefault("PATH", ""));
  }

  /**
   * Looks for the program in other places.
   *
   * @param path directories, separated by colons
   */
  FstConversion(Path file, String path) {
    this.file = file;
    this.path = path;
  }

  /**
   * Converts.
   *
   * @param target written
   * @throws IOException if the program is missing, with what to do; or if it fails, with its words
   */
  void to(Path target) throws IOException {
    requireProgram();
    var process =
        new ProcessBuilder(PROGRAM, file.toAbsolutePath().toString())
            .redirectOutput(target.toFile())
            .start();
    try {
      var words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0 || Files.size(target) == 0) {
        throw new IOException(
            "%s cannot be read by %s: %s"
                .formatted(file, PROGRAM, words.isBlank() ? "exit code " + code : words.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + file, e);
    }
  }

  private void requireProgram() throws IOException {
    boolean found =
        Arrays.stream(path.split(":"))
            .filter(directory -> !directory.isEmpty())
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    if (!found) {
      throw new IOException(
          """
          %s: to read .fst, this needs %s of GTKWave. Install it with:
            sudo apt-get install -y gtkwave
          or write the waveform as .vcd\
          """
              .formatted(file, PROGRAM));
    }
  }
}
