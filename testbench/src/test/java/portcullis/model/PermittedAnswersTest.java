package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.GADE;
import static portcullis.model.tables.DeviceContextFields.SADE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;

/** The set of answers while tables change. */
class PermittedAnswersTest {
  private static final int DEVICE = 5;
  private static final long IOVA = 0x12_3456_7000L;
  private static final long GPA = 0x9000_0000L;
  private static final long OLD = 0x1_0000_0000L;
  private static final long NEW = 0x2_0000_0000L;

  private final TestSystem system = new TestSystem();
  private final MemoryHistory history = new MemoryHistory(system.memory);
  private PageTables secondStage;
  private PageTables firstStage;
  private GuestMemory guest;

  @BeforeEach
  void twoStages() {
    secondStage = system.secondStage(PagingMode.SV39);
    guest = system.guest(secondStage);
    firstStage = system.firstStage(PagingMode.SV39, guest);
    firstStage.map(IOVA, GPA, 0, PageTables.ALL);
    secondStage.map(GPA, OLD, 0, PageTables.ALL);
    secondStage.map(GPA + 4096, OLD + 4096, 0, PageTables.ALL);
    system.device(
        DEVICE,
        BARE.secondStage(PagingMode.SV39, 1, secondStage)
            .firstStage(PagingMode.SV39, 1, firstStage));
  }

  private void store(long address, long... doublewords) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * doublewords.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long doubleword : doublewords) {
      bytes.putLong(doubleword);
    }
    history.store(address, bytes.array());
  }

  private static long leaf(long page) {
    return page >>> 12 << 10 | PageTables.ALL;
  }

  private static Answer translated(long address) {
    return new Answer(
        new Outcome.Translated(address, 12, MemoryType.PMA, false, 0, 0), Optional.empty());
  }

  private static Answer aborted(int cause, long iotval2) {
    return new Answer(
        new Outcome.Aborted(cause),
        Optional.of(new FaultRecord(cause, 2, DEVICE, false, 0, false, IOVA, iotval2)));
  }

  private void expect(Answer... answers) {
    assertThat(system.model.permitted(Request.read(DEVICE, IOVA), history))
        .isEqualTo(new PermittedAnswers.Known(Set.of(answers)));
  }

  @Test
  void withoutChangesThereIsOneAnswer() {
    expect(translated(OLD));
  }

  @Test
  void aChangedLeafMayBeOldOrNewUntilTheFence() {
    store(secondStage.entryAddress(GPA, 0), leaf(NEW));
    expect(translated(OLD), translated(NEW));
    history.forget();
    expect(translated(NEW));
  }

  @Test
  void anInvalidatedLeafMayStillTranslateUntilTheFence() {
    store(firstStage.entryAddress(IOVA, 0), 0);
    expect(translated(OLD), aborted(13, 0));
    history.forget(firstStage.entryAddress(IOVA, 0), 8);
    expect(aborted(13, 0));
  }

  @Test
  void aChangedPointerMayLeadToEitherTable() {
    PageTables other = system.firstStage(PagingMode.SV39, guest);
    other.map(IOVA, GPA + 4096, 0, PageTables.ALL);
    store(firstStage.entryAddress(IOVA, 1), other.entry(IOVA, 1));
    expect(translated(OLD), translated(OLD + 4096));
    history.forget();
    expect(translated(OLD + 4096));
  }

  @Test
  void twoChangesCombineFreely() {
    store(firstStage.entryAddress(IOVA, 0), leaf(GPA + 4096));
    store(secondStage.entryAddress(GPA, 0), leaf(NEW));
    store(secondStage.entryAddress(GPA + 4096, 0), leaf(NEW + 4096));
    expect(translated(OLD), translated(NEW), translated(OLD + 4096), translated(NEW + 4096));
    history.forget(secondStage.entryAddress(GPA, 0), 8);
    expect(translated(NEW), translated(OLD + 4096), translated(NEW + 4096));
    history.forget();
    expect(translated(NEW + 4096));
  }

  @Test
  void twoChangesOfOneEntryLeaveThreeValues() {
    store(secondStage.entryAddress(GPA, 0), leaf(NEW));
    store(secondStage.entryAddress(GPA, 0), leaf(NEW + 4096));
    store(secondStage.entryAddress(GPA, 0), leaf(NEW));
    expect(translated(OLD), translated(NEW), translated(NEW + 4096));
  }

  @Test
  void aChangedDeviceContextMayBeReadDoublewordByDoubleword() {
    PageTables other = system.secondStage(PagingMode.SV39);
    long context = system.devices.entryAddress(DEVICE, 0);
    // Turning both stages off needs two doublewords; a reader may see only one of them changed.
    store(context + 8, 0, 0, 0);
    PermittedAnswers answers = system.model.permitted(Request.read(DEVICE, IOVA), history);
    assertThat(answers)
        .isInstanceOfSatisfying(
            PermittedAnswers.Known.class,
            known -> {
              assertThat(known.answers()).hasSize(4);
              assertThat(known.allows(translated(OLD))).isTrue();
              assertThat(
                      known.allows(new Outcome.Translated(IOVA, 55, MemoryType.PMA, false, 0, 0)))
                  .isTrue();
              assertThat(known.allows(new Outcome.Aborted(21))).as("second stage only").isTrue();
              assertThat(known.allows(new Outcome.Aborted(13))).as("first stage only").isTrue();
              assertThat(known.allows(translated(NEW))).isFalse();
            });
    assertThat(other.rootPpn()).isNotZero();
  }

  @Test
  void anEntryThatTheWalkReadsOftenMayChangeMeanwhile() {
    // The second-stage root entry is read for every first-stage level and for the page itself.
    store(secondStage.entryAddress(0x4000_0000L, 2), 0);
    assertThat(system.model.permitted(Request.read(DEVICE, IOVA), history))
        .isInstanceOfSatisfying(
            PermittedAnswers.Known.class,
            known -> {
              assertThat(known.allows(translated(OLD))).isTrue();
              assertThat(known.answers()).hasSize(1 + 3);
            });
  }

  @Test
  void hardwareUpdatesOfAValueThatWasCurrentSucceed() {
    system.device(
        DEVICE,
        BARE.secondStage(PagingMode.SV39, 1, secondStage)
            .firstStage(PagingMode.SV39, 1, firstStage)
            .with(SADE | GADE));
    secondStage.map(GPA, OLD, 0, PageTables.ALL & ~PageTables.A);
    store(secondStage.entryAddress(GPA, 0), leaf(NEW) & ~PageTables.A);
    expect(translated(OLD), translated(NEW));
    assertThat(secondStage.entry(GPA, 0)).isEqualTo(leaf(NEW) & ~PageTables.A);
  }

  @Test
  void tooManyCombinationsAreSaidToBeTooMany() {
    for (long i = 0; i < 64; i++) {
      store(secondStage.entryAddress(0x4000_0000L, 2), secondStage.entry(GPA, 2) | i << 8 & 0x300);
      store(secondStage.entryAddress(0x4000_0000L, 1), leaf(i << 30));
      store(secondStage.entryAddress(GPA, 0), leaf(NEW + 4096 * i));
    }
    assertThat(system.model.permitted(Request.read(DEVICE, IOVA), history, 50))
        .isEqualTo(new PermittedAnswers.TooMany(50));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("portcullis.model.RandomTables#seeds")
  void everyMomentOfTheWindowIsPermittedAndSoIsEveryStaleCache(long seed) {
    Random random = new Random(seed);
    TestSystem cached = new TestSystem(TestSystem.FULL, 0, 3, CacheSizes.all(64));
    MemoryHistory changes = new MemoryHistory(cached.memory);
    PageTables table = cached.firstStage(PagingMode.SV39);
    cached.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, table));
    List<Long> pages = List.of(0L, 1L << 12, 1L << 21, 1L << 30);
    for (long page : pages) {
      table.map(page, OLD + page, 0, PageTables.ALL);
    }
    Set<Outcome> seen = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      long page = pages.get(random.nextInt(pages.size()));
      if (random.nextInt(3) == 0) {
        int level = random.nextInt(4) == 0 ? 1 : 0;
        long entry = table.entryAddress(page, level);
        long value =
            level == 1
                ? table.entry(pages.get(random.nextInt(pages.size())), 1)
                : random.nextInt(4) == 0 ? 0 : leaf(NEW + (random.nextLong(8) << 12));
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        changes.store(entry, bytes.array());
      }
      if (random.nextInt(15) == 0) {
        cached.command(1, 0);
        changes.forget();
      }
      Request request = Request.read(DEVICE, page);
      Outcome outcome = cached.translate(request);
      seen.add(outcome);
      assertThat(cached.model.permitted(request, changes))
          .as("step %d: %s answered %s", i, request, outcome)
          .isInstanceOfSatisfying(
              PermittedAnswers.Known.class, known -> assertThat(known.allows(outcome)).isTrue());
    }
    assertThat(seen).hasSizeGreaterThan(1);
  }
}
