package portcullis.hdl.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/**
 * A module put together by hand. Each call counts as one line of a file named after the module, so
 * that messages have places.
 */
final class IrModule {
  private final String name;
  private final List<Port> ports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();
  private int line;

  private IrModule(String name) {
    this.name = name;
  }

  static IrModule module(String name) {
    return new IrModule(name);
  }

  Origin here() {
    return Origin.at(
        new Source(List.of(new Frame("demo." + name, "<init>", name + ".java", ++line))));
  }

  IrModule clock(String name) {
    return port(name, Port.Direction.INPUT, new Type.Clock());
  }

  IrModule reset(String name) {
    return port(name, Port.Direction.INPUT, new Type.Reset());
  }

  IrModule in(String name, int width) {
    return port(name, Port.Direction.INPUT, type(width));
  }

  IrModule out(String name, int width) {
    return port(name, Port.Direction.OUTPUT, type(width));
  }

  IrModule port(String name, Port.Direction direction, Type type) {
    ports.add(new Port(name, direction, type, here()));
    return this;
  }

  IrModule wire(String name, int width) {
    return wire(name, type(width));
  }

  IrModule wire(String name, Type type) {
    declarations.add(new Declaration.Wire(name, type, here()));
    return this;
  }

  IrModule let(String name, Expr value) {
    return definition(name, value, false);
  }

  IrModule crossing(String name, Expr value) {
    return definition(name, value, true);
  }

  private IrModule definition(String name, Expr value, boolean crossing) {
    declarations.add(
        new Declaration.Definition(name, type(value.width()), value, crossing, here()));
    return this;
  }

  IrModule reg(String name, int width, String clock) {
    return reg(name, type(width), clock, "", false);
  }

  IrModule reg(String name, int width, String clock, String reset) {
    return reg(name, type(width), clock, reset, false);
  }

  IrModule initialised(String name, int width, String clock) {
    declarations.add(
        new Declaration.Register(
            name,
            type(width),
            clock,
            Optional.empty(),
            Optional.of(BigInteger.ONE),
            false,
            here()));
    return this;
  }

  IrModule synchroniser(String name, int width, String clock) {
    return reg(name, type(width), clock, "", true);
  }

  IrModule reg(String name, Type type, String clock, String reset, boolean synchroniser) {
    var resetValue =
        reset.isEmpty()
            ? Optional.<Declaration.ResetValue>empty()
            : Optional.of(new Declaration.ResetValue(reset, BigInteger.ZERO));
    declarations.add(
        new Declaration.Register(
            name, type, clock, resetValue, Optional.empty(), synchroniser, here()));
    return this;
  }

  IrModule memory(String name, int depth, int width, Declaration.ReadUnderWrite readUnderWrite) {
    declarations.add(
        new Declaration.Memory(
            name, depth, width, width, Optional.empty(), readUnderWrite, here()));
    return this;
  }

  /** An instance; each join is {@code port->signal} for outputs and {@code port<-signal} else. */
  IrModule part(String name, String module, String... joins) {
    var connections =
        Arrays.stream(joins)
            .map(join ->
                join.contains("->")
                    ? connection(join, "->", Port.Direction.OUTPUT)
                    : connection(join, "<-", Port.Direction.INPUT))
            .toList();
    declarations.add(new Declaration.Instance(name, module, connections, here()));
    return this;
  }

  private static Declaration.Connection connection(
      String join, String arrow, Port.Direction direction) {
    var sides = join.split(arrow);
    return new Declaration.Connection(sides[0], direction, sides[1]);
  }

  IrModule does(Stmt... stmts) {
    body.addAll(List.of(stmts));
    return this;
  }

  Stmt set(String target, Expr value) {
    return new Stmt.Assign(Target.whole(target, value.width()), value, here());
  }

  Stmt set(String target, int high, int low, int width, Expr value) {
    return new Stmt.Assign(new Target(target, high, low, width), value, here());
  }

  Stmt when(Expr condition, List<Stmt> then) {
    return when(condition, then, List.of());
  }

  Stmt when(Expr condition, List<Stmt> then, List<Stmt> otherwise) {
    return new Stmt.When(condition, then, otherwise, here());
  }

  Stmt select(Expr subject, Stmt.Case... cases) {
    return new Stmt.Switch(subject, List.of(cases), Optional.empty(), here());
  }

  Stmt.Case is(Expr.Literal label, Stmt... body) {
    return new Stmt.Case(List.of(label), List.of(body), here());
  }

  Stmt write(String memory, String clock, Expr address, Expr data) {
    return new Stmt.MemoryWrite(memory, clock, address, data, Optional.empty(), here());
  }

  Stmt claim(String name, String clock, Expr condition) {
    return new Stmt.Check(
        Stmt.CheckKind.ASSERT, name, clock, Optional.empty(), condition, "fails", here());
  }

  Stmt unused(Expr value) {
    return new Stmt.Unused(value, here());
  }

  Module done() {
    return new Module(name, ports, declarations, body, here());
  }

  List<Diagnostic> check(Unit... parts) {
    var units = new ArrayList<>(List.of(parts));
    units.add(done());
    return Checks.run(new Design(units));
  }

  static Type type(int width) {
    return width == 1 ? new Type.Bool() : new Type.UInt(width);
  }

  static Expr ref(String name, int width) {
    return new Expr.Ref(name, width);
  }

  static Expr.Literal number(long value, int width) {
    return Expr.Literal.of(value, width);
  }

  static Expr slice(Expr value, int high, int low) {
    return new Expr.Slice(value, high, low);
  }

  static EnumType states(String name, String... constants) {
    var all = new ArrayList<EnumType.Constant>();
    for (var constant : constants) {
      all.add(new EnumType.Constant(constant, BigInteger.valueOf(all.size())));
    }
    return new EnumType(name, BigInteger.valueOf(all.size() - 1).bitLength(), all);
  }

  static Expr.Literal constant(EnumType type, String name) {
    var value =
        type.constants().stream()
            .filter(constant -> constant.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    return new Expr.Literal(value, type.width(), Optional.of(new Expr.EnumConstant(type, name)));
  }
}
