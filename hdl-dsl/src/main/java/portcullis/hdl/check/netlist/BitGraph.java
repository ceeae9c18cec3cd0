package portcullis.hdl.check.netlist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Type;

/**
 * What each bit depends on without a clock edge in between, followed through the hierarchy below
 * one module. Made as far as it is asked for.
 */
final class BitGraph {
  /** A bit of a signal at a place in the hierarchy. */
  record Bit(Scope scope, Signal signal, int number) {}

  private record Key(Scope scope, int signal, int number) {}

  private final Netlist netlist;
  private final Scope root;
  private final boolean throughCrossings;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Bit> bits = new ArrayList<>();
  private final Map<Integer, int[]> dependencies = new HashMap<>();

  /**
   * A graph below a module.
   *
   * @param netlist the design
   * @param module where to begin
   * @param throughCrossings whether declared crossings are followed
   */
  BitGraph(Netlist netlist, ModuleNet module, boolean throughCrossings) {
    this.netlist = netlist;
    this.root = Scope.root(module);
    this.throughCrossings = throughCrossings;
  }

  /** The number of a bit of the module that is looked at. */
  int at(Signal signal, int number) {
    return at(root, signal, number);
  }

  private int at(Scope scope, Signal signal, int number) {
    return numbers.computeIfAbsent(
        new Key(scope, signal.id(), number),
        _ -> {
          bits.add(new Bit(scope, signal, number));
          return bits.size() - 1;
        });
  }

  /** The bit with a number. */
  Bit bit(int node) {
    return bits.get(node);
  }

  /** The bits that a bit depends on. */
  int[] dependencies(int node) {
    var known = dependencies.get(node);
    if (known == null) {
      var found = new BitSet();
      collect(bits.get(node), found);
      known = found.stream().toArray();
      dependencies.put(node, known);
    }
    return known;
  }

  /** The bits that an expression of the module that is looked at depends on. */
  BitSet all(Expr expr, Optional<Guard> guard) {
    var found = new BitSet();
    reads(root, found).all(expr);
    guards(root, guard, found);
    return found;
  }

  private void collect(Bit bit, BitSet found) {
    var scope = bit.scope();
    switch (bit.signal().role()) {
      case Signal.Role.Input _ ->
          scope
              .outside(bit.signal())
              .ifPresent(
                  signal -> found.set(at(scope.around().orElseThrow(), signal, bit.number())));
      case Signal.Role.State _ -> {}
      case Signal.Role.Value value -> {
        if (throughCrossings || !value.definition().crossing()) {
          reads(scope, found).of(value.definition().value(), bit.number());
        }
      }
      case Signal.Role.Wire _, Signal.Role.Output _ ->
          scope.module().drivers(bit.signal()).forEach(driver -> collect(driver, bit, found));
    }
  }

  private void collect(Driver driver, Bit bit, BitSet found) {
    switch (driver) {
      case Driver.Assigned(var assign, var guard) -> {
        var target = assign.target();
        if (bit.number() >= target.low() && bit.number() <= target.high()) {
          reads(bit.scope(), found).of(assign.value(), bit.number() - target.low());
          guards(bit.scope(), guard, found);
        }
      }
      case Driver.Joined(var joint) -> {
        if (joint.part().unit() instanceof Module child) {
          var inside = netlist.module(child.name());
          found.set(
              at(
                  bit.scope().inside(joint.part(), inside),
                  inside.signal(joint.port().name()),
                  bit.number()));
        } else if (clocks(joint.part()) == 0) {
          for (var input : joint.part().joints().values()) {
            if (input.port().direction() == Port.Direction.INPUT) {
              for (int number = 0; number < input.signal().width(); number++) {
                found.set(at(bit.scope(), input.signal(), number));
              }
            }
          }
        }
      }
    }
  }

  private static long clocks(Part box) {
    return box.unit().ports().stream()
        .filter(port -> port.direction() == Port.Direction.INPUT)
        .filter(port -> port.type() instanceof Type.Clock)
        .count();
  }

  private void guards(Scope scope, Optional<Guard> innermost, BitSet found) {
    for (var guard = innermost; guard.isPresent(); guard = guard.get().outer()) {
      reads(scope, found).all(guard.get().decision());
    }
  }

  private BitReads reads(Scope scope, BitSet found) {
    return new BitReads(
        (name, number) -> found.set(at(scope, scope.module().signal(name), number)));
  }

  /**
   * The shortest way from some start to a bit that is looked for, both included.
   *
   * @param starts where to begin
   * @param wanted what is looked for
   * @param allowed where the way may lead
   * @param visited the bits that were looked at are added to it
   * @return the way; empty if there is none
   */
  List<Integer> way(int[] starts, IntPredicate wanted, IntPredicate allowed, BitSet visited) {
    var before = new HashMap<Integer, Integer>();
    var open = new ArrayDeque<Integer>();
    for (int start : starts) {
      if (allowed.test(start)) {
        before.put(start, -1);
        open.add(start);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      visited.set(node);
      if (wanted.test(node)) {
        var way = new ArrayList<Integer>();
        for (int step = node; step >= 0; step = before.get(step)) {
          way.add(step);
        }
        Collections.reverse(way);
        return way;
      }
      for (int next : dependencies(node)) {
        if (allowed.test(next) && before.putIfAbsent(next, node) == null) {
          open.add(next);
        }
      }
    }
    return List.of();
  }

  /**
   * The bits of a way by name and line. A bit number is named where the way has several bits of one
   * signal; both sides of a port count as one stage.
   *
   * @param way the bits, each depending on the next one
   * @param end what the last one depends on; negative if that is of no interest
   */
  List<Stage> stages(List<Integer> way, int end) {
    var numbersOf = new HashMap<String, BitSet>();
    for (int node : way) {
      numbersOf.computeIfAbsent(path(bit(node)), _ -> new BitSet()).set(bit(node).number());
    }
    var stages = new ArrayList<Stage>();
    for (int place = 0; place < way.size(); place++) {
      var bit = bit(way.get(place));
      String path = path(bit);
      String label = numbersOf.get(path).cardinality() > 1 ? path + "[" + bit.number() + "]" : path;
      // Of the two sides of a port, the one nearer to the origin has the assignment.
      if (!stages.isEmpty() && stages.getLast().path().equals(label)) {
        stages.removeLast();
      }
      int next = place + 1 < way.size() ? way.get(place + 1) : end;
      stages.add(new Stage(label, source(bit, next)));
    }
    return stages;
  }

  /** One bit and another that it depends on, by name and line. */
  Link link(int reader, int read) {
    return new Link(
        path(bit(reader)), label(bit(reader)), label(bit(read)), source(bit(reader), read));
  }

  private static String label(Bit bit) {
    return bit.signal().width() == 1 ? path(bit) : path(bit) + "[" + bit.number() + "]";
  }

  private static String path(Bit bit) {
    return bit.scope().path() + "." + bit.scope().module().label(bit.signal());
  }

  /** The statement through which a bit depends on the next one, else where it is declared. */
  private Source source(Bit bit, int next) {
    if (next >= 0) {
      for (var driver : bit.scope().module().drivers(bit.signal())) {
        if (driver instanceof Driver.Assigned assigned) {
          var found = new BitSet();
          collect(driver, bit, found);
          if (found.get(next)) {
            return assigned.assign().origin().source();
          }
        }
      }
    }
    return bit.signal().origin().source();
  }
}
