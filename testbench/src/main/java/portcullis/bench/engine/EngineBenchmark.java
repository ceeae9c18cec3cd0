package portcullis.bench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import portcullis.bench.Benchmark;
import portcullis.bench.Measurement;
import portcullis.bench.Target;

/** {@code bench engine}: the JVM engine, how soon it is ready and how fast it runs. */
public final class EngineBenchmark implements Benchmark {
  private static final double FIFO_SECONDS = 0.5;
  private static final double CORE_SECONDS = 1.5;

  /** The benchmark. */
  public EngineBenchmark() {}

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public String description() {
    return "the JVM engine: from process start to the first result, its speed beside Verilator, and what"
        + " the recorder of failures costs";
  }

  @Override
  public List<Measurement> run() throws IOException, InterruptedException {
    var all = new ArrayList<Measurement>();
    all.add(
        new Measurement(
            "jvm.ready.fifo.seconds",
            ReadyTime.seconds("fifo", "42"),
            "s",
            Target.under(FIFO_SECONDS)));
    all.add(
        new Measurement(
            "jvm.ready.core.seconds",
            ReadyTime.seconds("core", "1"),
            "s",
            Target.under(CORE_SECONDS)));
    all.addAll(SteadySpeed.run());
    all.addAll(RecorderCost.run());
    return all;
  }
}
