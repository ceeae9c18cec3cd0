package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static portcullis.hdl.check.IrModule.module;
import static portcullis.hdl.check.IrModule.number;
import static portcullis.hdl.check.IrModule.ref;
import static portcullis.hdl.check.IrModule.slice;

import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/** Combinational loops, and what only looks like one. */
class LoopsTest {
  private static Expr not(Expr value) {
    return new Expr.Unary(UnaryOperator.NOT, value);
  }

  private static Expr and(Expr left, Expr right) {
    return new Expr.Binary(BinaryOperator.AND, left, right);
  }

  private static Expr plus(Expr left, Expr right) {
    return new Expr.Binary(BinaryOperator.ADD, left, right);
  }

  @Test
  void theLoopIsToldAsAChainWithJavaLines() {
    var top = module("Top").in("a", 8).out("q", 8).wire("x", 8);
    top.let("sum", plus(ref("x", 8), ref("a", 8)));
    top.does(top.set("x", not(ref("sum", 8))), top.set("q", ref("x", 8)));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            error HDL060: combinational loop
                at  Top.java:5
              path  Top.x
              seen  Top.x (Top.java:5) reads
                    Top.sum (Top.java:4) reads
                    Top.x
               fix  put a register into the loop, or compute one of the values from something else\
            """);
  }

  @Test
  void aSignalMayReadItselfOnlyThroughARegister() {
    var top = module("Top").clock("clock").out("q", 8).reg("count", 8, "clock").wire("w", 1);
    top.does(
        top.set("count", plus(ref("count", 8), number(1, 8))),
        top.set("w", not(ref("w", 1))),
        top.set("q", new Expr.Mux(ref("w", 1), ref("count", 8), number(0, 8))));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::seen)
        .containsExactly(tuple("HDL060", "Top.w (Top.java:6) reads\nTop.w"));
  }

  @Test
  void conditionsCountAsReading() {
    var top = module("Top").in("a", 1).out("q", 1).wire("x", 1).wire("y", 1);
    top.does(
        top.set("x", ref("y", 1)),
        top.set("y", number(0, 1)),
        top.when(ref("x", 1), List.of(top.set("y", ref("a", 1)))),
        top.set("q", ref("x", 1)));
    assertThat(top.check()).extracting(Diagnostic::code).containsExactly("HDL060");
  }

  @Test
  void aRippleThroughTheBitsOfOneSignalIsOnlyWarnedOf() {
    var top = module("Top").in("a", 4).out("q", 5).wire("carry", 5);
    top.does(top.set("carry", 0, 0, 5, number(1, 1)));
    for (int bit = 0; bit < 4; bit++) {
      top.does(
          top.set(
              "carry",
              bit + 1,
              bit + 1,
              5,
              and(slice(ref("a", 4), bit, bit), slice(ref("carry", 5), bit, bit))));
    }
    top.does(top.set("q", ref("carry", 5)));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            warning HDL061: signal reads other bits of itself
                at  Top.java:5
              path  Top.carry
              seen  Top.carry[1] reads Top.carry[0] (Top.java:5)
               fix  make it a Vec of Bool, or separate wires, so that each part that is computed from another
                    is a signal of its own\
            """);
  }

  @Test
  void aRippleThroughSignalsOfTheirOwnIsFine() {
    var top = module("Top").in("a", 4).out("q", 1).wire("carry_0", 1);
    top.does(top.set("carry_0", number(1, 1)));
    for (int bit = 0; bit < 4; bit++) {
      top.wire("carry_" + (bit + 1), 1);
      top.does(
          top.set("carry_" + (bit + 1), and(slice(ref("a", 4), bit, bit), ref("carry_" + bit, 1))));
    }
    top.does(top.set("q", ref("carry_4", 1)));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void aRippleThroughRegistersIsFine() {
    var top = module("Top").clock("clock").in("a", 1).out("q", 4).reg("line", 4, "clock");
    top.does(
        top.set("line", 0, 0, 4, ref("a", 1)),
        top.set("line", 3, 1, 4, slice(ref("line", 4), 2, 0)),
        top.set("q", ref("line", 4)));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void signalsThatReadDifferentBitsOfEachOtherAreToldOnce() {
    var top = module("Top").in("a", 1).out("q", 2).wire("x", 2).wire("y", 2);
    top.does(
        top.set("x", 0, 0, 2, slice(ref("y", 2), 0, 0)),
        top.set("x", 1, 1, 2, ref("a", 1)),
        top.set("y", 0, 0, 2, ref("a", 1)),
        top.set("y", 1, 1, 2, slice(ref("x", 2), 1, 1)),
        top.set("q", ref("x", 2)),
        top.unused(ref("y", 2)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL061",
                "Top.x",
                """
                Top.x[0] reads Top.y[0] (Top.java:5)
                Top.y[1] reads Top.x[1] (Top.java:8)\
                """));
  }

  @Test
  void conditionsOnOtherBitsCountAsReading() {
    var top = module("Top").in("a", 2).out("q", 2).wire("x", 2);
    top.does(
        top.set("x", 0, 0, 2, slice(ref("a", 2), 0, 0)),
        top.set("x", 1, 1, 2, slice(ref("a", 2), 1, 1)),
        top.when(slice(ref("x", 2), 0, 0), List.of(top.set("x", 1, 1, 2, number(0, 1)))),
        top.set("q", ref("x", 2)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::seen)
        .containsExactly(tuple("HDL061", "Top.x[1] reads Top.x[0] (Top.java:6)"));
  }

  @Test
  void aLoopOfBitsIsNotToldAgainAsALoopOfSignals() {
    var top = module("Top").in("a", 1).out("q", 3).wire("x", 3);
    top.does(
        top.set("x", 0, 0, 3, ref("a", 1)),
        top.set("x", 1, 1, 3, slice(ref("x", 3), 0, 0)),
        top.set("x", 2, 2, 3, not(slice(ref("x", 3), 2, 2))),
        top.set("q", ref("x", 3)));
    assertThat(top.check()).extracting(Diagnostic::code).containsExactly("HDL060");
  }

  @Test
  void bitsThatReadEachOtherAreALoop() {
    var top = module("Top").out("q", 2).wire("x", 2);
    top.does(
        top.set("x", 0, 0, 2, slice(ref("x", 2), 1, 1)),
        top.set("x", 1, 1, 2, not(slice(ref("x", 2), 0, 0))),
        top.set("q", ref("x", 2)));
    assertThat(top.check())
        .extracting(Diagnostic::seen)
        .containsExactly("Top.x[0] (Top.java:3) reads\nTop.x[1] (Top.java:4) reads\nTop.x[0]");
  }

  @Test
  void aLoopIsFoundThroughAPartAndToldWithItsInside() {
    var part = module("Part").in("a", 1).in("b", 1).out("y", 1).out("z", 1);
    part.let("both", and(ref("a", 1), ref("b", 1)));
    part.does(part.set("y", ref("both", 1)), part.set("z", ref("b", 1)));
    var top =
        module("Top")
            .in("x", 1)
            .out("q", 1)
            .wire("part_a", 1)
            .wire("part_b", 1)
            .wire("part_y", 1)
            .wire("part_z", 1)
            .part("part", "Part", "a<-part_a", "b<-part_b", "y->part_y", "z->part_z");
    top.does(
        top.set("part_a", not(ref("part_y", 1))),
        top.set("part_b", ref("x", 1)),
        top.set("q", ref("part_z", 1)));
    assertThat(top.check(part.done()))
        .extracting(Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "Top.part.a",
                """
                Top.part.a (Top.java:8) reads
                Top.part.y (Part.java:6) reads
                Top.part.both (Part.java:5) reads
                Top.part.a\
                """));
  }

  @Test
  void aPartWhoseOutputDoesNotDependOnThatInputClosesNoLoop() {
    var part = module("Part").in("a", 1).in("b", 1).out("y", 1).out("z", 1);
    part.does(part.set("y", ref("a", 1)), part.set("z", ref("b", 1)));
    var top =
        module("Top")
            .in("x", 1)
            .out("q", 1)
            .wire("y", 1)
            .wire("z", 1)
            .part("part", "Part", "a<-x", "b<-y", "y->y", "z->z");
    top.does(top.set("q", ref("z", 1)));
    assertThat(top.check(part.done())).isEmpty();
  }

  @Test
  void bitsOfAPortAreFollowedThroughThePart() {
    var part = module("Part").in("a", 2).out("y", 2);
    part.does(part.set("y", not(ref("a", 2))));
    var top =
        module("Top")
            .in("x", 1)
            .out("q", 1)
            .wire("y", 2)
            .wire("a", 2)
            .part("part", "Part", "a<-a", "y->y");
    top.does(
        top.set("a", 0, 0, 2, ref("x", 1)),
        top.set("a", 1, 1, 2, slice(ref("y", 2), 0, 0)),
        top.set("q", slice(ref("y", 2), 1, 1)));
    assertThat(top.check(part.done()))
        .extracting(Diagnostic::code, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL061",
                """
                Top.part.y[0] reads Top.part.a[0] (Part.java:3)
                Top.part.a[1] reads Top.part.y[0] (Top.java:7)\
                """));
  }

  @Test
  void aBlackBoxWithoutAClockIsCombinational() {
    var box =
        new BlackBox(
            "Gate",
            List.of(
                new Port("a", Port.Direction.INPUT, new Type.Bool(), Origin.NONE),
                new Port("y", Port.Direction.OUTPUT, new Type.Bool(), Origin.NONE)),
            "module Gate (input wire a, output wire y); assign y = ~a; endmodule",
            Origin.NONE);
    var top = module("Top").out("q", 1).wire("y", 1).part("gate", "Gate", "a<-y", "y->y");
    top.does(top.set("q", ref("y", 1)));
    assertThat(top.check(box)).extracting(Diagnostic::code).containsExactly("HDL060");
  }
}
