package portcullis.hdl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

class EvaluatorTest {
  private static final Port CLOCK = input("clock", new Type.Clock());
  private static final Port RESET = input("reset", new Type.Reset());
  private static final Port ENABLE = input("enable", new Type.Bool());
  private static final Port DATA = input("data", new Type.UInt(8));
  private static final Port RESULT =
      new Port("result", Port.Direction.OUTPUT, new Type.UInt(8), Origin.NONE);
  private static final Expr ENABLED = new Expr.Ref("enable", 1);
  private static final Expr DATUM = new Expr.Ref("data", 8);

  @Test
  void aRegisterCountsWhereEnabledAndResets() {
    var count = register("count", "clock", Optional.of(7L), Optional.empty());
    var counter = new Expr.Binary(BinaryOperator.ADD, new Expr.Ref("count", 8), literal(1));
    var design =
        design(
            List.of(CLOCK, RESET, ENABLE, RESULT),
            List.of(count),
            when(ENABLED, List.of(assign("count", counter)), List.of()),
            assign("result", new Expr.Ref("count", 8)));
    var evaluator = new Evaluator(design);
    assertThat(evaluator.peek("result")).as("before reset").isEmpty();
    poke(evaluator, "reset", 1);
    poke(evaluator, "enable", 1);
    tick(evaluator, "clock");
    expect(evaluator, "result", 7);
    poke(evaluator, "reset", 0);
    tick(evaluator, "clock");
    expect(evaluator, "count", 8);
    poke(evaluator, "enable", 0);
    tick(evaluator, "clock");
    expect(evaluator, "count", 8);
  }

  @Test
  void laterAssignmentsWinBitByBitAndReadsAreSettled() {
    var wire = new Declaration.Wire("wire", new Type.UInt(8), Origin.NONE);
    var design =
        design(
            List.of(ENABLE, DATA, RESULT),
            List.of(wire),
            assign("result", new Expr.Ref("wire", 8)),
            assign("wire", DATUM),
            new Stmt.Assign(new Target("wire", 5, 2, 8), Expr.Literal.of(0, 4), Origin.NONE),
            when(
                ENABLED,
                List.of(
                    new Stmt.Assign(
                        new Target("wire", 3, 3, 8), Expr.Literal.of(1, 1), Origin.NONE)),
                List.of()));
    var evaluator = new Evaluator(design);
    poke(evaluator, "data", 0xff);
    expect(evaluator, "result", 0b1100_0011);
    poke(evaluator, "enable", 1);
    expect(evaluator, "result", 0b1100_1011);
  }

  @Test
  void aSwitchTakesTheCaseOrTheRest() {
    var cases =
        List.of(
            new Stmt.Case(List.of(literal(1), literal(2)), List.of(assign("result", 10)), none()),
            new Stmt.Case(List.of(literal(3)), List.of(assign("result", 20)), none()));
    var open = new Stmt.Switch(DATUM, cases, Optional.of(List.of(assign("result", 30))), none());
    var evaluator = new Evaluator(design(List.of(DATA, RESULT), List.of(), open));
    int[] results = {30, 10, 10, 20, 30};
    for (int i = 0; i < results.length; i++) {
      poke(evaluator, "data", i);
      expect(evaluator, "result", results[i]);
    }
    var closed = new Stmt.Switch(DATUM, cases, Optional.empty(), none());
    var broken = new Evaluator(design(List.of(DATA, RESULT), List.of(), closed));
    assertThatThrownBy(() -> broken.peek("result")).hasMessageContaining("without a case for 0");
  }

  @Test
  void memoriesWriteLanesAtTheEdgeAndReadTheOldWord() {
    var memory =
        new Declaration.Memory(
            "memory",
            3,
            8,
            4,
            Optional.of(List.of(big(0x11), big(0x22), big(0x33))),
            Declaration.ReadUnderWrite.OLD,
            none());
    var read = register("read", "clock", Optional.empty(), Optional.empty());
    var address = new Expr.Slice(DATUM, 1, 0);
    var word = new Expr.MemoryRead("memory", address, 8);
    var design =
        design(
            List.of(CLOCK, DATA),
            List.of(
                memory,
                read,
                new Declaration.Definition("now", new Type.UInt(8), word, false, none())),
            assign("read", word),
            write(address, 0xaa, new Expr.Slice(DATUM, 5, 4)),
            write(address, 0xbb, new Expr.Slice(DATUM, 7, 6)));
    var evaluator = new Evaluator(design);
    poke(evaluator, "data", 0b01_11_0001);
    expect(evaluator, "now", 0x22);
    tick(evaluator, "clock");
    expect(evaluator, "read", 0x22);
    expect(evaluator, "now", 0xab);
    assertThat(evaluator.peekWord("memory", 1)).contains(big(0xab));
    poke(evaluator, "data", 0b11_11_0011);
    assertThat(evaluator.peek("now")).as("past the last word").isEmpty();
    tick(evaluator, "clock");
    for (int i = 0; i < 3; i++) {
      assertThat(evaluator.peekWord("memory", i)).contains(big(new int[] {0x11, 0xab, 0x33}[i]));
    }
  }

  @Test
  void eachClockMovesItsOwnRegistersAndEqualEdgesSeeTheOldValues() {
    var other = input("other", new Type.Clock());
    var first = register("first", "clock", Optional.empty(), Optional.of(1L));
    var second = register("second", "other", Optional.empty(), Optional.of(2L));
    var design =
        design(
            List.of(CLOCK, other),
            List.of(first, second),
            assign("first", new Expr.Ref("second", 8)),
            assign("second", new Expr.Ref("first", 8)));
    var evaluator = new Evaluator(design);
    tick(evaluator, "clock", "other");
    expect(evaluator, "first", 2);
    expect(evaluator, "second", 1);
    tick(evaluator, "other");
    expect(evaluator, "first", 2);
    expect(evaluator, "second", 2);
  }

  @Test
  void aChildGetsClockAndValuesThroughItsPorts() {
    var kept = register("kept", "clock", Optional.empty(), Optional.of(0L));
    var child =
        new Module(
            "Child",
            List.of(CLOCK, DATA, RESULT),
            List.of(kept),
            List.of(assign("kept", DATUM), assign("result", new Expr.Ref("kept", 8))),
            none());
    var wire = new Declaration.Wire("child_result", new Type.UInt(8), none());
    var instance =
        new Declaration.Instance(
            "child",
            "Child",
            List.of(
                new Declaration.Connection("clock", Port.Direction.INPUT, "clock"),
                new Declaration.Connection("data", Port.Direction.INPUT, "data"),
                new Declaration.Connection("result", Port.Direction.OUTPUT, "child_result")),
            none());
    var top =
        new Module(
            "Top",
            List.of(CLOCK, DATA, RESULT),
            List.of(wire, instance),
            List.of(assign("result", new Expr.Ref("child_result", 8))),
            none());
    var evaluator = new Evaluator(new Design(List.of(child, top)));
    poke(evaluator, "data", 9);
    expect(evaluator, "result", 0);
    tick(evaluator, "clock");
    expect(evaluator, "result", 9);
    expect(evaluator, "child.kept", 9);
    assertThat(evaluator.registers()).containsExactly("child.kept");
  }

  @Test
  void checksAndLogsSpeakAtTheirClockOutsideReset() {
    var check =
        new Stmt.Check(
            Stmt.CheckKind.ASSERT, "small", "clock", Optional.of("reset"), ENABLED, "", none());
    var log =
        new Stmt.Log(
            "clock",
            Optional.empty(),
            List.of(new Stmt.LogPart.Value(DATUM, Stmt.Radix.SIGNED)),
            none());
    var design =
        design(
            List.of(CLOCK, RESET, ENABLE, DATA),
            List.of(),
            check,
            when(ENABLED, List.of(), List.of(log)));
    var evaluator = new Evaluator(design);
    poke(evaluator, "data", 5);
    assertThat(evaluator.tick(Set.of())).isEmpty();
    assertThat(evaluator.tick(Set.of("clock")))
        .containsExactly(
            new Observation.Checked("", check, false, true),
            new Observation.Logged("", log, List.of(Optional.of(big(5))), true));
    poke(evaluator, "reset", 1);
    poke(evaluator, "enable", 1);
    assertThat(evaluator.tick(Set.of("clock"))).isEmpty();
  }

  @Test
  void designsWithoutAMeaningAreRefused() {
    var loop =
        design(
            List.of(RESULT),
            List.of(),
            assign(
                "result",
                new Expr.Binary(BinaryOperator.ADD, new Expr.Ref("result", 8), literal(1))));
    assertThatThrownBy(() -> new Evaluator(loop).peek("result"))
        .hasMessage("combinational loop through result");
    var partly =
        design(
            List.of(RESULT),
            List.of(),
            new Stmt.Assign(new Target("result", 3, 0, 8), Expr.Literal.of(0, 4), none()));
    assertThatThrownBy(() -> new Evaluator(partly).peek("result"))
        .hasMessage("not driven in full: result (driven bits 1111)");
    var box = new BlackBox("Box", List.of(), "", none());
    var instance = new Declaration.Instance("box", "Box", List.of(), none());
    var top = new Module("Top", List.of(), List.of(instance), List.of(), none());
    assertThatThrownBy(() -> new Evaluator(new Design(List.of(box, top))))
        .hasMessageContaining("Box");
  }

  private static Design design(List<Port> ports, List<Declaration> declarations, Stmt... body) {
    return new Design(List.of(new Module("Top", ports, declarations, List.of(body), none())));
  }

  private static Origin none() {
    return Origin.NONE;
  }

  private static Port input(String name, Type type) {
    return new Port(name, Port.Direction.INPUT, type, Origin.NONE);
  }

  private static Declaration.Register register(
      String name, String clock, Optional<Long> reset, Optional<Long> initial) {
    return new Declaration.Register(
        name,
        new Type.UInt(8),
        clock,
        reset.map(value -> new Declaration.ResetValue("reset", big(value))),
        initial.map(EvaluatorTest::big),
        false,
        none());
  }

  private static Stmt assign(String name, Expr value) {
    return new Stmt.Assign(Target.whole(name, 8), value, none());
  }

  private static Stmt assign(String name, long value) {
    return assign(name, literal(value));
  }

  private static Stmt write(Expr address, long data, Expr mask) {
    return new Stmt.MemoryWrite(
        "memory", "clock", address, literal(data), Optional.of(mask), none());
  }

  private static Stmt when(Expr condition, List<Stmt> then, List<Stmt> otherwise) {
    return new Stmt.When(condition, then, otherwise, none());
  }

  private static Expr.Literal literal(long value) {
    return Expr.Literal.of(value, 8);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static void poke(Evaluator evaluator, String input, long value) {
    evaluator.poke(input, big(value));
  }

  private static void tick(Evaluator evaluator, String... clocks) {
    evaluator.tick(Set.of(clocks));
  }

  private static void expect(Evaluator evaluator, String signal, long value) {
    assertThat(evaluator.peek(signal)).as(signal).contains(big(value));
  }
}
