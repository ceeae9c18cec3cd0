package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.IOVA;
import static portcullis.iommu.translate.TranslationScene.OLD;
import static portcullis.iommu.translate.TranslationScene.PROCESS;
import static portcullis.iommu.translate.TranslationScene.PSCID;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;
import portcullis.iommu.translate.WalkerBench.Ended;

/** What walks make of odd contents of tables, and of contents that change while they walk. */
class WalkChecksTest {
  private static final long REST = ~1L;
  private static final int SV39 = 8;
  private static final int SV48 = 9;
  private static final int SV57 = 10;

  private static Ended anew(WalkerBench bench, Asked asked) {
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    return bench.ask(asked);
  }

  /** Software may keep whatever it likes in an entry with V=0 (a swapped-out page, for example). */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void anEntryThatIsNotValidIsNothingElse(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, true, true);
      var asked = scene.asked().process(PROCESS);
      anew(bench, asked);
      var places = List.copyOf(bench.reads);
      assertThat(bench.ask(asked).page()).isEqualTo(OLD);
      var causes =
          List.of(
              FaultCause.DDT_ENTRY_NOT_VALID.code(),
              FaultCause.PDT_ENTRY_NOT_VALID.code(),
              FaultCause.READ_PAGE_FAULT.code(),
              FaultCause.READ_GUEST_PAGE_FAULT.code());
      int reached = 0;
      for (long place : places) {
        long entry = bench.memory.get(place);
        for (long rest : new long[] {0, 0x7ff0_0000_0000_0000L, 0x3ff_ffff_ffff_fffeL, REST}) {
          bench.memory.put(place, rest);
          int cause = anew(bench, asked).cause();
          assertThat(cause).as("entry at 0x%x with the rest 0x%x", place, rest).isIn(causes);
          bench.memory.put(place, 0L);
          assertThat(cause).as("as if all were 0").isEqualTo(anew(bench, asked).cause());
          reached |= 1 << causes.indexOf(cause);
        }
        bench.memory.put(place, entry);
      }
      assertThat(reached).as("kinds of tables").isEqualTo(0xf);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aModeThatABuildDoesNotHaveIsRefused(String name) {
    var config = IommuConfig.named(name);
    boolean wide = config.paging().sv57();
    var paged = wide ? Set.of(0, SV39, SV48, SV57) : Set.of(0, SV39);
    var directories = Set.of(0, PdtpMode.PD8.code(), PdtpMode.PD17.code(), PdtpMode.PD20.code());
    for (boolean process : new boolean[] {false, true}) {
      try (var bench = new WalkerBench(config, 0)) {
        var scene = new TranslationScene(bench, config, true, false, process);
        long second = bench.memory.get(scene.context + 8);
        long first = bench.memory.get(scene.context + 24);
        for (int mode = 0; mode < 16; mode++) {
          long other = first & ~DeviceContext.Fsc.MODE.mask() | DeviceContext.Fsc.MODE.of(mode);
          bench.memory.put(scene.context + 24, other);
          assertThat(anew(bench, scene.asked()).cause() == misconfigured())
              .as("fsc.MODE %d, process directory %s", mode, process)
              .isEqualTo(!(process ? directories : paged).contains(mode));
          bench.memory.put(scene.context + 24, first);
          bench.memory.put(scene.context + 8, WalkTables.iohgatp(mode, 1, scene.secondRoot));
          assertThat(anew(bench, scene.asked()).cause() == misconfigured())
              .as("iohgatp.MODE %d", mode)
              .isEqualTo(!paged.contains(mode));
          bench.memory.put(scene.context + 8, second);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aModeThatABuildDoesNotHaveIsRefusedInAProcessContextToo(String name) {
    var config = IommuConfig.named(name);
    var paged = config.paging().sv57() ? Set.of(0, SV39, SV48, SV57) : Set.of(0, SV39);
    try (var bench = new WalkerBench(config, 0)) {
      var scene = new TranslationScene(bench, config, true, false, true);
      for (int mode = 0; mode < 16; mode++) {
        bench.memory.put(scene.processContext + 8, WalkTables.fsc(mode, scene.firstRoot));
        int cause = anew(bench, scene.asked().process(PROCESS)).cause();
        assertThat(cause == FaultCause.PDT_ENTRY_MISCONFIGURED.code())
            .as("fsc.MODE %d", mode)
            .isEqualTo(!paged.contains(mode));
      }
    }
  }

  private static int misconfigured() {
    return FaultCause.DDT_ENTRY_MISCONFIGURED.code();
  }

  /** Its upper bits would be dropped, and it would be taken for another device. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aDeviceIdThatIsTooWideForTheDirectoryIsRefused(String name) {
    var config = IommuConfig.named(name);
    try (var bench = new WalkerBench(config, 0)) {
      int leafBits = config.features().msiFlat() ? 6 : 7;
      for (int mode = 0; mode <= 4; mode++) {
        int bits = mode < 4 ? leafBits + 9 * Math.max(0, mode - 2) : 24;
        bench.directory(mode, 0x1234);
        for (int bit = 0; bit < 24; bit++) {
          int expected =
              switch (mode) {
                case 0 -> FaultCause.ALL_INBOUND_DISALLOWED.code();
                case 1 -> 0;
                default ->
                    bit < bits
                        ? FaultCause.DDT_ENTRY_NOT_VALID.code()
                        : FaultCause.TRANSACTION_TYPE_DISALLOWED.code();
              };
          var ended = bench.ask(Asked.read(1 << bit, IOVA));
          assertThat(ended.cause()).as("bit %d, mode %d", bit, mode).isEqualTo(expected);
          assertThat(ended.reported()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aDirectoryEntryWithReservedBitsIsRefused(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, false, true);
      var asked = scene.asked().process(PROCESS);
      anew(bench, asked);
      // Three levels of each directory; the last is a context.
      for (int number : new int[] {0, 1, 3, 4}) {
        long place = bench.reads.get(number);
        long entry = bench.memory.get(place);
        var expected =
            number < 2 ? FaultCause.DDT_ENTRY_MISCONFIGURED : FaultCause.PDT_ENTRY_MISCONFIGURED;
        for (int bit = 1; bit < 64; bit++) {
          if (bit < 10 || bit > 53) {
            bench.memory.put(place, entry | 1L << bit);
            assertThat(anew(bench, asked).cause())
                .as("bit %d of entry %d", bit, number)
                .isEqualTo(expected.code());
          }
        }
        bench.memory.put(place, entry);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aPointerHasNoMemoryType(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, false, false);
      long place = (scene.firstRoot << 12) + 8 * (IOVA >>> 30 & 0x1ff);
      long pointer = bench.memory.get(place);
      for (int type = 0; type < 4; type++) {
        bench.memory.put(place, pointer | Pte.PBMT.of(type));
        assertThat(anew(bench, scene.asked()).cause())
            .as("PBMT %d", type)
            .isEqualTo(type == 0 ? 0 : FaultCause.READ_PAGE_FAULT.code());
      }
    }
  }

  /**
   * What is kept under the PSCID of the new context would be found there after software has
   * invalidated the context, though the old tables gave it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aWalkKeepsTheProcessContextThatItBeganWith(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, false, true);
      var asked = scene.asked().process(PROCESS);
      int walk = bench.start(asked);
      while (bench.reads.size() < 8) {
        bench.step();
      }
      bench.latency = 300;
      while (bench.reads.getLast() != scene.firstLeaf) {
        bench.step();
      }
      bench.latency = 1;
      // The cache loses the context, and another walk brings that which software writes now.
      bench.forgetContexts();
      long processRoot = DeviceContext.Fsc.PPN.get(bench.memory.get(scene.context + 24));
      scene.tables.process(processRoot, PROCESS, PSCID + 1, WalkTables.SV39, scene.firstRoot);
      bench.ask(scene.neighbour().process(PROCESS));
      assertThat(bench.kept.getLast().pscid()).isEqualTo(PSCID + 1);
      assertThat(bench.isDone(walk)).isFalse();
      assertThat(bench.end(walk).page()).isEqualTo(OLD);
      assertThat(bench.kept.getLast().pscid()).isEqualTo(PSCID);
    }
  }

  /** The range that is told must not contain an interrupt file, nor may a large page be kept. */
  @Test
  void aRangeEndsWhereInterruptFilesBegin() {
    try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.CORE, false, true, false);
      long page = IOVA >>> 12;
      scene.tables.map(scene.secondRoot, IOVA, 2, WalkTables.leaf(0x8000_0000L >>> 12), true);
      assertThat(anew(bench, scene.asked()).range()).isEqualTo(30);
      assertThat(bench.kept.getLast().level()).isEqualTo(2);
      bench.memory.put(
          scene.context + 32,
          DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
              | DeviceContext.Msiptp.PPN.of(scene.tables.page()));
      bench.memory.put(scene.context + 40, 0L);
      for (int bit = 0; bit < 20; bit++) {
        bench.memory.put(scene.context + 48, page ^ 1L << bit);
        int expected = bit < 9 ? 12 : bit < 18 ? 21 : 30;
        assertThat(anew(bench, scene.asked()).range()).as("bit %d", bit).isEqualTo(expected);
        assertThat(bench.kept.getLast().level()).isZero();
      }
      bench.memory.put(scene.context + 32, 0L);
      bench.memory.put(scene.context + 48, page);
      assertThat(anew(bench, scene.asked()).range()).as("no interrupt files").isEqualTo(30);
      assertThat(bench.kept.getLast().level()).isEqualTo(2);
      assertThat(bench.kept.getLast().page()).isEqualTo(page);
    }
  }

  /** Else a device whose first stage has the same PSCID would find the translation. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void whatNoFirstStageTranslatesIsKeptWithoutOne(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), false, true, false);
      for (int i = 0; i < 2; i++) {
        assertThat(bench.ask(scene.asked()).page()).isEqualTo(OLD);
        assertThat(bench.kept.getLast().pscid()).isEqualTo(WalkerBench.NONE);
        assertThat(bench.kept.getLast().gscid()).isEqualTo(TranslationScene.GSCID);
        bench.invalidate(Invalidation.Kind.GVMA, false, 0, false, 0);
        bench.step();
        bench.noInvalidation();
      }
    }
  }
}
