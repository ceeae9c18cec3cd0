package portcullis.iommu.translate;

import java.util.ArrayList;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Mem;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.Replacement;

/**
 * Translations of pages that were used lately: fully associative, one look-up a cycle.
 *
 * <p>An IOTINVAL.VMA with an address looks at the address only in address spaces without a second
 * stage: an entry knows the size of its page, which with a second stage may be smaller than that of
 * the first-stage leaf, and everything that was made from this leaf has to go. For the same reason
 * it does not look at the lowest four bits of a page number: a leaf of 64 KiB (Svnapot) makes
 * entries of 4 KiB.
 */
public class Iotlb extends Module {
  private static final int INDEX_BITS = 9;
  private static final int NAPOT_BITS = 4;

  /** Whose page is looked up. */
  public final AddressSpace space;

  /** The page. */
  public final UInt page;

  /** It is there. */
  public final Bool present;

  /** What is permitted. */
  public final Permissions permissions;

  /** Where the page goes, the offset in a larger page included. */
  public final Translation translation;

  /** A request goes on with what was found. */
  public final Bool used;

  /** From walks. */
  public final IotlbRefill refill;

  /** What to forget. */
  public final Invalidation invalidation;

  /** Bit i is 1: entry i means something. */
  final Bits valid;

  /** What the entries are found by. */
  final Vec<Tag> tags;

  /** What they say. */
  final Mem<Entry> entries;

  private final int pageBits;
  private final int largest;

  /**
   * What an entry is found by.
   *
   * @param space whose page it is
   * @param page its number
   * @param larger bit {@code i} is 1 in entries of a level above {@code i}
   */
  record Tag(AddressSpace space, UInt page, Bits larger) implements Bundle {}

  /**
   * What an entry says.
   *
   * @param permissions what is permitted
   * @param page translated page number
   * @param memoryType PBMT; no bits in builds without Svpbmt
   * @param throughMsi through an MSI page table entry; no bits in builds without them
   */
  record Entry(Permissions permissions, UInt page, UInt memoryType, Bits throughMsi)
      implements Bundle {}

  /** The IOTLB of a build. */
  public Iotlb(IommuConfig config) {
    super(config.name());
    int size = config.capacities().iotlb();
    describe("IOTLB of %d entries.".formatted(size));
    pageBits = config.paging().pageBits();
    largest = Math.max(config.paging().firstStageLevels(), config.paging().secondStageLevels()) - 1;
    space = in(AddressSpace.shape());
    page = in(uint(pageBits));
    present = out(bool());
    permissions = out(Permissions.shape());
    translation = out(Translation.of(config));
    used = in(bool());
    refill = in(IotlbRefill.of(config));
    invalidation = in(Invalidation.of(config));

    valid = reg(bits(size)).resetTo(0);
    tags = reg(vec(size, new Tag(AddressSpace.shape(), uint(pageBits), bits(largest))));
    entries =
        memory(
            size,
            new Entry(
                Permissions.shape(),
                uint(config.widths().physicalPage()),
                uint(config.paging().svpbmt() ? 2 : 0),
                bits(config.features().msiFlat() ? 1 : 0)));

    var inSpace = tags.map(tag -> tag.space().sameAs(space));
    var inPage = tags.map(tag -> isIn(tag, page));
    var hits = inSpace.asBits().and(inPage.asBits()).and(valid);
    present.set(hits.orReduce());
    var entry = entries.read(oneHotToNumber(hits));
    var larger = oneHot(hits, tags.map(Tag::larger));
    permissions.set(entry.permissions());
    translation.page().set(withOffset(entry.page(), larger));
    translation.memoryType().set(entry.memoryType().extend(2));
    translation.throughMsi().set(entry.throughMsi().orReduce());
    translation.coherent().set(false);

    // One comparison serves invalidations and refills; a refill that meets an invalidation is
    // dropped, whatever page it is of. It looks at the lowest bits of identifiers only, enough to
    // tell apart twice as many address spaces as there are entries: what is dropped for another
    // one's sake is looked up anew.
    int idBits = bitsFor(size) + 1;
    var isVma = invalidation.kind().eq(Invalidation.Kind.VMA);
    var isGvma = invalidation.kind().eq(Invalidation.Kind.GVMA);
    var isEverything = invalidation.kind().eq(Invalidation.Kind.EVERYTHING);
    var forgets = invalidation.valid().and(isVma.or(isGvma).or(isEverything));
    var keeps = refill.valid().andNot(forgets);
    var refillLarger = lowMask(refill.level(), largest);
    var probeGscid = mux(forgets, invalidation.gscid(), refill.space().gscid()).low(idBits);
    var probePscid = mux(forgets, invalidation.pscid(), refill.space().pscid()).low(idBits);
    var probePage = mux(forgets, invalidation.page().low(pageBits), refill.page());
    var probeLarger = refillLarger.and(forgets.not().repeat(largest));
    var sameGscid = tags.map(tag -> tag.space().gscid().low(idBits).eq(probeGscid));
    var samePscid = tags.map(tag -> tag.space().pscid().low(idBits).eq(probePscid));
    var sameRange = tags.map(tag -> overlaps(tag, probePage, probeLarger, forgets));

    var forgotten =
        tags.mapIndexed((i, tag) -> {
          var guest = tag.space().guest();
          var paged = tag.space().paged();
          var ofGuest = invalidation.guest().not().or(sameGscid.at(i));
          var ofProcess = invalidation.pscidValid().not().or(paged.and(samePscid.at(i)));
          var ofPage = invalidation.addressValid().not().or(guest).or(sameRange.at(i));
          var byVma = guest.eq(invalidation.guest()).and(ofGuest).and(ofProcess).and(ofPage);
          return isEverything.or(mux(isVma, byVma, guest.and(ofGuest)));
        });
    var overlapping =
        tags.mapIndexed((i, tag) -> {
          var guest = refill.space().guest();
          var paged = refill.space().paged();
          var ofGuest = tag.space().guest().eq(guest).and(guest.not().or(sameGscid.at(i)));
          var ofProcess = tag.space().paged().eq(paged).and(paged.not().or(samePscid.at(i)));
          return ofGuest.and(ofProcess).and(sameRange.at(i));
        });

    var others = valid.and(overlapping.asBits().not());
    var way = Replacement.choose(others, mux(used, hits, bits(size).of(0)), keeps);
    when(forgets, () -> valid.set(valid.and(forgotten.asBits().not())))
        .elseWhen(
            keeps,
            () -> {
              valid.set(others.or(way.oneHot(size)));
              tags.at(way).set(new Tag(refill.space(), refill.page(), refillLarger));
              var to = refill.translation();
              var type = to.memoryType().low(config.paging().svpbmt() ? 2 : 0);
              var msi = to.throughMsi().repeat(config.features().msiFlat() ? 1 : 0);
              entries.write(way, new Entry(refill.permissions(), to.page(), type, msi));
            });

    unused(invalidation, "devices and processes do not matter here");
    unused(refill.translation(), "the device context tells coherent; not all builds have the rest");
    assertAlways(OneHot.atMostOne(hits), "one entry at most is that of a request");
    assertAlways(
        refill.valid().not().or(refill.level().le(largest)), "no page is larger than a root's");
  }

  /** Whether an entry translates a page. */
  final Bool isIn(Tag tag, UInt of) {
    var same = samePart(tag, of, pageBits - 1, largest * INDEX_BITS);
    for (int level = 0; level < largest; level++) {
      int low = level * INDEX_BITS;
      var equal = samePart(tag, of, low + INDEX_BITS - 1, low);
      same = same.and(equal.or(tag.larger().bit(level)));
    }
    return same;
  }

  /**
   * Whether a page lies in an entry, or an entry in a larger page.
   *
   * @param larger bit {@code i} is 1 if {@code of} stands for a page of a level above {@code i}
   * @param anyOf16 pages count as the same if they are in the same 64 KiB
   */
  final Bool overlaps(Tag tag, UInt of, Bits larger, Bool anyOf16) {
    var same = samePart(tag, of, pageBits - 1, largest * INDEX_BITS);
    for (int level = 1; level < largest; level++) {
      int low = level * INDEX_BITS;
      var equal = samePart(tag, of, low + INDEX_BITS - 1, low);
      same = same.and(equal.or(tag.larger().bit(level)).or(larger.bit(level)));
    }
    var sameNapot = samePart(tag, of, INDEX_BITS - 1, NAPOT_BITS);
    var equal = sameNapot.and(samePart(tag, of, NAPOT_BITS - 1, 0).or(anyOf16));
    return same.and(equal.or(tag.larger().bit(0)).or(larger.bit(0)));
  }

  private static Bool samePart(Tag tag, UInt of, int high, int low) {
    return tag.page().slice(high, low).eq(of.slice(high, low));
  }

  /** A translated page number whose low parts come from the page that is looked up. */
  private UInt withOffset(UInt translated, Bits larger) {
    var parts = new ArrayList<Data>();
    for (int level = 0; level * INDEX_BITS < translated.width() && level <= largest; level++) {
      int low = level * INDEX_BITS;
      int high = level == largest ? translated.width() : low + INDEX_BITS;
      int top = Math.min(high, translated.width()) - 1;
      var part = translated.slice(top, low);
      parts.addFirst(level == largest ? part : mux(larger.bit(level), page.slice(top, low), part));
    }
    return concat(parts.toArray(Data[]::new)).asUInt();
  }
}
