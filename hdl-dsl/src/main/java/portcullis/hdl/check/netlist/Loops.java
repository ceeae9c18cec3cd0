package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Signals that depend on themselves without a clock edge in between. Whole signals are looked at
 * first; where they form a knot, it is followed bit by bit and through the parts, so that slices of
 * one signal that depend on other slices of it are no loop.
 */
public final class Loops {
  private final Netlist netlist;
  private final Hierarchy hierarchy;

  /** Looks through a design. */
  public Loops(Netlist netlist) {
    this.netlist = netlist;
    this.hierarchy = netlist.hierarchy();
  }

  /**
   * The loops that run through signals of a module, one for each group of signals; those inside a
   * part are the part's.
   *
   * @return each loop as its stages, each reading the next, the last reading the first
   */
  public List<List<Stage>> in(ModuleNet module) {
    var loops = new ArrayList<List<Stage>>();
    for (int[] signals : hierarchy.of(module).knots()) {
      loops.addAll(in(module, signals));
    }
    return loops;
  }

  private List<List<Stage>> in(ModuleNet module, int[] signals) {
    var knot = new Knot(netlist, module, signals);
    var graph = knot.graph();
    var loops = new ArrayList<List<Stage>>();
    var seen = new HashSet<Set<Integer>>();
    for (int[] component : knot.components()) {
      var here = inRoot(graph, component);
      if (knot.isLoop(component) && !here.isEmpty() && seen.add(signals(graph, here))) {
        loops.add(loop(graph, component, here.getFirst()));
      }
    }
    return loops;
  }

  private static List<Integer> inRoot(BitGraph graph, int[] component) {
    return Arrays.stream(component)
        .filter(node -> graph.bit(node).scope().isRoot())
        .sorted()
        .boxed()
        .toList();
  }

  private static Set<Integer> signals(BitGraph graph, List<Integer> nodes) {
    var signals = new HashSet<Integer>();
    nodes.forEach(node -> signals.add(graph.bit(node).signal().id()));
    return signals;
  }

  private static List<Stage> loop(BitGraph graph, int[] component, int start) {
    var members = new BitSet();
    Arrays.stream(component).forEach(members::set);
    int[] next = Arrays.stream(graph.dependencies(start)).filter(members::get).toArray();
    var way = new ArrayList<Integer>();
    way.add(start);
    way.addAll(graph.way(next, node -> node == start, members::get, new BitSet()));
    var stages = graph.stages(way.subList(0, way.size() - 1), start);
    boolean closed = stages.size() > 1 && stages.getLast().path().equals(stages.getFirst().path());
    return closed ? stages.subList(0, stages.size() - 1) : stages;
  }
}
