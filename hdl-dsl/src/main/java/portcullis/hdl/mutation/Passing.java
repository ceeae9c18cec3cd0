package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Port.Direction;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/**
 * Leads the signals of a schema through the hierarchy: an input down to all modules that need it,
 * and what they report up. Takes modules after those that they instantiate.
 */
final class Passing {
  private final Port input;
  private final Optional<Port> output;
  private final Set<String> concerned = new HashSet<>();

  private Passing(Port input, Optional<Port> output) {
    this.input = input;
    this.output = output;
  }

  /** Leads the selector down. */
  static Passing down() {
    return new Passing(
        port(SchemaNames.SELECTOR, Direction.INPUT, MutantSchema.SELECTOR_WIDTH), Optional.empty());
  }

  /** Leads down what is known, and up what differs. */
  static Passing downAndUp(int count) {
    return new Passing(
        port(SchemaNames.KNOWN, Direction.INPUT, count),
        Optional.of(port(SchemaNames.DIFFERS, Direction.OUTPUT, count)));
  }

  private static Port port(String name, Direction direction, int width) {
    return new Port(name, direction, new Type.Bits(width), Origin.NONE);
  }

  /**
   * The module with the ports, if it or a module in it has a part in the schema.
   *
   * @param own numbers of the mutations in it
   * @param top whether it is the top
   */
  Module through(Module module, Set<Integer> own, boolean top) {
    var inner =
        module.declarations().stream()
            .filter(
                it -> it instanceof Declaration.Instance one && concerned.contains(one.module()))
            .map(Declaration::name)
            .toList();
    if (own.isEmpty() && inner.isEmpty()) {
      return module;
    }
    concerned.add(module.name());
    var ports = new ArrayList<>(module.ports());
    ports.add(input);
    var declarations = new ArrayList<Declaration>();
    for (var declaration : module.declarations()) {
      declarations.add(
          declaration instanceof Declaration.Instance one && concerned.contains(one.module())
              ? joined(one)
              : declaration);
    }
    var body = new ArrayList<Stmt>();
    output.ifPresent(port -> {
      ports.add(port);
      own.forEach(number -> {
        declarations.add(wire(SchemaNames.differs(number), 1));
        body.add(assigned(SchemaNames.differs(number), Expr.Literal.of(0, 1)));
      });
      inner.forEach(name -> declarations.add(wire(SchemaNames.differsIn(name), width(port))));
    });
    body.addAll(module.body());
    output.ifPresent(port -> {
      body.add(assigned(port.name(), all(own, inner, width(port))));
      if (top) {
        ports.add(port(SchemaNames.NEWS, Direction.OUTPUT, 1));
        body.add(
            assigned(
                SchemaNames.NEWS,
                new Expr.Unary(UnaryOperator.REDUCE_OR, new Expr.Ref(port.name(), width(port)))));
      }
    });
    return new Module(module.name(), ports, declarations, body, module.origin());
  }

  private static int width(Port port) {
    return port.type().width();
  }

  private static Declaration wire(String name, int width) {
    return new Declaration.Wire(name, new Type.Bits(width), Origin.NONE);
  }

  private static Stmt assigned(String name, Expr value) {
    return new Stmt.Assign(Target.whole(name, value.width()), value, Origin.NONE);
  }

  private Declaration joined(Declaration.Instance one) {
    var connections = new ArrayList<>(one.connections());
    connections.add(new Declaration.Connection(input.name(), Direction.INPUT, input.name()));
    output.ifPresent(port ->
        connections.add(
            new Declaration.Connection(
                port.name(), Direction.OUTPUT, SchemaNames.differsIn(one.name()))));
    return new Declaration.Instance(one.name(), one.module(), connections, one.origin());
  }

  private static Expr all(Set<Integer> own, List<String> inner, int width) {
    var parts = new ArrayList<Expr>();
    for (int number = width; number >= 1; number--) {
      parts.add(
          own.contains(number)
              ? new Expr.Ref(SchemaNames.differs(number), 1)
              : Expr.Literal.of(0, 1));
    }
    Expr all = new Expr.Concat(parts);
    for (var name : inner) {
      all =
          new Expr.Binary(BinaryOperator.OR, all, new Expr.Ref(SchemaNames.differsIn(name), width));
    }
    return all;
  }
}
