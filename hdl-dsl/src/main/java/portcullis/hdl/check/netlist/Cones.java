package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/**
 * For each signal of a module, where its value comes from without a clock edge in between: which
 * inputs, and registers of which clocks. Parts count by what their own cones say.
 *
 * <p>A cone is a sorted set of numbers: below {@code n}, the number of ports, an input; below
 * {@code 2n} an input behind a declared crossing; from there on the registers of a clock.
 */
final class Cones {
  private final ModuleNet module;
  private final Map<String, Cones> units;
  private final Domains domains;
  private final Dependencies dependencies;
  private final int ports;
  private final int[][] cones;
  private final BitSet crossings = new BitSet();
  private final Map<Integer, int[]> own = new HashMap<>();
  private final Map<String, BitSet> writers = new HashMap<>();
  private final List<int[]> knots = new ArrayList<>();

  /** Looks through a module after all of its parts. */
  Cones(ModuleNet module, Dependencies dependencies, Map<String, Cones> units, Domains domains) {
    this.module = module;
    this.units = units;
    this.domains = domains;
    this.ports = module.module().ports().size();
    this.dependencies = dependencies;
    module.actions().forEach(this::writer);
    module.parts().forEach(this::part);
    cones = new int[dependencies.size()][];
    int[] all = new int[dependencies.size()];
    Arrays.setAll(all, node -> node);
    for (int[] component : new StrongComponents(all, dependencies::of).inOrder()) {
      fill(component);
    }
  }

  private void writer(Action action) {
    if (action.stmt() instanceof Stmt.MemoryWrite write) {
      writers.computeIfAbsent(write.memory(), _ -> new BitSet()).set(domains.of(write.clock()));
    }
  }

  private void part(Part part) {
    if (part.unit() instanceof Module child) {
      var inside = units.get(child.name());
      var nodes = new HashMap<List<Integer>, Integer>();
      for (var joint : outputs(part)) {
        int[] cone = inside.of(inside.module.signal(joint.port().name()));
        var key = Arrays.stream(cone).boxed().toList();
        var node = nodes.get(key);
        if (node == null) {
          node = seenFromHere(part, inside, cone);
          nodes.put(key, node);
        }
        dependencies.connect(joint.signal().id(), node);
      }
    } else {
      blackBox(part);
    }
  }

  private int seenFromHere(Part part, Cones inside, int[] cone) {
    var sources = new BitSet();
    var next = new Numbers();
    for (int element : cone) {
      if (element >= 2 * inside.ports) {
        sources.set(source(domains.of(part, element - 2 * inside.ports)));
      } else {
        var port = inside.module.module().ports().get(element % inside.ports);
        part.joint(port)
            .ifPresent(joint ->
                next.add(
                    element < inside.ports ? joint.signal().id() : crossing(joint.signal().id())));
      }
    }
    int node = dependencies.add(next.toArray());
    own.put(node, sources.stream().toArray());
    return node;
  }

  private int crossing(int signal) {
    int node = dependencies.add(new int[] {signal});
    crossings.set(node);
    return node;
  }

  /**
   * What a black box does is not known. Without a clock it can only be combinational; with one its
   * outputs are taken to be registers of that clock; with several nothing is assumed.
   */
  private void blackBox(Part box) {
    var clock = domains.onlyClock(box);
    var clocked =
        box.unit().ports().stream()
            .anyMatch(port ->
                port.direction() == Port.Direction.INPUT && port.type() instanceof Type.Clock);
    int[] inputs =
        box.joints().values().stream()
            .filter(joint -> joint.port().direction() == Port.Direction.INPUT)
            .mapToInt(joint -> joint.signal().id())
            .toArray();
    int node = dependencies.add(clocked ? Numbers.NONE : inputs);
    clock.ifPresent(domain -> own.put(node, new int[] {source(domain)}));
    outputs(box).forEach(joint -> dependencies.connect(joint.signal().id(), node));
  }

  private static List<Joint> outputs(Part part) {
    return part.joints().values().stream()
        .filter(joint -> joint.port().direction() == Port.Direction.OUTPUT)
        .toList();
  }

  private void fill(int[] component) {
    int[] cone = Numbers.NONE;
    boolean knot = component.length > 1;
    for (int node : component) {
      cone = union(cone, own(node));
      for (int next : dependencies.of(node)) {
        knot |= next == node;
        if (cones[next] != null) {
          cone = union(cone, cones[next]);
        }
      }
    }
    for (int node : component) {
      cones[node] = isCrossing(node) ? crossed(cone) : cone;
    }
    if (knot) {
      int signals = module.signals().size();
      int[] members = Arrays.stream(component).filter(node -> node < signals).sorted().toArray();
      if (members.length > 0) {
        knots.add(members);
      }
    }
  }

  private int[] own(int node) {
    if (node >= module.signals().size()) {
      return own.getOrDefault(node, Numbers.NONE);
    }
    var signal = module.signals().get(node);
    return switch (signal.role()) {
      case Signal.Role.Input _ ->
          signal.type() instanceof Type.Clock ? Numbers.NONE : new int[] {node};
      case Signal.Role.State state -> new int[] {source(domains.of(state.register().clock()))};
      case Signal.Role.Value value
          when value.definition().value() instanceof Expr.MemoryRead read ->
          writersOf(read.memory()).stream().map(this::source).toArray();
      case Signal.Role.Value _, Signal.Role.Wire _, Signal.Role.Output _ -> Numbers.NONE;
    };
  }

  private boolean isCrossing(int node) {
    return crossings.get(node)
        || node < module.signals().size()
            && module.signals().get(node).role() instanceof Signal.Role.Value value
            && value.definition().crossing();
  }

  private int[] crossed(int[] cone) {
    return Arrays.stream(cone)
        .filter(element -> element < 2 * ports)
        .map(element -> element < ports ? element + ports : element)
        .sorted()
        .distinct()
        .toArray();
  }

  private int source(int domain) {
    return 2 * ports + domain;
  }

  /** The sorted union; one of the two itself where it holds the other. */
  static int[] union(int[] one, int[] other) {
    if (one == other || other.length == 0) {
      return one;
    }
    if (one.length == 0) {
      return other;
    }
    int[] both = new int[one.length + other.length];
    int size = 0;
    for (int i = 0, j = 0; i < one.length || j < other.length; ) {
      if (j == other.length || i < one.length && one[i] < other[j]) {
        both[size++] = one[i++];
      } else {
        if (i < one.length && one[i] == other[j]) {
          i++;
        }
        both[size++] = other[j++];
      }
    }
    return size == one.length ? one : size == other.length ? other : Arrays.copyOf(both, size);
  }

  /** The cone of a signal. */
  int[] of(Signal signal) {
    return cones[signal.id()];
  }

  /** The cone of an action, by its place in {@link ModuleNet#actions}. */
  int[] ofAction(int number) {
    int[] cone = Numbers.NONE;
    for (int next : dependencies.ofAction(number)) {
      cone = union(cone, cones[next]);
    }
    return cone;
  }

  /** Whether an element of a cone is an input that is not behind a crossing. */
  boolean isInput(int element) {
    return element < ports;
  }

  /** Whether an element of a cone stands for registers. */
  boolean isSource(int element) {
    return element >= 2 * ports;
  }

  /** The clock of an element that {@link #isSource stands for registers}. */
  int domain(int element) {
    return element - 2 * ports;
  }

  /** The clocks on which a memory is written. */
  BitSet writersOf(String memory) {
    return writers.getOrDefault(memory, new BitSet());
  }

  /** The clocks of the module. */
  Domains domains() {
    return domains;
  }

  /** The module. */
  ModuleNet module() {
    return module;
  }

  /** Groups of signals that depend on each other, if looked at as a whole. */
  List<int[]> knots() {
    return knots;
  }
}
