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
 * Remembers second-stage entries, pointers to tables and leaves alike, and finds the deepest one
 * that helps with a guest-physical address.
 */
final class SecondStageCache extends Module {
  /** What to forget. */
  final Invalidation invalidation;

  /** The guest. */
  final UInt gscid;

  /** Guest-physical page number. */
  final UInt page;

  /** What a leaf must permit to be of use. */
  final Need need;

  /** An entry on the way is known. */
  final Bool hit;

  /** The entry, the deepest one known. */
  final Known known;

  /** Use of the entry: it becomes young. */
  final Bool use;

  /** Keep an entry on the way at the end of this cycle. */
  final Bool insert;

  /** The entry. */
  final Known inserted;

  /**
   * What an entry says.
   *
   * @param level level that it was read from
   * @param leaf it is a leaf, otherwise it points to a table
   * @param target page number of the leaf or of the table
   * @param properties what the leaf permits and asks for
   */
  record Known(UInt level, Bool leaf, UInt target, StageLeaf properties) implements Bundle {
    static Known of(IommuConfig config) {
      return new Known(
          uint(PageLevels.WIDTH),
          bool(),
          uint(config.widths().physicalPage()),
          StageLeaf.of(config));
    }
  }

  private record Entry(Bool valid, UInt gscid, UInt page, Known known) implements Bundle {}

  private final int levels;

  /** The cache of a build. */
  SecondStageCache(IommuConfig config) {
    super(config.name());
    describe("Remembers second-stage entries, pointers to tables and leaves alike.");
    int size = config.capacities().secondStageEntries();
    levels = config.paging().secondStageLevels();
    int pageBits = config.paging().guestAddressBits() - 12;
    invalidation = in(Invalidation.of(config));
    gscid = in(uint(16));
    page = in(uint(pageBits));
    need = in(Need.shape());
    hit = out(bool());
    known = out(Known.of(config));
    use = in(bool());
    insert = in(bool());
    inserted = in(Known.of(config));

    if (size == 0) {
      hit.set(false);
      known.level().set(0);
      known.leaf().set(false);
      known.target().set(0);
      known.properties().set(StageLeaf.bare(config));
      var inputs = List.of(invalidation, gscid, page, need, use, insert, inserted);
      inputs.forEach(input -> unused(input, "this build has no such cache"));
      return;
    }
    var entries = reg(vec(size, new Entry(bool(), uint(16), uint(pageBits), Known.of(config))));
    entries.forEach(entry -> entry.valid().resetTo(false));

    var holds = entries.map(this::holds).asBits();
    var helps = entries.map(this::helps).asBits().and(holds);
    var deepest = deepest(entries, helps);
    hit.set(deepest.orReduce());
    known.set(oneHot(deepest, entries.map(Entry::known)));

    var same = entries.map(entry -> entry.known().level().eq(inserted.level())).asBits().and(holds);
    var taken = entries.map(Entry::valid).asBits();
    var place = wire(bits(size));
    var touched = mux(insert, place, deepest.and(use.repeat(size)));
    var victim = PseudoLru.victim(touched);
    var room = mux(taken.andReduce(), victim.oneHot(size), lowestOne(taken.not()));
    place.set(mux(same.orReduce(), same, room));

    for (int i = 0; i < size; i++) {
      var entry = entries.at(i);
      when(invalidation.valid().and(forgets(entry)), () -> entry.valid().set(false));
      when(insert.and(place.bit(i)), () -> entry.set(new Entry(bool(true), gscid, page, inserted)));
    }
    assertAlways(OneHot.atMostOne(deepest), "one entry at most is found");
    assertAlways(OneHot.atMostOne(same), "an entry is held once at most");
    unused(invalidation.addressValid(), "all entries of the guest are forgotten");
    unused(invalidation.page(), "all entries of the guest are forgotten");
    unused(invalidation.pscidValid(), "second stages do not depend on processes");
    unused(invalidation.pscid(), "second stages do not depend on processes");
    unused(invalidation.deviceValid(), "entries do not depend on who uses them");
    unused(invalidation.deviceId(), "entries do not depend on who uses them");
    unused(invalidation.processId(), "entries do not depend on who uses them");
  }

  /** Whether the entry is on the way to the page: the bits from its own index up must agree. */
  private Bool holds(Entry entry) {
    Bool samePage = bool(true);
    for (int i = 0; i < levels; i++) {
      int low = PageLevels.INDEX_BITS * i;
      int high = i == levels - 1 ? page.width() - 1 : low + PageLevels.INDEX_BITS - 1;
      var samePart = entry.page().slice(high, low).eq(page.slice(high, low));
      samePage = samePage.and(samePart.or(entry.known().level().gt(i)));
    }
    return entry.valid().and(entry.gscid().eq(gscid)).and(samePage);
  }

  /** A leaf that does not permit the access is read again, so that memory decides on the fault. */
  private Bool helps(Entry entry) {
    return entry.known().leaf().not().or(need.isMetBy(entry.known().properties().permissions()));
  }

  private Bits deepest(Vec<Entry> entries, Bits helps) {
    Bits deepest = bits(entries.size()).of(0);
    Bool found = bool(false);
    for (int i = 0; i < levels; i++) {
      int number = i;
      var atLevel = entries.map(entry -> entry.known().level().eq(number)).asBits().and(helps);
      deepest = deepest.or(atLevel.and(found.not().repeat(entries.size())));
      if (i < levels - 1) {
        found = found.or(atLevel.orReduce());
      }
    }
    return deepest;
  }

  /** IOTINVAL.GVMA; all entries of the guest, whatever the address. */
  private Bool forgets(Entry entry) {
    var sameGuest = invalidation.guest().not().or(entry.gscid().eq(invalidation.gscid()));
    return invalidation
        .kind()
        .eq(Invalidation.Kind.EVERYTHING)
        .or(invalidation.kind().eq(Invalidation.Kind.GVMA).and(sameGuest));
  }
}
