package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.GSCID;
import static portcullis.iommu.translate.TranslationScene.IOVA;
import static portcullis.iommu.translate.TranslationScene.NEIGHBOUR;
import static portcullis.iommu.translate.TranslationScene.OLD;
import static portcullis.iommu.translate.TranslationScene.PROCESS;
import static portcullis.iommu.translate.TranslationScene.PSCID;

import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;

/** Walks: how long they take, what they find, and who shares them. */
class WalkerTest {
  private static final List<Integer> LATENCIES = List.of(1, 10, 50);

  private static IommuConfig sizes(int walkers, int firstTables, int secondEntries) {
    var base = IommuConfig.CORE.capacities();
    return IommuConfig.CORE.withCapacities(
        new Capacities(
            base.iotlb(),
            base.deviceContexts(),
            base.processContexts(),
            walkers,
            base.parked(),
            firstTables,
            secondEntries,
            base.commandPrefetch(),
            base.outstanding()));
  }

  @Test
  void everySizeIsFreeOfFindings() {
    for (var config :
        List.of(
            IommuConfig.SMALL,
            IommuConfig.BASE,
            IommuConfig.CORE,
            sizes(1, 1, 1),
            sizes(3, 5, 3),
            sizes(32, 64, 16))) {
      assertThat(Elaboration.of(() -> new Walker(config)).warnings())
          .as("%s %s", config.name(), config.capacities())
          .isEmpty();
    }
  }

  /** Walks at each latency; the bounds are on reads, and on cycles beside those of the reads. */
  private static void cost(
      boolean second, boolean process, boolean warm, int mostReads, int mostCycles) {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, second, process);
      var asked = process ? scene.asked().process(PROCESS) : scene.asked();
      for (int latency : LATENCIES) {
        bench.latency = latency;
        bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
        bench.step();
        bench.noInvalidation();
        bench.reads.clear();
        if (warm) {
          scene.warmDevice(asked);
        }
        long begin = bench.cycle;
        int walk = bench.start(asked);
        bench.awaitDone(walk);
        long cycles = bench.cycle - begin;
        assertThat(bench.result(walk).page()).isEqualTo(OLD);
        int reads = bench.reads.size();
        assertThat(reads).as("reads").isLessThanOrEqualTo(mostReads);
        assertThat(cycles)
            .as("cycles of %d reads at latency %d", reads, latency)
            .isLessThanOrEqualTo(reads * (latency + 1L) + mostCycles);
        bench.release(walk);
      }
    }
  }

  @Test
  void oneStageCostsThreeReads() {
    cost(false, false, true, 3, 2);
  }

  @Test
  void aProcessWhoseContextIsCachedCostsOneCycle() {
    cost(false, true, true, 3, 3);
  }

  @Test
  void twoStagesCostFifteenReadsAtMost() {
    cost(true, false, true, 15, 2);
  }

  @Test
  void allColdCostsNineReads() {
    // A device context of base format has 3 further doublewords, a process context 1.
    cost(false, true, false, 9, 4 + 4);
  }

  @Test
  void allColdWithSecondStageCostsThirtyReadsAtMost() {
    cost(true, true, false, 30, 4 + 4);
  }

  @Test
  void theLeafAloneIsReadWhereTheTableIsKnown() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      bench.ask(scene.asked());
      bench.reads.clear();
      assertThat(bench.ask(scene.neighbour()).page()).isEqualTo(NEIGHBOUR);
      assertThat(bench.reads).hasSize(1);

      BiConsumer<Integer, Integer> invalidatedThenReads =
          (pscid, reads) -> {
            bench.invalidate(Invalidation.Kind.VMA, false, 0, true, pscid);
            bench.step();
            bench.noInvalidation();
            bench.reads.clear();
            bench.ask(scene.asked());
            assertThat(bench.reads).hasSize(reads);
          };
      invalidatedThenReads.accept(PSCID + 1, 1);
      bench.invalidateWithAddress(true);
      invalidatedThenReads.accept(PSCID, 1);
      bench.invalidateWithAddress(false);
      invalidatedThenReads.accept(PSCID, 3);
    }
  }

  @Test
  void equalRequestsShareAWalk() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      bench.latency = 10;
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      int one = bench.start(scene.asked());
      int other = bench.start(scene.neighbour());
      assertThat(other).isNotEqualTo(one);
      assertThat(bench.start(scene.asked())).isEqualTo(one);
      assertThat(bench.start(scene.asked().as('w'))).isNotIn(one, other);
      assertThat(bench.end(one).page()).isEqualTo(OLD);
      assertThat(bench.end(other).page()).isEqualTo(NEIGHBOUR);
    }
  }

  @Test
  void nobodyGetsAFaultThatIsOlderThanTheRequest() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      bench.latency = 20;
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      scene.warmDevice(scene.asked());
      bench.memory.put(scene.firstLeaf, 0L);
      int walk = bench.start(scene.asked());
      while (bench.reads.size() < 3) {
        bench.step();
      }
      // What is not valid may become valid without an invalidation; the walk's read is too old.
      for (int i = 0; i < 18; i++) {
        bench.step();
      }
      assertThat(bench.start(scene.asked())).isEqualTo(walk);
      bench.step();
      bench.memory.put(scene.firstLeaf, WalkTables.leaf(OLD));
      assertThat(bench.end(walk).cause()).isZero();

      bench.memory.put(scene.firstLeaf, 0L);
      int refused = bench.start(scene.asked());
      bench.awaitDone(refused);
      bench.memory.put(scene.firstLeaf, WalkTables.leaf(OLD));
      int later = bench.start(scene.asked());
      assertThat(later).isNotEqualTo(refused);
      assertThat(bench.end(later).page()).isEqualTo(OLD);
      assertThat(bench.end(refused).cause()).isEqualTo(13);
    }
  }

  @Test
  void guestPageFaultsTellTheAddressAndWhatItWasFor() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, true, false);
      bench.memory.put(scene.secondLeaf, WalkTables.leaf(OLD) & ~Pte.D.mask());
      assertThat(bench.ask(scene.asked()).cause()).isZero();
      var write = bench.ask(scene.asked().as('w'));
      assertThat(write.cause()).isEqualTo(23);
      assertThat(write.iotval2()).isEqualTo(scene.guestPage << 12);

      long leafTable = scene.firstLeaf >>> 12 << 12;
      scene.tables.map(scene.secondRoot, leafTable, 0, 0, true);
      bench.invalidate(Invalidation.Kind.GVMA, true, GSCID, false, 0);
      bench.step();
      bench.noInvalidation();
      var implicit = bench.ask(scene.asked().as('x'));
      assertThat(implicit.cause()).isEqualTo(20);
      assertThat(implicit.iotval2()).isEqualTo(scene.firstLeaf | 1);
    }
  }

  @Test
  void memoryFaultsGoByWhatWasRead() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      bench.refusing.add(scene.context + 24);
      bench.corrupted.add(scene.context);
      assertThat(bench.ask(scene.asked()).cause()).isEqualTo(257);
      bench.refusing.clear();
      assertThat(bench.ask(scene.asked()).cause()).isEqualTo(268);
      bench.corrupted.clear();
      bench.corrupted.add(scene.firstLeaf);
      assertThat(bench.ask(scene.asked()).cause()).isEqualTo(274);
      bench.refusing.add(scene.firstLeaf);
      assertThat(bench.ask(scene.asked().as('w')).cause()).isEqualTo(7);
      assertThat(bench.kept).isEmpty();
    }
  }

  @Test
  void largePagesAndRangesOf64KibAreKeptAsTheyMay() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      long large = 0x40_0000_0000L - 0x4000_0000L;
      scene.tables.map(scene.firstRoot, large, 1, WalkTables.leaf(0x7e00), false);
      var ended = bench.ask(Asked.read(TranslationScene.DEVICE, large | 0x3_5000));
      assertThat(ended.page()).isEqualTo(0x7e35);
      assertThat(ended.range()).isEqualTo(21);
      assertThat(bench.kept.getLast().level()).isEqualTo(1);

      long napot = WalkTables.leaf(0x9998) | Pte.N.mask();
      bench.memory.put(scene.firstLeaf, napot);
      bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0);
      bench.step();
      bench.noInvalidation();
      assertThat(bench.ask(scene.asked()).page()).isEqualTo(0x9990 | IOVA >>> 12 & 0xf);
      assertThat(bench.kept.getLast().level()).isZero();

      bench.memory.put(scene.firstLeaf, WalkTables.leaf(0x9994) | Pte.N.mask());
      assertThat(bench.ask(scene.asked()).cause()).isEqualTo(13);
    }
  }

  @Test
  void anAddressThatNoWiresCanCarryIsAnAccessFault() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, false, false, false);
      var far = Asked.read(TranslationScene.DEVICE, 1L << 56 | 0x5000);
      assertThat(bench.ask(far).cause()).isEqualTo(5);
      var near = bench.ask(scene.asked());
      assertThat(near.page()).isEqualTo(IOVA >>> 12);
      assertThat(near.range()).isEqualTo(55);
      assertThat(bench.kept).isEmpty();
      bench.directory(1, 0);
      bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
      bench.step();
      bench.noInvalidation();
      assertThat(bench.ask(far.as('w')).cause()).isEqualTo(7);
      assertThat(bench.ask(scene.asked()).page()).isEqualTo(IOVA >>> 12);
    }
  }

  /** Its upper bits would be dropped, and it would be taken for another process. */
  @Test
  void aProcessIdThatIsTooWideForItsDirectoryIsRefused() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, true);
      for (var mode : List.of(PdtpMode.PD8, PdtpMode.PD17, PdtpMode.PD20)) {
        int bits = mode == PdtpMode.PD8 ? 8 : mode == PdtpMode.PD17 ? 17 : 20;
        bench.memory.put(scene.context + 24, WalkTables.fsc(mode.code(), scene.tables.page()));
        bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
        bench.step();
        bench.noInvalidation();
        for (int bit = 7; bit < 20; bit++) {
          var expected =
              bit < bits ? FaultCause.PDT_ENTRY_NOT_VALID : FaultCause.TRANSACTION_TYPE_DISALLOWED;
          assertThat(bench.ask(scene.asked().process(1 << bit)).cause())
              .as("process_id with bit %d, %s", bit, mode)
              .isEqualTo(expected.code());
        }
      }
    }
  }

  @Test
  void pointersWithBitsOfLeavesAndPointersInPlaceOfLeavesAreRefused() {
    pointersAreChecked(IommuConfig.BASE);
    pointersAreChecked(IommuConfig.CORE);
  }

  private static void pointersAreChecked(IommuConfig config) {
    try (var bench = new WalkerBench(config, 0)) {
      var scene = new TranslationScene(bench, config, true, false, false);
      long place = (scene.firstRoot << 12) + 8 * (IOVA >>> 30 & 0x1ff);
      long pointer = bench.memory.get(place);
      assertThat(bench.ask(scene.asked()).cause()).isZero();
      for (var bit : List.of(Pte.A, Pte.D, Pte.U, Pte.N, Pte.PBMT)) {
        bench.memory.put(place, pointer | bit.mask());
        assertThat(causeAnew(bench, scene)).as(bit.name()).isEqualTo(13);
      }
      bench.memory.put(place, pointer);
      assertThat(causeAnew(bench, scene)).isZero();
      bench.memory.put(scene.firstLeaf, Pte.V.mask() | Pte.PPN.of(OLD));
      assertThat(causeAnew(bench, scene)).isEqualTo(13);
    }
  }

  private static int causeAnew(WalkerBench bench, TranslationScene scene) {
    bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0);
    bench.step();
    bench.noInvalidation();
    return bench.ask(scene.asked()).cause();
  }
}
