package portcullis.bench.engine;

import java.util.ArrayList;
import java.util.List;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/**
 * How fast {@code core} runs on the JVM engine and in Verilator: the same inputs in the same cycles
 * from the same state, in CPU time of one thread. The engines take turns and the best window of
 * each counts, as others on the machine can only slow one down.
 */
final class SteadySpeed {
  private static final int CYCLES = 10_000;
  private static final int ROUNDS = 60;
  private static final int[] CURVE_MILLISECONDS = {100, 200, 500, 1000, 2000, 4000};

  private final SteadyRun jvm;
  private final SteadyRun verilator;
  private final Stimulus traffic;

  private SteadySpeed() {
    jvm = new SteadyRun(new JvmEngine());
    verilator = new SteadyRun(new VerilatorEngine());
    traffic = jvm.traffic(CYCLES);
  }

  static List<Measurement> run() {
    return new SteadySpeed().measure();
  }

  private List<Measurement> measure() {
    System.err.println("stimuli: " + traffic);
    var all = new ArrayList<>(warmUp());
    double[] jvmBest = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] verilatorBest = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      compare(jvm.busy(traffic), verilator.busy(traffic), 0, jvmBest, verilatorBest);
      compare(jvm.idle(CYCLES), verilator.idle(CYCLES), 1, jvmBest, verilatorBest);
    }
    jvm.close();
    verilator.close();
    String[] names = {"busy", "idle"};
    for (int i = 0; i < names.length; i++) {
      all.add(rate("jvm." + names[i], jvmBest[i]));
      all.add(rate("verilator." + names[i], verilatorBest[i]));
      all.add(
          new Measurement(
              "jvm.over_verilator." + names[i] + ".ratio",
              verilatorBest[i] / jvmBest[i],
              "ratio",
              Target.atLeast(1)));
    }
    return all;
  }

  private static void compare(
      SteadyRun.Window first,
      SteadyRun.Window second,
      int kind,
      double[] jvmBest,
      double[] verilatorBest) {
    if (first.sum() != second.sum()) {
      throw new IllegalStateException("the engines show different outputs for the same inputs");
    }
    jvmBest[kind] = Math.min(jvmBest[kind], first.nanoseconds());
    verilatorBest[kind] = Math.min(verilatorBest[kind], second.nanoseconds());
  }

  /** The rate some CPU time after the first cycle of traffic. */
  private List<Measurement> warmUp() {
    var points = new ArrayList<Measurement>();
    double spent = 0;
    while (points.size() < CURVE_MILLISECONDS.length) {
      var window = jvm.busy(traffic);
      spent += window.nanoseconds() * CYCLES / 1e6;
      int mark = CURVE_MILLISECONDS[points.size()];
      if (spent >= mark) {
        points.add(rate("jvm.busy.after_" + mark + "_ms", window.nanoseconds()));
      }
    }
    return points;
  }

  private static Measurement rate(String name, double nanoseconds) {
    return new Measurement(
        name + ".cycles_per_second", 1e9 / nanoseconds, "cycles/s", Target.none());
  }
}
