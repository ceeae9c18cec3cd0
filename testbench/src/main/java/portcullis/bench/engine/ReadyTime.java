package portcullis.bench.engine;

import java.io.IOException;
import java.util.List;
import portcullis.bench.FreshJvm;

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
      var sample = FreshJvm.run(List.of(), ReadyProgram.class, design);
      if (!sample.output().equals(expected)) {
        throw new IOException(
            "%s printed '%s' instead of %s".formatted(design, sample.output(), expected));
      }
      System.err.printf("ready to run, %s: %.3f s%n", design, sample.seconds());
      best = Math.min(best, sample.seconds());
    }
    return best;
  }
}
