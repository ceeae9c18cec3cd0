package portcullis.hdl.testing.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A program of the operating system. */
public final class ExternalProgram {
  private ExternalProgram() {}

  /**
   * What a program left behind.
   *
   * @param exit its exit code
   * @param output what it printed, errors included
   */
  public record Result(int exit, String output) {}

  /**
   * Runs a program to its end.
   *
   * @throws MissingProgramException if it is not installed
   */
  public static Result run(Path directory, List<String> command) throws IOException {
    var log = Files.createTempFile(directory, "output", ".txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new MissingProgramException(command.getFirst(), e);
    }
    try {
      int exit = process.waitFor();
      return new Result(exit, Files.readString(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", e);
    } finally {
      process.destroy();
    }
  }

  /** Removes a directory and what is in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
