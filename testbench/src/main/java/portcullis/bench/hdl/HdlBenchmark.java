package portcullis.bench.hdl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import portcullis.bench.Benchmark;
import portcullis.bench.Measurement;

/** {@code bench hdl}: from Java to Verilog, to a simulation, to a step. */
public final class HdlBenchmark implements Benchmark {
  /** The benchmark. */
  public HdlBenchmark() {}

  @Override
  public String name() {
    return "hdl";
  }

  @Override
  public String description() {
    return "the hardware language: emitting Verilog, building simulations, stepping them";
  }

  @Override
  public List<Measurement> run() throws IOException, InterruptedException {
    var all = new ArrayList<>(EmissionBenchmark.run());
    all.addAll(SimulationBenchmark.run());
    return all;
  }
}
