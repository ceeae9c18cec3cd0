package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.ToolException;

/**
 * One run of a program.
 *
 * @param words program and arguments
 * @param directory where it runs
 */
record Command(List<String> words, Path directory) {
  private static final int SIGNAL_BASE = 128;

  /**
   * How it ended.
   *
   * @param status exit status; above 128 a signal ended it
   * @param output what it printed, errors included
   */
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }

    /** Whether a signal ended the program, as in a crash. */
    boolean crashed() {
      return status > SIGNAL_BASE;
    }
  }

  /** Runs it to its end; an interrupt of this thread ends it and all its children. */
  Outcome run() {
    Process process;
    try {
      process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
    } catch (IOException e) {
      throw new ToolException("cannot start %s: %s".formatted(words.getFirst(), e.getMessage()), e);
    }
    try {
      String output = drain(process);
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationBuildException(
          "interrupted while %s ran; nothing was kept".formatted(words.getFirst()), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Reads on a thread of its own, because reading a pipe does not heed interrupts. */
  private static String drain(Process process) throws InterruptedException {
    var text = new StringBuilder();
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              try (var output = process.getInputStream()) {
                text.append(new String(output.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.join();
    return text.toString();
  }
}
