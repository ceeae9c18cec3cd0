package portcullis.testbench.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.sim.Simulation;

/** What hardware does against the protocol is found by the bus models, in its cycle. */
class ProtocolTest {
  private BusBench bench;
  private Simulation pins;

  @BeforeEach
  void start() {
    bench = new BusBench(Puppet::new, Timing.constant(1));
    pins = bench.simulation;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void offerRead(long address, int beats) {
    offer("ar", address, beats);
  }

  private void offer(String channel, long address, int beats) {
    pins.poke(channel + "_valid", 1);
    pins.poke(channel + "_id", 3);
    pins.poke(channel + "_addr", address);
    pins.poke(channel + "_len", beats - 1);
    pins.poke(channel + "_size", 3);
    pins.poke(channel + "_burst", 1);
  }

  private void breaks(String rule) {
    assertThatThrownBy(() -> bench.loop.step())
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining(rule);
    bench.goOn();
  }

  /** A memory that takes nothing in the next cycles. */
  private void stall() {
    long seed = 0;
    while (!stallsTwice(seed)) {
      seed++;
    }
    bench.slave.setTiming(new Timing(1, 1, 90, false, false, false, seed));
  }

  /** AR is the first channel to ask, then the data that there is none of. */
  private static boolean stallsTwice(long seed) {
    var reads = new Chance(seed, 90);
    var writes = new Chance(~seed, 90);
    boolean all = true;
    for (int i = 0; i < 8; i++) {
      all &= reads.strikes() & writes.strikes();
    }
    return all;
  }

  @Test
  void legalTransfersPass() {
    offerRead(0xff8, 1);
    bench.loop.step();
    offerRead(0x1000, 256);
    pins.poke("ar_size", 0);
    bench.loop.step();
    pins.poke("ar_valid", 0);
    bench.loop.run(300);
    assertThat(bench.reads).hasSize(2);
    assertThat(bench.loop.outstanding()).isEmpty();
  }

  @Test
  void anAddressThatChangesBeforeItIsTaken() {
    stall();
    offerRead(0x1000, 1);
    bench.loop.step();
    pins.poke("ar_addr", 0x2000);
    breaks("ARVALID was 1 without READY, then what it offered changed");
  }

  @Test
  void anAddressThatIsWithdrawn() {
    stall();
    offer("aw", 0x1000, 1);
    bench.loop.step();
    pins.poke("aw_valid", 0);
    breaks("AWVALID was 1 without READY");
  }

  @Test
  void dataThatChangesBeforeItIsTaken() {
    stall();
    pins.poke("w_valid", 1);
    bench.loop.step();
    pins.poke("w_data", 1);
    breaks("W changed");
  }

  @Test
  void dataThatIsWithdrawn() {
    stall();
    pins.poke("w_valid", 1);
    bench.loop.step();
    pins.poke("w_valid", 0);
    breaks("WVALID fell");
  }

  @Test
  void whoeverStepsOnAfterAViolationGetsTheSameAgain() {
    offerRead(0xff8, 2);
    var first = catchThrowable(() -> bench.loop.step());
    pins.poke("ar_burst", 3);
    assertThat(first).isInstanceOf(ProtocolViolationException.class);
    assertThat(catchThrowable(() -> bench.loop.step())).isSameAs(first);
    pins.poke("ar_valid", 0);
    bench.loop.reset();
    bench.loop.step();
  }

  @Test
  void aBurstAcrossAPageBoundary() {
    offerRead(0xff8, 2);
    breaks("crosses a 4 KiB boundary");
  }

  @Test
  void burstsOfIllegalShape() {
    offerRead(0x1000, 3);
    pins.poke("ar_burst", 2);
    breaks("WRAP burst of 3 beats");
    pins.poke("ar_burst", 3);
    breaks("reserved");
    pins.poke("ar_burst", 0);
    pins.poke("ar_len", 16);
    breaks("FIXED burst of 17 beats");
    pins.poke("ar_burst", 1);
    pins.poke("ar_len", 0);
    pins.poke("ar_size", 4);
    breaks("wider than the bus");
    pins.poke("ar_size", 3);
    pins.poke("ar_lock", 1);
    pins.poke("ar_addr", 0x1004);
    breaks("exclusive");
  }

  @Test
  void tooManyBeatsOfData() {
    offer("aw", 0x1000, 2);
    pins.poke("w_valid", 1);
    pins.poke("w_strb", 255);
    bench.loop.step();
    pins.poke("aw_valid", 0);
    breaks("WLAST is 0 on beat 2");
  }

  @Test
  void tooFewBeatsOfData() {
    offer("aw", 0x1000, 2);
    pins.poke("w_valid", 1);
    pins.poke("w_last", 1);
    breaks("WLAST is 1 on beat 1");
  }

  @Test
  void strobesOutsideOfTheBeat() {
    offer("aw", 0x1004, 1);
    pins.poke("aw_size", 2);
    pins.poke("w_valid", 1);
    pins.poke("w_last", 1);
    pins.poke("w_strb", 0x1f);
    breaks("WSTRB of beat 0 has lanes outside of it");
  }

  @Test
  void dataThatNobodyAskedFor() {
    pins.poke("r_valid", 1);
    breaks("RVALID without an outstanding read");
    pins.poke("r_valid", 0);
    pins.poke("b_valid", 1);
    breaks("BVALID without an outstanding write");
  }

  @Test
  void dataInTheCycleOfItsAddress() {
    bench.device.submit(DeviceRequest.read(0, 0x1000));
    pins.poke("ar_ready", 1);
    pins.poke("r_valid", 1);
    pins.poke("r_last", 1);
    breaks("RVALID without an outstanding read");
  }

  @Test
  void aLastBeatThatComesTooEarlyOrTooLate() {
    bench.device.submit(DeviceRequest.read(0, 0x1000).withBurst(2, 3, AddressTransfer.INCR));
    pins.poke("ar_ready", 1);
    bench.loop.step();
    pins.poke("r_valid", 1);
    pins.poke("r_last", 1);
    breaks("RLAST is 1");
    pins.poke("r_last", 0);
    bench.loop.step();
    breaks("RLAST is 0");
  }

  @Test
  void aResponseBeforeTheData() {
    bench.device.submit(DeviceRequest.write(0, 0x1000));
    pins.poke("aw_ready", 1);
    bench.loop.step();
    pins.poke("b_valid", 1);
    breaks("BVALID before the last data has passed");
    pins.poke("w_ready", 1);
    breaks("BVALID before the last data has passed");
  }

  @Test
  void successOfAnExclusiveAccessThatWasNone() {
    bench.device.submit(DeviceRequest.read(0, 0x1000));
    bench.device.submit(DeviceRequest.write(0, 0x1000));
    pins.poke("ar_ready", 1);
    pins.poke("aw_ready", 1);
    pins.poke("w_ready", 1);
    bench.loop.step();
    pins.poke("r_valid", 1);
    pins.poke("r_last", 1);
    pins.poke("r_resp", 1);
    breaks("EXOKAY for a read that is not exclusive");
    pins.poke("r_valid", 0);
    pins.poke("b_valid", 1);
    pins.poke("b_resp", 1);
    breaks("EXOKAY for a write that is not exclusive");
  }

  @Test
  void aRequestOfTheTestThatIsIllegalMustBeMarked() {
    var crossing = DeviceRequest.read(0, 0xff8).withBurst(2, 3, AddressTransfer.INCR);
    bench.device.submit(crossing);
    breaks("mark it as violating()");
    bench.loop.reset();
    bench.device.submit(crossing.violating());
    bench.loop.step();
    bench.loop.reset();
    bench.device.submit(DeviceRequest.read(0, 0x1000).violating());
    breaks("but it does not");
  }

  @Test
  void aHangSaysWhatIsUnderWay() {
    bench.device.submit(DeviceRequest.read(0xabc, 0x1000).withId(5));
    bench.device.submit(DeviceRequest.write(0xabc, 0x2000).withId(6));
    pins.poke("ar_ready", 1);
    assertThatThrownBy(() -> bench.loop.runUntil("an answer", () -> false, 10))
        .isInstanceOf(StuckException.class)
        .hasMessageContainingAll(
            "waited 10 cycles",
            "for an answer",
            "waits for its answer: read of device abc, ID 5, 1 x 8 bytes at 0x1000",
            "waits for AWREADY: write of device abc, ID 6, 1 x 8 bytes at 0x2000");
  }
}
