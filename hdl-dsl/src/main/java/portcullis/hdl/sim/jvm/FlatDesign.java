package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalTable;
import portcullis.hdl.sim.SimulationBuildException;

/** A design without hierarchy: state, what becomes of it at each clock edge, and all names. */
final class FlatDesign {
  private final Design design;
  private final Map<String, Unit> units;
  private final Map<String, ModuleNames> modules = new HashMap<>();
  private final WordGraph graph = new WordGraph();
  private final Arithmetic arithmetic = new Arithmetic(graph);
  private final List<InstanceScope> scopes = new ArrayList<>();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final List<Flat.Register> registers = new ArrayList<>();
  private final List<Flat.Memory> memories = new ArrayList<>();
  private final List<Flat.Action> actions = new ArrayList<>();
  private final Map<String, BitVector> outputs = new LinkedHashMap<>();
  private final List<Signal> signals = new ArrayList<>();
  private final List<Supplier<BitVector>> values = new ArrayList<>();
  private final List<Integer> memoryOf = new ArrayList<>();
  private final SignalTable table;
  private final List<PendingBox> pendingBoxes = new ArrayList<>();
  private final List<Flat.Box> boxes = new ArrayList<>();
  private int stateWords;
  private int messages;

  private record PendingBox(InstanceScope scope, Declaration.Instance instance, BlackBox box) {}

  /**
   * Flattens a design.
   *
   * @param bodies what black boxes do, by the name of their module
   * @throws SimulationBuildException if it holds what this engine cannot run
   */
  FlatDesign(Design design, Map<String, Supplier<BlackBoxBody>> bodies) {
    this.design = design;
    this.units = design.byName();
    var top = scope(design.top(), "", Optional.empty());
    ports(top);
    pendingBoxes.forEach(this::bindOutputs);
    names(top);
    table = new SignalTable(design.top().name(), signals);
    pendingBoxes.forEach(pending -> box(pending, bodies));
    for (var scope : scopes) {
      registers(scope);
    }
    for (var scope : scopes) {
      act(scope, scope.names().actions(), graph.constant(1));
    }
    for (var port : design.top().ports()) {
      if (port.direction() == Port.Direction.OUTPUT) {
        outputs.put(port.name(), settled(() -> top.read(port.name())));
      }
    }
  }

  String name() {
    return design.top().name();
  }

  WordGraph graph() {
    return graph;
  }

  SignalTable table() {
    return table;
  }

  /** Words of the state: inputs and registers. */
  int stateWords() {
    return stateWords;
  }

  /** The first word of each input of the top. */
  Map<String, Integer> inputs() {
    return inputs;
  }

  List<Flat.Register> registers() {
    return registers;
  }

  List<Flat.Memory> memories() {
    return memories;
  }

  /** Everything that happens at clock edges, registers included. */
  List<Flat.Action> actions() {
    return actions;
  }

  Map<String, BitVector> outputs() {
    return outputs;
  }

  List<Flat.Box> boxes() {
    return boxes;
  }

  /** Everything; at hand between clock edges are outputs and the inputs of black boxes. */
  Logic logic() {
    var visible = new ArrayList<>(outputs.values());
    boxes.forEach(box -> visible.addAll(box.inputs().values()));
    return new Logic(stateWords, graph.words(), visible, actions, memories, clocks());
  }

  /** A condition in the signals of an instance. */
  Word condition(InstanceScope scope, Expr condition) {
    return settled(() -> scope.lowering().condition(condition));
  }

  /** The instances of each module. */
  Map<String, List<InstanceScope>> instances() {
    return scopes.stream().collect(Collectors.groupingBy(scope -> scope.names().module().name()));
  }

  /** The values of all signals that are no memories. */
  synchronized List<BitVector> allValues() {
    return table.all().stream()
        .filter(signal -> signal.kind() != Signal.Kind.MEMORY)
        .map(this::value)
        .toList();
  }

  /** What it takes to have some values at hand. */
  synchronized Logic view(List<BitVector> visible) {
    return new Logic(stateWords, graph.words(), visible, List.of(), memories, clocks());
  }

  /** The names of the top's clocks. */
  List<String> clocks() {
    return table.ofKind(Signal.Kind.CLOCK).stream().map(Signal::name).toList();
  }

  /** The value of a signal that is no memory; made when first asked for. */
  synchronized BitVector value(Signal signal) {
    return settled(values.get(signal.index()));
  }

  /** The number of the memory that a signal is. */
  int memory(Signal signal) {
    return memoryOf.get(signal.index());
  }

  private static <T> T settled(Supplier<T> reading) {
    while (true) {
      try {
        return reading.get();
      } catch (WordLoopException loop) {
        loop.resolve();
      }
    }
  }

  // ---- names ---------------------------------------------------------------------------------

  private InstanceScope scope(Module module, String path, Optional<InstanceScope> parent) {
    var names = modules.computeIfAbsent(module.name(), _ -> new ModuleNames(module));
    var scope = new InstanceScope(path, names, parent, graph);
    scopes.add(scope);
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        switch (units.get(instance.module())) {
          case Module inner ->
              scope.addChild(
                  instance, scope(inner, scope.pathOf(instance.name()), Optional.of(scope)));
          case BlackBox box -> pendingBoxes.add(new PendingBox(scope, instance, box));
          case null -> throw new IllegalArgumentException("no module " + instance.module());
        }
      }
    }
    return scope;
  }

  private void ports(InstanceScope top) {
    for (var port : design.top().ports()) {
      if (port.direction() == Port.Direction.INPUT) {
        inputs.put(port.name(), stateWords);
        top.bind(port.name(), state(port.type().width()));
      }
      add(top, port.name(), kind(port), port.type());
    }
  }

  private static Signal.Kind kind(Port port) {
    if (port.direction() == Port.Direction.OUTPUT) {
      return Signal.Kind.OUTPUT;
    }
    return switch (port.type()) {
      case Type.Clock _ -> Signal.Kind.CLOCK;
      case Type.Reset _ -> Signal.Kind.RESET;
      default -> Signal.Kind.INPUT;
    };
  }

  /** The names in the order of all engines: an instance's ports, then what it declares. */
  private void names(InstanceScope scope) {
    for (var declaration : scope.names().module().declarations()) {
      switch (declaration) {
        case Declaration.Wire wire -> add(scope, wire.name(), Signal.Kind.WIRE, wire.type());
        case Declaration.Definition it -> add(scope, it.name(), Signal.Kind.WIRE, it.type());
        case Declaration.Register it -> {
          scope.bind(it.name(), state(it.type().width()));
          add(scope, it.name(), Signal.Kind.REGISTER, it.type());
        }
        case Declaration.Memory memory -> memory(scope, memory);
        case Declaration.Instance instance -> {
          var child = scope.children().get(instance.name());
          if (child == null) {
            // A black box: its ports are readable as the wires that join them.
            continue;
          }
          for (var port : child.names().module().ports()) {
            add(child, port.name(), Signal.Kind.WIRE, port.type());
          }
          names(child);
        }
      }
    }
  }

  private void add(InstanceScope scope, String name, Signal.Kind kind, Type type) {
    signals.add(
        new Signal(
            signals.size(), scope.pathOf(name), kind, type.width(), type instanceof Type.SInt, 1));
    values.add(() -> scope.read(name));
    memoryOf.add(-1);
  }

  private void memory(InstanceScope scope, Declaration.Memory memory) {
    scope.bindMemory(memory.name(), memories.size());
    signals.add(
        new Signal(
            signals.size(),
            scope.pathOf(memory.name()),
            Signal.Kind.MEMORY,
            memory.width(),
            false,
            memory.depth()));
    values.add(() -> {
      throw new IllegalArgumentException("a memory has no value");
    });
    memoryOf.add(memories.size());
    memories.add(
        new Flat.Memory(
            scope.path(),
            memory.name(),
            memory.depth(),
            memory.width(),
            memory.initial(),
            memory.origin()));
  }

  private BitVector state(int width) {
    int first = stateWords;
    stateWords += BitVector.count(width);
    return new BitVector(
        width,
        IntStream.range(0, BitVector.count(width))
            .mapToObj(i -> graph.state(first + i, BitVector.bitsOf(width, i)))
            .toList());
  }

  // ---- black boxes ---------------------------------------------------------------------------

  private void bindOutputs(PendingBox pending) {
    for (var connection : pending.instance().connections()) {
      if (connection.direction() == Port.Direction.OUTPUT) {
        String signal = connection.signal();
        pending.scope().bind(signal, state(pending.scope().names().width(signal)));
      }
    }
  }

  private void box(PendingBox pending, Map<String, Supplier<BlackBoxBody>> bodies) {
    var body = bodies.get(pending.box().name());
    if (body == null) {
      throw new SimulationBuildException(
          "the jvm engine has no Java for the black box '%s', whose body is Verilog; give one to new JvmEngine(...), or use the engine verilator"
              .formatted(pending.box().name()));
    }
    var scope = pending.scope();
    var into = new LinkedHashMap<String, BitVector>();
    var out = new LinkedHashMap<String, BitVector>();
    var clocks = new LinkedHashMap<String, String>();
    var types = new HashMap<String, Type>();
    pending.box().ports().forEach(port -> types.put(port.name(), port.type()));
    for (var connection : pending.instance().connections()) {
      var value = settled(() -> scope.read(connection.signal()));
      if (connection.direction() == Port.Direction.OUTPUT) {
        out.put(connection.port(), value);
      } else if (types.get(connection.port()) instanceof Type.Clock) {
        clocks.put(connection.port(), scope.root(connection.signal()));
      } else {
        into.put(connection.port(), value);
      }
    }
    boxes.add(
        new Flat.Box(
            scope.pathOf(pending.instance().name()),
            into,
            out,
            clocks,
            body,
            pending.instance().origin()));
  }

  // ---- what happens --------------------------------------------------------------------------

  private void registers(InstanceScope scope) {
    for (var declaration : scope.names().module().declarations()) {
      if (declaration instanceof Declaration.Register register) {
        var now = scope.read(register.name());
        var next =
            settled(() -> {
              var assigned = scope.lowering().run(scope.names().drivers(register.name()), 0, now);
              return register
                  .reset()
                  .map(reset ->
                      arithmetic.mux(
                          scope.read(reset.signal()).only(),
                          arithmetic.constant(reset.value(), now.width()),
                          assigned))
                  .orElse(assigned);
            });
        var flat =
            new Flat.Register(
                scope.path(),
                register.name(),
                now.width(),
                scope.root(register.clock()),
                (int) now.word(0).number(),
                register.initial(),
                next,
                register.origin());
        registers.add(flat);
        actions.add(flat);
      }
    }
  }

  private void act(InstanceScope scope, List<Stmt> statements, Word reached) {
    for (var statement : statements) {
      switch (statement) {
        case Stmt.When when -> {
          Word condition = condition(scope, when.condition());
          act(scope, when.then(), graph.and(reached, condition));
          act(scope, when.otherwise(), graph.and(reached, graph.not(condition, 1)));
        }
        case Stmt.Switch choice -> choice(scope, choice, reached);
        case Stmt.MemoryWrite write -> settled(() -> write(scope, write, reached));
        case Stmt.Check check -> settled(() -> check(scope, check, reached));
        case Stmt.Log log -> settled(() -> log(scope, log, reached));
        case Stmt.Assign _, Stmt.Unused _ -> {}
      }
    }
  }

  private void choice(InstanceScope scope, Stmt.Switch choice, Word reached) {
    var subject = settled(() -> scope.lowering().value(choice.subject()));
    Word others = reached;
    for (var each : choice.cases()) {
      Word matches = scope.lowering().matches(subject, each);
      act(scope, each.body(), graph.and(reached, matches));
      others = graph.and(others, graph.not(matches, 1));
    }
    if (choice.otherwise().isPresent()) {
      act(scope, choice.otherwise().get(), others);
    }
  }

  private boolean write(InstanceScope scope, Stmt.MemoryWrite write, Word reached) {
    var memory = (Declaration.Memory) scope.names().declaration(write.memory());
    var lowering = scope.lowering();
    Word address = arithmetic.clamp(lowering.value(write.address()), memory.depth());
    Word within = graph.less(address, graph.constant(memory.depth()));
    return actions.add(
        new Flat.Write(
            scope.path(),
            scope.memory(write.memory()),
            scope.root(write.clock()),
            graph.and(reached, within),
            address,
            lowering.value(write.data()),
            lowering.laneBits(memory, write.mask()),
            write.origin()));
  }

  private boolean check(InstanceScope scope, Stmt.Check check, Word reached) {
    Word condition = scope.lowering().condition(check.condition());
    boolean cover = check.kind() == Stmt.CheckKind.COVER;
    Word told = cover ? condition : graph.not(condition, 1);
    return actions.add(
        new Flat.Check(
            scope.path(),
            messages++,
            check.kind(),
            scope.pathOf(check.name()),
            check.message(),
            scope.root(check.clock()),
            graph.and(outsideReset(scope, check.reset(), reached), told),
            check.origin()));
  }

  private boolean log(InstanceScope scope, Stmt.Log log, Word reached) {
    var shown = new ArrayList<BitVector>();
    for (var part : log.parts()) {
      if (part instanceof Stmt.LogPart.Value value) {
        shown.add(scope.lowering().value(value.value()));
      }
    }
    return actions.add(
        new Flat.Log(
            scope.path(),
            messages++,
            scope.root(log.clock()),
            outsideReset(scope, log.reset(), reached),
            log.parts(),
            List.copyOf(shown),
            log.origin()));
  }

  private Word outsideReset(InstanceScope scope, Optional<String> reset, Word reached) {
    return reset
        .map(name -> graph.and(reached, graph.not(scope.read(name).only(), 1)))
        .orElse(reached);
  }
}
