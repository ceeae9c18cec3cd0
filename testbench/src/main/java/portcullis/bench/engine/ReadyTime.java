package portcullis.bench.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Seconds from the start of a process to its first result, nothing cached. The best of several
 * samples counts, since other work on the machine only ever adds to one.
 */
final class ReadyTime {
  private static final int SAMPLES = 7;

  private ReadyTime() {}

  /**
   * Measures.
   *
   * @param design what {@link ReadyProgram} takes
   * @param expected what it prints
   */
  static double seconds(String design, String expected) throws IOException, InterruptedException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < SAMPLES; i++) {
      double sample = sample(design, expected);
      System.err.printf("ready to run, %s: %.3f s%n", design, sample);
      best = Math.min(best, sample);
    }
    return best;
  }

  private static double sample(String design, String expected)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ReadyProgram.class.getName(),
                design)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0 || !output.equals(expected)) {
      throw new IOException(
          "%s ended with %d and printed '%s' instead of %s"
              .formatted(design, exit, output, expected));
    }
    return seconds;
  }
}
