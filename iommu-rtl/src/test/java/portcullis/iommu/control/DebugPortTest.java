package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.TrReqCtl;
import portcullis.iommu.layout.TrReqIova;
import portcullis.iommu.layout.TrResponse;

/** Translation requests of software, with a walker that the test plays. */
class DebugPortTest {
  private static final int WALK = 5;
  private static final long QUEUE = 0x6000;

  private static ControlHarness asked(long control, long iova) {
    var harness = new ControlHarness(IommuConfig.CORE, 1);
    harness.write(QueueBase.FQB, QueueBase.PPN.of(QUEUE >>> 12) | 3);
    harness.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
    harness.write(TrReqIova.REGISTER, iova);
    harness.write(TrReqCtl.REGISTER, control | TrReqCtl.GO_BUSY.mask());
    return harness;
  }

  private static void startWalk(ControlHarness harness) {
    var top = harness.top;
    harness.until("a start", () -> harness.bench.peekBoolean(top.debugStart.valid()));
    assertThat(harness.bench.peek(top.held)).isZero();
    harness.bench.poke(top.startedWalk, WALK);
    harness.bench.poke(top.debugStart.ready(), true);
    harness.cycle();
    harness.bench.poke(top.debugStart.ready(), false);
    harness.bench.poke(top.startedWalk, 0);
    assertThat(harness.bench.peek(top.held)).as("held from the next cycle").isEqualTo(1 << WALK);
    assertThat(harness.bench.peek(top.resultOf)).isEqualTo(WALK);
    harness.cycles(20);
    assertThat(harness.read(TrReqCtl.REGISTER) & TrReqCtl.GO_BUSY.mask()).isNotZero();
    harness.bench.poke(top.done, 0xff & ~(1 << WALK));
    harness.cycles(5);
    assertThat(harness.bench.peek(top.held)).as("others are done").isEqualTo(1 << WALK);
  }

  private static long response(long page, int range, int memoryType) {
    try (var harness = asked(TrReqCtl.NW.mask(), 0x1234_5000)) {
      startWalk(harness);
      var top = harness.top;
      harness.bench.poke(top.result.translation().page(), page);
      harness.bench.poke(top.result.range(), range);
      harness.bench.poke(top.result.translation().memoryType(), memoryType);
      harness.bench.poke(top.done, 1 << WALK);
      harness.cycle();
      harness.bench.poke(top.done, 0);
      harness.bench.poke(top.result.translation().page(), 0);
      assertThat(harness.bench.peek(top.held)).isZero();
      assertThat(harness.read(TrReqCtl.REGISTER)).isEqualTo(TrReqCtl.NW.mask());
      return harness.read(TrResponse.REGISTER);
    }
  }

  @Test
  void theRequestIsWhatSoftwareWrote() {
    long control =
        TrReqCtl.DID.of(0xfedcba)
            | TrReqCtl.PV.mask()
            | TrReqCtl.PID.of(0x98765)
            | TrReqCtl.PRIV.mask()
            | TrReqCtl.NW.mask()
            | TrReqCtl.EXE.mask();
    try (var harness = asked(control, 0xffff_ffc0_1234_5fffL)) {
      harness.until("a start", () -> harness.bench.peekBoolean(harness.top.debugStart.valid()));
      var key = harness.top.debugStart.payload();
      assertThat(harness.bench.peek(key.deviceId())).isEqualTo(0xfedcba);
      assertThat(harness.bench.peek(key.processId())).isEqualTo(0x98765);
      assertThat(harness.bench.peek(key.page())).isEqualTo(0xf_ffff_fc01_2345L);
      assertThat(harness.bench.peekBoolean(key.processIdValid())).isTrue();
      assertThat(harness.bench.peekBoolean(key.privileged())).isTrue();
      assertThat(harness.bench.peekBoolean(key.execute())).isTrue();
      assertThat(harness.bench.peekBoolean(key.write())).isFalse();
      assertThat(harness.bench.peekBoolean(key.debug())).isTrue();
      assertThat(harness.read(TrReqCtl.REGISTER)).isEqualTo(control | 1);
      assertThat(harness.read(TrReqIova.REGISTER)).isEqualTo(0xffff_ffc0_1234_5000L);
    }
  }

  @Test
  void withoutAProcessItsFieldsDoNotCount() {
    try (var harness = asked(TrReqCtl.PID.of(7) | TrReqCtl.PRIV.mask(), 0)) {
      harness.until("a start", () -> harness.bench.peekBoolean(harness.top.debugStart.valid()));
      var key = harness.top.debugStart.payload();
      assertThat(harness.bench.peek(key.processId())).isZero();
      assertThat(harness.bench.peekBoolean(key.privileged())).isFalse();
      assertThat(harness.bench.peekBoolean(key.write())).isTrue();
    }
  }

  @Test
  void theSizeOfARangeIsInThePage() {
    long page = 0xabc_def1_2345L;
    assertThat(response(page, 12, 2)).isEqualTo(TrResponse.PPN.of(page) | TrResponse.PBMT.of(2));
    assertThat(response(page, 13, 0)).isEqualTo(large(page & ~1L));
    assertThat(response(page, 16, 0)).isEqualTo(large(page & ~0xfL | 7));
    assertThat(response(page, 21, 1))
        .isEqualTo(large(page & ~0x1ffL | 0xff) | TrResponse.PBMT.of(1));
    assertThat(response(page, 30, 0)).isEqualTo(large(page & ~0x3ffffL | 0x1ffff));
    assertThat(response(page, 56, 0)).isEqualTo(large((1L << 43) - 1));
    assertThat(response(page, 57, 0)).isEqualTo(large((1L << 44) - 1));
  }

  private static long large(long page) {
    return TrResponse.S.mask() | TrResponse.PPN.of(page);
  }

  @Test
  void aFaultIsAnsweredAndReportedOnceEvenIfTheWalkStartsAnew() {
    long control = TrReqCtl.DID.of(0x31) | TrReqCtl.PV.mask() | TrReqCtl.PID.of(9);
    try (var harness = asked(control, 0x7000)) {
      startWalk(harness);
      var top = harness.top;
      // The fault queue is busy with a device's record for a while.
      harness.memory.latency = 40;
      harness.faults.add(new ControlHarness.Fault(13, 2, 1, false, 0, false, 0x1000, 0));
      harness.until("the fault is taken", harness.faults::isEmpty);
      harness.bench.poke(top.result.fault(), true);
      harness.bench.poke(top.result.reported(), true);
      harness.bench.poke(top.result.cause(), 13);
      harness.bench.poke(top.done, 1 << WALK);
      harness.cycles(5);
      assertThat(harness.bench.peek(top.held)).isEqualTo(1 << WALK);
      harness.bench.poke(top.done, 0);
      harness.cycles(60);
      harness.bench.poke(top.result.cause(), 15);
      harness.bench.poke(top.result.iotval2(), 0x55);
      harness.bench.poke(top.done, 1 << WALK);
      harness.cycle();
      harness.bench.poke(top.done, 0);
      harness.until("the record", () -> harness.read(QueueIndex.FQT) == 2);
      harness.cycles(100);
      assertThat(harness.read(QueueIndex.FQT)).isEqualTo(2);
      assertThat(harness.memory.load(QUEUE + 32))
          .isEqualTo(0x31L << 40 | 3L << 34 | 1L << 32 | 9 << 12 | 15);
      assertThat(harness.memory.load(QUEUE + 48)).isEqualTo(0x7000);
      assertThat(harness.memory.load(QUEUE + 56)).isEqualTo(0x55);
      assertThat(harness.read(TrResponse.REGISTER) & TrResponse.FAULT.mask()).isNotZero();
    }
  }

  /** Both ask in the same cycle; neither gets anything of the other into its record. */
  @Test
  void aFaultIsReportedAsThatOfTheRequestWhateverADeviceReports() {
    long nobody = 0;
    long somebody = 0xfedcbaL << 40 | 1L << 33 | 1L << 32 | 0x98765L << 12 | 0x1ff;
    var zeros = new ControlHarness.Fault(0, 7, 0, false, 0, false, 0, 0);
    var ones = new ControlHarness.Fault(0x1ff, 7, 0xfedcba, true, 0x98765, true, -0x1000L, -1L);
    for (boolean process : new boolean[] {false, true}) {
      long control =
          process
              ? TrReqCtl.DID.of(0xfedcba)
                  | TrReqCtl.PV.mask()
                  | TrReqCtl.PID.of(0x98765)
                  | TrReqCtl.PRIV.mask()
              : 0;
      try (var harness = asked(control, process ? -0x1000L : 0)) {
        startWalk(harness);
        var result = harness.top.result;
        harness.bench.poke(result.fault(), true);
        harness.bench.poke(result.reported(), true);
        harness.bench.poke(result.cause(), process ? 0x1ff : 0);
        harness.poke64(result.iotval2(), process ? -1L : 0);
        harness.bench.poke(harness.top.done, 1 << WALK);
        harness.faults.add(process ? zeros : ones);
        harness.cycle();
        harness.bench.poke(harness.top.done, 0);
        harness.until("both records", () -> harness.read(QueueIndex.FQT) == 2);
        for (int i = 0; i < 2; i++) {
          long at = QUEUE + 32 * i;
          boolean full = process == (i == 0);
          long type = i == 0 ? 3L << 34 : 7L << 34;
          assertThat(harness.memory.load(at))
              .as("record %d", i)
              .isEqualTo((full ? somebody : nobody) | type);
          assertThat(harness.memory.load(at + 16)).isEqualTo(full ? -0x1000L : 0);
          assertThat(harness.memory.load(at + 24)).isEqualTo(full ? -1L : 0);
        }
      }
    }
  }

  @Test
  void aMaskedFaultIsAnsweredButNotReported() {
    try (var harness = asked(0, 0x7000)) {
      startWalk(harness);
      harness.bench.poke(harness.top.result.fault(), true);
      harness.bench.poke(harness.top.done, 1 << WALK);
      harness.cycles(50);
      assertThat(harness.read(TrResponse.REGISTER) & TrResponse.FAULT.mask()).isNotZero();
      assertThat(harness.read(QueueIndex.FQT)).isZero();
    }
  }

  @Test
  void writesDoNothingWhileARequestIsUnderWay() {
    try (var harness = asked(TrReqCtl.DID.of(3), 0x7000)) {
      harness.write(TrReqIova.REGISTER, 0x9000);
      harness.write(TrReqCtl.REGISTER, TrReqCtl.DID.of(4));
      assertThat(harness.read(TrReqIova.REGISTER)).isEqualTo(0x7000);
      assertThat(harness.read(TrReqCtl.REGISTER)).isEqualTo(TrReqCtl.DID.of(3) | 1);
    }
  }
}
