package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.hdl.ir.BinaryOperator;
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
import portcullis.hdl.ir.UnaryOperator;

/**
 * Modules by hand, for tests of what comes after the front end. Each call is one line of "Java".
 */
final class ModuleBuilder {
  private final String name;
  private final List<Port> ports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private List<Stmt> body = new ArrayList<>();
  private String comment = "";
  private int line;

  ModuleBuilder(String name) {
    this.name = name;
  }

  /** A module with the ports clock and reset. */
  static ModuleBuilder clocked(String name) {
    var builder = new ModuleBuilder(name);
    builder.ports.add(new Port("clock", Port.Direction.INPUT, new Type.Clock(), builder.origin()));
    builder.ports.add(new Port("reset", Port.Direction.INPUT, new Type.Reset(), builder.origin()));
    return builder;
  }

  /** Words for the next thing that is built. */
  ModuleBuilder comment(String words) {
    comment = words;
    return this;
  }

  Origin origin() {
    var origin = new Origin(comment, at(++line));
    comment = "";
    return origin;
  }

  Source at(int place) {
    return new Source(List.of(new Frame("test." + name, "<init>", name + ".java", place)));
  }

  static Type type(int width) {
    return width == 1 ? new Type.Bool() : new Type.Bits(width);
  }

  Expr.Ref in(String port, int width) {
    ports.add(new Port(port, Port.Direction.INPUT, type(width), origin()));
    return new Expr.Ref(port, width);
  }

  Expr.Ref in(String port, Type type) {
    ports.add(new Port(port, Port.Direction.INPUT, type, origin()));
    return new Expr.Ref(port, type.width());
  }

  Expr.Ref out(String port, int width) {
    ports.add(new Port(port, Port.Direction.OUTPUT, type(width), origin()));
    return new Expr.Ref(port, width);
  }

  /** An output with a value. */
  ModuleBuilder out(String port, Expr value) {
    return set(out(port, value.width()), value);
  }

  Expr.Ref wire(String wire, int width) {
    declarations.add(new Declaration.Wire(wire, type(width), origin()));
    return new Expr.Ref(wire, width);
  }

  Expr.Ref let(String definition, Expr value) {
    declarations.add(
        new Declaration.Definition(definition, type(value.width()), value, false, origin()));
    return new Expr.Ref(definition, value.width());
  }

  Expr.Ref reg(String register, int width) {
    return reg(register, type(width), null, null);
  }

  Expr.Ref reg(String register, int width, long resetValue) {
    return reg(register, type(width), resetValue, null);
  }

  Expr.Ref reg(String register, Type type, Long resetValue, Long initial) {
    declarations.add(
        new Declaration.Register(
            register,
            type,
            "clock",
            Optional.ofNullable(resetValue)
                .map(value -> new Declaration.ResetValue("reset", BigInteger.valueOf(value))),
            Optional.ofNullable(initial).map(BigInteger::valueOf),
            false,
            origin()));
    return new Expr.Ref(register, type.width());
  }

  ModuleBuilder memory(String memory, int depth, int width, int laneWidth, Long... words) {
    declarations.add(
        new Declaration.Memory(
            memory,
            depth,
            width,
            laneWidth,
            words.length == 0
                ? Optional.empty()
                : Optional.of(java.util.Arrays.stream(words).map(BigInteger::valueOf).toList()),
            Declaration.ReadUnderWrite.OLD,
            origin()));
    return this;
  }

  ModuleBuilder instance(String instance, String module, Declaration.Connection... connections) {
    declarations.add(new Declaration.Instance(instance, module, List.of(connections), origin()));
    return this;
  }

  ModuleBuilder set(Expr.Ref target, Expr value) {
    body.add(new Stmt.Assign(Target.whole(target.name(), target.width()), value, origin()));
    return this;
  }

  ModuleBuilder set(Expr.Ref target, int high, int low, Expr value) {
    body.add(
        new Stmt.Assign(new Target(target.name(), high, low, target.width()), value, origin()));
    return this;
  }

  ModuleBuilder write(String memory, Expr address, Expr data) {
    body.add(new Stmt.MemoryWrite(memory, "clock", address, data, Optional.empty(), origin()));
    return this;
  }

  ModuleBuilder write(String memory, Expr address, Expr data, Expr mask) {
    body.add(new Stmt.MemoryWrite(memory, "clock", address, data, Optional.of(mask), origin()));
    return this;
  }

  ModuleBuilder when(Expr condition, Runnable then) {
    return when(condition, then, () -> {});
  }

  ModuleBuilder when(Expr condition, Runnable then, Runnable otherwise) {
    var origin = origin();
    body.add(new Stmt.When(condition, inside(then), inside(otherwise), origin));
    return this;
  }

  ModuleBuilder select(Expr subject, Consumer<Cases> cases) {
    var origin = origin();
    var all = new Cases();
    cases.accept(all);
    body.add(new Stmt.Switch(subject, all.cases, all.otherwise, origin));
    return this;
  }

  /** The cases of a {@link #select}. */
  final class Cases {
    private final List<Stmt.Case> cases = new ArrayList<>();
    private Optional<List<Stmt>> otherwise = Optional.empty();

    Cases is(Expr.Literal label, Runnable then) {
      var origin = origin();
      cases.add(new Stmt.Case(List.of(label), inside(then), origin));
      return this;
    }

    void otherwise(Runnable then) {
      otherwise = Optional.of(inside(then));
    }
  }

  private List<Stmt> inside(Runnable statements) {
    var outside = body;
    body = new ArrayList<>();
    statements.run();
    var inside = body;
    body = outside;
    return inside;
  }

  ModuleBuilder check(Stmt.CheckKind kind, String check, Expr condition, String message) {
    body.add(
        new Stmt.Check(kind, check, "clock", Optional.of("reset"), condition, message, origin()));
    return this;
  }

  ModuleBuilder log(Stmt.LogPart... parts) {
    body.add(new Stmt.Log("clock", Optional.of("reset"), List.of(parts), origin()));
    return this;
  }

  ModuleBuilder unused(Expr value) {
    body.add(new Stmt.Unused(value, origin()));
    return this;
  }

  Module build() {
    return new Module(name, ports, declarations, body, new Origin(comment, at(0)));
  }

  Design design() {
    return new Design(List.of(build()));
  }

  static Expr.Literal lit(long value, int width) {
    return Expr.Literal.of(value, width);
  }

  static Expr.Literal lit(EnumType type, String constant) {
    var value =
        type.constants().stream()
            .filter(each -> each.name().equals(constant))
            .findFirst()
            .orElseThrow()
            .value();
    return new Expr.Literal(
        value, type.width(), Optional.of(new Expr.EnumConstant(type, constant)));
  }

  static EnumType enumeration(String name, int width, String... constants) {
    var all = new ArrayList<EnumType.Constant>();
    for (var constant : constants) {
      all.add(new EnumType.Constant(constant, BigInteger.valueOf(all.size())));
    }
    return new EnumType(name, width, all);
  }

  static Expr op(BinaryOperator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right);
  }

  static Expr add(Expr left, Expr right) {
    return op(BinaryOperator.ADD, left, right);
  }

  static Expr and(Expr left, Expr right) {
    return op(BinaryOperator.AND, left, right);
  }

  static Expr eq(Expr left, Expr right) {
    return op(BinaryOperator.EQUAL, left, right);
  }

  static Expr not(Expr value) {
    return new Expr.Unary(UnaryOperator.NOT, value);
  }

  static Expr bits(Expr value, int high, int low) {
    return new Expr.Slice(value, high, low);
  }

  static Expr cat(Expr... parts) {
    return new Expr.Concat(List.of(parts));
  }
}
