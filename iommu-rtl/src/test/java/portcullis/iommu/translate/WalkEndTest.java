package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.DEVICE;
import static portcullis.iommu.translate.TranslationScene.IOVA;

import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.MsiPte;
import portcullis.iommu.layout.MsiPteMode;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;

/** What a walk ends with comes from the stages that took part, and from nothing else. */
class WalkEndTest {
  private static final int READ_AND_WRITE = 3;

  /** A leaf of 2 MiB. */
  private static final long LARGE = WalkTables.leaf(0xaaa00);

  /** Half as many interrupt files as a page of 2 MiB has room for. */
  private static final long FILES = 256;

  /** Bits of an address within a page. */
  private static final int PAGE_RANGE = 12;

  private static void forget(WalkerBench bench) {
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    bench.kept.clear();
  }

  /** A type of the first stage overrides that of the second (Svpbmt with two stages). */
  @Test
  void theMemoryTypeIsThatOfTheStagesWhichTranslate() {
    for (boolean first : new boolean[] {false, true}) {
      for (boolean second : new boolean[] {false, true}) {
        try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
          var scene = new TranslationScene(bench, IommuConfig.CORE, first, second, false);
          for (int ofFirst = 0; ofFirst <= (first ? 2 : 0); ofFirst++) {
            for (int ofSecond = 0; ofSecond <= (second ? 2 : 0); ofSecond++) {
              put(bench, scene.firstLeaf, ofFirst);
              put(bench, scene.secondLeaf, ofSecond);
              forget(bench);
              for (var known : List.of("nothing", "everything", "tables only")) {
                if (known.equals("tables only")) {
                  bench.forgetContexts();
                }
                var ended = bench.ask(scene.asked());
                assertThat(ended.cause()).isZero();
                assertThat(ended.memoryType())
                    .as("types %d and %d, %s known", ofFirst, ofSecond, known)
                    .isEqualTo(ofFirst != 0 ? ofFirst : ofSecond);
              }
            }
          }
        }
      }
    }
  }

  /** A walk keeps a leaf of this size, but not one of 4 KiB. */
  private static void mapLarge(TranslationScene scene, long leaf) {
    scene.tables.map(scene.secondRoot, IOVA, 1, leaf, true);
  }

  private static void put(WalkerBench bench, long leaf, int memoryType) {
    if (leaf != 0) {
      bench.memory.compute(leaf, (_, entry) -> entry & ~Pte.PBMT.mask() | Pte.PBMT.of(memoryType));
    }
  }

  /** Whatever the walk before it found for the same address. */
  @Test
  void aRequestThatPassesKeepsNothingOfTheDeviceBefore() {
    try (var bench = new WalkerBench(WalkerBench.SNOOPING, 0)) {
      var scene = new TranslationScene(bench, WalkerBench.SNOOPING, false, true, false);
      mapLarge(scene, LARGE | Pte.PBMT.of(1));
      bench.memory.compute(scene.context, (_, word) -> word | DeviceContext.Tc.CUSTOM.of(1));
      forget(bench);
      assertThat(bench.ask(scene.asked()).memoryType()).isEqualTo(1);
      assertThat(bench.ask(scene.asked()).coherent()).isTrue();
      bench.forgetContexts();
      bench.directory(IommuMode.BARE.code(), 0);
      for (int i = 0; i < 2; i++) {
        var passes = bench.ask(scene.asked());
        assertThat(passes.cause()).isZero();
        assertThat(passes.page()).isEqualTo(IOVA >>> 12);
        assertThat(passes.memoryType()).isZero();
        assertThat(passes.coherent()).isFalse();
      }
    }
  }

  /** The second stage may know both pages, that of the file and the one behind it. */
  @Test
  void aMessageHasThePermissionsAndTheMemoryTypeOfItsEntry() {
    for (long missing : new long[] {Pte.W.mask(), 0}) {
      try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
        var scene = new TranslationScene(bench, IommuConfig.CORE, false, true, false);
        long leaf = LARGE & ~missing | Pte.PBMT.of(1);
        long files = 0x40_0000L;
        mapLarge(scene, leaf);
        scene.tables.map(scene.secondRoot, files << 12, 1, leaf, true);
        long message = interruptFile(scene, files);
        forget(bench);
        long besideTheFiles = files + FILES << 12;
        for (long page : new long[] {IOVA, besideTheFiles}) {
          var ofTheGuest = bench.ask(Asked.read(DEVICE, page));
          assertThat(ofTheGuest.msi()).isFalse();
          assertThat(ofTheGuest.memoryType()).isEqualTo(1);
        }
        var ended = bench.ask(Asked.read(DEVICE, message).as('w'));
        assertThat(ended.msi()).isTrue();
        assertThat(ended.page()).isEqualTo(IOVA >>> 12);
        assertThat(ended.memoryType()).isZero();
        assertThat(ended.range()).isEqualTo(PAGE_RANGE);
        var kept = bench.kept.getLast();
        assertThat(kept.page()).isEqualTo(message >>> 12);
        assertThat(kept.level()).isZero();
        assertThat(kept.permissions() & 7).isEqualTo(READ_AND_WRITE);
        assertThat(bench.ask(Asked.read(DEVICE, message).as('x')).cause())
            .isEqualTo(FaultCause.INSTRUCTION_ACCESS_FAULT.code());
      }
    }
  }

  /** A file lies where the guest says, which need not be an address that its tables can have. */
  @Test
  void anInterruptFileIsFoundBeyondTheAddressesOfTheSecondStage() {
    try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.CORE, false, true, false);
      long beyondSv39x4 = 1L << 41;
      long message = interruptFile(scene, beyondSv39x4 >>> 12);
      forget(bench);
      for (int i = 0; i < 2; i++) {
        var ended = bench.ask(Asked.read(DEVICE, message).as('w'));
        assertThat(ended.cause()).isZero();
        assertThat(ended.msi()).isTrue();
        assertThat(ended.page()).isEqualTo(IOVA >>> 12);
      }
      var other = bench.ask(Asked.read(DEVICE, message + beyondSv39x4).as('w'));
      assertThat(other.cause()).isEqualTo(FaultCause.WRITE_GUEST_PAGE_FAULT.code());
    }
  }

  /** One of the interrupt files from a page on passes messages to the page of the IOVA. */
  private static long interruptFile(TranslationScene scene, long files) {
    var bench = scene.bench;
    long msiTable = scene.tables.page() + 1 & ~1L;
    long file = 0x23;
    bench.memory.put(
        scene.context + 32,
        DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
            | DeviceContext.Msiptp.PPN.of(msiTable));
    bench.memory.put(scene.context + 40, FILES - 1);
    bench.memory.put(scene.context + 48, files);
    bench.memory.put(
        (msiTable << 12) + 16 * file,
        MsiPte.V.mask() | MsiPte.M.of(MsiPteMode.PASS_THROUGH.code()) | MsiPte.PPN.of(IOVA >>> 12));
    return files + file << 12;
  }
}
