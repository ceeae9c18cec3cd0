package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;

/**
 * The caches of walks beside lists in Java, with every entry in use: a walk never gets the table of
 * another address space, nor one that an invalidation meant.
 */
class WalkCachesTest {
  private static final int CYCLES = 3000;

  /** What is to be forgotten. */
  private record Forget(
      Invalidation.Kind kind,
      boolean ofPage,
      boolean ofProcess,
      int pscid,
      boolean ofGuest,
      int gscid) {
    private static Forget random(Random random) {
      var kinds = Invalidation.Kind.values();
      return new Forget(
          kinds[random.nextInt(kinds.length)],
          random.nextInt(4) == 0,
          random.nextBoolean(),
          identifier(random, 19),
          random.nextBoolean(),
          identifier(random, 15));
    }

    private void poke(Simulated<?> simulated, Invalidation pins) {
      simulated.poke(pins.kind(), kind);
      simulated.poke(pins.addressValid(), ofPage);
      simulated.poke(pins.pscidValid(), ofProcess);
      simulated.poke(pins.pscid(), pscid);
      simulated.poke(pins.guest(), ofGuest);
      simulated.poke(pins.gscid(), gscid);
    }
  }

  /** One of two that differ in their lowest bits, or one that differs from the first far above. */
  private static int identifier(Random random, int topBit) {
    int choice = random.nextInt(7);
    return choice < 3 ? 1 : choice < 6 ? 2 : 1 | 1 << topBit;
  }

  /** Page numbers that differ from each other in the index of any one level. */
  private static long page(Random random, int levels, int topBit) {
    int part = random.nextInt(levels + 2);
    long index = random.nextBoolean() ? 1 : 0x100;
    return part < levels ? index << 9 * part : part == levels ? 1L << topBit : 0;
  }

  private record Table(boolean guest, int gscid, int pscid, long page, int level, long target) {
    private boolean isOnTheWay(Table asked) {
      boolean sameGuest = guest == asked.guest && (!guest || gscid == asked.gscid);
      int low = 9 * (level + 1);
      return sameGuest && pscid == asked.pscid && page >> low == asked.page >> low;
    }

    private boolean isMeant(Forget forget) {
      boolean sameGuest = !forget.ofGuest || gscid == forget.gscid;
      return switch (forget.kind) {
        case EVERYTHING -> true;
        case VMA ->
            !forget.ofPage
                && guest == forget.ofGuest
                && sameGuest
                && (!forget.ofProcess || pscid == forget.pscid);
        case GVMA -> guest && sameGuest;
        case DEVICE_DIRECTORY, PROCESS_DIRECTORY -> false;
      };
    }
  }

  private static void tablesOfTheFirstStage(IommuConfig config, long seed) {
    var random = new Random(seed);
    var design = Elaboration.of(() -> new FirstStageCache(config));
    int levels = config.paging().firstStageLevels();
    int size = config.capacities().firstStageTables();
    var options = SimulationOptions.DEFAULT.withRandomInitialState(seed);
    try (var simulated = Simulated.of(design, Engines.ofTests().start(), options)) {
      var top = simulated.top();
      simulated.poke(top.invalidation.valid(), false);
      simulated.poke(top.insert, false);
      simulated.poke(top.use, false);
      simulated.reset();
      List<Table> held = new ArrayList<>();
      int most = 0;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        var next =
            new Table(
                random.nextBoolean(),
                identifier(random, 15),
                identifier(random, 19),
                page(random, levels, 9 * levels - 1),
                random.nextInt(levels - 1),
                random.nextLong() & 0xfff_ffff_ffffL);
        simulated.poke(top.space.guest(), next.guest);
        simulated.poke(top.space.gscid(), next.gscid);
        simulated.poke(top.space.pscid(), next.pscid);
        simulated.poke(top.page, next.page);
        var found =
            held.stream()
                .filter(table -> table.isOnTheWay(next))
                .min(Comparator.comparingInt(Table::level));
        assertThat(simulated.peekBoolean(top.hit)).as("%s", next).isEqualTo(found.isPresent());
        found.ifPresent(table -> {
          assertThat(simulated.peek(top.level)).as("%s", next).isEqualTo(table.level);
          assertThat(simulated.peek(top.table)).as("%s", next).isEqualTo(table.target);
        });
        boolean replaces =
            held.removeIf(table -> table.level == next.level && table.isOnTheWay(next));
        if (held.size() < size && (replaces || random.nextInt(12) > 0)) {
          simulated.poke(top.insert, true);
          simulated.poke(top.insertLevel, next.level);
          simulated.poke(top.insertTable, next.target);
          held.add(next);
        } else {
          var forget = Forget.random(random);
          forget.poke(simulated, top.invalidation);
          simulated.poke(top.invalidation.valid(), true);
          held.removeIf(table -> table.isMeant(forget));
        }
        simulated.poke(top.use, random.nextBoolean());
        simulated.step();
        simulated.poke(top.insert, false);
        simulated.poke(top.invalidation.valid(), false);
        most = Math.max(most, held.size());
      }
      assertThat(most).isEqualTo(size);
    }
  }

  private record Entry(
      int gscid, long page, int level, boolean leaf, int permissions, int type, long target) {
    private boolean isOnTheWay(int asked, long askedPage) {
      return gscid == asked && page >> 9 * level == askedPage >> 9 * level;
    }

    private boolean helps(int need) {
      return !leaf || (permissions & need) != 0;
    }

    private boolean isMeant(Forget forget) {
      return forget.kind == Invalidation.Kind.EVERYTHING
          || forget.kind == Invalidation.Kind.GVMA && (!forget.ofGuest || gscid == forget.gscid);
    }
  }

  private static void entriesOfTheSecondStage(IommuConfig config, long seed) {
    var random = new Random(seed);
    var design = Elaboration.of(() -> new SecondStageCache(config));
    int levels = config.paging().secondStageLevels();
    int size = config.capacities().secondStageEntries();
    boolean types = config.paging().svpbmt();
    var options = SimulationOptions.DEFAULT.withRandomInitialState(seed);
    try (var simulated = Simulated.of(design, Engines.ofTests().start(), options)) {
      var top = simulated.top();
      simulated.poke(top.invalidation.valid(), false);
      simulated.poke(top.insert, false);
      simulated.poke(top.use, false);
      simulated.reset();
      List<Entry> held = new ArrayList<>();
      int most = 0;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        var next =
            new Entry(
                identifier(random, 15),
                page(random, levels, 9 * levels + 1),
                random.nextInt(levels),
                random.nextBoolean(),
                1 + random.nextInt(7),
                types ? random.nextInt(3) : 0,
                random.nextLong() & 0xfff_ffff_ffffL);
        int need = 1 << random.nextInt(3);
        simulated.poke(top.gscid, next.gscid);
        simulated.poke(top.page, next.page);
        simulated.poke(top.need.read(), need == 1);
        simulated.poke(top.need.write(), need == 2);
        simulated.poke(top.need.execute(), need == 4);
        var found =
            held.stream()
                .filter(entry -> entry.isOnTheWay(next.gscid, next.page) && entry.helps(need))
                .min(Comparator.comparingInt(Entry::level));
        assertThat(simulated.peekBoolean(top.hit)).as("%s", next).isEqualTo(found.isPresent());
        found.ifPresent(entry -> checkKnown(simulated, entry, types));
        boolean replaces =
            held.removeIf(
                entry -> entry.level == next.level && entry.isOnTheWay(next.gscid, next.page));
        if (held.size() < size && (replaces || random.nextInt(12) > 0)) {
          insert(simulated, next, types);
          held.add(next);
        } else {
          var forget = Forget.random(random);
          forget.poke(simulated, top.invalidation);
          simulated.poke(top.invalidation.valid(), true);
          held.removeIf(entry -> entry.isMeant(forget));
        }
        simulated.poke(top.use, random.nextBoolean());
        simulated.step();
        simulated.poke(top.insert, false);
        simulated.poke(top.invalidation.valid(), false);
        most = Math.max(most, held.size());
      }
      assertThat(most).isEqualTo(size);
    }
  }

  private static void checkKnown(
      Simulated<SecondStageCache> simulated, Entry entry, boolean types) {
    var known = simulated.top().known;
    var permissions = known.properties().permissions();
    assertThat(simulated.peek(known.level())).as("%s", entry).isEqualTo(entry.level);
    assertThat(simulated.peekBoolean(known.leaf())).as("%s", entry).isEqualTo(entry.leaf);
    assertThat(simulated.peek(known.target())).as("%s", entry).isEqualTo(entry.target);
    assertThat(
            simulated.peek(permissions.read())
                | simulated.peek(permissions.write()) << 1
                | simulated.peek(permissions.execute()) << 2)
        .as("%s", entry)
        .isEqualTo(entry.permissions);
    if (types) {
      assertThat(simulated.peek(known.properties().memoryType())).isEqualTo(entry.type);
    }
  }

  private static void insert(Simulated<SecondStageCache> simulated, Entry entry, boolean types) {
    var top = simulated.top();
    var permissions = top.inserted.properties().permissions();
    simulated.poke(top.insert, true);
    simulated.poke(top.inserted.level(), entry.level);
    simulated.poke(top.inserted.leaf(), entry.leaf);
    simulated.poke(top.inserted.target(), entry.target);
    simulated.poke(permissions.read(), (entry.permissions & 1) != 0);
    simulated.poke(permissions.write(), (entry.permissions & 2) != 0);
    simulated.poke(permissions.execute(), (entry.permissions & 4) != 0);
    if (types) {
      simulated.poke(top.inserted.properties().memoryType(), entry.type);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "base", "core"})
  void tablesOfTheFirstStageAreThoseOfTheirAddressSpace(String name) {
    Seeds.each(
        WalkCachesTest.class, 2, seed -> tablesOfTheFirstStage(IommuConfig.named(name), seed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "base", "core"})
  void entriesOfTheSecondStageAreThoseOfTheirGuest(String name) {
    Seeds.each(
        WalkCachesTest.class, 2, seed -> entriesOfTheSecondStage(IommuConfig.named(name), seed));
  }
}
