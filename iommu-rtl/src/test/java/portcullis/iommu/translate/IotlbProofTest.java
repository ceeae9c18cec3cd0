package portcullis.iommu.translate;

import static portcullis.iommu.Proofs.CONFIG;
import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.UInt;

/** The IOTLB, proved for a key that the prover may choose as it likes. */
@Tag("formal")
class IotlbProofTest {
  private static final int DEPTH = 3;
  private static final int LEVELS = CONFIG.paging().firstStageLevels();

  /** Which page is followed. */
  private record Key(AddressSpace space, UInt page) implements Bundle {}

  static class IotlbProof extends Iotlb {
    IotlbProof() {
      super(CONFIG);
      var key = in(new Key(AddressSpace.shape(), page));
      var before = regNext(key);
      var started = reg(bool()).resetTo(false);
      started.set(true);
      assume(
          implies(started, key.asBits().eq(before.asBits())), "the page followed stays the same");
      assume(implies(refill.valid(), refill.level().lt(LEVELS)), "no page is larger than a root's");
      oneOfEachPage();

      var holders =
          tags.map(tag -> tag.space().sameAs(key.space()).and(isIn(tag, key.page()))).asBits();
      var held = holders.and(valid);
      forgottenStaysForgotten(key, held);
      saysWhatWasLearnt(key, held);
    }

    /** What makes induction close: no key finds two entries. */
    private void oneOfEachPage() {
      var first = tags.at(0);
      var second = tags.at(1);
      var sameSpace = first.space().sameAs(second.space());
      var common = overlaps(first, second.page(), second.larger(), bool(false));
      assertAlways(
          implies(valid.andReduce(), sameSpace.and(common).not()), "no page is in two entries");
    }

    private void forgottenStaysForgotten(Key key, Bits held) {
      var unknown = reg(bool()).resetTo(true);
      when(learns(key), () -> unknown.set(false));
      when(invalidation.valid().and(concerns(key)), () -> unknown.set(true));
      assertAlways(implies(unknown, held.eq(0)), "what was invalidated is not held");
      var asksForIt = space.sameAs(key.space()).and(page.eq(key.page()));
      assertAlways(
          implies(unknown.and(asksForIt), present.not()),
          "what was invalidated is not found until a walk brings it anew");
    }

    /** The latest refill of the page says what it is translated to. */
    private void saysWhatWasLearnt(Key key, Bits held) {
      var permitted = reg(Permissions.shape());
      var to = reg(refill.translation().page());
      when(
          learns(key),
          () -> {
            permitted.set(refill.permissions());
            to.set(refill.translation().page());
          });
      var entry = entries.read(oneHotToNumber(held));
      assertAlways(
          implies(
              held.orReduce(),
              entry.permissions().asBits().eq(permitted.asBits()).and(entry.page().eq(to))),
          "what is held is what was learnt last");
    }

    /** A refill brings the page, unless it meets an invalidation of translations. */
    private Bool learns(Key key) {
      var dropped = invalidation.valid().and(ofTranslations());
      return refill.valid().andNot(dropped).and(brings(key));
    }

    private Bool brings(Key key) {
      var same = refill.space().sameAs(key.space());
      for (int level = 0; level < LEVELS; level++) {
        int low = level * 9;
        int high = level == LEVELS - 1 ? page.width() - 1 : low + 8;
        var equal = refill.page().slice(high, low).eq(key.page().slice(high, low));
        same = same.and(equal.or(refill.level().gt(level)));
      }
      return same;
    }

    private Bool ofTranslations() {
      var kind = invalidation.kind();
      return kind.eq(Invalidation.Kind.VMA)
          .or(kind.eq(Invalidation.Kind.GVMA))
          .or(kind.eq(Invalidation.Kind.EVERYTHING));
    }

    /** Sections 4.1.1 and 4.1.2; a leaf of 64 KiB (Svnapot) may have made this page. */
    private Bool concerns(Key key) {
      var kind = invalidation.kind();
      var guest = key.space().guest();
      var ofGuest = invalidation.gscid().eq(key.space().gscid());
      var ofProcess = key.space().paged().and(invalidation.pscid().eq(key.space().pscid()));
      var in64KiB =
          invalidation
              .page()
              .low(page.width())
              .slice(page.width() - 1, 4)
              .eq(key.page().slice(page.width() - 1, 4));
      var byVma =
          guest
              .eq(invalidation.guest())
              .and(implies(guest, ofGuest))
              .and(implies(invalidation.pscidValid(), ofProcess))
              .and(implies(invalidation.addressValid(), in64KiB));
      var byGvma = guest.and(implies(invalidation.guest(), ofGuest));
      return kind.eq(Invalidation.Kind.EVERYTHING)
          .or(kind.eq(Invalidation.Kind.VMA).and(byVma))
          .or(kind.eq(Invalidation.Kind.GVMA).and(byGvma));
    }
  }

  @Test
  void iotlb() {
    assertProved(IotlbProof::new, DEPTH);
  }

  /** An invalidation with an address leaves one entry alone. */
  static final class ForgetfulOfAddresses extends IotlbProof {
    ForgetfulOfAddresses() {
      when(
          invalidation.valid().and(invalidation.addressValid()),
          () -> valid.bit(0).set(valid.bit(0)));
    }
  }

  @Test
  void anInvalidationThatForgetsTooLittleIsRefuted() {
    assertRefuted(ForgetfulOfAddresses::new, 4);
  }

  /** A refill leaves entries of the same page alone. */
  static final class TwiceTheSame extends IotlbProof {
    TwiceTheSame() {
      when(refill.valid().andNot(invalidation.valid()), () -> valid.set(bits(2).of(3)));
    }
  }

  @Test
  void twoEntriesOfOnePageAreRefuted() {
    assertRefuted(TwiceTheSame::new, 4);
  }
}
