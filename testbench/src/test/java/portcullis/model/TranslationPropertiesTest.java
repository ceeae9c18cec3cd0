package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.SBE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;

/**
 * Laws that hold whatever the tables say. Each runs on random tables; the seed is in the name of
 * the case, and {@code -Dportcullis.seed=N} runs that one alone.
 */
class TranslationPropertiesTest {
  private static final int BITS = 38;
  private static final int REQUESTS = 200;
  private static final String SEEDS = "portcullis.model.RandomTables#seeds";

  /** The law of one stage by itself: what a leaf says about a request without a process. */
  private static Outcome expected(RandomTables.Page page, Request request, int fault) {
    long needed = request.write() ? PageTables.W : request.execute() ? PageTables.X : PageTables.R;
    long always = PageTables.V | PageTables.U | PageTables.A;
    long dirty = request.write() ? PageTables.D : 0;
    boolean allowed = page != null && (~page.flags() & (needed | always | dirty)) == 0;
    if (!allowed) {
      int cause = fault + (request.write() ? 3 : request.execute() ? 0 : 1);
      return new Outcome.Aborted(cause);
    }
    return new Outcome.Translated(
        page.target() | request.iova() & 0xfff, 12, MemoryType.PMA, false, 0, 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void aPageTranslatesAsItsLeafSaysAndAnUnmappedPageNever(long seed) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    PagingMode mode = RandomTables.mode(random);
    PageTables table = system.firstStage(mode);
    Map<Long, RandomTables.Page> pages = RandomTables.fill(table, random, BITS, 1L << 50);
    system.device(1, BARE.firstStage(mode, 1, table));
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      long iova = RandomTables.address(pages, random, BITS);
      Request request = RandomTables.request(random, 1, iova);
      Outcome outcome = system.translate(request);
      kinds.add(outcome.getClass());
      assertThat(outcome)
          .as("%s", request)
          .isEqualTo(expected(pages.get(iova >>> 12), request, 12));
    }
    assertThat(kinds).containsExactlyInAnyOrder(Outcome.Translated.class, Outcome.Aborted.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void theSecondStageAloneFollowsItsLeavesToo(long seed) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    PagingMode mode = RandomTables.mode(random);
    int bits = mode.addressBits() + 2;
    PageTables table = system.secondStage(mode);
    Map<Long, RandomTables.Page> pages = RandomTables.fill(table, random, bits, 1L << 50);
    system.device(1, BARE.secondStage(mode, 1, table));
    for (int i = 0; i < REQUESTS; i++) {
      long address = RandomTables.address(pages, random, bits);
      Request request = RandomTables.request(random, 1, address);
      assertThat(system.translate(request))
          .as("%s", request)
          .isEqualTo(expected(pages.get(address >>> 12), request, 20));
    }
    Request tooWide = Request.read(1, 1L << bits);
    assertThat(system.translate(tooWide)).isEqualTo(new Outcome.Aborted(21));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void twoStagesAreTheCompositionOfTheirStages(long seed) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    PagingMode first = RandomTables.mode(random);
    PagingMode second = RandomTables.mode(random);
    PageTables secondStage = system.secondStage(second);
    GuestMemory guest = system.guest(secondStage);
    PageTables nested = system.firstStage(first, guest);
    PageTables alone = system.firstStage(first);
    Map<Long, RandomTables.Page> guestPages = RandomTables.fill(secondStage, random, 36, 1L << 50);
    Long[] targets = guestPages.keySet().toArray(Long[]::new);
    Map<Long, RandomTables.Page> pages = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      long iova = random.nextLong(1L << BITS) & -4096L;
      boolean mapped = random.nextInt(5) > 0;
      long target =
          mapped ? targets[random.nextInt(targets.length)] << 12 : random.nextLong(1L << 36);
      RandomTables.Page page = new RandomTables.Page(target & -4096L, RandomTables.flags(random));
      nested.map(iova, page.target(), 0, page.flags());
      alone.map(iova, page.target(), 0, page.flags());
      pages.put(iova >>> 12, page);
    }
    system.device(1, BARE.secondStage(second, 1, secondStage).firstStage(first, 1, nested));
    system.device(2, BARE.firstStage(first, 1, alone));
    system.device(3, BARE.secondStage(second, 1, secondStage));
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      long iova = RandomTables.address(pages, random, BITS);
      Request request = RandomTables.request(random, 1, iova);
      Outcome composed = system.translate(on(2, request, iova));
      if (composed instanceof Outcome.Translated translated) {
        composed = system.translate(on(3, request, translated.address()));
      }
      kinds.add(composed.getClass());
      assertThat(system.translate(request)).as("%s", request).isEqualTo(composed);
    }
    assertThat(kinds).containsExactlyInAnyOrder(Outcome.Translated.class, Outcome.Aborted.class);
  }

  private static Request on(int device, Request request, long address) {
    Request moved =
        request.write() ? Request.write(device, address) : Request.read(device, address);
    return request.execute() ? moved.forExecute() : moved;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void aSuperpageEqualsItsSplitIntoSmallPages(long seed) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem();
    boolean secondStage = random.nextBoolean();
    PagingMode mode = RandomTables.mode(random);
    PageTables large = secondStage ? system.secondStage(mode) : system.firstStage(mode);
    PageTables small = secondStage ? system.secondStage(mode) : system.firstStage(mode);
    long iova = random.nextLong(1L << BITS) & -1L << 21;
    long target = random.nextLong(1L << 50) & -1L << 21;
    long flags = RandomTables.flags(random);
    large.map(iova, target, 1, flags);
    for (long offset = 0; offset < 1L << 21; offset += 4096) {
      small.map(iova + offset, target + offset, 0, flags);
    }
    if (secondStage) {
      system.device(1, BARE.secondStage(mode, 1, large));
      system.device(2, BARE.secondStage(mode, 2, small));
    } else {
      system.device(1, BARE.firstStage(mode, 1, large));
      system.device(2, BARE.firstStage(mode, 2, small));
    }
    for (int i = 0; i < REQUESTS; i++) {
      long address = iova + random.nextLong(1L << 21);
      Request request = RandomTables.request(random, 1, address);
      Outcome split = system.translate(on(2, request, address));
      Outcome whole = system.translate(request);
      if (whole instanceof Outcome.Translated translated) {
        assertThat(translated.rangeBits()).isEqualTo(21);
        whole =
            new Outcome.Translated(translated.address(), 12, translated.memoryType(), false, 0, 0);
      }
      assertThat(whole).as("%s", request).isEqualTo(split);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void whatHappensToAnotherGuestChangesNothing(long seed) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem(TestSystem.FULL, 0, 3, CacheSizes.all(random.nextInt(20)));
    PageTables ours = system.secondStage(PagingMode.SV39);
    PageTables theirs = system.secondStage(PagingMode.SV39);
    Map<Long, RandomTables.Page> pages = RandomTables.fill(ours, random, 36, 1L << 50);
    system.device(1, BARE.secondStage(PagingMode.SV39, 1, ours));
    system.device(2, BARE.secondStage(PagingMode.SV39, 2, theirs));
    Map<Request, Outcome> before = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      Request request = RandomTables.request(random, 1, RandomTables.address(pages, random, 36));
      before.put(request, system.translate(request));
    }
    for (int i = 0; i < 20; i++) {
      RandomTables.fill(theirs, random, 36, 1L << 50);
      system.translate(Request.read(2, random.nextLong(1L << 36)));
      system.command(1 | 1L << 7 | 1L << 33 | 2L << 44, 0);
    }
    before.forEach((request, outcome) ->
        assertThat(system.translate(request)).as("%s", request).isEqualTo(outcome));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource(SEEDS)
  void byteOrderDoesNotShowInAnyAnswer(long seed) {
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Outcome little = inByteOrder(seed, i, false);
      kinds.add(little.getClass());
      assertThat(inByteOrder(seed, i, true)).as("request %d", i).isEqualTo(little);
    }
    assertThat(kinds).containsExactlyInAnyOrder(Outcome.Translated.class, Outcome.Aborted.class);
  }

  /** Builds the same tables in either byte order and answers the same request. */
  private static Outcome inByteOrder(long seed, int number, boolean bigEndian) {
    Random random = new Random(seed);
    TestSystem system = new TestSystem(TestSystem.FULL, bigEndian ? 1 : 0, 2);
    PageTables secondStage = system.secondStage(PagingMode.SV48);
    GuestMemory guest = system.guest(secondStage);
    PageTables firstStage =
        PageTables.firstStage(system.memory, PagingMode.SV39, bigEndian, system.guestPages, guest);
    Map<Long, RandomTables.Page> targets = RandomTables.fill(secondStage, random, 36, 1L << 50);
    Map<Long, RandomTables.Page> pages = RandomTables.fill(firstStage, random, BITS, 1L << 36);
    pages.replaceAll((page, old) -> {
      long target = targets.keySet().iterator().next() << 12;
      secondStage.map(target, 0x1234_5000L, 0, PageTables.ALL);
      firstStage.map(page << 12, target, 0, old.flags());
      return new RandomTables.Page(target, old.flags());
    });
    var context = BARE.secondStage(PagingMode.SV48, 1, secondStage);
    system.device(5, context.firstStage(PagingMode.SV39, 1, firstStage).with(bigEndian ? SBE : 0));
    Random requests = new Random(31 * seed + number);
    return system.translate(
        RandomTables.request(requests, 5, RandomTables.address(pages, requests, BITS)));
  }
}
