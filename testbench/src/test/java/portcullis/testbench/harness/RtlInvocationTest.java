package portcullis.testbench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    private final AtomicInteger runs = new AtomicInteger();

    void failing(RunningIommu hardware, Seed seed) {
      runs.incrementAndGet();
      hardware.writeRegister(0, 8, 0x5a);
      hardware.writeRegister(StandIn.SEND, 8, 0x1238);
      hardware.run(seed.random().nextInt(1000));
      hardware.device().submit(DeviceRequest.read(0xabc, 0x7000).withId(9));
      hardware.run(2);
      throw new AssertionError("the answer is wrong");
    }

    void passingTheSecondTime(RunningIommu hardware) {
      hardware.run(10);
      if (runs.getAndIncrement() == 0) {
        throw new AssertionError("only once");
      }
    }
  }

  private static AssertionError fail(Sample sample, String method, long seed) {
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
      switch (method) {
        case "failing" -> sample.failing(iommu, new Seed(seed));
        default -> sample.passingTheSecondTime(iommu);
      }
    } catch (AssertionError failure) {
      var test =
          java.util.Arrays.stream(Sample.class.getDeclaredMethods())
              .filter(it -> it.getName().equals(method))
              .findFirst()
              .orElseThrow();
      return invocation.report(failure, test, sample);
    }
    throw new IllegalStateException("the sample fails the first time");
  }

  @Test
  void aReportHasAllThatHelps() throws IOException {
    var sample = new Sample();
    var report = fail(sample, "failing", 77);
    assertThat(sample.runs).hasValue(2);
    assertThat(report)
        .hasMessageContainingAll(
            "the answer is wrong",
            "configuration base, seed 77",
            "read of device abc, ID 9",
            "write",
            "at 0x1238",
            "-Dtest='Sample#failing' -Dportcullis.seed=77");
    assertThat(report.getMessage()).doesNotContain("when repeated").doesNotContain("passed");
    var waveform = Path.of("target", "rtl-failures", "Sample.failing-base-77.vcd");
    assertThat(report).hasMessageContaining("waveform: " + waveform);
    assertThat(Files.size(waveform)).isGreaterThan(100);
    Files.delete(waveform);
  }

  @Test
  void aFailureThatDoesNotRepeatIsSaidToBeOne() throws IOException {
    var report = fail(new Sample(), "passingTheSecondTime", 1);
    assertThat(report).hasMessageContainingAll("only once", "passed when it was repeated");
    Files.deleteIfExists(
        Path.of("target", "rtl-failures", "Sample.passingTheSecondTime-base-1.vcd"));
  }

  @Test
  void theSeedsOfATestAreFixedButForTheLast() {
    assertThat(RtlExtension.seeds(1)).containsExactly(1L);
    assertThat(RtlExtension.seeds(4)).hasSize(4).startsWith(1L, 2L, 3L);
    System.setProperty("portcullis.seed", "99");
    try {
      assertThat(RtlExtension.seeds(4)).containsExactly(99L);
    } finally {
      System.clearProperty("portcullis.seed");
    }
  }
}
