package portcullis.bench.engine;

import java.io.IOException;
import java.util.List;
import portcullis.bench.FreshJvm;
import portcullis.bench.Measurement;
import portcullis.bench.Samples;
import portcullis.bench.Target;

/**
 * What tests that pass pay for the recorder of failures. What the JVM makes of the same code
 * differs from process to process by more than the recorder costs, so the median of several counts.
 */
final class RecorderCost {
  private static final int PROCESSES = 7;
  private static final double MOST = 1.05;

  private RecorderCost() {}

  static List<Measurement> run() throws IOException, InterruptedException {
    var busy = new double[PROCESSES];
    var idle = new double[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
      var words = FreshJvm.run(List.of(), RecorderProgram.class).output().split(" ");
      busy[i] = Double.parseDouble(words[0]);
      idle[i] = Double.parseDouble(words[1]);
      System.err.printf("recorded over plain: busy %.3f, idle %.3f%n", busy[i], idle[i]);
    }
    return List.of(
        new Measurement(
            "recorder.over_plain.ratio", Samples.median(busy), "ratio", Target.atMost(MOST)),
        new Measurement(
            "recorder.over_plain.idle.ratio", Samples.median(idle), "ratio", Target.atMost(MOST)));
  }
}
