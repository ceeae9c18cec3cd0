package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * Names a way that was not used lately: a tree with a bit at each branching, which points away from
 * the side that was used last. Any number of ways from 1; a way that was just touched is never the
 * victim unless it is the only one.
 *
 * <p>The tree is a heap: node 1 is the root, node {@code n} branches to {@code 2n} and {@code 2n +
 * 1}, and of {@code ways} ways, way {@code w} is the leaf {@code ways + w}.
 */
public final class PseudoLru extends Module {
  /** The way that is used in this cycle: one bit, or none. */
  public final Bits touched;

  /** The way to give up, from the uses before this cycle. */
  public final UInt victim;

  private final int ways;

  /**
   * A policy.
   *
   * @param ways at least 1
   */
  public PseudoLru(int ways) {
    super(ways);
    this.ways = Sizes.requireAtLeast(1, ways, "number of a PseudoLru's ways");
    describe(
        "Names one of %s that was not used lately.".formatted(Sizes.count(ways, "way", "ways")));
    touched = in(bits(ways));
    victim = out(uint(bitsFor(ways)));

    note("For each branching, 1 if the victim is on its upper side; bit 0 is the root.");
    var branches = reg(bits(ways - 1)).resetTo(0);
    for (int node = 1; node < ways; node++) {
      var branch = node - 1;
      when(isTouched(2 * node), () -> branches.bit(branch).set(true))
          .elseWhen(isTouched(2 * node + 1), () -> branches.bit(branch).set(false));
    }
    var victims = vecOf(ways, way -> isVictim(branches, ways + way)).asBits();
    victim.set(oneHotToNumber(victims));

    if (ways == 1) {
      unused(touched, "a single way is always the victim");
    }
    assertAlways(OneHot.atMostOne(victims), "one way at most is the victim");
    assume(OneHot.atMostOne(touched), "one way at most is touched");
  }

  /** A policy for ways of which {@code touched} is used in this cycle: gives the victim. */
  public static UInt victim(Bits touched) {
    var pseudoLru = instance(() -> new PseudoLru(touched.width()));
    pseudoLru.touched.set(touched);
    return pseudoLru.victim;
  }

  /** Whether a way below the node is touched. */
  private Bool isTouched(int node) {
    return node >= ways
        ? touched.bit(node - ways)
        : isTouched(2 * node).or(isTouched(2 * node + 1));
  }

  /** Whether all branchings above the node point to it. */
  private static Bool isVictim(Bits branches, int node) {
    return switch (node) {
      case 1 -> bool(true);
      case 2 -> branches.bit(0).not();
      case 3 -> branches.bit(0);
      default -> {
        int above = node / 2;
        yield isVictim(branches, above)
            .and(node % 2 == 1 ? branches.bit(above - 1) : branches.bit(above - 1).not());
      }
    };
  }
}
