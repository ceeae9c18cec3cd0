package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.driver.riscv.Machine.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.iommu.layout.MemoryType;
import portcullis.iommu.layout.Pte;
import portcullis.model.CacheSizes;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.platform.WatchedMemory;

/** Page tables, judged by the model that walks them. */
class PageTableTest {
  private static final long PAGE = Machine.PAGE;
  private static final long KIB_64 = 1 << 16;
  private static final long MIB_2 = 1 << 21;
  private static final long GIB = 1 << 30;
  private static final int DEVICE = 3;

  private final Machine machine = new Machine(Machine.CORE, CacheSizes.NONE);
  private final RiscvIommu unit = machine.start();

  private PageTable bound(PageTableFormat format) {
    var table = machine.table(format);
    var space = new AddressSpace(table);
    unit.bind(
        DEVICE,
        format.secondStage() ? Machine.secondStage(space, 1) : Machine.firstStage(space, 1));
    return table;
  }

  private Outcome read(long address) {
    return machine.platform.translate(Request.read(DEVICE, address));
  }

  private Outcome write(long address) {
    return machine.platform.translate(Request.write(DEVICE, address));
  }

  private void assertMaps(long address, long target) {
    assertThat(read(address))
        .as("0x%x", address)
        .isInstanceOfSatisfying(
            Outcome.Translated.class, it -> assertThat(it.address()).isEqualTo(target));
  }

  private void assertUnmapped(long address) {
    assertThat(read(address)).as("0x%x", address).isInstanceOf(Outcome.Aborted.class);
  }

  private static List<Long> sizes(PageTable table, long start, long length) {
    return table.leaves(range(start, length)).stream().map(leaf -> leaf.range().length()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAreAsLargeAsAlignmentAllows(PageTableFormat format) {
    var table = bound(format);
    long start = GIB - PAGE - KIB_64 - MIB_2;
    long target = 4 * GIB + start;
    table.map(range(start, PAGE + KIB_64 + MIB_2 + GIB + MIB_2), target, LeafAttributes.READ_WRITE);

    var sizes = new ArrayList<>(sizes(table, start, 3 * GIB));
    assertThat(sizes).contains(PAGE, KIB_64, MIB_2, GIB).endsWith(GIB, MIB_2);
    for (long offset : new long[] {0, PAGE, KIB_64, MIB_2, 2 * MIB_2, GIB, GIB + MIB_2 + 12345}) {
      assertMaps(start + offset, target + offset);
    }
    assertUnmapped(start - 1);
    assertUnmapped(start + PAGE + KIB_64 + 2 * MIB_2 + GIB);
  }

  @Test
  void withoutSuperpagesEveryLeafIsAPage() {
    var table =
        new PageTable(machine.memory, TableMemory.of(machine.memory), PageTableFormat.SV39, false);
    table.map(range(0, MIB_2), 0, LeafAttributes.READ);
    assertThat(sizes(table, 0, MIB_2)).hasSize(512).containsOnly(PAGE);
  }

  @ParameterizedTest
  @EnumSource
  void bothEndsOfTheAddressesCanBeMapped(PageTableFormat format) {
    var table = bound(format);
    long end = 1L << format.addressBits() - (format.secondStage() ? 0 : 1);
    table.map(range(0, PAGE), 0x1000_0000, LeafAttributes.READ);
    table.map(range(end - PAGE, PAGE), 0x2000_0000, LeafAttributes.READ);
    assertMaps(8, 0x1000_0008);
    assertMaps(end - 8, 0x2000_0ff8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.map(range(end, PAGE), 0, LeafAttributes.READ))
        .withMessageContaining(format.name());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.map(range(end - PAGE, 2 * PAGE), 0, LeafAttributes.READ));
    if (!format.secondStage()) {
      table.map(range(-end, PAGE), 0x3000_0000, LeafAttributes.READ);
      table.map(range(-PAGE, PAGE), 0x4000_0000, LeafAttributes.READ);
      assertMaps(-end, 0x3000_0000);
      assertMaps(-1, 0x4000_0fff);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.map(range(-end - PAGE, PAGE), 0, LeafAttributes.READ));
      assertThat(sizes(table, 0, Long.MAX_VALUE - PAGE + 1)).hasSize(2);
    }
  }

  @Test
  void permissionsAndMemoryTypesArriveAtTheDevice() {
    var table = bound(PageTableFormat.SV39);
    table.map(range(0, PAGE), 0x1000_0000, LeafAttributes.READ);
    table.map(
        range(PAGE, PAGE),
        0x1000_0000,
        new LeafAttributes(false, false, true, true, MemoryType.PMA));
    table.map(range(2 * PAGE, PAGE), 0x1000_0000, Machine.privileged());
    table.map(
        range(3 * PAGE, PAGE),
        0x1000_0000,
        new LeafAttributes(true, true, false, true, MemoryType.IO));

    assertThat(write(0)).isEqualTo(new Outcome.Aborted(15));
    assertThat(read(PAGE)).isEqualTo(new Outcome.Aborted(13));
    assertThat(read(2 * PAGE)).isEqualTo(new Outcome.Aborted(13));
    assertThat(write(3 * PAGE))
        .isInstanceOfSatisfying(
            Outcome.Translated.class,
            it -> assertThat(it.memoryType()).isEqualTo(portcullis.model.MemoryType.IO));
    assertThat(table.lookup(3 * PAGE))
        .get()
        .satisfies(leaf -> {
          assertThat(leaf.attributes().memoryType()).isEqualTo(MemoryType.IO);
          assertThat(leaf.translate(3 * PAGE + 5)).isEqualTo(0x1000_0005);
        });
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            machine.table(PageTableFormat.SV39X4).map(range(0, PAGE), 0, Machine.privileged()))
        .withMessageContaining("U=1");
  }

  @Test
  void whatIsMappedIsNotMappedAgain() {
    var table = bound(PageTableFormat.SV39);
    table.map(range(MIB_2, PAGE), 0x1000_0000, LeafAttributes.READ);
    int pages = machine.memory.allocatedPages();
    assertThatIllegalStateException()
        .isThrownBy(() -> table.map(range(0, 2 * MIB_2), 0x4000_0000, LeafAttributes.READ))
        .withMessageContaining("0x200000 is mapped already");
    assertUnmapped(0);
    assertMaps(MIB_2, 0x1000_0000);
    assertThat(machine.memory.allocatedPages()).isEqualTo(pages);
  }

  @ParameterizedTest
  @EnumSource
  void partOfALeafIsNotUnmapped(PageTableFormat format) {
    var table = bound(format);
    table.map(range(0, 2 * KIB_64), 0, LeafAttributes.READ);
    table.map(range(MIB_2, MIB_2), MIB_2, LeafAttributes.READ);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.unmap(range(0, KIB_64 + PAGE)))
        .withMessageContaining("lies only partly");
    assertThatIllegalArgumentException().isThrownBy(() -> table.unmap(range(KIB_64, MIB_2)));
    assertMaps(0, 0);
    assertMaps(KIB_64, KIB_64);

    assertThat(table.unmap(range(0, GIB)).bytes()).isEqualTo(2 * KIB_64 + MIB_2);
    assertUnmapped(0);
    assertUnmapped(KIB_64 + PAGE);
    assertUnmapped(MIB_2);
  }

  @Test
  void emptyTablesComeOutAndAreFreedLater() {
    int before = machine.memory.allocatedPages();
    var table = machine.table(PageTableFormat.SV57);
    table.map(range(0, PAGE), 0, LeafAttributes.READ);
    table.map(range(GIB, PAGE), 0, LeafAttributes.READ);
    int full = machine.memory.allocatedPages();
    assertThat(full - before).isEqualTo(1 + 3 + 2 + 1);
    var unmapped = table.unmap(range(GIB, PAGE));
    assertThat(unmapped.tables()).hasSize(2);
    assertThat(machine.memory.allocatedPages()).isEqualTo(full);
    table.free(unmapped.tables());
    assertThat(machine.memory.allocatedPages()).isEqualTo(full - 2);
    table.close();
    assertThat(machine.memory.allocatedPages()).isEqualTo(before);
  }

  @Test
  void withoutMemoryForTablesNothingIsMapped() {
    var memory = new WatchedMemory(0x8000_0000L, 6 * PAGE);
    var table = new PageTable(memory, PageTableFormat.SV39);
    // Needs two tables for each page, and there is room for five.
    table.map(range(0, PAGE), 0, LeafAttributes.READ);
    assertThatThrownBy(
            () -> table.map(range(GIB - PAGE, 2 * GIB + 2 * PAGE), PAGE, LeafAttributes.READ))
        .isInstanceOf(OutOfMemoryException.class);
    assertThat(sizes(table, 0, 4 * GIB)).containsExactly(PAGE);
    table.free(table.unmap(range(0, PAGE)).tables());
    table.close();
    assertThat(memory.allocatedPages()).isZero();
  }

  @Test
  void superpagesDoNotReplaceTablesThatTheUnitMayKnow() {
    var table = bound(PageTableFormat.SV39);
    table.map(range(0, PAGE), 0x1000_0000, LeafAttributes.READ);
    table.map(range(PAGE, PAGE), 0x1000_0000, LeafAttributes.READ);
    table.unmap(range(0, PAGE));
    table.unmap(range(PAGE, PAGE));
    table.map(range(0, MIB_2), 0x4000_0000, LeafAttributes.READ);
    assertMaps(MIB_2 - 1, 0x4000_0000 + MIB_2 - 1);
  }

  @Test
  void dirtyBitsFollowWrites() {
    var table = bound(PageTableFormat.SV39);
    table.setTracking(true);
    table.map(range(0, KIB_64 + 2 * PAGE), 0x1000_0000, LeafAttributes.READ_WRITE);
    table.map(range(MIB_2, PAGE), 0x1000_0000, LeafAttributes.READ);
    var all = range(0, GIB);
    assertThat(table.clearDirty(all)).isEmpty();

    assertThat(read(PAGE)).isInstanceOf(Outcome.Translated.class);
    assertThat(write(PAGE)).isEqualTo(new Outcome.Aborted(15));
    assertThat(table.markDirty(PAGE)).isTrue();
    assertThat(write(PAGE)).isInstanceOf(Outcome.Translated.class);
    assertThat(write(KIB_64)).isEqualTo(new Outcome.Aborted(15));
    assertThat(table.markDirty(MIB_2)).as("not writable").isFalse();
    assertThat(table.markDirty(2 * MIB_2)).as("not mapped").isFalse();
    assertThat(table.markDirty(1L << 50)).as("no address").isFalse();

    var dirty = table.clearDirty(all);
    assertThat(dirty).extracting(Leaf::range).containsExactly(range(0, KIB_64));
    assertThat(write(PAGE)).isEqualTo(new Outcome.Aborted(15));
    table.setTracking(false);
    table.markAllDirty();
    assertThat(write(KIB_64)).isInstanceOf(Outcome.Translated.class);
  }

  /** Random maps and unmaps against a sorted map of what should be there. */
  @ParameterizedTest
  @EnumSource
  void randomTablesTranslateAsExpected(PageTableFormat format) {
    long seed = Long.getLong("portcullis.seed", System.nanoTime());
    var random = new Random(seed);
    var table = bound(format);
    var expected = new TreeMap<Long, long[]>();
    for (int step = 0; step < 300; step++) {
      long unit = List.of(PAGE, KIB_64, MIB_2).get(random.nextInt(3));
      long start = random.nextInt(0, 64) * unit + (random.nextBoolean() ? GIB : 0);
      long length = random.nextInt(1, 20) * unit;
      boolean free =
          expected.headMap(start + length).entrySet().stream()
              .allMatch(it -> it.getKey() + it.getValue()[0] <= start);
      if (free) {
        long target = random.nextInt(1, 1 << 18) * (random.nextBoolean() ? unit : PAGE);
        table.map(range(start, length), target, LeafAttributes.READ_WRITE);
        expected.put(start, new long[] {length, target});
      } else if (!expected.isEmpty()) {
        var victim = expected.keySet().stream().skip(random.nextInt(expected.size())).findFirst();
        var mapping = expected.remove(victim.orElseThrow());
        var unmapped = table.unmap(range(victim.get(), mapping[0]));
        assertThat(unmapped.bytes()).as("seed %d", seed).isEqualTo(mapping[0]);
        table.free(unmapped.tables());
      }
      for (int i = 0; i < 8; i++) {
        long address = random.nextInt(0, 1 << 28) + (random.nextBoolean() ? GIB : 0);
        var entry = expected.floorEntry(address);
        var answer = read(address);
        if (entry != null && address < entry.getKey() + entry.getValue()[0]) {
          assertThat(answer)
              .as("seed %d, step %d, 0x%x", seed, step, address)
              .isInstanceOfSatisfying(
                  Outcome.Translated.class,
                  it ->
                      assertThat(it.address())
                          .isEqualTo(entry.getValue()[1] + address - entry.getKey()));
        } else {
          assertThat(answer)
              .as("seed %d, step %d, 0x%x", seed, step, address)
              .isInstanceOf(Outcome.Aborted.class);
        }
      }
    }
  }

  /** As a unit that sets D bits does it, between the reading of an entry and its removal. */
  @Test
  void aWriteWhileItsLeafIsTakenOutIsNotForgotten() {
    var table = machine.table(PageTableFormat.SV39);
    table.setTracking(true);
    for (boolean races : new boolean[] {false, true}) {
      table.map(range(0, PAGE), 0x8000_0000L, LeafAttributes.READ_WRITE);
      var raced = new AtomicBoolean(!races);
      machine.memory.onStore((address, _) -> {
        if (!raced.getAndSet(true)) {
          machine.memory.write(address, 8, machine.memory.read(address, 8) | Pte.D.mask());
        }
      });
      var unmapped = table.unmap(range(0, PAGE));
      machine.memory.onStore((_, _) -> {});
      assertThat(unmapped.dirty()).hasSize(races ? 1 : 0);
      table.free(unmapped.tables());
    }
    table.close();
  }
}
