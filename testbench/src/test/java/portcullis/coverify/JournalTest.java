package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.RunSettings;
import portcullis.coverify.journal.TableKind;
import portcullis.coverify.journal.TableRead;
import portcullis.coverify.journal.Translation;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** Reads at the memory port go to the right translations. */
class JournalTest {
  private static final long IOVA = 0x2000;

  private static JournalSnapshot play(RunningIommu iommu, Seed seed, Consumer<Stage> flow) {
    var journal =
        new Journal(new RunSettings(iommu.config(), "", seed.value(), 1, Instant.EPOCH, ""));
    var result =
        new Coverification(iommu, Workload.of(Path.of("pom.xml")), journal, new StopRequest())
            .play(new Scenario("test", "test", flow));
    assertThat(result.failure()).isEmpty();
    return journal.snapshot();
  }

  private static void nested(Stage stage, Consumer<StageDevice> use) {
    var device = stage.device("dev", DeviceType.PHYSICAL, 1);
    try (var file = device.open(1)) {
      stage.mapGuestMemory();
      long root = stage.tables().newTable();
      stage.tables().map(root, IOVA, 0x1000);
      file.attach(stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39)));
      use.accept(device);
    }
  }

  @RtlTest(configs = {"base", "core"})
  void theFirstTranslationHasAllReadsOfItsWalkAndTheSecondHasNone(RunningIommu iommu, Seed seed) {
    var reads = new long[1];
    var run =
        play(
            iommu,
            seed,
            stage ->
                nested(
                    stage,
                    device -> {
                      long before = iommu.memoryPort().readCount();
                      device.write(IOVA, 8);
                      reads[0] = iommu.memoryPort().readCount() - before;
                      device.write(IOVA, 8);
                    }));
    var first = run.sample().getFirst();
    assertThat(run.translated()).isEqualTo(2);
    assertThat(first.cacheEvent()).isEqualTo(CacheEvent.FULL_WALK);
    assertThat(first.reads()).hasSize((int) reads[0]);
    assertThat(first.reads())
        .extracting(TableRead::table)
        .contains(TableKind.DEVICE_CONTEXT, TableKind.FIRST_STAGE, TableKind.SECOND_STAGE);
    assertThat(first.reads()).extracting(TableRead::step).isSorted().doesNotHaveDuplicates();
    assertThat(first.reads())
        .allMatch(read -> read.asked() >= first.accepted() && read.answered() <= first.left());
    assertThat(first.walk().steps().get(first.reads().getLast().step()).address())
        .isEqualTo(first.reads().getLast().address());
    assertThat(run.cacheEvents()).containsEntry(CacheEvent.HIT, 1L);
    assertThat(run.tables().values().stream().mapToLong(it -> it.reads()).sum())
        .isEqualTo(reads[0]);
  }

  @RtlTest(configs = "core")
  void whatAsksForAPageWhileItIsWalkedSharesTheWalk(RunningIommu iommu, Seed seed) {
    var run = play(iommu, seed, stage -> nested(stage, device -> device.write(IOVA, 2048)));
    assertThat(run.cacheEvents()).containsEntry(CacheEvent.FULL_WALK, 1L);
    assertThat(run.cacheEvents().get(CacheEvent.MERGED)).isPositive();
    assertThat(run.cacheEvents()).doesNotContainKeys(CacheEvent.PAGE_WALK, CacheEvent.CONTEXT_WALK);
  }

  /** In an hour of traffic there are millions of translations. */
  @RtlTest(configs = "core")
  void memoryIsBounded(RunningIommu iommu, Seed seed) {
    var journal =
        new Journal(new RunSettings(iommu.config(), "", seed.value(), 1, Instant.EPOCH, ""));
    var example =
        play(iommu, seed, stage -> nested(stage, device -> device.write(IOVA, 8)))
            .sample()
            .getFirst();
    Function<Integer, Translation> numbered =
        number ->
            new Translation(
                "scenario " + number,
                number,
                example.pasid(),
                number,
                true,
                8,
                number,
                2L * number,
                0,
                2L * number,
                example.reads(),
                example.cacheEvent(),
                example.walk(),
                example.recordedCause(),
                example.disagreement());
    for (int number = 1; number <= 20_000; number++) {
      journal.add(numbered.apply(number));
      journal.mismatch("number " + number);
    }
    var run = journal.snapshot();
    assertThat(run.translated()).isEqualTo(20_000);
    assertThat(run.mismatchCount()).isEqualTo(20_000);
    assertThat(run.sample().size() + run.mismatches().size()).isLessThan(1000);
    assertThat(run.slowest().getFirst().cycles()).isEqualTo(20_000);
    assertThat(run.slowest()).hasSize(20);
    assertThat(run.latencies(CacheEvent.FULL_WALK).orElseThrow().percentile(50))
        .isBetween(9_900L, 10_100L);
  }
}
