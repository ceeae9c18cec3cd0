package portcullis.hdl.verilog;

import static portcullis.hdl.verilog.ModuleBuilder.add;
import static portcullis.hdl.verilog.ModuleBuilder.and;
import static portcullis.hdl.verilog.ModuleBuilder.bits;
import static portcullis.hdl.verilog.ModuleBuilder.cat;
import static portcullis.hdl.verilog.ModuleBuilder.clocked;
import static portcullis.hdl.verilog.ModuleBuilder.enumeration;
import static portcullis.hdl.verilog.ModuleBuilder.eq;
import static portcullis.hdl.verilog.ModuleBuilder.lit;
import static portcullis.hdl.verilog.ModuleBuilder.not;
import static portcullis.hdl.verilog.ModuleBuilder.op;

import java.math.BigInteger;
import java.util.List;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration.Connection;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/** Small designs that together hold every construct; each has its golden text. */
final class Constructs {
  private static final EnumType STATE = enumeration("WalkState", 2, "IDLE", "READ", "DONE");

  private Constructs() {}

  /** All designs; the name of the top is the name of the golden text. */
  static List<Design> all() {
    return List.of(
        fifo(),
        ExpressionConstructs.operators(),
        ExpressionConstructs.contextWidths(),
        ExpressionConstructs.shifts(),
        ExpressionConstructs.slices(),
        ExpressionConstructs.extensions(),
        ExpressionConstructs.choices(),
        ExpressionConstructs.bitSelects(),
        ExpressionConstructs.comparisons(),
        ExpressionConstructs.longExpressions(),
        memories(),
        table(),
        combinational(),
        settledReads(),
        registers(),
        stateMachine(),
        constantConditions(),
        forwardReads(),
        checks(),
        unusedBits(),
        hierarchy());
  }

  static Design fifo() {
    var m = clocked("Fifo_32x4");
    var inValid = m.in("in_valid", 1);
    var inReady = m.out("in_ready", 1);
    var inPayload = m.in("in_payload", 32);
    var outValid = m.out("out_valid", 1);
    var outReady = m.in("out_ready", 1);
    var outPayload = m.out("out_payload", 32);
    m.memory("storage", 4, 32, 32);
    var head = m.comment("oldest entry").reg("head", 2, 0);
    var tail = m.comment("next free entry").reg("tail", 2, 0);
    var count = m.reg("count", 3, 0);
    var inFire = m.let("in_fire", and(inValid, inReady));
    var outFire = m.let("out_fire", and(outValid, outReady));
    var word = m.let("word", new Expr.MemoryRead("storage", head, 32));
    m.set(inReady, op(BinaryOperator.NOT_EQUAL, count, lit(4, 3)));
    m.set(outValid, op(BinaryOperator.NOT_EQUAL, count, lit(0, 3)));
    m.set(outPayload, word);
    m.when(
        inFire,
        () -> {
          m.write("storage", tail, inPayload);
          m.set(tail, add(tail, lit(1, 2)));
        });
    m.when(outFire, () -> m.set(head, add(head, lit(1, 2))));
    m.comment("An entry that comes as another goes leaves the count as it is.");
    m.when(
        and(inFire, not(outFire)),
        () -> m.set(count, add(count, lit(1, 3))),
        () ->
            m.when(
                and(outFire, not(inFire)),
                () -> m.set(count, op(BinaryOperator.SUBTRACT, count, lit(1, 3)))));
    m.comment("First-in first-out queue of 4 entries; accepts and delivers in the same cycle.");
    return m.design();
  }

  static Design memories() {
    var m = clocked("Memories");
    var enable = m.in("enable", 1);
    var a2 = m.in("a2", 2);
    var a4 = m.in("a4", 4);
    var data = m.in("data", 32);
    var mask = m.in("mask", 4);
    m.comment("Written in bytes, at two ports.").memory("bytes", 16, 32, 8);
    m.memory("three", 3, 8, 8);
    m.memory("single", 1, 4, 4);
    m.memory("flags", 4, 1, 1);
    var synchronous = m.reg("synchronous", 32);
    m.when(
        enable,
        () -> {
          m.write("bytes", a4, data, mask);
          m.write("three", a2, bits(data, 7, 0));
          m.write("flags", a2, bits(data, 0, 0));
          m.set(synchronous, new Expr.MemoryRead("bytes", a4, 32));
        });
    m.comment("The second port wins.").write("bytes", new Expr.ZeroExtend(4, a2), not(data));
    m.write("bytes", a4, not(data), not(mask));
    m.write("bytes", a4, data, lit(5, 4));
    m.write("single", enable, bits(data, 3, 0));
    m.let("word", new Expr.MemoryRead("bytes", a4, 32));
    m.out("asynchronous", new Expr.Ref("word", 32));
    m.out("old", synchronous);
    m.let("of_three", new Expr.MemoryRead("three", a4, 8));
    m.let("of_single", new Expr.MemoryRead("single", lit(0, 1), 4));
    m.let("of_flags", new Expr.MemoryRead("flags", add(a2, lit(1, 2)), 1));
    m.out(
        "others",
        cat(
            new Expr.Ref("of_three", 8),
            new Expr.Ref("of_single", 4),
            new Expr.Ref("of_flags", 1)));
    return unusedReset(m);
  }

  private static Design unusedReset(ModuleBuilder m) {
    return m.unused(new Expr.Ref("reset", 1)).design();
  }

  static Design table() {
    var m = new ModuleBuilder("Squares");
    var index = m.in("index", 2);
    m.comment("Squares of 0 to 3.").memory("squares", 4, 4, 4, 0L, 1L, 4L, 9L);
    m.out("square", m.let("word", new Expr.MemoryRead("squares", index, 4)));
    return m.design();
  }

  static Design combinational() {
    var m = new ModuleBuilder("Combinational");
    var state = m.in("state", new Type.Enumerated(STATE));
    var a = m.in("a", 8);
    var b = m.in("b", 8);
    var flag = m.in("flag", 1);
    var choice = m.out("choice", 8);
    m.set(choice, a);
    m.comment("A flag changes the half that is looked at.");
    m.when(
        flag,
        () -> m.set(choice, 7, 4, bits(b, 3, 0)),
        () -> m.when(bits(a, 0, 0), () -> m.set(choice, lit(0, 8))));
    var full = m.out("full", 4);
    m.select(
        state,
        s ->
            s.is(lit(STATE, "IDLE"), () -> m.set(full, lit(1, 4)))
                .is(lit(STATE, "READ"), () -> m.set(full, lit(2, 4)))
                .is(lit(STATE, "DONE"), () -> m.set(full, bits(a, 3, 0))));
    var covered = m.out("covered", 4);
    m.set(covered, lit(0, 4));
    m.select(
        state,
        s ->
            s.is(lit(STATE, "IDLE"), () -> {})
                .is(lit(STATE, "READ"), () -> m.set(covered, lit(2, 4)))
                .is(lit(STATE, "DONE"), () -> m.set(covered, bits(a, 3, 0))));
    var numbers = m.out("numbers", 4);
    m.select(
        bits(a, 1, 0),
        s ->
            s.is(lit(0, 2), () -> m.set(numbers, lit(1, 4)))
                .is(lit(1, 2), () -> m.set(numbers, lit(2, 4)))
                .otherwise(() ->
                    m.when(
                        flag,
                        () -> m.set(numbers, bits(b, 3, 0)),
                        () -> m.set(numbers, lit(3, 4)))));
    m.unused(bits(b, 7, 4));
    return m.design();
  }

  static Design settledReads() {
    var m = clocked("SettledReads");
    var a = m.in("a", 8);
    var flag = m.in("flag", 1);
    var x = m.out("x", 8);
    var y = m.out("y", 8);
    var z = m.out("z", 8);
    var register = m.reg("register", 8, 0);
    m.comment("y reads x, and z reads y.");
    m.when(
        flag,
        () -> {
          m.set(y, add(x, lit(1, 8)));
          m.set(x, a);
          m.set(z, y);
          m.set(register, x);
        },
        () -> {
          m.set(x, register);
          m.set(y, lit(0, 8));
          m.set(z, lit(0, 8));
        });
    return m.design();
  }

  static Design registers() {
    var m = clocked("Registers");
    var a = m.in("a", 8);
    var enable = m.in("enable", 1);
    var plain = m.reg("plain", 8);
    var start = m.reg("start", ModuleBuilder.type(8), null, 3L);
    var both = m.reg("both", ModuleBuilder.type(8), 7L, 7L);
    var halves = m.reg("halves", 8, 0);
    var constant = m.reg("constant", 4, 9);
    m.set(plain, a);
    m.when(enable, () -> m.set(start, plain));
    m.set(both, start);
    m.set(halves, 3, 0, bits(a, 7, 4));
    m.when(enable, () -> m.set(halves, 7, 4, bits(a, 3, 0)));
    m.comment("Both kinds in one condition.");
    m.when(
        not(enable),
        () -> {
          m.set(start, lit(0, 8));
          m.set(
              both,
              op(BinaryOperator.LESS_OR_EQUAL, a, plain).width() == 1
                  ? cat(op(BinaryOperator.LESS_OR_EQUAL, a, plain), bits(a, 6, 0))
                  : a);
        },
        () -> m.set(both, lit(1, 8)));
    var lower = m.reg("lower", 1);
    m.set(lower, op(BinaryOperator.LESS_OR_EQUAL, a, plain));
    m.out("all", cat(plain, start, both, halves, constant, lower));
    return m.design();
  }

  static Design stateMachine() {
    var m = clocked("StateMachine");
    var go = m.in("go", 1);
    var state = m.reg("state", new Type.Enumerated(STATE), 0L, null);
    var count = m.reg("count", 4, 0);
    m.select(
        state,
        s -> {
          m.comment("Waits for work.");
          s.is(
              lit(STATE, "IDLE"),
              () ->
                  m.when(
                      go,
                      () -> {
                        m.set(state, lit(STATE, "READ"));
                        m.set(count, lit(0, 4));
                      }));
          s.is(
              lit(STATE, "READ"),
              () -> {
                m.set(count, add(count, lit(1, 4)));
                m.when(eq(count, lit(9, 4)), () -> m.set(state, lit(STATE, "DONE")));
              });
          s.is(lit(STATE, "DONE"), () -> m.set(state, lit(STATE, "IDLE")));
        });
    m.out("busy", op(BinaryOperator.NOT_EQUAL, state, lit(STATE, "IDLE")));
    return m.design();
  }

  static Design constantConditions() {
    var m = new ModuleBuilder("ConstantConditions");
    var a = m.in("a", 4);
    var b = m.in("b", 4);
    var x = m.out("x", 4);
    m.set(x, a);
    m.when(lit(1, 1), () -> m.set(x, b));
    var y = m.out("y", 4);
    m.when(eq(lit(3, 2), lit(3, 2)), () -> m.set(y, lit(5, 4)), () -> m.set(y, lit(6, 4)));
    var z = m.out("z", 4);
    m.select(
        lit(1, 1),
        s -> s.is(lit(0, 1), () -> m.set(z, lit(1, 4))).is(lit(1, 1), () -> m.set(z, lit(2, 4))));
    return m.design();
  }

  static Design forwardReads() {
    var m = new ModuleBuilder("ForwardReads");
    var a = m.in("a", 4);
    m.let("early", add(new Expr.Ref("late", 4), lit(1, 4)));
    m.let("late", not(a));
    m.out("y", new Expr.Ref("early", 4));
    return m.design();
  }

  static Design checks() {
    var m = clocked("Checks");
    var a = m.in("a", 8);
    var flag = m.in("flag", 1);
    m.check(
        Stmt.CheckKind.ASSUME, "small", op(BinaryOperator.LESS_THAN, a, lit(200, 8)), "a < 200");
    m.when(
        flag,
        () -> {
          m.check(
              Stmt.CheckKind.ASSERT,
              "sum_fits",
              op(BinaryOperator.GREATER_OR_EQUAL, add(a, lit(1, 8)), a),
              "100 % \"sure\" \\ \u00e9");
          m.log(
              new Stmt.LogPart.Text("a is "),
              new Stmt.LogPart.Value(a, Stmt.Radix.DECIMAL),
              new Stmt.LogPart.Text(" or "),
              new Stmt.LogPart.Value(a, Stmt.Radix.SIGNED),
              new Stmt.LogPart.Text(" or 0x"),
              new Stmt.LogPart.Value(add(a, lit(1, 8)), Stmt.Radix.HEXADECIMAL),
              new Stmt.LogPart.Text(" or "),
              new Stmt.LogPart.Value(a, Stmt.Radix.BINARY));
        },
        () -> m.check(Stmt.CheckKind.COVER, "seven", eq(a, lit(7, 8)), "seven without the flag"));
    return m.design();
  }

  static Design unusedBits() {
    var m = clocked("UnusedBits");
    var a = m.in("a", 16);
    m.out("low", bits(a, 7, 0));
    m.comment("The upper half is for later.").unused(bits(a, 15, 8));
    m.unused(new Expr.Ref("clock", 1));
    return unusedReset(m);
  }

  static Design hierarchy() {
    var inner = clocked("Inner");
    var d = inner.in("d", 4);
    var q = inner.reg("state", 4, 0);
    inner.set(q, d);
    inner.out("q", q);
    var box =
        new BlackBox(
            "Inverter",
            List.of(
                new Port("a", Port.Direction.INPUT, new Type.Bits(4), Origin.NONE),
                new Port("y", Port.Direction.OUTPUT, new Type.Bits(4), Origin.NONE)),
            """
            module Inverter (
                input  wire [3:0] a,
                output wire [3:0] y
            );
                assign y = ~a;
            endmodule
            """,
            Origin.at(inner.at(77)));
    var m = clocked("Hierarchy");
    var a = m.in("a", 4);
    var innerD = m.wire("inner_d", 4);
    var innerQ = m.wire("inner_q", 4);
    var inverterY = m.wire("inverter_y", 4);
    m.comment("Keeps the sum.");
    m.instance(
        "inner",
        "Inner",
        new Connection("clock", Port.Direction.INPUT, "clock"),
        new Connection("reset", Port.Direction.INPUT, "reset"),
        new Connection("d", Port.Direction.INPUT, "inner_d"),
        new Connection("q", Port.Direction.OUTPUT, "inner_q"));
    m.instance(
        "inverter",
        "Inverter",
        new Connection("a", Port.Direction.INPUT, "inner_q"),
        new Connection("y", Port.Direction.OUTPUT, "inverter_y"));
    m.set(innerD, add(a, innerQ));
    m.out("y", inverterY);
    m.comment("A part and a black box.\nTheir ports are joined by wires.");
    return new Design(List.of(inner.build(), box, m.build()));
  }

  static BigInteger big(String hex) {
    return new BigInteger(hex, 16);
  }
}
