package portcullis.iommu.translate;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.hdl.lib.PseudoLru;
import portcullis.iommu.IommuConfig;

/**
 * Remembers where first-stage tables below the root are in physical memory, so that a walk begins
 * with the deepest one known. It holds no leaves.
 */
final class FirstStageCache extends Module {
  /** What to forget. */
  final Invalidation invalidation;

  /** The address space of the walk. */
  final AddressSpace space;

  /** Page number of its IOVA, the bits that a first stage translates. */
  final UInt page;

  /** A table on the way is known. */
  final Bool hit;

  /** Its level, the deepest one known. */
  final UInt level;

  /** Its physical page. */
  final UInt table;

  /** Use of the table: it becomes young. */
  final Bool use;

  /** Keep a table on the way at the end of this cycle. */
  final Bool insert;

  /** Its level. */
  final UInt insertLevel;

  /** Its physical page. */
  final UInt insertTable;

  private record Entry(
      Bool valid, Bool guest, UInt gscid, UInt pscid, UInt prefix, UInt level, UInt table)
      implements Bundle {}

  private final int levels;

  /** The cache of a build. */
  FirstStageCache(IommuConfig config) {
    super(config.name());
    describe("Remembers where first-stage tables below the root are in physical memory.");
    int size = config.capacities().firstStageTables();
    int physicalPage = config.widths().physicalPage();
    levels = config.paging().firstStageLevels();
    int pageBits = PageLevels.INDEX_BITS * levels;
    int levelWidth = bitsFor(levels - 1);
    invalidation = in(Invalidation.of(config));
    space = in(AddressSpace.shape());
    page = in(uint(pageBits));
    hit = out(bool());
    level = out(uint(PageLevels.WIDTH));
    table = out(uint(physicalPage));
    use = in(bool());
    insert = in(bool());
    insertLevel = in(uint(PageLevels.WIDTH));
    insertTable = in(uint(physicalPage));

    if (size == 0) {
      hit.set(false);
      level.set(0);
      table.set(0);
      var inputs = List.of(invalidation, space, page, use, insert, insertLevel, insertTable);
      inputs.forEach(input -> unused(input, "this build has no such cache"));
      return;
    }
    var prefix = page.high(pageBits - PageLevels.INDEX_BITS);
    var shape =
        new Entry(
            bool(),
            bool(),
            uint(16),
            uint(20),
            uint(prefix.width()),
            uint(levelWidth),
            uint(physicalPage));
    var entries = reg(vec(size, shape));
    entries.forEach(entry -> entry.valid().resetTo(false));

    var holds = entries.map(entry -> holds(entry, prefix)).asBits();
    var deepest = deepest(entries, holds);
    hit.set(deepest.orReduce());
    level.set(oneHot(deepest, entries.map(Entry::level)).extend(PageLevels.WIDTH));
    table.set(oneHot(deepest, entries.map(Entry::table)));

    var key = insertLevel.low(levelWidth);
    var same = entries.map(entry -> entry.level().eq(key)).asBits().and(holds);
    var taken = entries.map(Entry::valid).asBits();
    var inserted = wire(bits(size));
    var touched = mux(insert, inserted, deepest.and(use.repeat(size)));
    var victim = PseudoLru.victim(touched);
    var room = mux(taken.andReduce(), victim.oneHot(size), lowestOne(taken.not()));
    inserted.set(mux(same.orReduce(), same, room));

    for (int i = 0; i < size; i++) {
      var entry = entries.at(i);
      when(invalidation.valid().and(forgets(entry)), () -> entry.valid().set(false));
      when(
          insert.and(inserted.bit(i)),
          () ->
              entry.set(
                  new Entry(
                      bool(true),
                      space.guest(),
                      space.gscid(),
                      space.pscid(),
                      prefix,
                      key,
                      insertTable)));
    }
    assertAlways(OneHot.atMostOne(deepest), "one table at most is found");
    assertAlways(OneHot.atMostOne(same), "a table is held once at most");
    assertAlways(
        insert.not().or(insertLevel.lt(levels - 1)), "only tables below the root are kept");
    unused(invalidation.page(), "tables are forgotten by their address space");
    unused(invalidation.deviceValid(), "tables do not depend on who uses them");
    unused(invalidation.deviceId(), "tables do not depend on who uses them");
    unused(invalidation.processId(), "tables do not depend on who uses them");
    unused(page, "the index in the last table is no part of the key");
    unused(space.paged(), "a walk that comes here has a first stage");
  }

  /** Whether a table is on the way to the page: the bits above its own index must agree. */
  private Bool holds(Entry entry, UInt prefix) {
    var sameGuest =
        entry
            .guest()
            .eq(space.guest())
            .and(space.guest().not().or(entry.gscid().eq(space.gscid())));
    Bool samePrefix = bool(true);
    for (int i = 0; i < levels - 1; i++) {
      int low = PageLevels.INDEX_BITS * i;
      var samePart =
          entry
              .prefix()
              .slice(low + PageLevels.INDEX_BITS - 1, low)
              .eq(prefix.slice(low + PageLevels.INDEX_BITS - 1, low));
      samePrefix = samePrefix.and(samePart.or(entry.level().gt(i)));
    }
    return entry.valid().and(sameGuest).and(entry.pscid().eq(space.pscid())).and(samePrefix);
  }

  /** Of the tables on the way the one of the lowest level. */
  private Bits deepest(Vec<Entry> entries, Bits holds) {
    Bits deepest = bits(entries.size()).of(0);
    Bool found = bool(false);
    for (int i = 0; i < levels - 1; i++) {
      int number = i;
      var atLevel = entries.map(entry -> entry.level().eq(number)).asBits().and(holds);
      deepest = deepest.or(atLevel.and(found.not().repeat(entries.size())));
      if (i < levels - 2) {
        found = found.or(atLevel.orReduce());
      }
    }
    return deepest;
  }

  /** With AV=1 only leaves are meant, and there are none here. */
  private Bool forgets(Entry entry) {
    var sameGuest =
        entry
            .guest()
            .eq(invalidation.guest())
            .and(invalidation.guest().not().or(entry.gscid().eq(invalidation.gscid())));
    var sameProcess = invalidation.pscidValid().not().or(entry.pscid().eq(invalidation.pscid()));
    var byFirstStage = invalidation.addressValid().not().and(sameGuest).and(sameProcess);
    var bySecondStage =
        entry.guest().and(invalidation.guest().not().or(entry.gscid().eq(invalidation.gscid())));
    var kind = invalidation.kind();
    return kind.eq(Invalidation.Kind.EVERYTHING)
        .or(kind.eq(Invalidation.Kind.VMA).and(byFirstStage))
        .or(kind.eq(Invalidation.Kind.GVMA).and(bySecondStage));
  }
}
