package portcullis.testbench.iommu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.bus.DeviceRequest;

/** The judge, before a stand-in that knows only the mode Bare and so is wrong about much. */
class JudgeTest {
  private static final int DDTP = 16;
  private static final int BARE = 1;

  private static RunningIommu iommu;
  private Judge judge;

  @BeforeAll
  static void start() {
    var config = IommuConfig.BASE;
    iommu =
        new RunningIommu(
            config,
            Engines.ofTests().start().start(Elaboration.of(() -> new StandIn(config)).design()));
  }

  @AfterAll
  static void close() {
    iommu.close();
  }

  @BeforeEach
  void reset() {
    iommu.reset();
    judge = new Judge(iommu);
  }

  @Test
  void whatIsRightPasses() {
    judge.writeRegister(DDTP, 8, BARE);
    judge.request(DeviceRequest.read(1, 0x1234));
    judge.request(DeviceRequest.write(1, 0x1234));
  }

  @Test
  void aRequestThatShouldHaveBeenRefusedIsFoundAndExplained() {
    // The mode is Off after reset, and the stand-in lets all pass.
    assertThatThrownBy(() -> judge.request(DeviceRequest.read(1, 0x1234)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "read of device 1, ID 0, 1 x 4 bytes at 0x1234",
            "expected refused",
            "seen     read at 0x1234, memory type 0",
            "the walk as the model makes it",
            "ends with cause 256");
  }

  @Test
  void aWriteToMemoryThatIsTooMuchIsFound() {
    judge.writeRegister(DDTP, 8, BARE);
    iommu.writeRegister(0, 8, 0x77);
    assertThatThrownBy(() -> judge.writeRegister(StandIn.SEND, 8, 0x2000))
        .hasMessageContainingAll("memory written by", "expected []", "2000: 77");
  }

  @Test
  void aRegisterThatDiffersIsFound() {
    iommu.writeRegister(0, 8, 0x77);
    assertThatThrownBy(() -> judge.readRegister(0, 8)).hasMessageContaining("seen 77");
    assertThat(judge.model().readRegister(DDTP, 8)).isZero();
  }
}
