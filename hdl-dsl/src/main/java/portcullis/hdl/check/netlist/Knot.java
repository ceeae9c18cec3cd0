package portcullis.hdl.check.netlist;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Signals of a module that, taken as whole signals, depend on themselves: their bits, and the bits
 * inside parts that they run through.
 */
final class Knot {
  private final BitGraph graph;
  private final List<int[]> components;

  /**
   * A knot.
   *
   * @param signals the numbers of its signals in the module
   */
  Knot(Netlist netlist, ModuleNet module, int[] signals) {
    graph = new BitGraph(netlist, module, true);
    var members = new BitSet();
    var starts = new Numbers();
    for (int id : signals) {
      members.set(id);
      var signal = module.signals().get(id);
      for (int number = 0; number < signal.width(); number++) {
        starts.add(graph.at(signal, number));
      }
    }
    components =
        new StrongComponents(
                starts.toArray(),
                node ->
                    Arrays.stream(graph.dependencies(node))
                        .filter(next ->
                            !graph.bit(next).scope().isRoot()
                                || members.get(graph.bit(next).signal().id()))
                        .toArray())
            .inOrder();
  }

  BitGraph graph() {
    return graph;
  }

  /** The groups of bits that can reach each other, each after the groups that it leads to. */
  List<int[]> components() {
    return components;
  }

  /** Whether the bits of a group depend on themselves. */
  boolean isLoop(int[] component) {
    return component.length > 1
        || Arrays.stream(graph.dependencies(component[0])).anyMatch(next -> next == component[0]);
  }
}
