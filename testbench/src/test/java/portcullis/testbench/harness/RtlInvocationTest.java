package portcullis.testbench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.StandIn;

/** What a failing test says, around a stand-in for the hardware. */
class RtlInvocationTest {
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

  /** Fails after a while that depends on the seed. */
  static final class Sample {
    void failing(RunningIommu hardware, Seed seed) {
      hardware.writeRegister(0, 8, 0x5a);
      hardware.writeRegister(StandIn.SEND, 8, 0x1238);
      hardware.run(seed.random().nextInt(1000));
      hardware.device().submit(DeviceRequest.read(0xabc, 0x7000).withId(9));
      hardware.run(2);
      throw new AssertionError("the answer is wrong");
    }
  }

  private static AssertionError fail(Sample sample, long seed) {
    var invocation =
        new RtlInvocation(
            CONFIG,
            new Seed(seed),
            _ -> {
              iommu.reset();
              return iommu;
            });
    invocation.begin();
    try {
      sample.failing(iommu, new Seed(seed));
    } catch (AssertionError failure) {
      var test =
          java.util.Arrays.stream(Sample.class.getDeclaredMethods())
              .filter(it -> it.getName().equals("failing"))
              .findFirst()
              .orElseThrow();
      return invocation.report(failure, test);
    }
    throw new IllegalStateException("the sample fails");
  }

  @Test
  void aReportHasAllThatHelps() {
    assertThat(fail(new Sample(), 77))
        .hasMessageContainingAll(
            "the answer is wrong",
            "configuration base, seed 77",
            "read of device abc, ID 9",
            "write",
            "at 0x1238",
            "-Dtest='Sample#failing' -Dportcullis.seed=77");
  }

  /** What a whole test run makes of it. */
  static final class Whole {
    @RtlTest(configs = "small")
    void fails(RunningIommu hardware) {
      hardware.writeRegister(StandIn.SEND, 8, 0x1238);
      hardware.run(300);
      assertThat(hardware.interrupts()).isEqualTo(5);
    }
  }

  @Test
  void aFailedTestHasLeftItsWaveform() {
    var engine = System.getProperty(Engines.PROPERTY);
    System.setProperty(Engines.PROPERTY, "jvm");
    try {
      var failure =
          EngineTestKit.engine("junit-jupiter")
              .selectors(selectClass(Whole.class))
              .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
              .execute()
              .testEvents()
              .failed()
              .stream()
              .map(it -> (TestExecutionResult) it.getPayload().orElseThrow())
              .map(it -> it.getThrowable().orElseThrow())
              .findFirst();
      assertThat(failure.orElseThrow())
          .hasMessageContainingAll(
              "configuration small, seed 1",
              "interrupts",
              "waveform: testbench/target/failures/RtlInvocationTest.Whole.fails-1.vcd, cycles",
              "-Dtest='Whole#fails' -Dportcullis.seed=1");
      assertThat(Path.of("target", "failures", "RtlInvocationTest.Whole.fails-1.vcd"))
          .isNotEmptyFile();
    } finally {
      if (engine == null) {
        System.clearProperty(Engines.PROPERTY);
      } else {
        System.setProperty(Engines.PROPERTY, engine);
      }
    }
  }
}
