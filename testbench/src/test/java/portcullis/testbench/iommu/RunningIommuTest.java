package portcullis.testbench.iommu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.model.SparseMemory;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.StuckException;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.bus.Traffic;

/** What surrounds an IOMMU, around a stand-in for it. */
class RunningIommuTest {
  private static RunningIommu iommu;

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
  }

  @Test
  void requestsPassWithTheirData() {
    var write = iommu.request(DeviceRequest.write(7, 0x12345678).withId(3));
    assertThat(write.isRefused()).isFalse();
    var read = iommu.request(DeviceRequest.read(7, 0x12345678).withId(4));
    assertThat(read.data(0)).isEqualTo(write.request().payload());
    assertThat(iommu.request(DeviceRequest.read(7, 0x5000)).data(0))
        .as("each doubleword that nobody wrote has a value of its own")
        .isNotEqualTo(iommu.request(DeviceRequest.read(7, 0x5008)).data(0));
    assertThat(iommu.translatedAccessesSince(0))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it).contains("ID "));
  }

  @Test
  void registersAndInterruptsAndMemoryAreThere() {
    iommu.writeRegister(0, 8, 0xabcd);
    assertThat(iommu.readRegister(0, 4)).isEqualTo(0xabcd);
    assertThat(iommu.interrupts()).isEqualTo(0xabcd);
    iommu.writeRegister(StandIn.SEND, 8, 0x1004);
    iommu.runUntilQuiet();
    assertThat(iommu.memory().read(0x1004, 4)).isEqualTo(0xabcd);
    assertThat(iommu.memory().read(0x1000, 4)).isZero();
    assertThat(iommu.memoryAccessesSince(0)).singleElement().asString().contains("0x1004");
  }

  @Test
  void quietMeansThatSlowWritesHaveArrived() {
    iommu.memoryPort().setTiming(new Timing(1, 500, 0, false, false, false, 0));
    iommu.writeRegister(0, 8, 5);
    iommu.writeRegister(StandIn.SEND, 8, 0x1000);
    assertThat(iommu.memory().read(0x1000, 4)).isZero();
    iommu.runUntilQuiet();
    assertThat(iommu.memory().read(0x1000, 4)).isEqualTo(5);
  }

  @Test
  void resetForgetsEverything() {
    iommu.memory().addFault(0, 1 << 20, SparseMemory.FaultKind.ACCESS_FAULT);
    iommu.writeRegister(0, 8, 5);
    iommu.device().submit(DeviceRequest.read(7, 0x1000));
    iommu.device().setTraffic(endless());
    iommu.run(3);
    iommu.reset();
    iommu.run(20);
    assertThat(iommu.interrupts()).isZero();
    assertThat(iommu.outstanding()).isEmpty();
    assertThat(iommu.translatedPort().readCount()).isZero();
    iommu.writeRegister(0, 8, 9);
    iommu.writeRegister(StandIn.SEND, 8, 0x1000);
    iommu.runUntilQuiet();
    assertThat(iommu.memory().read(0x1000, 4)).isEqualTo(9);
  }

  @Test
  void busesThatNeverRestAreAHang() {
    iommu.device().setTraffic(endless());
    assertThatThrownBy(() -> iommu.runUntil("a miracle", () -> false, 1000))
        .isInstanceOf(StuckException.class)
        .hasMessageContainingAll("waited 1,000 cycles", "a miracle", "read of device 7");
  }

  @Test
  void randomTimingsChangeNothingButTime() {
    var quick = answers(Timing.constant(1), 0);
    assertThat(answers(Timing.random(5, 42), 30)).isEqualTo(quick);
    assertThat(answers(Timing.constant(40), 0)).isEqualTo(quick);
  }

  private static ArrayList<Long> answers(Timing timing, int stalls) {
    iommu.reset();
    iommu.translatedPort().setTiming(timing);
    iommu.device().setStalls(stalls, 1);
    var answers = new ArrayList<Long>();
    for (int i = 0; i < 50; i++) {
      iommu.request(DeviceRequest.write(1, 8L * (i % 7)).withId(i & 15));
      answers.add(iommu.request(DeviceRequest.read(1, 8L * (i % 11)).withId(i & 15)).data(0));
    }
    return answers;
  }

  private static Traffic endless() {
    return new Traffic() {
      @Override
      public DeviceRequest nextRead(long cycle) {
        return DeviceRequest.read(7, 0x1000);
      }
    };
  }
}
