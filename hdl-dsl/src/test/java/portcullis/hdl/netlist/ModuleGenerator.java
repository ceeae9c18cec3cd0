package portcullis.hdl.netlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/** One random module, without loops and with every bit driven. */
final class ModuleGenerator {
  static final String CLOCK = "clock";
  static final String SIDE_CLOCK = "side_clock";
  static final String RESET = "reset";

  private static final int OPERATORS_PER_SIGNAL = 8;

  private final Choice choice;
  private final Features features;
  private final List<EnumType> enums;
  private final List<Module> library;
  private final ExpressionGenerator expressions;
  private final StatementGenerator statements;
  private final MemoryGenerator memories;

  private final List<Port> ports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Declaration.Register> registers = new ArrayList<>();
  private final List<Declaration.Memory> stores = new ArrayList<>();
  private final Pool pool = Pool.empty();
  private int names;

  /** Statements that stay together, and what they drive. */
  private record Group(Set<String> driven, List<Stmt> body) {}

  ModuleGenerator(Choice choice, Features features, List<EnumType> enums, List<Module> library) {
    this.choice = choice;
    this.features = features;
    this.enums = enums;
    this.library = library;
    expressions = new ExpressionGenerator(choice, OPERATORS_PER_SIGNAL * features.size());
    statements = new StatementGenerator(choice, expressions);
    memories = new MemoryGenerator(choice, expressions, features.powerUp());
  }

  Module generate(String name) {
    inputs();
    registers();
    stores();
    for (int i = 0; i < features.size(); i++) {
      switch (choice.below(library.isEmpty() ? 7 : 10)) {
        case 0, 1, 2 -> definition();
        case 3, 4 -> wires(1);
        case 5 -> wires(choice.between(2, 3));
        case 6 -> asynchronousRead();
        default -> instance();
      }
    }
    updates();
    claims();
    outputs();
    return new Module(name, ports, declarations, body(), Origin.NONE);
  }

  private void inputs() {
    port(CLOCK, Port.Direction.INPUT, new Type.Clock());
    if (features.twoClocks()) {
      port(SIDE_CLOCK, Port.Direction.INPUT, new Type.Clock());
    }
    port(RESET, Port.Direction.INPUT, new Type.Reset());
    int count = choice.between(1, 4);
    for (int i = 0; i < count; i++) {
      var type = type();
      var name = fresh("in");
      port(name, Port.Direction.INPUT, type);
      pool.add(new Pool.Signal(name, type));
    }
  }

  private void port(String name, Port.Direction direction, Type type) {
    ports.add(new Port(name, direction, type, Origin.NONE));
  }

  private String fresh(String stem) {
    return stem + "_" + names++;
  }

  private Type type() {
    return choice.percent(15) ? new Type.Enumerated(choice.of(enums)) : number(choice.width());
  }

  private Type number(int width) {
    return switch (choice.below(3)) {
      case 0 -> width == 1 ? new Type.Bool() : new Type.UInt(width);
      case 1 -> new Type.SInt(width);
      default -> width == 1 ? new Type.Bool() : new Type.Bits(width);
    };
  }

  private String clock() {
    return features.twoClocks() && choice.percent(40) ? SIDE_CLOCK : CLOCK;
  }

  private void registers() {
    int count = choice.between(0, 4);
    for (int i = 0; i < count; i++) {
      var register = register(type());
      pool.add(new Pool.Signal(register.name(), register.type()));
    }
  }

  private Declaration.Register register(Type type) {
    boolean reset =
        switch (features.powerUp()) {
          case INITIAL -> choice.percent(50);
          case RESET -> true;
          case UNKNOWN -> choice.percent(60);
        };
    boolean initial =
        switch (features.powerUp()) {
          case INITIAL -> true;
          case RESET -> choice.percent(20);
          case UNKNOWN -> choice.percent(40);
        };
    var register =
        new Declaration.Register(
            fresh("reg"),
            type,
            clock(),
            reset
                ? Optional.of(new Declaration.ResetValue(RESET, constant(type).value()))
                : Optional.empty(),
            initial ? Optional.of(constant(type).value()) : Optional.empty(),
            choice.percent(5),
            Origin.NONE);
    declarations.add(register);
    registers.add(register);
    return register;
  }

  private Expr.Literal constant(Type type) {
    return type instanceof Type.Enumerated of
        ? ExpressionGenerator.constant(of.type(), choice.of(of.type().constants()))
        : expressions.literal(type.width());
  }

  private void stores() {
    if (features.memories()) {
      int count = choice.between(1, 2);
      for (int i = 0; i < count; i++) {
        var memory = memories.memory(fresh("mem"));
        declarations.add(memory);
        stores.add(memory);
      }
    }
  }

  private void definition() {
    var type = type();
    var value =
        type instanceof Type.Enumerated of
            ? expressions.of(of.type(), pool)
            : expressions.of(type.width(), pool);
    define(type, value);
  }

  private void define(Type type, Expr value) {
    var name = fresh("def");
    declarations.add(new Declaration.Definition(name, type, value, choice.percent(5), Origin.NONE));
    pool.add(new Pool.Signal(name, type));
  }

  private void asynchronousRead() {
    if (!stores.isEmpty()) {
      var memory = choice.of(stores);
      define(number(memory.width()), memories.read(memory, pool));
    }
  }

  /** Wires or outputs driven by the same statements; a later one may read an earlier one. */
  private void wires(int count) {
    var before = pool.now();
    var sinks = new ArrayList<StatementGenerator.Sink>();
    var driven = new HashSet<String>();
    for (int i = 0; i < count; i++) {
      var signal = new Pool.Signal(fresh("wire"), type());
      if (choice.percent(25)) {
        port(signal.name(), Port.Direction.OUTPUT, signal.type());
        // An output is read outside.
        pool.reading(signal);
      } else {
        declarations.add(new Declaration.Wire(signal.name(), signal.type(), Origin.NONE));
      }
      sinks.add(new StatementGenerator.Sink(signal, pool.now()));
      pool.add(signal);
      driven.add(signal.name());
    }
    var body = new ArrayList<Stmt>();
    sinks.forEach(sink -> body.addAll(statements.complete(sink, before, 2)));
    if (count > 1 || choice.percent(60)) {
      var leaves = leaves(sinks);
      if (choice.percent(30)) {
        leaves.addAll(clockedLeaves(before, driven));
      }
      body.addAll(statements.block(leaves, before, 2));
    }
    groups.add(new Group(driven, body));
  }

  private List<Supplier<Stmt>> leaves(List<StatementGenerator.Sink> sinks) {
    var leaves = new ArrayList<Supplier<Stmt>>();
    sinks.forEach(sink -> leaves.add(() -> statements.some(sink)));
    return leaves;
  }

  /** Assignments of registers and writes of memories. */
  private List<Supplier<Stmt>> clockedLeaves(Pool readable, Set<String> driven) {
    var leaves = new ArrayList<Supplier<Stmt>>();
    for (var register : registers) {
      var signal = new Pool.Signal(register.name(), register.type());
      var sink = new StatementGenerator.Sink(signal, readable);
      leaves.add(() -> statements.some(sink));
      driven.add(register.name());
    }
    for (var memory : stores) {
      leaves.add(() -> guarded(memories.write(memory, clockOf(memory), readable)));
      driven.add(memory.name());
    }
    return leaves;
  }

  /** Writes of one memory share a clock: of two edges at once neither is later. */
  private String clockOf(Declaration.Memory memory) {
    return features.twoClocks() && memory.width() % 2 == 0 ? SIDE_CLOCK : CLOCK;
  }

  /** Registers that only reset makes known would write nowhere in particular before it. */
  private Stmt guarded(Stmt write) {
    if (features.powerUp() == Features.PowerUp.INITIAL) {
      return write;
    }
    var outsideReset = new Expr.Unary(UnaryOperator.NOT, new Expr.Ref(RESET, 1));
    return new Stmt.When(outsideReset, List.of(write), List.of(), Origin.NONE);
  }

  private void instance() {
    var module = choice.of(library);
    var name = fresh("child");
    var connections = new ArrayList<Declaration.Connection>();
    var results = new ArrayList<Pool.Signal>();
    for (var port : module.ports()) {
      var signal =
          switch (port.type()) {
            case Type.Clock _ -> clock();
            case Type.Reset _ -> RESET;
            default ->
                port.direction() == Port.Direction.INPUT
                    ? argument(name, port)
                    : result(name, port, results);
          };
      connections.add(new Declaration.Connection(port.name(), port.direction(), signal));
    }
    declarations.add(new Declaration.Instance(name, module.name(), connections, Origin.NONE));
    results.forEach(pool::add);
  }

  private String argument(String instance, Port port) {
    if (!(port.type() instanceof Type.Enumerated) && choice.percent(20)) {
      var exact = pool.ofWidth(port.type().width());
      if (!exact.isEmpty()) {
        return pool.reading(choice.of(exact)).name();
      }
    }
    var signal = new Pool.Signal(instance + "_" + port.name(), port.type());
    declarations.add(new Declaration.Wire(signal.name(), signal.type(), Origin.NONE));
    var sink = new StatementGenerator.Sink(signal, pool.now());
    var body = new ArrayList<>(statements.complete(sink, pool.now(), 1));
    if (choice.percent(20)) {
      body.addAll(statements.block(leaves(List.of(sink)), pool.now(), 1));
    }
    groups.add(new Group(Set.of(signal.name()), body));
    return signal.name();
  }

  private String result(String instance, Port port, List<Pool.Signal> results) {
    var signal = new Pool.Signal(instance + "_" + port.name(), port.type());
    declarations.add(new Declaration.Wire(signal.name(), signal.type(), Origin.NONE));
    results.add(signal);
    return signal.name();
  }

  /** What registers become and memories are told, now that everything can be read. */
  private void updates() {
    for (var register : List.copyOf(registers)) {
      var signal = new Pool.Signal(register.name(), register.type());
      var sink = new StatementGenerator.Sink(signal, pool);
      var body =
          choice.percent(50)
              ? List.of(statements.whole(sink))
              : statements.block(leaves(List.of(sink)), pool, 2);
      groups.add(new Group(Set.of(register.name()), body));
    }
    if (registers.size() + stores.size() > 1 && choice.percent(50)) {
      var driven = new HashSet<String>();
      groups.add(new Group(driven, statements.block(clockedLeaves(pool, driven), pool, 3)));
    }
    for (var memory : stores) {
      synchronousRead(memory);
      int ports = choice.between(0, 2);
      for (int i = 0; i < ports; i++) {
        Supplier<Stmt> write = () -> guarded(memories.write(memory, clockOf(memory), pool));
        groups.add(new Group(Set.of(memory.name()), statements.block(List.of(write), pool, 1)));
      }
    }
  }

  private void synchronousRead(Declaration.Memory memory) {
    if (choice.percent(30)) {
      return;
    }
    var register = register(number(memory.width()));
    Stmt read =
        new Stmt.Assign(
            Target.whole(register.name(), memory.width()),
            memories.read(memory, pool),
            Origin.NONE);
    var body =
        choice.percent(50)
            ? read
            : new Stmt.When(expressions.condition(pool), List.of(read), List.of(), Origin.NONE);
    groups.add(new Group(Set.of(register.name()), List.of(body)));
    pool.add(new Pool.Signal(register.name(), register.type()));
  }

  /** Checks that hold, lines in the log, values that nobody reads. */
  private void claims() {
    if (choice.percent(60)) {
      return;
    }
    var claims = new ClaimGenerator(choice, expressions, pool, this::clock, this::fresh);
    List<Supplier<Stmt>> leaves = List.of(claims::check, claims::log, claims::unused);
    groups.add(new Group(Set.of(), statements.block(leaves, pool, 2)));
  }

  /** What nobody reads yet is brought out, so that a wrong value shows. */
  private void outputs() {
    int more = choice.between(1, 2);
    for (int i = 0; i < more; i++) {
      var signal = output(type());
      groups.add(
          new Group(
              Set.of(signal.name()),
              statements.complete(new StatementGenerator.Sink(signal, pool), pool, 1)));
    }
    for (var unread : pool.unread()) {
      var signal = output(unread.type());
      var target = Target.whole(signal.name(), signal.type().width());
      groups.add(
          new Group(
              Set.of(signal.name()),
              List.of(new Stmt.Assign(target, pool.reading(unread), Origin.NONE))));
    }
  }

  private Pool.Signal output(Type type) {
    var signal = new Pool.Signal(fresh("out"), type);
    port(signal.name(), Port.Direction.OUTPUT, type);
    return signal;
  }

  /** The groups, mixed where the order does not matter. */
  private List<Stmt> body() {
    for (int swap = 0; swap < 2 * groups.size() && groups.size() > 1; swap++) {
      int at = choice.below(groups.size() - 1);
      var upper = groups.get(at);
      var lower = groups.get(at + 1);
      if (upper.driven().stream().noneMatch(lower.driven()::contains)) {
        groups.set(at, lower);
        groups.set(at + 1, upper);
      }
    }
    return groups.stream().flatMap(group -> group.body().stream()).toList();
  }
}
