package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.translate.Invalidation;

/** The command queue as software sees it, with memory that is slow, stalls and fails. */
class CommandQueueTest {
  private static IommuConfig prefetching(int commands) {
    var c = IommuConfig.SMALL.capacities();
    return IommuConfig.SMALL
        .withName("small_prefetch" + commands)
        .withCapacities(
            new Capacities(
                c.iotlb(),
                c.deviceContexts(),
                c.processContexts(),
                c.walkers(),
                c.parked(),
                c.firstStageTables(),
                c.secondStageEntries(),
                commands,
                c.outstanding()));
  }

  @ParameterizedTest
  @CsvSource({"1,3", "50,6"})
  void invalidationsAreFast(int latency, double most) {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 8)) {
      queue.control.memory.latency = latency;
      for (int i = 0; i < 255; i++) {
        queue.put(TestCommand.vma(i));
      }
      long start = queue.control.cycle;
      queue.ring();
      queue.control.until("the last command", () -> queue.control.forgotten.size() == 255);
      double cycles = (queue.control.cycle - start) / 255.0;
      System.out.printf("L=%d: %.2f cycles a command%n", latency, cycles);
      assertThat(cycles).isLessThanOrEqualTo(most);
      assertThat(queue.head()).isEqualTo(255);
      assertThat(queue.pages()).isEqualTo(CommandQueueHarness.sequence(255));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "2,2", "4,1", "4,4", "8,1", "8,2", "8,3", "8,9"})
  void aQueueThatWrapsRunsEveryCommandOnceAndInOrder(int prefetch, int log2Size) {
    long seed = 40 + log2Size;
    var random = new Random(seed);
    var config = prefetch == 8 ? IommuConfig.BASE : prefetching(prefetch);
    try (var queue = new CommandQueueHarness(config, seed, log2Size)) {
      long next = 0;
      for (int round = 0; round < 60; round++) {
        queue.control.memory.latency = 1 + random.nextInt(20);
        queue.control.memory.pace = 1 + random.nextInt(8);
        int count = 1 + random.nextInt(queue.entries - 1);
        for (int i = 0; i < count; i++) {
          boolean fence = random.nextInt(12) == 0;
          queue.put(fence ? TestCommand.fence(0) : TestCommand.vma(next++));
        }
        queue.ring();
        queue.untilEmpty();
        assertThat(queue.control.forgotten).hasSize((int) next);
      }
      assertThat(queue.pages()).isEqualTo(CommandQueueHarness.sequence((int) next));
      for (var burst : queue.control.memory.bursts) {
        long end = burst[0] + 8 * burst[1];
        assertThat(burst[0]).isGreaterThanOrEqualTo(CommandQueueHarness.BASE);
        assertThat(end).isLessThanOrEqualTo(CommandQueueHarness.BASE + 16L * queue.entries);
      }
    }
  }

  @Test
  void nothingPastTheTailIsRead() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 6)) {
      queue.put(TestCommand.vma(1), TestCommand.vma(2), TestCommand.vma(3));
      queue.ring();
      queue.untilEmpty();
      queue.control.cycles(50);
      for (var burst : queue.control.memory.bursts) {
        assertThat(burst[0] + 8 * burst[1]).isLessThanOrEqualTo(CommandQueueHarness.BASE + 48);
      }
    }
  }

  @Test
  void operandsArriveWhereTheyBelong() {
    try (var queue = new CommandQueueHarness(IommuConfig.CORE, 1, 6)) {
      var vma =
          TestCommand.vma(0xf_edcb_a987_6543L)
              .with(
                  IotinvalCommand.PSCV.of(true)
                      | IotinvalCommand.PSCID.of(0xabcde)
                      | IotinvalCommand.GV.of(true)
                      | IotinvalCommand.GSCID.of(0x1234),
                  0);
      var gvma =
          new TestCommand(
              CommandFunction.IOTINVAL_GVMA.encoded()
                  | IotinvalCommand.GV.of(true)
                  | IotinvalCommand.GSCID.of(0x9876),
              0);
      queue.put(vma, gvma, TestCommand.ddt(true, 0x123456), TestCommand.ddt(false, 0));
      queue.put(TestCommand.pdt(true, 0xfedcba, 0xf1234));
      queue.ring();
      queue.untilEmpty();
      var all = queue.control.forgotten;
      assertThat(all.stream().map(ControlHarness.Forgotten::kind))
          .containsExactly(
              Invalidation.Kind.VMA,
              Invalidation.Kind.GVMA,
              Invalidation.Kind.DEVICE_DIRECTORY,
              Invalidation.Kind.DEVICE_DIRECTORY,
              Invalidation.Kind.PROCESS_DIRECTORY);
      var first = all.get(0);
      assertThat(first.page()).isEqualTo(0xf_edcb_a987_6543L);
      assertThat(first.av() && first.pscv() && first.gv()).isTrue();
      assertThat(first.pscid()).isEqualTo(0xabcde);
      assertThat(first.gscid()).isEqualTo(0x1234);
      assertThat(all.get(1).gscid()).isEqualTo(0x9876);
      assertThat(all.get(1).av()).isFalse();
      assertThat(all.get(2).dv()).isTrue();
      assertThat(all.get(2).device()).isEqualTo(0x123456);
      assertThat(all.get(3).dv()).isFalse();
      assertThat(all.get(4).device()).isEqualTo(0xfedcba);
      assertThat(all.get(4).process()).isEqualTo(0xf1234);
    }
  }

  @Test
  void everyIllegalCommandStopsAtTheHeadAndDoesNothing() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 6)) {
      queue.control.write(Ddtp.REGISTER, 3);
      queue.control.cycles(10);
      queue.control.forgotten.clear();
      for (var illegal : illegalCommands()) {
        long before = queue.head();
        queue.put(TestCommand.vma(7), illegal, TestCommand.vma(9));
        queue.ring();
        queue.control.cycles(40);
        assertThat(queue.status()).as("%s", illegal).isEqualTo(Cqcsr.CMD_ILL.mask());
        assertThat(queue.head()).as("%s", illegal).isEqualTo((before + 1) % 64);
        assertThat(queue.pages()).containsExactly(7L);
        // Software replaces the command and lets the queue go on.
        long at = CommandQueueHarness.BASE + 16 * ((before + 1) % 64);
        queue.control.memory.store(at, TestCommand.vma(8).operation());
        queue.control.memory.store(at + 8, TestCommand.vma(8).operands());
        queue.clear(Cqcsr.CMD_ILL.mask());
        queue.untilEmpty();
        assertThat(queue.pages()).containsExactly(7L, 8L, 9L);
        queue.control.forgotten.clear();
      }
    }
  }

  /** What must not be executed with {@code ddtp.iommu_mode} 2LVL, of the base format. */
  private static List<TestCommand> illegalCommands() {
    var all = new ArrayList<TestCommand>();
    var vma = TestCommand.vma(5);
    var gvma = new TestCommand(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
    for (long word : new long[] {0, 5, 63, 64, 127, 4, 4 | 1 << 7}) {
      all.add(new TestCommand(word, 0));
    }
    for (int function = 2; function < 8; function++) {
      all.add(new TestCommand(1L | function << 7, 0));
      all.add(new TestCommand(2L | function - 1L << 7, 0));
      all.add(new TestCommand(3L | function << 7, 0));
    }
    for (int bit : new int[] {11, 34, 35, 43, 60, 63}) {
      all.add(vma.with(1L << bit, 0));
      all.add(gvma.with(1L << bit, 0));
    }
    for (int bit : new int[] {0, 8, 9, 62, 63}) {
      all.add(vma.with(0, 1L << bit));
    }
    all.add(gvma.with(IotinvalCommand.PSCV.mask(), 0));
    for (int bit : new int[] {14, 20, 31}) {
      all.add(TestCommand.fence(1L << bit));
    }
    all.add(TestCommand.fence(0).with(0, 1L << 62));
    all.add(TestCommand.fence(0).with(0, 1L << 63));
    all.add(TestCommand.fence(IofenceCommand.WSI.mask()));
    for (int bit : new int[] {10, 11, 32, 34, 39}) {
      all.add(TestCommand.ddt(true, 1).with(1L << bit, 0));
      all.add(TestCommand.pdt(true, 1, 1).with(1L << bit, 0));
    }
    all.add(TestCommand.ddt(true, 1).with(0, 1));
    all.add(TestCommand.pdt(true, 1, 1).with(0, 1L << 63));
    all.add(TestCommand.ddt(false, 0).with(1L << 12, 0));
    all.add(TestCommand.ddt(true, 1).with(1L << 31, 0));
    all.add(TestCommand.pdt(false, 1, 1));
    all.add(TestCommand.ddt(true, 1 << 16));
    all.add(TestCommand.pdt(true, 1 << 23, 1));
    return all;
  }

  @Test
  void aDeviceIdMayBeAsWideAsTheModeAllows() {
    try (var queue = new CommandQueueHarness(IommuConfig.CORE, 1, 4)) {
      long[][] widest = {{0, 24}, {1, 24}, {2, 6}, {3, 15}, {4, 24}};
      for (long[] mode : widest) {
        queue.control.write(Ddtp.REGISTER, 0);
        queue.control.cycles(10);
        queue.control.write(Ddtp.REGISTER, mode[0]);
        queue.control.cycles(10);
        long all = (1L << mode[1]) - 1;
        // Without DV nothing is a device_id.
        queue.put(
            TestCommand.ddt(true, all),
            TestCommand.pdt(true, all, 0),
            TestCommand.ddt(false, 0xff_ffff));
        queue.ring();
        queue.untilEmpty();
        if (mode[1] < 24) {
          queue.put(TestCommand.ddt(true, all + 1));
          queue.ring();
          queue.control.cycles(20);
          assertThat(queue.status()).isEqualTo(Cqcsr.CMD_ILL.mask());
          long at = CommandQueueHarness.BASE + 16 * queue.head();
          queue.control.memory.store(at, TestCommand.fence(0).operation());
          queue.clear(Cqcsr.CMD_ILL.mask());
          queue.untilEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17})
  void aBadBeatStopsTheQueueOnlyWhenItsCommandIsAtTheHead(int bad) {
    for (int half = 0; half < 2; half++) {
      try (var queue = new CommandQueueHarness(IommuConfig.BASE, bad, 6)) {
        var memory = queue.control.memory;
        memory.latency = 1 + 7 * half;
        long at = CommandQueueHarness.BASE + 16L * bad + 8L * half;
        if (bad % 2 == 0) {
          memory.unreadable = address -> address == at;
        } else {
          memory.poisoned = address -> address == at;
        }
        for (int i = 0; i < 20; i++) {
          queue.put(TestCommand.vma(i));
        }
        queue.ring();
        queue.control.cycles(150);
        assertThat(queue.status()).isEqualTo(Cqcsr.CQMF.mask());
        assertThat(queue.head()).isEqualTo(bad);
        assertThat(queue.pages()).isEqualTo(CommandQueueHarness.sequence(bad));
        memory.unreadable = address -> false;
        memory.poisoned = address -> false;
        queue.clear(Cqcsr.CQMF.mask());
        queue.untilEmpty();
        assertThat(queue.pages()).isEqualTo(CommandQueueHarness.sequence(20));
      }
    }
  }

  @Test
  void aQueueSwitchedOffInTheMiddleStopsAndStartsAnewAtZero() {
    long seed = 5;
    var random = new Random(seed);
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, seed, 6)) {
      for (int round = 0; round < 40; round++) {
        queue.control.memory.latency = 1 + random.nextInt(30);
        queue.tail = 0;
        for (int i = 0; i < 40; i++) {
          queue.put(
              i % 13 == 12
                  ? TestCommand.fenceWriting(0, 0x9000, i)
                  : TestCommand.vma(1000L * round + i));
        }
        queue.ring();
        queue.control.cycles(random.nextInt(60));
        queue.control.write(Cqcsr.REGISTER, 0);
        queue.control.until(
            "cqon is 0", () -> (queue.control.read(Cqcsr.REGISTER) & Cqcsr.CQON.mask()) == 0);
        assertThat(queue.control.memory.isIdle()).as("nothing is under way").isTrue();
        assertThat(queue.control.read(Cqcsr.REGISTER)).isZero();
        int before = queue.control.forgotten.size();
        int bursts = queue.control.memory.bursts.size();
        queue.control.cycles(50);
        assertThat(queue.control.forgotten).hasSize(before);
        assertThat(queue.control.memory.bursts).hasSize(bursts);
        queue.control.write(QueueIndex.CQT, 0);
        queue.control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
        assertThat(queue.head()).isZero();
      }
    }
  }

  @Test
  void switchingOnClearsTheErrors() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.put(new TestCommand(0, 0));
      queue.ring();
      queue.control.cycles(30);
      assertThat(queue.status()).isEqualTo(Cqcsr.CMD_ILL.mask());
      queue.control.write(Cqcsr.REGISTER, 0);
      assertThat(queue.status()).isEqualTo(Cqcsr.CMD_ILL.mask());
      queue.control.write(QueueIndex.CQT, 0);
      queue.control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
      assertThat(queue.status()).isZero();
    }
  }
}
