package portcullis.hdl.netlist;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** Many netlists as one, because every start of a tool costs more than a netlist. */
final class Batch {
  private Batch() {}

  /** The unit and instance prefix of the netlist with this place in the batch. */
  static String prefix(int place) {
    return "n" + place;
  }

  /** The design with a prefix before the name of each unit. */
  static Design prefixed(Design design, String prefix) {
    return new Design(
        design.units().stream().map(unit -> prefixed((Module) unit, prefix)).toList());
  }

  private static Unit prefixed(Module module, String prefix) {
    return new Module(
        prefix + module.name(),
        module.ports(),
        module.declarations().stream()
            .map(declaration ->
                declaration instanceof Declaration.Instance it
                    ? new Declaration.Instance(
                        it.name(), prefix + it.module(), it.connections(), it.origin())
                    : declaration)
            .toList(),
        module.body(),
        module.origin());
  }

  /**
   * One design that holds them all side by side: instance {@code n3} is the fourth, its input
   * {@code a} is the input {@code n3_a} of the whole, and its output {@code b} the output {@code
   * n3_b_out}. Clocks that rise in the same steps are one, see {@link #clock}.
   */
  static Design merged(List<Netlist> netlists) {
    var units = new ArrayList<Unit>();
    var ports = new ArrayList<Port>();
    var declarations = new ArrayList<Declaration>();
    var body = new ArrayList<Stmt>();
    for (int i = 0; i < netlists.size(); i++) {
      var design = prefixed(netlists.get(i).design(), prefix(i));
      units.addAll(design.units());
      var connections = new ArrayList<Declaration.Connection>();
      for (var port : design.top().ports()) {
        if (port.type() instanceof Type.Clock) {
          var clock = clock(netlists.get(i), port.name());
          if (ports.stream().noneMatch(it -> it.name().equals(clock))) {
            ports.add(new Port(clock, port.direction(), port.type(), Origin.NONE));
          }
          connections.add(new Declaration.Connection(port.name(), port.direction(), clock));
        } else {
          join(port, prefix(i), ports, declarations, body, connections);
        }
      }
      declarations.add(
          new Declaration.Instance(prefix(i), design.top().name(), connections, Origin.NONE));
    }
    units.add(new Module("Batch", ports, declarations, body, Origin.NONE));
    return new Design(units);
  }

  /** The input of the merged design that is a clock of a netlist. */
  static String clock(Netlist netlist, String clock) {
    var name = new StringBuilder("clock_");
    netlist.steps().forEach(step -> name.append(step.clocks().contains(clock) ? '1' : '0'));
    return name.toString();
  }

  private static void join(
      Port port,
      String instance,
      List<Port> ports,
      List<Declaration> declarations,
      List<Stmt> body,
      List<Declaration.Connection> connections) {
    var name = instance + "_" + port.name();
    if (port.direction() == Port.Direction.INPUT) {
      ports.add(new Port(name, port.direction(), port.type(), Origin.NONE));
      connections.add(new Declaration.Connection(port.name(), port.direction(), name));
      return;
    }
    int width = port.type().width();
    Type type = width == 1 ? new Type.Bool() : new Type.Bits(width);
    var outside = name + "_out";
    ports.add(new Port(outside, port.direction(), type, Origin.NONE));
    declarations.add(new Declaration.Wire(name, port.type(), Origin.NONE));
    connections.add(new Declaration.Connection(port.name(), port.direction(), name));
    body.add(new Stmt.Assign(Target.whole(outside, width), new Expr.Ref(name, width), Origin.NONE));
  }
}
