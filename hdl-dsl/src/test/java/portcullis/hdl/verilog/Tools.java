package portcullis.hdl.verilog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the Verilog tools of the machine. */
final class Tools {
  private static final Map<String, String> PACKAGES =
      Map.of("iverilog", "iverilog", "vvp", "iverilog", "verilator", "verilator", "yosys", "yosys");

  /**
   * What a tool did.
   *
   * @param exitCode 0 if it was content
   * @param output all that it printed
   */
  record Run(int exitCode, String output) {}

  private Tools() {}

  /** Runs a tool to its end; a missing one fails with the command that installs it. */
  static Run run(Path folder, List<String> command) {
    java.lang.Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
    } catch (IOException e) {
      String tool = command.getFirst();
      throw new AssertionError(
          "%s cannot be started. Install it: sudo apt-get install %s"
              .formatted(tool, PACKAGES.getOrDefault(tool, tool)),
          e);
    }
    try (var output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
