package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

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
    this.ways = Shapes.requireAtLeast(1, ways, "number of a PseudoLru's ways");
    describe("Names one of %d ways that was not used lately.".formatted(ways));
    touched = in(bits(ways));
    victim = out(uint(bitsFor(ways)));

    note("For each branching, 1 if the victim is on its upper side; bit 0 is the root.");
    var branches = reg(bits(Math.max(ways - 1, 0))).resetTo(0);
    for (int node = 1; node < ways; node++) {
      var branch = branches.bit(node - 1);
      var lower = usedBelow(2 * node);
      var upper = usedBelow(2 * node + 1);
      when(lower, () -> branch.set(true)).elseWhen(upper, () -> branch.set(false));
    }
    var victims = vec(ways, way -> isVictim(branches, ways + way));
    victim.set(oneHotToNumber(victims.asBits()));

    if (ways == 1) {
      unused(touched, "a single way is always the victim");
    }
    assertAlways(OneHot.atMostOne(victims.asBits()), "one way is the victim");
    assume(OneHot.atMostOne(touched), "one way at most is touched");
  }

  /** A policy for ways of which {@code touched} is used in this cycle: gives the victim. */
  public static UInt victim(Bits touched) {
    var pseudoLru = instance(() -> new PseudoLru(touched.width()));
    pseudoLru.touched.set(touched);
    return pseudoLru.victim;
  }

  private Bool usedBelow(int node) {
    return node >= ways ? touched.bit(node - ways) : usedBelow(2 * node).or(usedBelow(2 * node + 1));
  }

  private static Bool isVictim(Bits branches, int node) {
    if (node == 1) {
      return bool(true);
    }
    var branch = branches.bit(node / 2 - 1);
    var here = node % 2 == 1 ? branch : branch.not();
    return node / 2 == 1 ? here : isVictim(branches, node / 2).and(here);
  }
}
