package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.OperatorValues;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;

/** One instance of a module in the tree of a design: its state and its settled signals. */
final class Part {
  private final String path;
  private final Module module;
  private final Function<String, BigInteger> inputs;
  private final Optional<Part> parent;
  private final Map<String, String> outside = new HashMap<>();
  private final Map<String, Part> children = new LinkedHashMap<>();
  private final Map<String, Declaration> declarations = new HashMap<>();
  private final Map<String, Port> ports = new HashMap<>();
  private final Map<String, ChildOutput> childOutputs = new HashMap<>();
  private final Map<String, List<Stmt>> drivers = new HashMap<>();
  private final Map<String, Optional<BigInteger>> settled = new HashMap<>();
  private final Set<String> settling = new HashSet<>();
  private final State state;

  private record ChildOutput(Part child, String port) {}

  private Part(
      Design design,
      String path,
      Module module,
      Optional<Part> parent,
      Function<String, BigInteger> inputs) {
    this.path = path;
    this.module = module;
    this.parent = parent;
    this.inputs = inputs;
    this.state = new State(module);
    module.ports().forEach(port -> ports.put(port.name(), port));
    module.declarations().forEach(each -> declarations.put(each.name(), each));
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        instantiate(design, instance);
      }
    }
  }

  static Part top(Design design, Function<String, BigInteger> inputs) {
    return new Part(design, "", design.top(), Optional.empty(), inputs);
  }

  private void instantiate(Design design, Declaration.Instance instance) {
    var unit =
        switch (design.byName().get(instance.module())) {
          case Module inner -> inner;
          case BlackBox box ->
              throw new IllegalArgumentException("black box cannot be evaluated: " + box.name());
          case null -> throw new IllegalArgumentException("no module " + instance.module());
        };
    var child = new Part(design, pathOf(instance.name()), unit, Optional.of(this), inputs);
    children.put(instance.name(), child);
    for (var connection : instance.connections()) {
      switch (connection.direction()) {
        case INPUT -> child.outside.put(connection.port(), connection.signal());
        case OUTPUT ->
            childOutputs.put(connection.signal(), new ChildOutput(child, connection.port()));
      }
    }
  }

  String path() {
    return path;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  Module module() {
    return module;
  }

  State state() {
    return state;
  }

  Part child(String name) {
    var child = children.get(name);
    if (child == null) {
      throw new IllegalArgumentException("no instance " + pathOf(name));
    }
    return child;
  }

  void addTo(List<Part> all) {
    all.add(this);
    children.values().forEach(child -> child.addTo(all));
  }

  void unsettle() {
    settled.clear();
  }

  /** The settled value of a signal of this instance. */
  Optional<BigInteger> read(String name) {
    var known = settled.get(name);
    if (known != null) {
      return known;
    }
    if (!settling.add(name)) {
      throw new IllegalStateException("combinational loop through " + pathOf(name));
    }
    try {
      var value = settle(name);
      settled.put(name, value);
      return value;
    } finally {
      settling.remove(name);
    }
  }

  private Optional<BigInteger> settle(String name) {
    var port = ports.get(name);
    if (port != null && port.direction() == Port.Direction.INPUT) {
      return parent.isEmpty()
          ? Optional.of(inputs.apply(name))
          : parent.get().read(outside.get(name));
    }
    var output = childOutputs.get(name);
    if (output != null) {
      return output.child().read(output.port());
    }
    if (port != null) {
      return driven(name, port.type().width());
    }
    return switch (declarations.get(name)) {
      case Declaration.Definition definition -> value(definition.value());
      case Declaration.Register register -> state.register(register.name());
      case Declaration.Wire wire -> driven(name, wire.type().width());
      case Declaration.Memory _, Declaration.Instance _ ->
          throw new IllegalArgumentException("not a signal: " + pathOf(name));
      case null -> throw new IllegalArgumentException("no signal " + pathOf(name));
    };
  }

  private Optional<BigInteger> driven(String name, int width) {
    var drive = Drive.nothing(width);
    Body.run(driversOf(name), this, drive::accept);
    return drive.complete(pathOf(name));
  }

  /** The statements of the body that assign a signal, and the choices that lead to them. */
  List<Stmt> driversOf(String name) {
    return drivers.computeIfAbsent(name, key -> Body.assigning(module.body(), key));
  }

  /** The value of an expression in this instance. */
  Optional<BigInteger> value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Optional.of(literal.value());
      case Expr.Ref ref -> read(ref.name());
      case Expr.MemoryRead read ->
          value(read.address()).flatMap(address -> state.word(read.memory(), address));
      case Expr.Mux mux ->
          value(mux.condition())
              .flatMap(chosen -> value(chosen.signum() != 0 ? mux.ifTrue() : mux.ifFalse()));
      case Expr.Index index ->
          value(index.index())
              .flatMap(number -> {
                var last = BigInteger.valueOf(index.elements().size() - 1L);
                return value(index.elements().get(number.min(last).intValueExact()));
              });
      case Expr.Unary _,
          Expr.Binary _,
          Expr.Slice _,
          Expr.BitSelect _,
          Expr.Concat _,
          Expr.Repeat _,
          Expr.ZeroExtend _,
          Expr.SignExtend _,
          Expr.OneHotMux _ ->
          strict(expr);
    };
  }

  private Optional<BigInteger> strict(Expr expr) {
    var operands = expr.operands().stream().map(this::value).toList();
    return operands.stream().allMatch(Optional::isPresent)
        ? Optional.of(OperatorValues.apply(expr, operands.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  /** The input of the top that a clock comes from. */
  String clockRoot(String signal) {
    var port = ports.get(signal);
    if (port != null && port.direction() == Port.Direction.INPUT) {
      return parent.isEmpty() ? signal : parent.get().clockRoot(outside.get(signal));
    }
    var output = childOutputs.get(signal);
    if (output != null) {
      return output.child().clockRoot(output.port());
    }
    if (declarations.get(signal) instanceof Declaration.Definition definition
        && definition.value() instanceof Expr.Ref ref) {
      return clockRoot(ref.name());
    }
    if (driversOf(signal) instanceof List<Stmt> only
        && only.size() == 1
        && only.getFirst() instanceof Stmt.Assign assign
        && assign.value() instanceof Expr.Ref ref) {
      return clockRoot(ref.name());
    }
    throw new IllegalArgumentException("clock is not a plain copy: " + pathOf(signal));
  }
}
