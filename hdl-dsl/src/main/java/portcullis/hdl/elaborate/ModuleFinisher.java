package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.check.NamelessPort;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Unit;

/** Turns the description of one module into its immutable form. */
final class ModuleFinisher {
  private final ModuleBuilder module;

  /** A declaration and its place in the order of the Java. */
  private record Placed(int sequence, Declaration declaration) {}

  ModuleFinisher(ModuleBuilder module) {
    this.module = module;
  }

  static Origin origin(ModuleBuilder module) {
    return new Origin(module.description(), module.source());
  }

  Unit finish() {
    connectDomains();
    var needed = NamedOperations.of(module);
    new Names(module).assign(needed);
    var ports = ports();
    if (module.verilog().isPresent()) {
      requireNothingElse();
      return new BlackBox(module.unitName(), ports, VerilogBody.of(module, ports), origin(module));
    }
    var declarations = declarations(needed);
    var statements = new StatementFinisher(module, this).finish(module.body().statements());
    return OneWordMemories.replace(
        new Module(module.unitName(), ports, declarations, statements, origin(module)));
  }

  private void requireNothingElse() {
    boolean describes =
        !module.parts().isEmpty()
            || !module.memories().isEmpty()
            || module.body().statements().stream().anyMatch(s -> !(s instanceof Pending.Unused));
    if (describes) {
      throw new IllegalStateException(
          "the black box %s describes hardware that its Verilog would replace: declare only ports"
              .formatted(module.unitName()));
    }
  }

  /** Clocks and resets that parts need come into this module too. */
  private void connectDomains() {
    for (var part : module.parts()) {
      for (var entry : part.builder().domains().locals().entrySet()) {
        var around = module.domains().around(part, entry.getKey());
        if (around.isPresent() && entry.getValue().clockPort().isPresent()) {
          demandName(around.get().clock());
        }
        if (around.isPresent() && entry.getValue().resetPort().isPresent()) {
          around.get().reset().ifPresent(this::demandName);
        }
      }
    }
  }

  private void demandName(Node node) {
    if (node instanceof Node.Operation operation) {
      operation.demandName();
    }
  }

  private List<Port> ports() {
    var ports = new ArrayList<Port>();
    for (var storage : module.ports()) {
      if (!storage.group().isNamed()) {
        module.report(
            NamelessPort.of(
                storage.group().trace().source(), module.path(), storage.type().toString()));
      }
      ports.add(
          new Port(
              storage.name(),
              storage.kind() == Node.Storage.Kind.INPUT
                  ? Port.Direction.INPUT
                  : Port.Direction.OUTPUT,
              storage.type(),
              origin(storage.group())));
    }
    return ports;
  }

  private List<Declaration> declarations(List<Node.Operation> needed) {
    var placed = new ArrayList<Placed>();
    for (var storage : module.storages()) {
      var type = storage.type();
      var origin = origin(storage.group());
      switch (storage.kind()) {
        case WIRE ->
            placed.add(
                new Placed(
                    storage.group().sequence(),
                    new Declaration.Wire(storage.name(), type, origin)));
        case REGISTER ->
            placed.add(new Placed(storage.group().sequence(), register(storage, origin)));
        case INPUT, OUTPUT, CHILD_INPUT, CHILD_OUTPUT -> {}
      }
    }
    for (var operation : needed) {
      placed.add(
          new Placed(
              operation.group().sequence(),
              new Declaration.Definition(
                  operation.name(),
                  operation.type(),
                  build(operation),
                  operation.crossing(),
                  origin(operation.group()))));
    }
    for (var memory : module.memories()) {
      placed.add(
          new Placed(
              memory.group().sequence(),
              new Declaration.Memory(
                  memory.name(),
                  memory.depth(),
                  memory.width(),
                  memory.laneWidth(),
                  memory.initial(),
                  memory.readUnderWrite(),
                  origin(memory.group()))));
    }
    module.parts().forEach(part -> instance(part, placed));
    return placed.stream()
        .sorted(Comparator.comparingInt(Placed::sequence))
        .map(Placed::declaration)
        .toList();
  }

  private Declaration.Register register(Node.Storage storage, Origin origin) {
    var domain = module.domains().local(storage.domain().orElseThrow());
    var reset =
        storage
            .reset()
            .flatMap(value ->
                domain.reset().map(signal -> new Declaration.ResetValue(nameOf(signal), value)));
    return new Declaration.Register(
        storage.name(),
        storage.type(),
        nameOf(domain.clock()),
        reset,
        storage.initial(),
        storage.synchroniser(),
        origin);
  }

  private void instance(Part part, List<Placed> placed) {
    int sequence = part.group().sequence();
    var origin = origin(part.group());
    var domainSignals = new IdentityHashMap<Node, String>();
    for (var entry : part.builder().domains().locals().entrySet()) {
      var around = module.domains().around(part, entry.getKey());
      if (around.isPresent()) {
        var ofPart = entry.getValue();
        var here = around.get();
        ofPart.clockPort().ifPresent(port -> domainSignals.put(port, nameOf(here.clock())));
        ofPart
            .resetPort()
            .ifPresent(port -> domainSignals.put(port, nameOf(here.reset().orElseThrow())));
      }
    }
    var connections = new ArrayList<Declaration.Connection>();
    for (var port : part.builder().ports()) {
      String signal = domainSignals.get(port);
      if (signal == null) {
        signal = module.childPort(port).name();
        placed.add(new Placed(sequence, new Declaration.Wire(signal, port.type(), origin)));
      }
      connections.add(
          new Declaration.Connection(
              port.name(),
              port.kind() == Node.Storage.Kind.INPUT ? Port.Direction.INPUT : Port.Direction.OUTPUT,
              signal));
    }
    placed.add(
        new Placed(
            sequence,
            new Declaration.Instance(part.name(), part.unit().name(), connections, origin)));
  }

  private static Origin origin(Group group) {
    Source source = group.trace().source();
    return new Origin(group.comment(), source);
  }

  static String nameOf(Node node) {
    return switch (node) {
      case Node.Storage storage -> storage.name();
      case Node.Operation operation -> operation.name();
      case Node.Constant constant ->
          throw new IllegalStateException("a constant " + constant + " where a signal is needed");
    };
  }

  /** The value as an expression of this module's signals. */
  Expr expr(Node node) {
    return switch (node) {
      case Node.Constant constant ->
          new Expr.Literal(constant.value(), constant.width(), constant.meaning());
      case Node.Storage storage -> new Expr.Ref(storage.name(), storage.width());
      case Node.Operation operation when operation.isNamed() ->
          new Expr.Ref(operation.name(), operation.width());
      case Node.Operation operation -> build(operation);
    };
  }

  private Expr build(Node.Operation operation) {
    var operands = new ArrayList<Expr>(operation.operands().size());
    for (var operand : operation.operands()) {
      operands.add(expr(operand));
    }
    return operation.build(operands);
  }

  Optional<Expr> expr(Optional<Node> node) {
    return node.map(this::expr);
  }
}
