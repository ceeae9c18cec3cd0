package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The groups of nodes of a graph that can reach each other (Tarjan's algorithm, without recursion).
 * Groups come after the groups that they lead to.
 */
final class StrongComponents {
  private static final int UNSEEN = 0;

  private final IntFunction<int[]> successors;
  private final List<int[]> components = new ArrayList<>();
  private final Numbers open = new Numbers();
  private int[] number;
  private int[] lowest;
  private int count;

  /** Walks the graph from the given nodes; node numbers may grow while it walks. */
  StrongComponents(int[] starts, IntFunction<int[]> successors) {
    this.successors = successors;
    number = new int[Math.max(16, starts.length)];
    lowest = new int[number.length];
    for (int start : starts) {
      reserve(start);
      if (number[start] == UNSEEN) {
        walk(start);
      }
    }
  }

  /** The groups, each after the groups that it leads to. */
  List<int[]> inOrder() {
    return components;
  }

  private record Step(int node, int[] next, int[] position) {}

  private void walk(int start) {
    var steps = new ArrayList<Step>();
    steps.add(enter(start));
    while (!steps.isEmpty()) {
      var step = steps.getLast();
      if (step.position()[0] < step.next().length) {
        int next = step.next()[step.position()[0]++];
        reserve(next);
        if (number[next] == UNSEEN) {
          steps.add(enter(next));
        } else {
          lowest[step.node()] = Math.min(lowest[step.node()], number[next]);
        }
      } else {
        steps.removeLast();
        leave(step.node());
        if (!steps.isEmpty()) {
          int before = steps.getLast().node();
          lowest[before] = Math.min(lowest[before], lowest[step.node()]);
        }
      }
    }
  }

  private Step enter(int node) {
    number[node] = ++count;
    lowest[node] = number[node];
    open.add(node);
    return new Step(node, successors.apply(node), new int[1]);
  }

  private void leave(int node) {
    if (lowest[node] != number[node]) {
      return;
    }
    var component = new Numbers();
    int member;
    do {
      member = open.removeLast();
      component.add(member);
      number[member] = Integer.MAX_VALUE;
      lowest[member] = Integer.MAX_VALUE;
    } while (member != node);
    components.add(component.toArray());
  }

  private void reserve(int node) {
    if (node >= number.length) {
      int size = Math.max(node + 1, number.length * 2);
      number = java.util.Arrays.copyOf(number, size);
      lowest = java.util.Arrays.copyOf(lowest, size);
    }
  }
}
