package portcullis.bench.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.bench.Measurement;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.sim.verilator.VerilatorEngine;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.StandIn;

/** The workloads, measured on a stand-in of which it is known how fast it is. */
class WorkloadsTest {
  private static final IommuConfig CONFIG = IommuConfig.BASE;
  private static RunningIommu iommu;

  @BeforeAll
  static void start() {
    iommu =
        new RunningIommu(
            CONFIG,
            Engines.ofTests().start().start(Elaboration.of(() -> new StandIn(CONFIG)).design()));
  }

  @AfterAll
  static void close() {
    iommu.close();
  }

  /** A register slice: one cycle, and one address of either kind in each. */
  @Test
  void hits() {
    assertThat(new HitWorkloads(iommu).run(true))
        .extracting(Measurement::name, Measurement::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("hit.latency.cycles", 1.0),
            org.assertj.core.groups.Tuple.tuple("hit.throughput.per_cycle", 1.0),
            org.assertj.core.groups.Tuple.tuple("hit.under_miss.delay.cycles", 0.0));
  }

  /** A read a cycle, the last of which comes out one cycle after it went in. */
  @Test
  void random() {
    assertThat(new RandomWorkload(iommu).cyclesPerTranslation(false))
        .isEqualTo((double) RandomWorkload.READS / RandomWorkload.READS);
    assertThat(RandomWorkload.reads()).isEqualTo(RandomWorkload.reads());
  }

  /** It takes cqt for cqh at once. */
  @Test
  void commands() {
    assertThat(new CommandWorkload(iommu).cyclesPerCommand(50)).isLessThan(0.1);
  }

  /** The comparison is one only if the traffic is the same, which it checks. */
  @Test
  @Tag("tools")
  void theSameTrafficFromCpp() throws Exception {
    var engine = new VerilatorEngine();
    var library = engine.library(Elaboration.of(() -> new StandIn(CONFIG)).design());
    var speed = new SimulationSpeed(iommu, library).run();
    assertThat(speed)
        .extracting(Measurement::name)
        .containsExactly("sim.core.cycles_per_second", "sim.java_over_cpp.ratio");
  }
}
