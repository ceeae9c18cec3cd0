package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.IOVA;
import static portcullis.iommu.translate.TranslationScene.PROCESS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Widths;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.IohgatpMode;
import portcullis.iommu.layout.MsiPte;
import portcullis.iommu.layout.MsiPteMode;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;

/** Each read of a walk that begins with nothing known fails alone, and tells what it was for. */
class WalkFailuresTest {
  private static final Map<Character, FaultCause> ACCESS_FAULTS =
      Map.of(
          'r', FaultCause.READ_ACCESS_FAULT,
          'w', FaultCause.WRITE_ACCESS_FAULT,
          'x', FaultCause.INSTRUCTION_ACCESS_FAULT);

  private static final int NARROW = 36;

  private static final long RESERVED_IN_MSI_PTE = 1L << 3;

  /** What the entries of a table are for. */
  private enum Table {
    DEVICE_DIRECTORY,
    PROCESS_DIRECTORY,
    FIRST_STAGE,
    SECOND_STAGE
  }

  private static void forget(WalkerBench bench) {
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    bench.reads.clear();
    bench.kept.clear();
  }

  private static Table kind(TranslationScene scene, long address) {
    long page = address >>> 12;
    if (secondStagePages(scene).contains(page)) {
      return Table.SECOND_STAGE;
    }
    if (pages(scene, scene.firstRoot, 2).contains(page)) {
      return Table.FIRST_STAGE;
    }
    return processDirectoryPages(scene).contains(page)
        ? Table.PROCESS_DIRECTORY
        : Table.DEVICE_DIRECTORY;
  }

  private static Set<Long> secondStagePages(TranslationScene scene) {
    var all = new HashSet<Long>();
    for (long page = scene.secondRoot; page < scene.secondRoot + 4; page++) {
      all.addAll(pages(scene, page, 2));
    }
    return all;
  }

  private static Set<Long> pages(TranslationScene scene, long table, int level) {
    var all = new HashSet<>(Set.of(table));
    for (int i = 0; i < 512 && level > 0; i++) {
      long entry = scene.bench.memory.getOrDefault((table << 12) + 8L * i, 0L);
      if (entry != 0 && Pte.R.get(entry) == 0) {
        all.addAll(pages(scene, Pte.PPN.get(entry), level - 1));
      }
    }
    return all;
  }

  private static Set<Long> processDirectoryPages(TranslationScene scene) {
    long root = DeviceContext.Fsc.PPN.get(scene.bench.memory.get(scene.context + 24));
    long middle =
        PdtEntry.PPN.get(scene.bench.memory.get((root << 12) + 8 * (PROCESS >>> 17 & 0x1ff)));
    long last =
        PdtEntry.PPN.get(scene.bench.memory.get((middle << 12) + 8 * (PROCESS >>> 8 & 0x1ff)));
    return Set.of(root, middle, last);
  }

  /** What each read is for: one of the second stage for what is read next in another table. */
  private static List<Table> purposes(TranslationScene scene, List<Long> reads) {
    var purposes = new ArrayList<Table>();
    var next = Table.SECOND_STAGE;
    for (long address : reads.reversed()) {
      var kind = kind(scene, address);
      next = kind == Table.SECOND_STAGE ? next : kind;
      purposes.addFirst(kind == Table.SECOND_STAGE ? next : kind);
    }
    return purposes;
  }

  private static FaultCause refused(Table purpose, char access) {
    return switch (purpose) {
      case DEVICE_DIRECTORY -> FaultCause.DDT_ENTRY_LOAD_ACCESS_FAULT;
      case PROCESS_DIRECTORY -> FaultCause.PDT_ENTRY_LOAD_ACCESS_FAULT;
      case FIRST_STAGE, SECOND_STAGE -> ACCESS_FAULTS.get(access);
    };
  }

  private static FaultCause corrupted(Table purpose) {
    return switch (purpose) {
      case DEVICE_DIRECTORY -> FaultCause.DDT_DATA_CORRUPTION;
      case PROCESS_DIRECTORY -> FaultCause.PDT_DATA_CORRUPTION;
      case FIRST_STAGE, SECOND_STAGE -> FaultCause.PT_DATA_CORRUPTION;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aReadThatFailsTellsWhatItWasFor(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, true, true);
      for (char access : new char[] {'r', 'w', 'x'}) {
        var asked = scene.asked().process(PROCESS).as(access);
        forget(bench);
        assertThat(bench.ask(asked).page()).isEqualTo(TranslationScene.OLD);
        var reads = List.copyOf(bench.reads);
        var purposes = purposes(scene, reads);
        assertThat(new LinkedHashSet<>(purposes)).containsExactly(Table.values());
        var before = new HashSet<Long>();
        for (int i = 0; i < reads.size(); i++) {
          long address = reads.get(i);
          if (before.add(address)) {
            bench.refusing.add(address);
            forget(bench);
            assertThat(bench.ask(asked).cause())
                .as("'%c', read %d at 0x%x refused", access, i, address)
                .isEqualTo(refused(purposes.get(i), access).code());
            assertThat(bench.kept).isEmpty();
            bench.refusing.clear();
            bench.corrupted.add(address);
            forget(bench);
            assertThat(bench.ask(asked).cause())
                .as("'%c', read %d at 0x%x corrupted", access, i, address)
                .isEqualTo(corrupted(purposes.get(i)).code());
            assertThat(bench.kept).isEmpty();
            bench.corrupted.clear();
          }
        }
      }
    }
  }

  /** What a failed read brings is nothing: neither a leaf nor a pointer, however it looks. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aReadThatFailsDoesNotAlsoCountAsAnEntry(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, true, false);
      forget(bench);
      bench.ask(scene.asked());
      for (long address : List.copyOf(new LinkedHashSet<>(bench.reads))) {
        long entry = bench.memory.get(address);
        var odd = List.of(entry, 0L, WalkTables.leaf(0x1234), ~0L);
        int cause = 0;
        for (long content : odd) {
          bench.memory.put(address, content);
          bench.refusing.add(address);
          forget(bench);
          var ended = bench.ask(scene.asked());
          assertThat(bench.kept).isEmpty();
          cause = cause == 0 ? ended.cause() : cause;
          assertThat(ended.cause())
              .as("0x%x at 0x%x", content, address)
              .isNotZero()
              .isEqualTo(cause);
          bench.refusing.clear();
        }
        bench.memory.put(address, entry);
      }
    }
  }

  /** The bits that there are no wires for would be dropped, and somebody else's memory read. */
  @ParameterizedTest
  @CsvSource({"base, false", "base, true", "core, false", "core, true"})
  void aTableBeyondThePhysicalAddressesIsNotRead(String name, boolean guest) {
    var narrow = narrow(IommuConfig.named(name));
    try (var bench = new WalkerBench(narrow, 0)) {
      var scene = new TranslationScene(bench, narrow, true, guest, true);
      for (char access : new char[] {'r', 'w', 'x'}) {
        var asked = scene.asked().process(PROCESS).as(access);
        forget(bench);
        assertThat(bench.ask(asked).page()).isEqualTo(TranslationScene.OLD);
        var reads = List.copyOf(bench.reads);
        var purposes = purposes(scene, reads);
        var met = new HashSet<Table>();
        for (int i = 0; i + 1 < reads.size(); i++) {
          long entry = bench.memory.get(reads.get(i));
          var kind = kind(scene, reads.get(i));
          boolean pointsToNext = Pte.PPN.get(entry) == reads.get(i + 1) >>> 12;
          boolean physical = !guest || kind == Table.DEVICE_DIRECTORY || kind == Table.SECOND_STAGE;
          if (pointsToNext && physical && kind == kind(scene, reads.get(i + 1))) {
            met.add(purposes.get(i + 1));
            bench.memory.put(reads.get(i), entry | Pte.PPN.of(1L << NARROW - 12));
            forget(bench);
            assertThat(bench.ask(asked).cause())
                .as("'%c', what 0x%x points to", access, reads.get(i))
                .isEqualTo(refused(purposes.get(i + 1), access).code());
            assertThat(bench.reads).isEqualTo(reads.subList(0, i + 1));
            assertThat(bench.kept).isEmpty();
            bench.memory.put(reads.get(i), entry);
          }
        }
        assertThat(met)
            .contains(Table.DEVICE_DIRECTORY, Table.PROCESS_DIRECTORY)
            .contains(guest ? Table.SECOND_STAGE : Table.FIRST_STAGE);
      }
    }
  }

  @Test
  void aPageBeyondThePhysicalAddressesIsNotGiven() {
    var narrow = narrow(IommuConfig.CORE);
    for (boolean guest : new boolean[] {false, true}) {
      try (var bench = new WalkerBench(narrow, 0)) {
        var scene = new TranslationScene(bench, narrow, true, guest, false);
        long leaf = guest ? scene.secondLeaf : scene.firstLeaf;
        bench.memory.compute(leaf, (_, entry) -> entry | Pte.PPN.of(1L << NARROW - 12));
        for (char access : new char[] {'r', 'w', 'x'}) {
          assertThat(bench.ask(scene.asked().as(access)).cause())
              .as("'%c', guest %s", access, guest)
              .isEqualTo(refused(Table.FIRST_STAGE, access).code());
          assertThat(bench.kept).isEmpty();
        }
      }
    }
  }

  private static IommuConfig narrow(IommuConfig named) {
    var d = Widths.DEFAULT;
    return new IommuConfig(
        named.name(),
        named.paging(),
        named.features(),
        new Widths(NARROW, d.deviceId(), d.processId(), d.vector(), d.data(), d.id()),
        named.capacities());
  }

  /** The number of an interrupt file may lead further than the table's own address. */
  @Test
  void anEntryOfAnMsiPageTableBeyondThePhysicalAddressesIsNotRead() {
    var narrow = narrow(IommuConfig.CORE);
    try (var bench = new WalkerBench(narrow, 0)) {
      var scene = new TranslationScene(bench, narrow, false, true, false);
      bench.memory.put(
          scene.context + 8, WalkTables.iohgatp(IohgatpMode.SV57X4.code(), 1, scene.secondRoot));
      bench.memory.put(
          scene.context + 32,
          DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
              | DeviceContext.Msiptp.PPN.of(scene.tables.page()));
      bench.memory.put(scene.context + 40, (1L << 47) - 1);
      for (char access : new char[] {'r', 'w', 'x'}) {
        for (int bit = 12; bit < 59; bit++) {
          bench.reads.clear();
          var asked = Asked.read(TranslationScene.DEVICE, 1L << bit).as(access);
          // 256 entries of 16 bytes are a page of the table.
          boolean beyond = bit - 12 - 8 >= NARROW - 12;
          assertThat(bench.ask(asked).cause())
              .as("'%c', file number with bit %d", access, bit - 12)
              .isEqualTo(
                  (beyond ? FaultCause.MSI_PTE_LOAD_ACCESS_FAULT : FaultCause.MSI_PTE_NOT_VALID)
                      .code());
          assertThat(bench.reads.size() > 0).as("bit %d", bit).isEqualTo(!beyond);
        }
      }
    }
  }

  /** Either doubleword may come with an error; what pass-through does not use may hold anything. */
  @Test
  void anEntryOfAnMsiPageTableIsUsedOnlyIfAllOfItIsRight() {
    try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.CORE, false, true, false);
      long msiTable = scene.tables.page();
      bench.memory.put(
          scene.context + 32,
          DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
              | DeviceContext.Msiptp.PPN.of(msiTable));
      bench.memory.put(scene.context + 48, IOVA >>> 12);
      long place = msiTable << 12;
      long entry =
          MsiPte.V.mask() | MsiPte.M.of(MsiPteMode.PASS_THROUGH.code()) | MsiPte.PPN.of(0x4321);
      bench.memory.put(place, entry);
      bench.memory.put(place + 8, ~0L);
      forget(bench);
      assertThat(bench.ask(scene.asked().as('w')).msi()).isTrue();
      assertThat(bench.ask(scene.asked().as('w')).page()).isEqualTo(0x4321);
      assertThat(bench.ask(scene.asked().as('x')).cause())
          .isEqualTo(FaultCause.INSTRUCTION_ACCESS_FAULT.code());
      int kept = bench.kept.size();
      for (long doubleword : new long[] {place, place + 8}) {
        bench.corrupted.add(doubleword);
        assertThat(bench.ask(scene.asked().as('w')).cause())
            .isEqualTo(FaultCause.MSI_PT_DATA_CORRUPTION.code());
        bench.refusing.add(doubleword);
        assertThat(bench.ask(scene.asked().as('w')).cause())
            .isEqualTo(FaultCause.MSI_PTE_LOAD_ACCESS_FAULT.code());
        bench.corrupted.clear();
        assertThat(bench.ask(scene.asked().as('w')).cause())
            .isEqualTo(FaultCause.MSI_PTE_LOAD_ACCESS_FAULT.code());
        bench.refusing.clear();
      }
      bench.memory.put(place, entry & ~MsiPte.V.mask());
      assertThat(bench.ask(scene.asked().as('w')).cause())
          .isEqualTo(FaultCause.MSI_PTE_NOT_VALID.code());
      bench.memory.put(place, entry | RESERVED_IN_MSI_PTE);
      assertThat(bench.ask(scene.asked().as('w')).cause())
          .isEqualTo(FaultCause.MSI_PTE_MISCONFIGURED.code());
      assertThat(bench.kept).hasSize(kept);
    }
  }
}
