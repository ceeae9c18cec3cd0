package portcullis.hdl.sim.jvm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Port;
import portcullis.hdl.sim.SimulationBuildException;

/** One instance of a module: its names, and the values behind them as far as someone asked. */
final class InstanceScope {
  private final String path;
  private final ModuleNames names;
  private final Optional<InstanceScope> parent;
  private final Lowering lowering;
  private final Map<String, String> outside = new HashMap<>();
  private final Map<String, ChildOutput> childOutputs = new HashMap<>();
  private final Map<String, InstanceScope> children = new LinkedHashMap<>();
  private final Map<String, BitVector> values = new HashMap<>();
  private final Map<String, Integer> memories = new HashMap<>();
  private final Map<Bit, Word> bits = new HashMap<>();
  private final Set<Object> underWay = new HashSet<>();
  private final Set<String> bitByBit = new HashSet<>();

  private record ChildOutput(InstanceScope child, String port) {}

  private record Bit(String name, int number) {}

  InstanceScope(String path, ModuleNames names, Optional<InstanceScope> parent, WordGraph graph) {
    this.path = path;
    this.names = names;
    this.parent = parent;
    this.lowering = new Lowering(this, graph);
  }

  String path() {
    return path;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  ModuleNames names() {
    return names;
  }

  Lowering lowering() {
    return lowering;
  }

  Map<String, InstanceScope> children() {
    return children;
  }

  void addChild(Declaration.Instance instance, InstanceScope child) {
    children.put(instance.name(), child);
    for (var connection : instance.connections()) {
      switch (connection.direction()) {
        case INPUT -> child.outside.put(connection.port(), connection.signal());
        case OUTPUT ->
            childOutputs.put(connection.signal(), new ChildOutput(child, connection.port()));
      }
    }
  }

  /** Gives a name its value: inputs of the top, registers, outputs of black boxes. */
  void bind(String name, BitVector value) {
    values.put(name, value);
  }

  void bindMemory(String name, int number) {
    memories.put(name, number);
  }

  int memory(String name) {
    return memories.get(name);
  }

  /** The value of a signal. */
  BitVector read(String name) {
    var known = values.get(name);
    if (known != null) {
      return known;
    }
    int width = names.width(name);
    if (bitByBit.contains(name)) {
      return lowering.join(width, i -> readBit(name, i));
    }
    if (!underWay.add(name)) {
      throw new WordLoopException(this, name);
    }
    try {
      var value = settle(name, 0, width);
      values.put(name, value);
      return value;
    } finally {
      underWay.remove(name);
    }
  }

  /** Some bits of a signal; only these are looked at if the signal is known to need it. */
  BitVector read(String name, int low, int width) {
    if (!bitByBit.contains(name)) {
      return lowering.arithmetic().slice(read(name), low, width);
    }
    return lowering.join(width, i -> readBit(name, low + i));
  }

  private Word readBit(String name, int number) {
    var bit = new Bit(name, number);
    var known = bits.get(bit);
    if (known != null) {
      return known;
    }
    if (!underWay.add(bit)) {
      throw new SimulationBuildException(
          "combinational loop through bit %d of %s".formatted(number, pathOf(name)));
    }
    try {
      var value = settle(name, number, 1).only();
      bits.put(bit, value);
      return value;
    } finally {
      underWay.remove(bit);
    }
  }

  /** From now on the bits of a signal are values of their own. */
  void splitBits(String name) {
    bitByBit.add(name);
  }

  private BitVector settle(String name, int low, int width) {
    var port = names.port(name);
    if (port != null && port.direction() == Port.Direction.INPUT) {
      return parent.orElseThrow().read(outside.get(name), low, width);
    }
    var output = childOutputs.get(name);
    if (output != null) {
      return output.child().read(output.port(), low, width);
    }
    if (names.declaration(name) instanceof Declaration.Definition definition) {
      return lowering.bits(definition.value(), low, width);
    }
    var start = lowering.arithmetic().zero(width);
    return lowering.run(names.drivers(name), low, start);
  }

  /**
   * The input of the top that a clock or reset comes from; the clock must be a plain copy of it.
   */
  String root(String signal) {
    var port = names.port(signal);
    if (port != null && port.direction() == Port.Direction.INPUT) {
      return parent.isEmpty() ? signal : parent.get().root(outside.get(signal));
    }
    var output = childOutputs.get(signal);
    if (output != null) {
      return output.child().root(output.port());
    }
    if (names.declaration(signal) instanceof Declaration.Definition definition
        && definition.value() instanceof Expr.Ref ref) {
      return root(ref.name());
    }
    if (names.drivers(signal) instanceof List<?> only
        && only.size() == 1
        && names.drivers(signal).getFirst() instanceof portcullis.hdl.ir.Stmt.Assign assign
        && assign.value() instanceof Expr.Ref ref) {
      return root(ref.name());
    }
    throw new SimulationBuildException(
        "the clock '%s' is computed; the jvm engine needs clocks that are inputs of the top module: let registers hold their value by a condition, or use the engine verilator"
            .formatted(pathOf(signal)));
  }
}
