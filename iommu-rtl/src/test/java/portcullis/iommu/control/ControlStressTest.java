package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.translate.Invalidation;

/** TestCommand, faults, messages and changes of ddtp all at once: nothing is lost or done twice. */
class ControlStressTest {
  private static final long COMMANDS = 0x10_0000L;
  private static final long RECORDS = 0x20_0000L;
  private static final long DATA = 0x30_0000L;
  private static final int COMMAND_ENTRIES = 16;
  private static final int RECORD_ENTRIES = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingIsLost(long seed) {
    var random = new Random(seed);
    try (var control = new ControlHarness(IommuConfig.CORE, seed)) {
      control.write(QueueBase.CQB, QueueBase.PPN.of(COMMANDS >>> 12) | 3);
      control.write(QueueBase.FQB, QueueBase.PPN.of(RECORDS >>> 12) | 2);
      for (int v = 0; v < 16; v++) {
        control.write(MsiCfgTbl.ADDRESS.offset(v), 8, 0x50_0000L + 4L * v);
        control.write(MsiCfgTbl.DATA.offset(v), 4, v);
      }
      control.write(Icvec.REGISTER, Icvec.CIV.of(1) | Icvec.FIV.of(2));
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CIE.mask());
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask() | Fqcsr.FIE.mask());

      int tail = 0;
      int head = 0;
      long nextPage = 0;
      long nextFault = 0;
      long readFaults = 0;
      int illegal = 0;
      int modeChanges = 0;
      var fenceData = new ArrayList<Long>();
      for (int step = 0; step < 400; step++) {
        control.memory.latency = 1 + random.nextInt(30);
        control.memory.pace = 2 + random.nextInt(7);
        int cqh = (int) control.read(QueueIndex.CQH);
        int room = cqh - tail - 1 & COMMAND_ENTRIES - 1;
        for (int i = random.nextInt(room + 1); i > 0; i--) {
          var command =
              switch (random.nextInt(8)) {
                case 0 -> {
                  fenceData.add((long) fenceData.size());
                  yield TestCommand.fenceWriting(
                      0, DATA + 4 * random.nextInt(64), fenceData.getLast());
                }
                case 1 -> TestCommand.fence(0x3000 & random.nextInt(0x4000));
                case 2 -> {
                  boolean wrong = random.nextInt(4) == 0;
                  illegal += wrong ? 1 : 0;
                  yield wrong ? new TestCommand(1L << 11 | 1, 0) : TestCommand.vma(nextPage++);
                }
                default -> TestCommand.vma(nextPage++);
              };
          control.memory.store(COMMANDS + 16L * tail, command.operation());
          control.memory.store(COMMANDS + 16L * tail + 8, command.operands());
          tail = tail + 1 & COMMAND_ENTRIES - 1;
        }
        control.write(QueueIndex.CQT, tail);
        for (int i = random.nextInt(3); i > 0; i--) {
          control.faults.add(
              new ControlHarness.Fault(13, 2, 1, false, 0, false, nextFault++ << 12, 0));
        }
        if (random.nextInt(10) == 0 && (control.read(Ddtp.REGISTER) & Ddtp.BUSY.mask()) == 0) {
          control.write(Ddtp.REGISTER, modeChanges++ & 1);
        }
        control.cycles(random.nextInt(60));
        illegal -= skipIllegal(control);
        // The queue of 8 records must not overflow: read what there is before more comes.
        control.until("faults are taken", control.faults::isEmpty);
        int fqt = (int) control.read(QueueIndex.FQT);
        for (; head != fqt; head = head + 1 & RECORD_ENTRIES - 1) {
          assertThat(control.memory.load(RECORDS + 32L * head + 16)).isEqualTo(readFaults++ << 12);
        }
        control.write(QueueIndex.FQH, head);
        control.write(Ipsr.REGISTER, random.nextInt(4));
      }
      int lastTail = tail;
      while (control.read(QueueIndex.CQH) != lastTail) {
        illegal -= skipIllegal(control);
      }
      control.cycles(300);
      long pages = nextPage;
      assertThat(illegal).isZero();
      assertThat(control.forgotten.stream().filter(f -> f.kind() == Invalidation.Kind.VMA))
          .extracting(ControlHarness.Forgotten::page)
          .isSorted()
          .doesNotHaveDuplicates();
      // To forget everything can coincide with a command, whose page shows then.
      assertThat(control.forgotten)
          .extracting(ControlHarness.Forgotten::page)
          .containsAll(sequence(pages));
      assertThat(
              control.forgotten.stream()
                  .filter(f -> f.kind() == Invalidation.Kind.EVERYTHING)
                  .count())
          .isEqualTo(modeChanges);
      assertThat(written(control, MemoryPort.FENCE)).isEqualTo(fenceData);
      assertThat(control.memory.written.stream().filter(w -> w.id() == MemoryPort.FAULT_QUEUE))
          .hasSize((int) nextFault);
      assertThat(control.read(Fqcsr.REGISTER)).isEqualTo(0x10003);
    }
  }

  /** Replaces an illegal command at the head by a fence; tells whether there was one. */
  private static int skipIllegal(ControlHarness control) {
    if ((control.read(Cqcsr.REGISTER) & Cqcsr.CMD_ILL.mask()) == 0) {
      return 0;
    }
    long at = COMMANDS + 16 * control.read(QueueIndex.CQH);
    assertThat(control.memory.load(at)).as("the command at the head").isEqualTo(1L << 11 | 1);
    control.memory.store(at, TestCommand.fence(0).operation());
    control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | Cqcsr.CIE.mask() | Cqcsr.CMD_ILL.mask());
    return 1;
  }

  private static List<Long> written(ControlHarness control, int id) {
    return control.memory.written.stream()
        .filter(write -> write.id() == id)
        .map(write -> write.bytes().get(0) | (long) write.bytes().get(1) << 8)
        .toList();
  }

  private static List<Long> sequence(long count) {
    var all = new ArrayList<Long>();
    for (long i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }
}
