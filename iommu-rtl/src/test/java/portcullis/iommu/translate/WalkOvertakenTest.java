package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.DEVICE;
import static portcullis.iommu.translate.TranslationScene.GSCID;
import static portcullis.iommu.translate.TranslationScene.NEW;
import static portcullis.iommu.translate.TranslationScene.OLD;
import static portcullis.iommu.translate.TranslationScene.PSCID;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;

/**
 * An invalidation at each moment of a walk: nothing of what the walk read before may come out of it
 * or stay behind in a cache.
 */
class WalkOvertakenTest {
  private static final int OFFSETS = 60;

  /** Walks once for each offset; in that cycle memory changes and the invalidation comes. */
  private static void sweep(
      boolean first,
      boolean second,
      boolean process,
      Consumer<TranslationScene> change,
      Consumer<TranslationScene> invalidation) {
    Seeds.each(
        WalkOvertakenTest.class,
        2,
        seed -> {
          try (var bench = new WalkerBench(IommuConfig.BASE, seed)) {
            bench.latency = 3;
            bench.reorders = seed != 0;
            for (int number = 0; number < 3 * OFFSETS; number++) {
              walk(bench, number, first, second, process, change, invalidation);
            }
          }
        });
  }

  private static void walk(
      WalkerBench bench,
      int number,
      boolean first,
      boolean second,
      boolean process,
      Consumer<TranslationScene> change,
      Consumer<TranslationScene> invalidation) {
    bench.memory.clear();
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    var scene = new TranslationScene(bench, IommuConfig.BASE, first, second, process);
    var asked = process ? scene.asked().process(TranslationScene.PROCESS) : scene.asked();
    // Of three walks one finds nothing in the caches, one the contexts, one all but the leaf.
    switch (number % 3) {
      case 0 -> {}
      case 1 -> scene.warmDevice(asked);
      default -> bench.ask(asked);
    }
    // A walk that finds nothing leaves its place without an address space, as after reset.
    assertThat(bench.ask(Asked.read(DEVICE + 1, TranslationScene.IOVA)).cause()).isEqualTo(258);
    int offset = number / 3;
    int walk = bench.start(asked);
    for (int i = 0; i < offset; i++) {
      bench.step();
    }
    change.accept(scene);
    invalidation.accept(scene);
    bench.kept.clear();
    assertThat(bench.isDone(walk))
        .as("done while an invalidation overtakes, walk %d", number)
        .isFalse();
    bench.step();
    bench.noInvalidation();
    var ended = bench.end(walk);
    assertThat(ended.cause()).as("cause, walk %d", number).isZero();
    assertThat(ended.page()).as("page, walk %d", number).isEqualTo(NEW);
    assertThat(bench.kept).as("IOTLB, walk %d", number).allMatch(kept -> kept.target() == NEW);
    assertThat(bench.ask(asked).page()).as("asked again, walk %d", number).isEqualTo(NEW);
  }

  private static void newFirstLeaf(TranslationScene scene) {
    scene.bench.memory.put(scene.firstLeaf, WalkTables.leaf(NEW));
  }

  private static void newSecondLeaf(TranslationScene scene) {
    scene.bench.memory.put(scene.secondLeaf, WalkTables.leaf(NEW));
  }

  @Test
  void leafOfTheFirstStage() {
    sweep(
        true,
        false,
        false,
        WalkOvertakenTest::newFirstLeaf,
        scene -> scene.bench.invalidate(Invalidation.Kind.VMA, false, 0, true, PSCID));
  }

  @Test
  void leafOfTheFirstStageOfAProcess() {
    sweep(
        true,
        false,
        true,
        WalkOvertakenTest::newFirstLeaf,
        scene -> scene.bench.invalidate(Invalidation.Kind.VMA, false, 0, true, PSCID));
  }

  @Test
  void tablesOfTheFirstStage() {
    sweep(
        true,
        false,
        false,
        scene -> {
          long table = scene.firstLeaf >>> 12;
          long copy = scene.tables.page();
          move(scene.bench, table, copy);
          long pointer = Pte.V.mask() | Pte.PPN.of(copy);
          scene.tables.map(scene.firstRoot, TranslationScene.IOVA, 1, pointer, false);
          scene.bench.memory.put((copy << 12) + (scene.firstLeaf & 0xfff), WalkTables.leaf(NEW));
        },
        scene -> scene.bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0));
  }

  private static void move(WalkerBench bench, long page, long copy) {
    for (long i = 0; i < 512; i++) {
      Long entry = bench.memory.remove((page << 12) + 8 * i);
      if (entry != null) {
        bench.memory.put((copy << 12) + 8 * i, entry);
      }
    }
  }

  @Test
  void leafOfTheSecondStage() {
    sweep(
        true,
        true,
        false,
        WalkOvertakenTest::newSecondLeaf,
        scene -> scene.bench.invalidate(Invalidation.Kind.GVMA, true, GSCID, false, 0));
  }

  /** The first thing that a walk reads once it knows its device. */
  @Test
  void rootOfTheSecondStage() {
    sweep(
        false,
        true,
        false,
        scene -> {
          long root = (scene.secondRoot << 12) + 8 * (TranslationScene.IOVA >>> 30);
          scene.bench.memory.remove(root);
          scene.tables.map(scene.secondRoot, TranslationScene.IOVA, 0, WalkTables.leaf(NEW), true);
        },
        scene -> scene.bench.invalidate(Invalidation.Kind.GVMA, true, GSCID, false, 0));
  }

  @Test
  void tablesOfTheFirstStageBehindTheSecond() {
    sweep(
        true,
        true,
        false,
        scene -> {
          // The root's page moves in guest-physical memory: all tables are read elsewhere.
          long root = scene.firstRoot;
          long copy = scene.tables.page();
          move(scene.bench, root, copy);
          scene.tables.map(scene.secondRoot, root << 12, 0, WalkTables.leaf(copy), true);
          newSecondLeaf(scene);
        },
        scene -> scene.bench.invalidate(Invalidation.Kind.GVMA, false, 0, false, 0));
  }

  @Test
  void deviceContext() {
    sweep(
        true,
        false,
        false,
        scene -> {
          long root = scene.tables.page();
          scene.tables.map(root, TranslationScene.IOVA, 0, WalkTables.leaf(NEW), false);
          var memory = scene.bench.memory;
          memory.put(scene.context + 16, WalkTables.pscid(PSCID + 1));
          memory.put(scene.context + 24, WalkTables.fsc(WalkTables.SV39, root));
        },
        scene -> scene.bench.invalidateDevice(Invalidation.Kind.DEVICE_DIRECTORY, DEVICE, 0));
  }

  @Test
  void otherAddressSpacesGoOn() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, true, false);
      scene.warmDevice(scene.asked());
      int walk = bench.start(scene.asked());
      // Far more of them than the walk could stand if each made it begin again.
      for (int i = 0; i < 40; i++) {
        bench.invalidate(
            i % 2 == 0 ? Invalidation.Kind.VMA : Invalidation.Kind.GVMA,
            true,
            GSCID + 1 + i % 3,
            false,
            0);
        bench.step();
        bench.noInvalidation();
        bench.step();
      }
      assertThat(bench.isDone(walk)).isTrue();
      assertThat(bench.end(walk).page()).isEqualTo(OLD);
      assertThat(bench.reads.size()).isLessThanOrEqualTo(15);
    }
  }

  @Test
  void aResultThatIsHeldGoesOutOfDate() {
    try (var bench = new WalkerBench(IommuConfig.BASE, 0)) {
      var scene = new TranslationScene(bench, IommuConfig.BASE, true, false, false);
      int walk = bench.start(scene.asked());
      bench.awaitDone(walk);
      newFirstLeaf(scene);
      assertThat(bench.result(walk).page()).isEqualTo(OLD);
      bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0);
      assertThat(bench.isDone(walk)).isFalse();
      bench.step();
      bench.noInvalidation();
      assertThat(bench.end(walk).page()).isEqualTo(NEW);
    }
  }
}
