package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.TrReqCtl;
import portcullis.iommu.layout.TrReqIova;

/** Faults and errors of queues are not lost, and queues that are turned off stop. */
class QueueEventsTest {
  private static final long QUEUE = 0x77_0000_3000L;
  private static final long OTHER = 0x66_0000_4000L;
  private static final long MESSAGE = 0x2400_0000L;
  private static final int DEBUG_FAULT = 0x7;
  private static final int MESSAGE_FAULT = 273;
  private static final int DEVICE_FAULT = 13;

  private static void turnOn(ControlHarness control, int log2Size) {
    control.write(QueueBase.FQB, QueueBase.PPN.of(QUEUE >>> 12) | log2Size - 1);
    control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
  }

  private static ControlHarness.Fault fault(long iova) {
    return new ControlHarness.Fault(DEVICE_FAULT, 2, 1, false, 0, false, iova, 0);
  }

  /** A device, software's debug request and a message that fails, all while a record is written. */
  @Test
  void faultsThatComeTogetherAreAllReported() {
    int devices = 8;
    for (int offset = 0; offset < 200; offset += 25) {
      try (var control = new ControlHarness(IommuConfig.CORE, offset)) {
        turnOn(control, 5);
        control.write(Icvec.REGISTER, Icvec.CIV.of(5));
        control.write(MsiCfgTbl.ADDRESS.offset(5), 8, MESSAGE);
        control.write(QueueBase.CQB, QueueBase.PPN.of(0x100) | 3);
        control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CIE.mask());
        control.write(TrReqIova.REGISTER, 0x5000);
        control.write(TrReqCtl.REGISTER, TrReqCtl.GO_BUSY.mask());
        var bench = control.bench;
        control.until("a start", () -> bench.peekBoolean(control.top.debugStart.valid()));
        bench.poke(control.top.debugStart.ready(), true);
        control.cycle();
        bench.poke(control.top.debugStart.ready(), false);
        bench.poke(control.top.result.fault(), true);
        bench.poke(control.top.result.reported(), true);
        bench.poke(control.top.result.cause(), DEBUG_FAULT);
        control.memory.latency = 70;
        control.memory.unwritable = address -> address == MESSAGE;
        for (int i = 0; i < devices; i++) {
          control.faults.add(fault(i));
        }
        // The first command is illegal, and that asks for the message.
        control.write(QueueIndex.CQT, 1);
        control.cycles(offset);
        bench.poke(control.top.done, -1L & 0xff);
        int all = devices + 2;
        control.until("all records", () -> control.read(QueueIndex.FQT) == all);
        var iovas = new ArrayList<Long>();
        var causes = new ArrayList<Integer>();
        for (int i = 0; i < all; i++) {
          int cause = (int) (control.memory.load(QUEUE + 32L * i) & 0xfff);
          if (cause == DEVICE_FAULT) {
            iovas.add(control.memory.load(QUEUE + 32L * i + 16));
          } else {
            causes.add(cause);
          }
        }
        assertThat(iovas).isEqualTo(CommandQueueHarness.sequence(devices));
        assertThat(causes).containsExactlyInAnyOrder(DEBUG_FAULT, MESSAGE_FAULT);
      }
    }
  }

  @Test
  void afterAFailedWriteNothingIsRecordedUntilSoftwareClearsIt() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      turnOn(control, 4);
      control.memory.unwritable = address -> true;
      control.faults.add(fault(1));
      control.until("the fault is taken", control.faults::isEmpty);
      control.cycles(30);
      control.memory.unwritable = address -> false;
      control.faults.add(fault(2));
      control.cycles(40);
      assertThat(control.faults).isEmpty();
      assertThat(control.read(QueueIndex.FQT)).isZero();
      assertThat(control.memory.written).isEmpty();
    }
  }

  /** Errors are what software waits for: only a 1 in their own bit clears them. */
  @Test
  void anErrorStaysUntilItsBitIsWritten() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      turnOn(control, 1);
      control.faults.add(fault(1));
      control.faults.add(fault(2));
      control.until("the faults are taken", control.faults::isEmpty);
      control.write(QueueBase.CQB, QueueBase.PPN.of(0x100) | 3);
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
      control.write(QueueIndex.CQT, 1);
      control.cycles(40);
      long commands = Cqcsr.CQEN.mask() | Cqcsr.CQON.mask() | Cqcsr.CMD_ILL.mask();
      long faults = Fqcsr.FQEN.mask() | Fqcsr.FQON.mask() | Fqcsr.FQOF.mask();
      control.write(MsiCfgTbl.DATA.offset(0), 4, 0xffff_ffffL);
      control.write(MsiCfgTbl.ADDRESS.offset(0), 8, -1L);
      control.write(Icvec.REGISTER, -1L);
      control.write(Ipsr.REGISTER, 0xffff_ffffL);
      control.write(QueueIndex.FQH, 0xffff_ffffL);
      assertThat(control.read(Cqcsr.REGISTER)).as("other registers").isEqualTo(commands);
      assertThat(control.read(Fqcsr.REGISTER)).as("other registers").isEqualTo(faults);
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CQMF.mask());
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FQMF.mask());
      assertThat(control.read(Cqcsr.REGISTER)).as("other bits").isEqualTo(commands);
      assertThat(control.read(Fqcsr.REGISTER)).as("other bits").isEqualTo(faults);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FQOF.mask());
      assertThat(control.read(Fqcsr.REGISTER)).isEqualTo(faults & ~Fqcsr.FQOF.mask());
    }
  }

  /** A record that waits for the bus goes where the queue was, whatever software writes. */
  @Test
  void aQueueThatIsBeingTurnedOffKeepsItsRegisters() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      turnOn(control, 4);
      control.memory.pace = 0;
      control.faults.add(fault(1));
      control.cycles(20);
      long busy = Fqcsr.FQON.mask() | Fqcsr.BUSY.mask();
      control.write(Fqcsr.REGISTER, 0);
      assertThat(control.read(Fqcsr.REGISTER)).isEqualTo(busy);
      control.write(QueueBase.FQB, QueueBase.PPN.of(OTHER >>> 12) | 5);
      assertThat(control.read(QueueBase.FQB)).isEqualTo(QueueBase.PPN.of(QUEUE >>> 12) | 3);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FIE.mask());
      assertThat(control.read(Fqcsr.REGISTER)).as("ignored while busy").isEqualTo(busy);
      control.memory.pace = 8;
      control.until("fqon is 0", () -> control.read(Fqcsr.REGISTER) == 0);
      assertThat(control.memory.written.getFirst().address()).isEqualTo(QUEUE);
      assertThat(control.read(QueueIndex.FQT)).isEqualTo(1);
      control.write(QueueBase.FQB, QueueBase.PPN.of(OTHER >>> 12) | 5);
      assertThat(control.read(QueueBase.FQB)).isEqualTo(QueueBase.PPN.of(OTHER >>> 12) | 5);
    }
  }

  @Test
  void aCommandQueueThatIsTurnedOffDoesNotGoOnToItsEnd() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 8)) {
      var control = queue.control;
      control.memory.latency = 30;
      for (int i = 0; i < 255; i++) {
        queue.put(TestCommand.vma(i));
      }
      queue.ring();
      control.cycles(100);
      control.write(Cqcsr.REGISTER, 0);
      int before = control.forgotten.size();
      control.until("cqon is 0", () -> control.read(Cqcsr.REGISTER) == 0);
      assertThat(control.forgotten.size()).isLessThanOrEqualTo(before + 1);
      assertThat(queue.head()).isEqualTo(control.forgotten.size());
    }
  }
}
