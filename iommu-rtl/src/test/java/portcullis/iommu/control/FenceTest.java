package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.QueueIndex;

/** IOFENCE.C: what it waits for, what it writes, and when the head moves. */
class FenceTest {
  @ParameterizedTest
  @ValueSource(longs = {0x1000, 0x1004, 0xff_ffff_ffff_fff8L, 0xff_ffff_ffff_fffcL})
  void aFenceWritesItsDataToAnyWord(long address) {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.control.memory.latency = 9;
      queue.put(
          TestCommand.vma(1),
          TestCommand.fenceWriting(0, address, 0x89abcdefL),
          TestCommand.vma(2));
      queue.ring();
      queue.control.until("the write", () -> !queue.control.memory.written.isEmpty());
      assertThat(queue.head()).as("the head moves after the answer").isEqualTo(1);
      queue.untilEmpty();
      var written = queue.control.memory.written;
      assertThat(written).hasSize(1);
      assertThat(written.getFirst())
          .isEqualTo(
              new TestMemory.Written(MemoryPort.FENCE, address, List.of(0xef, 0xcd, 0xab, 0x89)));
      assertThat(queue.pages()).containsExactly(1L, 2L);
    }
  }

  @Test
  void aFenceThatWritesEndsWithItsWriteEvenIfWiresAreTurnedOffMeanwhile() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.control.write(Cqcsr.REGISTER, 0);
      queue.control.write(Fctl.REGISTER, Fctl.WSI.mask());
      queue.control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
      queue.control.memory.latency = 40;
      queue.put(TestCommand.fenceWriting(IofenceCommand.WSI.mask(), 0x5000, 7), TestCommand.vma(2));
      queue.ring();
      queue.control.until("the write", () -> !queue.control.memory.written.isEmpty());
      queue.control.write(Fctl.REGISTER, 0);
      queue.untilEmpty();
      assertThat(queue.status()).isEqualTo(Cqcsr.FENCE_W_IP.mask());
      assertThat(queue.control.memory.written).hasSize(1);
      assertThat(queue.pages()).containsExactly(2L);
    }
  }

  @Test
  void aFenceThatCannotWriteStaysAtTheHead() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.control.memory.unwritable = address -> address == 0x5000;
      queue.put(TestCommand.fenceWriting(0, 0x5000, 1), TestCommand.vma(2));
      queue.ring();
      queue.control.cycles(40);
      assertThat(queue.status()).isEqualTo(Cqcsr.CQMF.mask());
      assertThat(queue.head()).isZero();
      assertThat(queue.pages()).isEmpty();
      queue.control.memory.unwritable = address -> false;
      queue.clear(Cqcsr.CQMF.mask());
      queue.untilEmpty();
      assertThat(queue.control.memory.written).hasSize(1);
      // An address beyond PAS fails without reaching the bus.
      queue.put(TestCommand.fenceWriting(0, 1L << 56, 1));
      queue.ring();
      queue.control.cycles(40);
      assertThat(queue.status()).isEqualTo(Cqcsr.CQMF.mask());
      assertThat(queue.control.memory.written).hasSize(1);
    }
  }

  @Test
  void aFenceWaitsForAddressesThatWereOfferedBefore() {
    for (int both = 1; both < 4; both++) {
      try (var queue = new CommandQueueHarness(IommuConfig.BASE, both, 4)) {
        var raised = queue.control.top.raised;
        var bench = queue.control.bench;
        bench.poke(raised.read(), (both & 1) != 0);
        bench.poke(raised.write(), (both & 2) != 0);
        queue.put(TestCommand.vma(1), TestCommand.fence(0), TestCommand.vma(2));
        queue.ring();
        queue.control.cycles(60);
        assertThat(queue.head()).isEqualTo(1);
        assertThat(queue.pages()).containsExactly(1L);
        bench.poke(raised.readAccepted(), (both & 1) != 0);
        bench.poke(raised.writeAccepted(), (both & 2) != 0);
        queue.control.cycle();
        // Others are offered at once: they were looked up after the fence began.
        bench.poke(raised.readAccepted(), false);
        bench.poke(raised.writeAccepted(), false);
        queue.untilEmpty();
        assertThat(queue.pages()).containsExactly(1L, 2L);
      }
    }
  }

  @Test
  void aFenceWaitsForTheEndsOfReadsAndWritesOnlyIfAsked() {
    long[] flags = {0, IofenceCommand.PR.mask(), IofenceCommand.PW.mask()};
    for (long flag : flags) {
      try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
        var control = queue.control;
        control.bench.poke(control.top.readsObserved, flag != IofenceCommand.PR.mask());
        control.bench.poke(control.top.writesObserved, flag != IofenceCommand.PW.mask());
        queue.put(TestCommand.fence(flag));
        queue.ring();
        control.cycles(40);
        assertThat(queue.head()).isEqualTo(flag == 0 ? 1 : 0);
        assertThat(control.lastObserveReads > 0).isEqualTo(flag == IofenceCommand.PR.mask());
        assertThat(control.lastObserveWrites > 0).isEqualTo(flag == IofenceCommand.PW.mask());
        control.bench.poke(control.top.readsObserved, true);
        control.bench.poke(control.top.writesObserved, true);
        queue.untilEmpty();
      }
    }
  }

  @Test
  void aFenceWithWsiTellsItsEnd() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.control.write(Cqcsr.REGISTER, 0);
      queue.control.write(Fctl.REGISTER, Fctl.WSI.mask());
      queue.control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
      queue.put(TestCommand.fence(IofenceCommand.WSI.mask()), TestCommand.vma(3));
      queue.ring();
      queue.untilEmpty();
      assertThat(queue.status()).isEqualTo(Cqcsr.FENCE_W_IP.mask());
      assertThat(queue.pages()).as("the queue goes on").containsExactly(3L);
      queue.clear(Cqcsr.FENCE_W_IP.mask());
      assertThat(queue.status()).isZero();
    }
  }

  /** Whatever state the fence was in when its queue was turned off. */
  @Test
  void aFenceThatWasGivenUpLeavesNothingToTheNext() {
    for (int cycles = 30; cycles < 34; cycles++) {
      try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
        var control = queue.control;
        control.bench.poke(control.top.readsObserved, false);
        queue.put(TestCommand.fence(IofenceCommand.PR.mask()));
        queue.ring();
        control.cycles(cycles);
        assertThat(queue.head()).isZero();
        control.write(Cqcsr.REGISTER, 0);
        control.bench.poke(control.top.readsObserved, true);
        control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
        long before = control.lastObserveReads;
        queue.tail = 0;
        queue.put(TestCommand.fence(IofenceCommand.PR.mask()));
        queue.ring();
        queue.untilEmpty();
        assertThat(control.lastObserveReads).as("reads are observed anew").isGreaterThan(before);
      }
    }
  }

  /** What software puts in its place is executed, not the fence that is still in the hardware. */
  @Test
  void aFenceThatWasGivenUpIsForgotten() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      var control = queue.control;
      control.bench.poke(control.top.readsObserved, false);
      queue.put(TestCommand.fence(IofenceCommand.PR.mask()));
      queue.ring();
      control.cycles(40);
      assertThat(queue.head()).isZero();
      control.write(Cqcsr.REGISTER, 0);
      assertThat(control.read(Cqcsr.REGISTER)).isZero();
      control.write(QueueIndex.CQT, 0);
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask());
      long before = control.lastObserveReads;
      control.cycles(40);
      assertThat(control.lastObserveReads).as("an empty queue executes nothing").isEqualTo(before);
      queue.tail = 0;
      queue.put(TestCommand.vma(9));
      queue.ring();
      queue.untilEmpty();
      assertThat(queue.pages()).containsExactly(9L);
    }
  }

  /** Software may give the queue's memory and the fence's word to others once it is off. */
  @Test
  void aQueueIsOnUntilItsFenceHasWritten() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      var control = queue.control;
      queue.put(TestCommand.fenceWriting(0, 0x5000, 7));
      control.memory.latency = 80;
      queue.ring();
      control.until("the write", () -> !control.memory.written.isEmpty());
      control.write(Cqcsr.REGISTER, 0);
      assertThat(control.read(Cqcsr.REGISTER)).isEqualTo(Cqcsr.CQON.mask() | Cqcsr.BUSY.mask());
      assertThat(control.memory.isIdle()).isFalse();
      control.until("cqon is 0", () -> control.read(Cqcsr.REGISTER) == 0);
      assertThat(control.memory.isIdle()).as("the write has ended").isTrue();
      assertThat(queue.head()).isEqualTo(1);
    }
  }

  /** One that observes again and again never ends while requests overlap. */
  @Test
  void aFenceObservesOnce() {
    long[] flags = {IofenceCommand.PR.mask(), IofenceCommand.PW.mask()};
    for (long flag : flags) {
      try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
        var control = queue.control;
        control.bench.poke(control.top.readsObserved, false);
        control.bench.poke(control.top.writesObserved, false);
        queue.put(TestCommand.fence(flag), TestCommand.fence(0));
        queue.ring();
        control.cycles(60);
        assertThat(control.observed).as("while it waits").isEqualTo(1);
        // What was not asked for has not ended.
        control.bench.poke(control.top.readsObserved, flag == IofenceCommand.PR.mask());
        control.bench.poke(control.top.writesObserved, flag == IofenceCommand.PW.mask());
        queue.untilEmpty();
        control.cycles(20);
        assertThat(control.observed).isEqualTo(1);
      }
    }
  }

  @Test
  void aFenceThatWaitsForAnAddressDoesNotWaitForEndsThatNobodyAskedFor() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      var control = queue.control;
      control.bench.poke(control.top.readsObserved, false);
      control.bench.poke(control.top.writesObserved, false);
      control.bench.poke(control.top.raised.read(), true);
      queue.put(TestCommand.fence(0));
      queue.ring();
      control.cycles(40);
      assertThat(queue.head()).isZero();
      control.bench.poke(control.top.raised.readAccepted(), true);
      queue.untilEmpty();
      assertThat(control.observed).isZero();
    }
  }

  @Test
  void theAddressOfAFenceThatWritesNothingMeansNothing() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      queue.put(TestCommand.fence(0).with(0, 1L << 61), TestCommand.vma(2));
      queue.ring();
      queue.untilEmpty();
      assertThat(queue.status()).isZero();
      assertThat(queue.pages()).containsExactly(2L);
      assertThat(queue.control.memory.written).isEmpty();
    }
  }

  @Test
  void aQueueIsOnWhileItsFenceWaitsForTheBus() {
    try (var queue = new CommandQueueHarness(IommuConfig.BASE, 1, 4)) {
      var control = queue.control;
      control.bench.poke(control.top.readsObserved, false);
      queue.put(TestCommand.fenceWriting(IofenceCommand.PR.mask(), 0x5000, 7));
      queue.ring();
      control.cycles(40);
      control.memory.pace = 0;
      control.bench.poke(control.top.readsObserved, true);
      control.cycles(10);
      control.write(Cqcsr.REGISTER, 0);
      control.cycles(20);
      assertThat(control.read(Cqcsr.REGISTER)).isEqualTo(Cqcsr.CQON.mask() | Cqcsr.BUSY.mask());
      assertThat(control.memory.written).isEmpty();
      control.memory.pace = 8;
      control.until("cqon is 0", () -> control.read(Cqcsr.REGISTER) == 0);
      assertThat(control.memory.written).hasSize(1);
      assertThat(control.memory.isIdle()).isTrue();
    }
  }
}
