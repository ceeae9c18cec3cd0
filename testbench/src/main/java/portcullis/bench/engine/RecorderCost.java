package portcullis.bench.engine;

import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.recorder.FlightRecorder;

/**
 * What tests that pass pay for the recorder of failures: the time of busy {@code core} on the JVM
 * engine, recorded over plain. The two take turns and the best window of each counts.
 */
final class RecorderCost {
  private static final int ROUNDS = 60;
  private static final int TEST_CYCLES = 200;
  private static final double MOST = 1.05;

  private RecorderCost() {}

  static List<Measurement> run() {
    var engine = new JvmEngine();
    try (var recorder = new FlightRecorder(TEST_CYCLES);
        var plain = new SteadyRun(engine);
        var recorded = recorder.call(() -> new SteadyRun(FlightRecorder.recorded(engine)))) {
      var traffic = plain.traffic();
      double[] busy = {Double.MAX_VALUE, Double.MAX_VALUE};
      double[] idle = {Double.MAX_VALUE, Double.MAX_VALUE};
      for (int round = 0; round < ROUNDS; round++) {
        compare(plain.busy(traffic), recorded.busy(traffic), busy);
        compare(plain.idle(), recorded.idle(), idle);
      }
      return List.of(
          new Measurement(
              "recorder.over_plain.ratio", busy[1] / busy[0], "ratio", Target.atMost(MOST)),
          new Measurement(
              "recorder.over_plain.idle.ratio", idle[1] / idle[0], "ratio", Target.atMost(MOST)));
    }
  }

  private static void compare(SteadyRun.Window plain, SteadyRun.Window recorded, double[] best) {
    if (plain.sum() != recorded.sum()) {
      throw new IllegalStateException("the recorder changes what the hardware does");
    }
    best[0] = Math.min(best[0], plain.nanoseconds());
    best[1] = Math.min(best[1], recorded.nanoseconds());
  }
}
