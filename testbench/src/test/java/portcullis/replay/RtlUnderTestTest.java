package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.replay.Stimulus.AddressType;
import portcullis.replay.Stimulus.FaultKind;
import portcullis.replay.device.RtlOptions;
import portcullis.replay.device.RtlUnderTest;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.StandIn;

/** The hardware behind the replayer's interface, with a stand-in for the hardware. */
class RtlUnderTestTest {
  private static final Build BASE = new Build(0x000001f820020210L, false, false, 4, 0);
  private static RunningIommu iommu;
  private RtlUnderTest device;

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
    device = new RtlUnderTest(new RtlOptions(IommuConfig.BASE, 7, OptionalLong.of(3)), iommu);
    device.reset(BASE);
  }

  private static Stimulus.Request request(AddressType type, boolean write, long iova) {
    return new Stimulus.Request(
        type, 0x123456, true, 0x54321, false, false, false, write, false, iova);
  }

  @Test
  void onlyItsOwnBuildIsPlayed() {
    assertThat(device.obstacleTo(BASE)).isEmpty();
    assertThat(device.obstacleTo(new Build(0x000001f8a04e8e10L, false, false, 4, 0)))
        .hasValueSatisfying(
            it -> assertThat(it).contains("configuration base has capabilities 000001f820020210"));
    assertThat(device.obstacleTo(new Build(BASE.capabilities(), true, false, 4, 0))).isPresent();
    assertThat(device.obstacleTo(new Build(BASE.capabilities(), false, true, 4, 0))).isPresent();
    assertThat(device.obstacleTo(new Build(BASE.capabilities(), false, false, 3, 0))).isPresent();
    var core = new RtlUnderTest(new RtlOptions(IommuConfig.CORE, 1, OptionalLong.empty()), iommu);
    assertThat(core.obstacleTo(new Build(0x000001f8a04e8e10L, false, false, 4, 0))).isEmpty();
  }

  @Test
  void requestsOfEverySizeAndKindComeBackWithTheirWholeAddress() {
    for (long iova : List.of(0x12345678L, 0xfffL, 0x1000L, 0x1006L, 0x1ffcL)) {
      for (boolean write : List.of(false, true)) {
        assertThat(device.request(request(AddressType.UNTRANSLATED, write, iova)))
            .isInstanceOfSatisfying(
                Answer.Translated.class,
                answer -> {
                  assertThat(answer.address()).isEqualTo(iova);
                  assertThat(answer.memoryType()).hasValue(0);
                  assertThat(answer.throughMsiPte()).hasValue(false);
                });
      }
    }
    // A translation request is a read on the bus, whatever is asked for.
    device.request(request(AddressType.TRANSLATION_REQUEST, true, 0x1000));
    assertThat(iommu.translatedPort().writeCount()).isEqualTo(5);
  }

  @Test
  void whatTheHardwareWritesIsSeenOnceItIsThere() {
    device.writeRegister(0, 8, 0x1122334455667788L);
    device.writeRegister(StandIn.SEND, 8, 0x3004);
    assertThat(device.drain())
        .containsExactly(new Observation.MemoryWrite(0x3004, Bytes.parse("88776655")));
    assertThat(device.drain()).isEmpty();
    assertThat(device.interruptWires()).isEqualTo(0x7788);
    assertThat(device.readRegister(4, 4)).isEqualTo(0x11223344);
  }

  @Test
  void whatFailsOrIsStoredByTheHostIsNotSeen() {
    device.store(0x3000, Bytes.parse("ff"));
    device.injectFault(0x3000, 64, FaultKind.WRITE_ACCESS);
    device.writeRegister(StandIn.SEND, 8, 0x3000);
    assertThat(device.drain()).isEmpty();
    device.removeFaults();
    device.injectFault(0x3000, 64, FaultKind.POISON);
    device.writeRegister(StandIn.SEND, 8, 0x3000);
    assertThat(device.drain())
        .as("poison is for readers")
        .containsExactly(new Observation.MemoryWrite(0x3000, Bytes.parse("00000000")));
    device.reset(BASE);
    device.injectFault(0x3000, 64, FaultKind.ACCESS);
    device.writeRegister(StandIn.SEND, 8, 0x3000);
    assertThat(device.drain()).isEmpty();
  }

  @Test
  void messagesThatThisBuildCannotTakeAreRefused() {
    assertThatThrownBy(() -> device.invalidationTimeout(0)).hasMessageContaining("no ATS");
  }
}
