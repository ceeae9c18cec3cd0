package portcullis.bench.engine;

import java.util.Locale;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.recorder.FlightRecorder;

/**
 * Runs {@code core} on the JVM engine, plain and recorded, in a process of its own as tests do. The
 * two take turns and the best window of each counts. A window is longer than two tapes, so that it
 * pays for its snapshots.
 */
final class RecorderProgram {
  private static final int ROUNDS = 30;
  private static final int CYCLES = 40_000;
  private static final int TEST_CYCLES = 200;

  private RecorderProgram() {}

  /**
   * Prints the time recorded over that without, busy and idle.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    var engine = new JvmEngine();
    try (var recorder = new FlightRecorder(TEST_CYCLES);
        var plain = new SteadyRun(engine);
        var recorded = recorder.call(() -> new SteadyRun(FlightRecorder.recorded(engine)))) {
      var traffic = plain.traffic(CYCLES);
      double[] busy = {Double.MAX_VALUE, Double.MAX_VALUE};
      double[] idle = {Double.MAX_VALUE, Double.MAX_VALUE};
      for (int round = 0; round < ROUNDS; round++) {
        compare(plain.busy(traffic), recorded.busy(traffic), busy);
        compare(plain.idle(CYCLES), recorded.idle(CYCLES), idle);
      }
      System.out.printf(Locale.ROOT, "%f %f%n", busy[1] / busy[0], idle[1] / idle[0]);
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
