package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.driver.riscv.Machine.range;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.CacheSizes;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.platform.WatchedMemory;

/** One page table that the caches of two different units may know. */
class AddressSpaceTest {
  private static final int DEVICE = 9;
  private static final long PAGE = 4096;
  private static final long MIB_2 = 2 << 20;

  private final WatchedMemory memory = new WatchedMemory(0x8000_0000L, 64 << 20);
  private final Machine one = new Machine(memory, 0, Machine.CORE, CacheSizes.all(64));
  private final Machine two = new Machine(memory, 1, Machine.BASE, CacheSizes.all(64));
  private final HookedPlatform platform = new HookedPlatform(one.platform);
  private final RiscvIommu unitOne =
      RiscvIommu.start(
          platform,
          new RiscvIommuOptions(64, 64, RiscvIommuOptions.FenceCompletion.MEMORY, 4, 500));
  private final RiscvIommu unitTwo = two.start();
  private final AddressSpace space = one.space(PageTableFormat.SV39);
  private final long target = memory.allocate(1024);

  private void bindBoth() {
    space.addUser(unitOne, InvalidationScope.FirstStage.of(1));
    space.addUser(unitTwo, InvalidationScope.FirstStage.of(77));
    unitOne.bind(DEVICE, Machine.firstStage(space, 1));
    unitTwo.bind(DEVICE, Machine.firstStage(space, 77));
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(memory.strayAccesses()).isEmpty();
  }

  private void assertMapped(long address, boolean mapped) {
    for (var machine : new Machine[] {one, two}) {
      assertThat(machine.platform.translate(Request.read(DEVICE, address)))
          .isInstanceOf(mapped ? Outcome.Translated.class : Outcome.Aborted.class);
    }
  }

  private void assertWritable(long address, boolean writable) {
    for (var machine : new Machine[] {one, two}) {
      assertThat(machine.platform.translate(Request.write(DEVICE, address)))
          .isInstanceOf(writable ? Outcome.Translated.class : Outcome.Aborted.class);
    }
  }

  /** Fewer pages than the threshold, more, with tables that go and without. */
  @Test
  void whatIsUnmappedIsForgottenByBoth() {
    bindBoth();
    space.map(range(512 * PAGE, PAGE), target, LeafAttributes.READ);
    for (long pages : new long[] {1, 4, 5, 16, 33, 511, 513}) {
      for (long start : new long[] {0, 3 * PAGE, 513 * PAGE}) {
        if (start < 512 * PAGE && start + pages * PAGE > 512 * PAGE) {
          continue;
        }
        var range = range(start, pages * PAGE);
        space.map(range, target, LeafAttributes.READ);
        for (long page = 0; page < pages; page++) {
          assertMapped(start + page * PAGE, true);
        }
        assertThat(space.unmap(range)).isEqualTo(range.length());
        for (long page = 0; page < pages; page++) {
          assertMapped(start + page * PAGE, false);
        }
        assertMapped(512 * PAGE, true);
      }
    }
  }

  @Test
  void tablesStayUntilTheFenceIsThrough() {
    bindBoth();
    space.map(range(MIB_2, PAGE), target, LeafAttributes.READ);
    assertMapped(MIB_2, true);
    int pages = memory.allocatedPages();
    deafen(() ->
        assertThatThrownBy(() -> space.unmap(range(MIB_2, PAGE)))
            .isInstanceOf(CommandFailedException.class));
    assertThat(memory.allocatedPages()).as("the unit may still read the tables").isEqualTo(pages);
  }

  @Test
  void anInvalidationThatFailedIsMadeUpFor() {
    bindBoth();
    var range = range(MIB_2, 3 * PAGE);
    for (boolean mapAgain : new boolean[] {false, true}) {
      space.map(range, target, LeafAttributes.READ);
      assertMapped(MIB_2, true);
      int pages = memory.allocatedPages();
      deafen(() ->
          assertThatThrownBy(() -> space.unmap(range)).isInstanceOf(CommandFailedException.class));
      assertThat(one.platform.translate(Request.read(DEVICE, MIB_2)))
          .as("the danger")
          .isInstanceOf(Outcome.Translated.class);
      if (mapAgain) {
        space.map(range, target + MIB_2, LeafAttributes.READ);
        assertThat(one.platform.translate(Request.read(DEVICE, MIB_2)))
            .isInstanceOfSatisfying(
                Outcome.Translated.class, it -> assertThat(it.address()).isEqualTo(target + MIB_2));
      } else {
        assertThat(space.unmap(range)).isZero();
        assertMapped(MIB_2, false);
        assertThat(memory.allocatedPages()).isLessThan(pages);
      }
    }
  }

  @Test
  void aDeviceThatCouldNotBeBlockedIsBlockedTheNextTime() {
    bindBoth();
    space.map(range(0, PAGE), target, LeafAttributes.READ);
    assertMapped(0, true);
    deafen(() ->
        assertThatThrownBy(() -> unitOne.bind(DEVICE, DeviceBinding.BLOCKED))
            .isInstanceOf(CommandFailedException.class));
    assertThat(one.platform.translate(Request.read(DEVICE, 0)))
        .as("the danger")
        .isInstanceOf(Outcome.Translated.class);
    unitOne.bind(DEVICE, DeviceBinding.BLOCKED);
    assertThat(one.platform.translate(Request.read(DEVICE, 0))).isEqualTo(new Outcome.Aborted(258));
  }

  /** The first unit hears of no command meanwhile. */
  private void deafen(Runnable action) {
    platform.onWrite(
        QueueIndex.CQT.offset(), _ -> one.platform.registers().read32(QueueIndex.CQH.offset()));
    action.run();
    platform.onWrite(QueueIndex.CQT.offset(), value -> value);
  }

  @Test
  void trackingShowsEachWriteOnce() {
    bindBoth();
    space.map(range(0, 4 * PAGE), target, LeafAttributes.READ_WRITE);
    assertWritable(0, true);
    space.startTracking();
    assertWritable(0, false);
    assertWritable(PAGE, false);
    assertThat(space.markDirty(PAGE)).isTrue();
    assertWritable(PAGE, true);
    assertThat(space.readAndClearDirty(range(0, MIB_2)))
        .extracting(Leaf::range)
        .containsExactly(range(PAGE, PAGE));
    assertWritable(PAGE, false);
    assertThat(space.readAndClearDirty(range(0, MIB_2))).isEmpty();
    space.map(range(MIB_2, PAGE), target, LeafAttributes.READ_WRITE);
    assertWritable(MIB_2, false);
    space.stopTracking();
    for (long address : new long[] {0, PAGE, MIB_2}) {
      assertWritable(address, true);
    }
  }

  /** A read leaves D=0 in the caches, which must not outlive {@code markDirty}. */
  @Test
  void aPageThatWasReadBecomesWritable() {
    bindBoth();
    space.startTracking();
    space.map(range(0, PAGE), target, LeafAttributes.READ_WRITE);
    assertMapped(0, true);
    assertWritable(0, false);
    space.markDirty(0);
    assertWritable(0, true);
  }

  @Test
  void anIdentifierIsCleanWhenTheLastUseEnds() {
    var scope = InvalidationScope.FirstStage.of(1);
    space.addUser(unitOne, scope);
    space.addUser(unitOne, scope);
    space.map(range(0, PAGE), target, LeafAttributes.READ);
    unitOne.bind(DEVICE, Machine.firstStage(space, 1));
    assertThat(one.platform.translate(Request.read(DEVICE, 0)))
        .isInstanceOf(Outcome.Translated.class);
    assertThatIllegalStateException().isThrownBy(space::close).withMessageContaining("users");
    unitOne.bind(DEVICE, DeviceBinding.BLOCKED);
    space.removeUser(unitOne, scope);
    space.removeUser(unitOne, scope);
    assertThatIllegalStateException().isThrownBy(() -> space.removeUser(unitOne, scope));

    var other = one.space(PageTableFormat.SV39);
    unitOne.bind(DEVICE, Machine.firstStage(other, 1));
    assertThat(one.platform.translate(Request.read(DEVICE, 0))).isEqualTo(new Outcome.Aborted(13));
    space.close();
  }
}
