package portcullis.bench.hdl;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import portcullis.bench.FreshJvm;
import portcullis.bench.Measurement;
import portcullis.bench.Samples;
import portcullis.bench.Target;

/**
 * From Java to files: each sample in a fresh process, so that nothing is compiled or cached. The
 * median of several samples counts, since other work on the machine only ever adds to one.
 *
 * <p>The process has the options that the launcher gives to {@code emit} and {@code generate}; a
 * second value tells what a JVM without options takes, as in a test.
 */
final class EmissionBenchmark {
  private static final int SIGNALS = 100_000;
  private static final int SAMPLES = 5;
  private static final List<String> AS_LAUNCHED = List.of("-XX:TieredStopAtLevel=1");

  private EmissionBenchmark() {}

  static List<Measurement> run() throws IOException, InterruptedException {
    double whole = median(SIGNALS, AS_LAUNCHED);
    double doubled = median(2 * SIGNALS, AS_LAUNCHED);
    double inPlainJvm = median(SIGNALS, List.of());
    return List.of(
        new Measurement("emit.100k_signals.seconds", whole, "s", Target.under(2)),
        new Measurement("emit.doubling.ratio", doubled / whole, "ratio", Target.atMost(2.2)),
        new Measurement("emit.100k_signals.plain_jvm.seconds", inPlainJvm, "s", Target.none()));
  }

  private static double median(int signals, List<String> options)
      throws IOException, InterruptedException {
    var samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = sample(signals, options);
      System.err.printf("emitting %d signals: %.2f s%n", signals, samples[i]);
    }
    return Samples.median(samples);
  }

  private static double sample(int signals, List<String> options)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("portcullis-emission");
    try {
      var run =
          FreshJvm.run(
              options, EmitLargeDesign.class, Integer.toString(signals), folder.toString());
      var words = run.output().split(" ");
      if (words.length != 2 || Long.parseLong(words[1]) < signals) {
        throw new IOException(
            "the emission of %d signals printed '%s'".formatted(signals, run.output()));
      }
      return Double.parseDouble(words[0]);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).toList().forEach(File::delete);
    }
  }
}
