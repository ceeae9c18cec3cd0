package portcullis.hdl.verilog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;

/**
 * Finds processes that would wait for themselves: one drives {@code a} and {@code b}, and other
 * logic computes something from {@code a} that {@code b} needs. No signal is in a loop, but the
 * process is, and a simulator that sees each assignment on its way (Icarus Verilog does) starts it
 * again without end. Such a process has to be cut into one for each target.
 *
 * <p>Of an instance it is taken that each output follows each input at once.
 */
final class Entanglement {
  private final Map<String, Integer> producers = new HashMap<>();
  private final List<List<Integer>> sources = new ArrayList<>();

  private Entanglement() {}

  /**
   * The bodies, by place in the list, that are on a way round.
   *
   * @param module where they stand
   * @param targets what each body drives
   * @param bodies combinational statements
   */
  static BitSet of(Module module, List<Set<String>> targets, List<List<Stmt>> bodies) {
    if (targets.stream().allMatch(each -> each.size() == 1)) {
      return new BitSet();
    }
    var graph = new Entanglement();
    targets.forEach(each -> graph.node(each));
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Definition definition -> graph.node(List.of(definition.name()));
        case Declaration.Instance instance -> graph.node(signals(instance, Port.Direction.OUTPUT));
        case Declaration.Wire _, Declaration.Register _, Declaration.Memory _ -> {}
      }
    }
    int node = 0;
    for (var body : bodies) {
      var reads = graph.readsOf(node++);
      body.forEach(statement ->
          Projection.forEachExpression(statement, expr -> Projection.forEachName(expr, reads)));
    }
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Definition definition ->
            Projection.forEachName(definition.value(), graph.readsOf(node++));
        case Declaration.Instance instance ->
            signals(instance, Port.Direction.INPUT).forEach(graph.readsOf(node++));
        case Declaration.Wire _, Declaration.Register _, Declaration.Memory _ -> {}
      }
    }
    var round = graph.round();
    round.clear(bodies.size(), Math.max(bodies.size(), round.length()));
    return round;
  }

  private void node(Iterable<String> produced) {
    produced.forEach(name -> producers.put(name, sources.size()));
    sources.add(new ArrayList<>());
  }

  /** Reading its own targets directly is not a way round: partition takes care of that. */
  private Consumer<String> readsOf(int node) {
    return name -> {
      var producer = producers.get(name);
      if (producer != null && producer != node) {
        sources.get(node).add(producer);
      }
    };
  }

  private static List<String> signals(Declaration.Instance instance, Port.Direction direction) {
    return instance.connections().stream()
        .filter(connection -> connection.direction() == direction)
        .map(Declaration.Connection::signal)
        .toList();
  }

  /** What is left when all that has nothing unsettled before it, or nothing behind it, is gone. */
  private BitSet round() {
    var readers = new ArrayList<List<Integer>>();
    sources.forEach(_ -> readers.add(new ArrayList<>()));
    for (int node = 0; node < sources.size(); node++) {
      for (int source : sources.get(node)) {
        readers.get(source).add(node);
      }
    }
    var left = new BitSet();
    left.set(0, sources.size());
    peel(left, sources, readers);
    peel(left, readers, sources);
    return left;
  }

  private static void peel(BitSet left, List<List<Integer>> before, List<List<Integer>> behind) {
    var waiting = new int[before.size()];
    var free = new ArrayDeque<Integer>();
    for (int node = left.nextSetBit(0); node >= 0; node = left.nextSetBit(node + 1)) {
      for (int each : before.get(node)) {
        waiting[node] += left.get(each) ? 1 : 0;
      }
      if (waiting[node] == 0) {
        free.add(node);
      }
    }
    while (!free.isEmpty()) {
      int node = free.remove();
      left.clear(node);
      for (int each : behind.get(node)) {
        if (left.get(each) && --waiting[each] == 0) {
          free.add(each);
        }
      }
    }
  }
}
