package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;

/** The IOTLB with every entry in use: each is found, and forgotten, for its own page only. */
class IotlbTest {
  private static final int ROUNDS = 150;
  private static final int NAPOT_BITS = 4;

  private record Space(boolean guest, int gscid, boolean paged, int pscid) {}

  /** The translation of a page; {@code page} is any page of 4 KiB in it. */
  private record Page(Space space, long page, int level, int permissions, long target) {
    private long translated(long asked) {
      long offset = (1L << 9 * level) - 1;
      return target & ~offset | asked & offset;
    }
  }

  private record Forget(
      Invalidation.Kind kind,
      boolean ofPage,
      long page,
      boolean ofProcess,
      int pscid,
      boolean ofGuest,
      int gscid) {
    /** Pages of guests go whatever the address; a leaf of 64 KiB may have made one of 4 KiB. */
    private boolean concerns(Page held) {
      var space = held.space;
      boolean sameGuest = !ofGuest || space.gscid == gscid;
      boolean sameProcess = !ofProcess || space.paged && space.pscid == pscid;
      int bits = Math.max(9 * held.level, NAPOT_BITS);
      boolean samePage = !ofPage || space.guest || held.page >> bits == page >> bits;
      return switch (kind) {
        case EVERYTHING -> true;
        case VMA -> space.guest == ofGuest && sameGuest && sameProcess && samePage;
        case GVMA -> space.guest && sameGuest;
        case DEVICE_DIRECTORY, PROCESS_DIRECTORY -> false;
      };
    }
  }

  private static final class Run {
    private final Simulated<Iotlb> simulated;
    private final Iotlb top;
    private final Random random;
    private final int size;
    private final int levels;
    private final int physicalPage;
    private final List<Page> pages = new ArrayList<>();

    private Run(Simulated<Iotlb> simulated, IommuConfig config, Random random) {
      this.simulated = simulated;
      this.random = random;
      top = simulated.top();
      size = config.capacities().iotlb();
      levels = config.paging().firstStageLevels();
      physicalPage = config.widths().physicalPage();
    }

    private void run() {
      simulated.poke(top.refill.valid(), false);
      simulated.poke(top.invalidation.valid(), false);
      simulated.reset();
      for (int round = 0; round < ROUNDS; round++) {
        forget(new Forget(Invalidation.Kind.EVERYTHING, false, 0, false, 0, false, 0), null);
        pages.clear();
        for (int i = 0; i < size; i++) {
          pages.add(page(i));
          refill(pages.getLast());
          simulated.step();
        }
        simulated.poke(top.refill.valid(), false);
        pages.forEach(page -> assertThat(finds(page)).as("%s", page).isTrue());
        pages.forEach(this::checkOthers);
        var forget = forget();
        // A refill in this cycle is given up if pages are forgotten.
        var refilled = random.nextInt(4) == 0 ? page(size) : null;
        forget(forget, refilled);
        for (var page : pages) {
          assertThat(finds(page)).as("%s after %s", page, forget).isEqualTo(!forget.concerns(page));
        }
      }
    }

    /** Identifiers that differ in the bits that invalidations look at; each root entry is one's. */
    private Page page(int number) {
      boolean guest = random.nextBoolean();
      boolean paged = !guest || random.nextBoolean();
      var space = new Space(guest, identifier(), paged, identifier());
      long page = (number + 1L) << 9 * (levels - 1) | below(levels - 1);
      long target = random.nextLong() & (1L << physicalPage) - 1;
      return new Page(space, page, random.nextInt(levels), random.nextInt(16), target);
    }

    /** Any page number in a page of a level. */
    private long below(int level) {
      return random.nextLong() & (1L << 9 * level) - 1;
    }

    private int identifier() {
      return 1 + random.nextInt(size + 1);
    }

    private Forget forget() {
      var kinds = Invalidation.Kind.values();
      var near = pages.get(random.nextInt(size));
      boolean same = random.nextBoolean();
      int bit = random.nextInt(9 * (levels - 1) + 2);
      return new Forget(
          random.nextInt(3) > 0 ? Invalidation.Kind.VMA : kinds[random.nextInt(kinds.length)],
          random.nextBoolean(),
          same ? near.page : near.page ^ 1L << bit,
          random.nextBoolean(),
          random.nextInt(4) > 0 ? near.space.pscid : identifier(),
          random.nextInt(4) > 0 ? near.space.guest : random.nextBoolean(),
          random.nextInt(4) > 0 ? near.space.gscid : identifier());
    }

    private void refill(Page page) {
      var refill = top.refill;
      simulated.poke(refill.valid(), true);
      simulated.poke(refill.space().guest(), page.space.guest);
      simulated.poke(refill.space().gscid(), page.space.gscid);
      simulated.poke(refill.space().paged(), page.space.paged);
      simulated.poke(refill.space().pscid(), page.space.pscid);
      simulated.poke(refill.page(), page.page);
      simulated.poke(refill.level(), page.level);
      simulated.poke(refill.permissions().read(), (page.permissions & 1) != 0);
      simulated.poke(refill.permissions().write(), (page.permissions & 2) != 0);
      simulated.poke(refill.permissions().execute(), (page.permissions & 4) != 0);
      simulated.poke(refill.permissions().user(), (page.permissions & 8) != 0);
      simulated.poke(refill.translation().page(), page.target);
    }

    private void forget(Forget forget, Page refilled) {
      var pins = top.invalidation;
      simulated.poke(pins.valid(), true);
      simulated.poke(pins.kind(), forget.kind);
      simulated.poke(pins.addressValid(), forget.ofPage);
      simulated.poke(pins.page(), forget.page);
      simulated.poke(pins.pscidValid(), forget.ofProcess);
      simulated.poke(pins.pscid(), forget.pscid);
      simulated.poke(pins.guest(), forget.ofGuest);
      simulated.poke(pins.gscid(), forget.gscid);
      boolean directories =
          forget.kind == Invalidation.Kind.DEVICE_DIRECTORY
              || forget.kind == Invalidation.Kind.PROCESS_DIRECTORY;
      if (refilled != null && !directories) {
        refill(refilled);
      }
      simulated.step();
      simulated.poke(pins.valid(), false);
      simulated.poke(top.refill.valid(), false);
      if (refilled != null) {
        assertThat(finds(refilled)).as("the refill given up").isFalse();
      }
    }

    private boolean asks(Space space, long page) {
      simulated.poke(top.space.guest(), space.guest);
      simulated.poke(top.space.gscid(), space.gscid);
      simulated.poke(top.space.paged(), space.paged);
      simulated.poke(top.space.pscid(), space.pscid);
      simulated.poke(top.page, page);
      simulated.poke(top.used, false);
      return simulated.peekBoolean(top.present);
    }

    /** Looks a page of 4 KiB in it up. */
    private boolean finds(Page page) {
      long asked = page.page ^ below(page.level);
      if (!asks(page.space, asked)) {
        return false;
      }
      assertThat(simulated.peek(top.translation.page())).isEqualTo(page.translated(asked));
      var permissions = top.permissions;
      assertThat(
              simulated.peek(permissions.read())
                  | simulated.peek(permissions.write()) << 1
                  | simulated.peek(permissions.execute()) << 2
                  | simulated.peek(permissions.user()) << 3)
          .isEqualTo(page.permissions);
      return true;
    }

    /** Pages beside it, and the same page of other spaces. */
    private void checkOthers(Page page) {
      var space = page.space;
      int beside = 9 * page.level + random.nextInt(9 * (levels - page.level));
      assertThat(asks(space, page.page ^ 1L << beside) && isAlone(page, beside)).isFalse();
      var others =
          List.of(
              new Space(!space.guest, space.gscid, space.paged, space.pscid),
              new Space(space.guest, space.gscid, !space.paged, space.pscid));
      others.forEach(other -> assertThat(asks(other, page.page)).as("%s", other).isFalse());
      int far = random.nextInt(16);
      if (space.guest) {
        var other = new Space(true, space.gscid ^ 1 << far, space.paged, space.pscid);
        assertThat(asks(other, page.page)).as("%s", other).isFalse();
      }
      if (space.paged) {
        int farther = random.nextInt(20);
        var other = new Space(space.guest, space.gscid, true, space.pscid ^ 1 << farther);
        assertThat(asks(other, page.page)).as("%s", other).isFalse();
      }
    }

    /** Whether no other entry has a page with another number in the root. */
    private boolean isAlone(Page page, int bit) {
      long root = (page.page ^ 1L << bit) >> 9 * (levels - 1);
      return bit < 9 * (levels - 1) || root > size || root == 0;
    }
  }

  @ParameterizedTest
  @CsvSource({"small, 8", "base, 16", "core, 16", "core, 1", "core, 5"})
  void eachEntryIsFoundAndForgottenForItsOwnPage(String name, int size) {
    var named = IommuConfig.named(name);
    var c = named.capacities();
    var config =
        named.withCapacities(
            new Capacities(
                size,
                c.deviceContexts(),
                c.processContexts(),
                c.walkers(),
                c.parked(),
                c.firstStageTables(),
                c.secondStageEntries(),
                c.commandPrefetch(),
                c.outstanding()));
    var iotlb = Elaboration.of(() -> new Iotlb(config));
    Seeds.each(
        IotlbTest.class,
        2,
        seed -> {
          var options = SimulationOptions.DEFAULT.withRandomInitialState(seed);
          try (var simulated = Simulated.of(iotlb, Engines.ofTests().start(), options)) {
            new Run(simulated, config, new Random(seed)).run();
          }
        });
  }
}
