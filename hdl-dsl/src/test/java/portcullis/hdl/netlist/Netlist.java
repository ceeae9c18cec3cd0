package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import portcullis.hdl.ir.Design;

/**
 * A design with something to do.
 *
 * @param seed what it was made from
 * @param design the design
 * @param steps what happens, one clock edge after the other
 */
public record Netlist(long seed, Design design, List<Step> steps) {
  /** Copies the list. */
  public Netlist {
    steps = List.copyOf(steps);
  }

  /**
   * Inputs are set, signals settle and are observed, clocks rise.
   *
   * @param inputs a value for each input of the top that is no clock
   * @param clocks the clocks that rise together
   */
  public record Step(SortedMap<String, BigInteger> inputs, SortedSet<String> clocks) {
    Step(Map<String, BigInteger> inputs, Set<String> clocks) {
      this(
          Collections.unmodifiableSortedMap(new TreeMap<>(inputs)),
          Collections.unmodifiableSortedSet(new TreeSet<>(clocks)));
    }
  }

  Netlist with(Design smaller) {
    return new Netlist(seed, smaller, steps);
  }

  Netlist with(List<Step> fewer) {
    return new Netlist(seed, design, fewer);
  }
}
