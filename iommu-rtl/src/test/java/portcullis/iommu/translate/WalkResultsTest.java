package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommu.translate.TranslationScene.IOVA;
import static portcullis.iommu.translate.TranslationScene.PROCESS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.translate.WalkerBench.Asked;

/** What walks find is the same however much of it the caches know already. */
class WalkResultsTest {
  private static final List<Long> PERMISSIONS =
      List.of(0L, Pte.W.mask(), Pte.X.mask(), Pte.W.mask() | Pte.X.mask());

  private static void forget(WalkerBench bench) {
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    bench.reads.clear();
    bench.kept.clear();
  }

  /** The offset within a page of any size comes from the address, also when the leaf is known. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "core"})
  void aLargeLeafOfTheSecondStageIsKnownForAllOfItsPages(String name) {
    try (var bench = new WalkerBench(IommuConfig.named(name), 0)) {
      var scene = new TranslationScene(bench, IommuConfig.named(name), true, true, false);
      for (int level = 0; level < 3; level++) {
        long low = (1L << 9 * level) - 1;
        long guest = 0x7_0000_0000L >>> 12 | 0x15555;
        long target = 0x3f_c000_0000L >>> 12;
        scene.tables.map(
            scene.secondRoot, guest << 12, level, WalkTables.leaf(target & ~low), true);
        scene.tables.map(scene.firstRoot, IOVA, 0, WalkTables.leaf(guest), false);
        long other = guest & ~low | ~guest & low;
        scene.tables.map(scene.firstRoot, IOVA + 0x1000, 0, WalkTables.leaf(other), false);
        forget(bench);
        assertThat(bench.ask(scene.asked()).page()).isEqualTo(target & ~low | guest & low);
        int before = bench.reads.size();
        assertThat(bench.ask(scene.neighbour()).page())
            .as("level %d, second page of the leaf", level)
            .isEqualTo(target & ~low | other & low);
        assertThat(bench.reads.size()).isGreaterThan(before);
        scene.tables.map(scene.secondRoot, guest << 12, level, 0, true);
      }
    }
  }

  /** Without a second stage nothing but the first one limits what is allowed. */
  @Test
  void whatTheFirstStageAllowsIsKeptWhereThereIsNoSecondOne() {
    for (var config : List.of(IommuConfig.BASE, IommuConfig.CORE)) {
      try (var bench = new WalkerBench(config, 0)) {
        var scene = new TranslationScene(bench, config, true, false, true);
        for (long without : PERMISSIONS) {
          bench.memory.put(scene.firstLeaf, WalkTables.leaf(TranslationScene.OLD) & ~without);
          forget(bench);
          var asked = Asked.read(TranslationScene.DEVICE, IOVA).process(PROCESS);
          assertThat(bench.ask(asked).page()).isEqualTo(TranslationScene.OLD);
          int permissions = bench.kept.getLast().permissions();
          assertThat(permissions & 1).isEqualTo(1);
          assertThat(permissions & 2).isEqualTo((without & Pte.W.mask()) == 0 ? 2 : 0);
          assertThat(permissions & 4).isEqualTo((without & Pte.X.mask()) == 0 ? 4 : 0);
          forget(bench);
          assertThat(bench.ask(asked.as('x')).cause() == 0)
              .isEqualTo((without & Pte.X.mask()) == 0);
        }
      }
    }
  }

  /** Without a first stage nothing but the second one does. */
  @Test
  void whatTheSecondStageAllowsIsKeptWhereThereIsNoFirstOne() {
    for (var config : List.of(IommuConfig.BASE, IommuConfig.CORE)) {
      try (var bench = new WalkerBench(config, 0)) {
        var scene = new TranslationScene(bench, config, false, true, false);
        for (long without : PERMISSIONS) {
          bench.memory.put(scene.secondLeaf, WalkTables.leaf(TranslationScene.OLD) & ~without);
          forget(bench);
          for (var known : List.of("nothing", "device and tables", "tables")) {
            if (known.equals("tables")) {
              bench.forgetContexts();
            }
            assertThat(bench.ask(scene.asked()).page()).isEqualTo(TranslationScene.OLD);
            assertThat(bench.kept.getLast().permissions() & 7)
                .as("permissions without 0x%x, %s known", without, known)
                .isEqualTo(
                    1
                        | ((without & Pte.W.mask()) == 0 ? 2 : 0)
                        | ((without & Pte.X.mask()) == 0 ? 4 : 0));
          }
        }
      }
    }
  }
}
