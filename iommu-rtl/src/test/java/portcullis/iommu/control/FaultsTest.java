package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;

/** The fault queue and interrupts as software sees them. */
class FaultsTest {
  private static final long QUEUE = 0x77_0000_3000L;
  private static final long COMMANDS = 0x10_0000L;

  private static ControlHarness started(IommuConfig config, int log2Size, long flags) {
    var control = new ControlHarness(config, log2Size);
    control.write(QueueBase.FQB, QueueBase.PPN.of(QUEUE >>> 12) | log2Size - 1);
    control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | flags);
    return control;
  }

  private static ControlHarness.Fault fault(long iova) {
    return new ControlHarness.Fault(13, 2, 0x123456, true, 0x54321, true, iova, 0);
  }

  private static long[] record(ControlHarness control, int index) {
    long at = QUEUE + 32L * index;
    return new long[] {
      control.memory.load(at),
      control.memory.load(at + 8),
      control.memory.load(at + 16),
      control.memory.load(at + 24)
    };
  }

  @Test
  void everyBitOfARecordIsInItsPlace() {
    try (var control = started(IommuConfig.BASE, 3, 0)) {
      control.faults.add(
          new ControlHarness.Fault(
              0xabc,
              0x2d,
              0xfedcba,
              true,
              0x98765,
              false,
              0xfedc_ba98_7654_3210L,
              0x8123_4567_89ab_cdefL));
      control.faults.add(new ControlHarness.Fault(5, 3, 1, false, 0, true, 8, 9));
      control.until("both records", () -> control.read(QueueIndex.FQT) == 2);
      assertThat(record(control, 0))
          .containsExactly(
              0xfedcbaL << 40 | 0x2dL << 34 | 1L << 32 | 0x98765L << 12 | 0xabc,
              0,
              0xfedc_ba98_7654_3210L,
              0x8123_4567_89ab_cdefL);
      assertThat(record(control, 1)).containsExactly(1L << 40 | 3L << 34 | 1L << 33 | 5, 0, 8, 9);
      assertThat(control.memory.written.getFirst().id()).isEqualTo(MemoryPort.FAULT_QUEUE);
    }
  }

  @Test
  void recordsWrapAroundSmallQueues() {
    long seed = 11;
    var random = new Random(seed);
    for (int log2Size = 1; log2Size < 4; log2Size++) {
      try (var control = started(IommuConfig.SMALL, log2Size, 0)) {
        int entries = 1 << log2Size;
        control.memory.pace = 5;
        for (int i = 0; i < 40; i++) {
          control.memory.latency = 1 + random.nextInt(12);
          control.faults.add(fault(i));
          int index = i % entries;
          int tail = (i + 1) % entries;
          control.until("record " + i, () -> control.read(QueueIndex.FQT) == tail);
          assertThat(record(control, index)[2]).isEqualTo(i);
          control.write(QueueIndex.FQH, tail);
        }
        assertThat(control.read(Fqcsr.REGISTER)).isEqualTo(Fqcsr.FQEN.mask() | Fqcsr.FQON.mask());
      }
    }
  }

  @Test
  void overflowIsStickyUntilSoftwareClearsIt() {
    try (var control = started(IommuConfig.BASE, 2, 0)) {
      for (int i = 0; i < 4; i++) {
        control.faults.add(fault(i));
      }
      control.until("all faults are taken", control.faults::isEmpty);
      control.cycles(20);
      assertThat(control.read(QueueIndex.FQT)).isEqualTo(3);
      assertThat(control.read(Fqcsr.REGISTER) & Fqcsr.FQOF.mask()).isNotZero();
      control.write(QueueIndex.FQH, 3);
      control.faults.add(fault(9));
      control.cycles(30);
      assertThat(control.read(QueueIndex.FQT)).as("room, but not cleared").isEqualTo(3);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FQOF.mask());
      control.faults.add(fault(10));
      control.until("a record", () -> control.read(QueueIndex.FQT) == 0);
      assertThat(record(control, 3)[2]).isEqualTo(10);
    }
  }

  @Test
  void aFailedWriteIsStickyAndItsRecordIsLost() {
    try (var control = started(IommuConfig.BASE, 4, 0)) {
      control.memory.unwritable = address -> address == QUEUE + 32;
      for (int i = 0; i < 5; i++) {
        control.faults.add(fault(i));
      }
      control.until("all faults are taken", control.faults::isEmpty);
      control.cycles(20);
      assertThat(control.read(QueueIndex.FQT)).isEqualTo(1);
      assertThat(control.read(Fqcsr.REGISTER) & Fqcsr.FQMF.mask()).isNotZero();
      control.memory.unwritable = address -> false;
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FQMF.mask());
      control.faults.add(fault(20));
      control.until("a record", () -> control.read(QueueIndex.FQT) == 2);
      assertThat(record(control, 1)[2]).isEqualTo(20);
    }
  }

  @Test
  void faultsAreDroppedWhileTheQueueIsOffAndItTurnsOffOnlyAfterItsWrite() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.faults.add(fault(1));
      control.until("the fault is taken", control.faults::isEmpty);
      control.cycles(20);
      assertThat(control.memory.written).isEmpty();
      control.write(QueueBase.FQB, QueueBase.PPN.of(QUEUE >>> 12) | 3);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
      control.memory.latency = 60;
      control.faults.add(fault(2));
      control.cycles(15);
      control.write(Fqcsr.REGISTER, 0);
      assertThat(control.read(Fqcsr.REGISTER)).isEqualTo(Fqcsr.FQON.mask() | Fqcsr.BUSY.mask());
      control.until("fqon is 0", () -> control.read(Fqcsr.REGISTER) == 0);
      assertThat(control.memory.isIdle()).isTrue();
      assertThat(control.read(QueueIndex.FQT)).isEqualTo(1);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
      assertThat(control.read(QueueIndex.FQT)).isZero();
    }
  }

  private static void configureMessages(ControlHarness control) {
    for (int v = 0; v < 16; v++) {
      control.write(MsiCfgTbl.ADDRESS.offset(v), 8, message(v));
      control.write(MsiCfgTbl.DATA.offset(v), 4, 0x100 + v);
    }
    control.write(Icvec.REGISTER, Icvec.CIV.of(5) | Icvec.FIV.of(6));
  }

  private static long message(int vector) {
    return 0x2400_0000L + 4L * vector;
  }

  private static long messages(ControlHarness control, int vector) {
    return control.memory.written.stream()
        .filter(write -> write.id() == MemoryPort.MESSAGE && write.address() == message(vector))
        .peek(write -> assertThat(write.bytes()).containsExactly(vector, 1, 0, 0))
        .count();
  }

  /** Makes the command queue stop at an illegal command. */
  private static void stopCommands(ControlHarness control) {
    control.write(QueueBase.CQB, QueueBase.PPN.of(COMMANDS >>> 12) | 3);
    control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CIE.mask());
    control.write(QueueIndex.CQT, 1);
    control.cycles(60);
  }

  @Test
  void aPendingBitSendsOneMessageAndAnotherIfItsCausePersists() {
    try (var control = started(IommuConfig.BASE, 4, Fqcsr.FIE.mask())) {
      configureMessages(control);
      stopCommands(control);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.CIP.mask());
      assertThat(messages(control, 5)).isEqualTo(1);
      control.write(Ipsr.REGISTER, Ipsr.CIP.mask());
      control.cycles(30);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.CIP.mask());
      assertThat(messages(control, 5)).isEqualTo(2);
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CIE.mask() | Cqcsr.CMD_ILL.mask());
      control.write(QueueIndex.CQT, 0);
      control.cycles(60);
      control.write(Ipsr.REGISTER, 0);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.CIP.mask());
      assertThat(control.bench.peek(control.top.interrupts)).as("no wires").isZero();
    }
  }

  @Test
  void aRecordInterruptsOnce() {
    try (var control = started(IommuConfig.BASE, 4, Fqcsr.FIE.mask())) {
      configureMessages(control);
      control.faults.add(fault(1));
      control.faults.add(fault(2));
      control.until("both", () -> control.read(QueueIndex.FQT) == 2);
      control.cycles(30);
      assertThat(messages(control, 6)).isEqualTo(1);
      control.write(Ipsr.REGISTER, Ipsr.FIP.mask());
      control.cycles(30);
      assertThat(control.read(Ipsr.REGISTER)).isZero();
      assertThat(messages(control, 6)).isEqualTo(1);
      control.faults.add(fault(3));
      control.cycles(60);
      assertThat(messages(control, 6)).isEqualTo(2);
    }
  }

  @Test
  void bothSourcesAtOneVectorSendAMessageEach() {
    try (var control = started(IommuConfig.BASE, 1, Fqcsr.FIE.mask())) {
      configureMessages(control);
      control.write(Icvec.REGISTER, Icvec.CIV.of(9) | Icvec.FIV.of(9));
      control.faults.add(fault(1));
      control.faults.add(fault(2));
      stopCommands(control);
      assertThat(messages(control, 9)).isEqualTo(2);
      control.write(Ipsr.REGISTER, Ipsr.CIP.mask() | Ipsr.FIP.mask());
      control.cycles(60);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.CIP.mask() | Ipsr.FIP.mask());
      assertThat(messages(control, 9)).isEqualTo(4);
    }
  }

  @Test
  void aMaskedMessageWaits() {
    try (var control = started(IommuConfig.BASE, 4, Fqcsr.FIE.mask())) {
      configureMessages(control);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 1);
      control.faults.add(fault(1));
      control.cycles(60);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.FIP.mask());
      assertThat(messages(control, 6)).isZero();
      control.write(Icvec.REGISTER, Icvec.FIV.of(7));
      control.write(Ipsr.REGISTER, Ipsr.FIP.mask());
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 0);
      control.cycles(30);
      assertThat(messages(control, 6)).isEqualTo(1);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 1);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 0);
      control.cycles(30);
      assertThat(messages(control, 6)).isEqualTo(1);
    }
  }

  @Test
  void aReleasedMessageAndANewOneOfItsVectorAreTwo() {
    try (var control = started(IommuConfig.BASE, 1, Fqcsr.FIE.mask())) {
      configureMessages(control);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(5), 4, 1);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 1);
      stopCommands(control);
      control.faults.add(fault(1));
      control.cycles(60);
      control.write(Ipsr.REGISTER, Ipsr.FIP.mask());
      // While the message of vector 5 is on its way, vector 6 is released, and an overflow asks
      // for another message of it.
      control.memory.latency = 200;
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(5), 4, 0);
      control.write(MsiCfgTbl.VECTOR_CONTROL.offset(6), 4, 0);
      control.faults.add(fault(2));
      control.cycles(100);
      assertThat(control.read(Ipsr.REGISTER)).isEqualTo(Ipsr.CIP.mask() | Ipsr.FIP.mask());
      assertThat(messages(control, 6)).as("the sender is busy").isZero();
      control.cycles(700);
      assertThat(messages(control, 5)).isEqualTo(1);
      assertThat(messages(control, 6)).isEqualTo(2);
    }
  }

  /** What a device reported before, or reports now, does not get into the record. */
  @Test
  void aFailedMessageTellsNothingOfDevices() {
    for (var config : IommuConfig.NAMED) {
      try (var control = started(config, 4, 0)) {
        configureMessages(control);
        var fault = new ControlHarness.Fault(0xfff, 0x3f, 0xffffff, true, 0xfffff, true, -1L, -1L);
        control.faults.add(fault);
        control.until("a record", () -> control.read(QueueIndex.FQT) == 1);
        control.memory.unwritable = address -> address == message(5);
        stopCommands(control);
        control.until("the record", () -> control.read(QueueIndex.FQT) == 2);
        assertThat(record(control, 1)).containsExactly(273, 0, message(5), 0);
      }
    }
  }

  @Test
  void aFailedMessageIsReportedForNoDevice() {
    try (var control = started(IommuConfig.BASE, 4, 0)) {
      configureMessages(control);
      control.memory.unwritable = address -> address == message(5);
      stopCommands(control);
      control.until("the record", () -> control.read(QueueIndex.FQT) == 1);
      assertThat(record(control, 0)).containsExactly(273, 0, message(5), 0);
    }
  }

  @Test
  void wiresFollowPendingBitsAndVectors() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(Fctl.REGISTER, Fctl.WSI.mask());
      control.write(QueueBase.FQB, QueueBase.PPN.of(QUEUE >>> 12) | 3);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FIE.mask());
      configureMessages(control);
      control.faults.add(fault(1));
      stopCommands(control);
      assertThat(control.bench.peek(control.top.interrupts)).isEqualTo(1 << 5 | 1 << 6);
      control.write(Icvec.REGISTER, Icvec.CIV.of(15) | Icvec.FIV.of(15));
      assertThat(control.bench.peek(control.top.interrupts)).isEqualTo(1 << 15);
      control.write(Cqcsr.REGISTER, 0);
      control.write(Ipsr.REGISTER, Ipsr.CIP.mask() | Ipsr.FIP.mask());
      assertThat(control.bench.peek(control.top.interrupts)).isZero();
      assertThat(control.memory.written.stream().filter(w -> w.id() == MemoryPort.MESSAGE))
          .isEmpty();
    }
  }
}
