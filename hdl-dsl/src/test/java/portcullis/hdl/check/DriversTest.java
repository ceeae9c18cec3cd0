package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static portcullis.hdl.check.IrModule.constant;
import static portcullis.hdl.check.IrModule.module;
import static portcullis.hdl.check.IrModule.number;
import static portcullis.hdl.check.IrModule.ref;
import static portcullis.hdl.check.IrModule.slice;
import static portcullis.hdl.check.IrModule.states;

import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Declaration.ReadUnderWrite;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/** Undriven, partly driven and multiply driven signals, and inputs of parts. */
class DriversTest {
  @Test
  void aWireWithoutAnAssignmentIsUndriven() {
    var top = module("Top").out("q", 8).wire("w", 8);
    top.does(top.set("q", ref("w", 8)));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            error HDL050: nothing drives it
                at  Top.java:2
              path  Top.w
              seen  the wire is never assigned
               fix  assign it, or remove it if nobody needs it\
            """);
  }

  @Test
  void bitsWithoutAnAssignmentAreUndriven() {
    var top = module("Top").in("a", 4).out("q", 8);
    top.does(top.set("q", 6, 3, 8, ref("a", 4)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(tuple("HDL050", "Top.q", "bits 7, 2:0 are never assigned"));
  }

  @Test
  void aDefaultOrBothBranchesAreNoLatch() {
    var top = module("Top").in("a", 1).out("p", 8).out("q", 8);
    top.does(
        top.set("p", number(0, 8)),
        top.when(ref("a", 1), List.of(top.set("p", number(1, 8)))),
        top.when(
            ref("a", 1), List.of(top.set("q", number(1, 8))), List.of(top.set("q", number(2, 8)))));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void aMissingBranchIsALatchAndTheWayIsTold() {
    var top = module("Top").in("a", 1).in("b", 1).out("q", 8);
    top.does(
        top.when(
            ref("a", 1),
            List.of(top.set("q", number(1, 8))),
            List.of(top.when(ref("b", 1), List.of(top.set("q", number(2, 8)))))));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            error HDL051: no value in some cases (latch)
                at  Top.java:3
              path  Top.q
              seen  it has no value where a is false (Top.java:7)
                    and b is false (Top.java:6)
               fix  assign a default before the conditions, or assign it in every case; reg() keeps a value\
            """);
  }

  @Test
  void theLatchIsExactToTheBit() {
    var top = module("Top").in("a", 1).out("q", 8);
    top.does(
        top.set("q", 3, 0, 8, number(0, 4)),
        top.when(ref("a", 1), List.of(top.set("q", number(1, 8)))));
    assertThat(top.check())
        .extracting(Diagnostic::seen)
        .containsExactly("bits 7:4 have no value where a is false (Top.java:5)");
  }

  @Test
  void aSwitchOverAllConstantsOrAllNumbersIsComplete() {
    var state = states("State", "IDLE", "BUSY", "DONE");
    var top =
        module("Top")
            .port("state", Port.Direction.INPUT, new Type.Enumerated(state))
            .in("n", 1)
            .out("p", 1)
            .out("q", 1);
    top.does(
        top.select(
            ref("state", 2),
            top.is(constant(state, "IDLE"), top.set("p", number(0, 1))),
            top.is(constant(state, "BUSY"), top.set("p", number(1, 1))),
            top.is(constant(state, "DONE"), top.set("p", number(1, 1)))),
        top.select(
            ref("n", 1),
            top.is(number(0, 1), top.set("q", number(0, 1))),
            top.is(number(1, 1), top.set("q", number(1, 1)))));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void aSwitchWithoutAValueIsIncompleteAndALatch() {
    var state = states("State", "IDLE", "BUSY", "DONE");
    var top =
        module("Top").port("state", Port.Direction.INPUT, new Type.Enumerated(state)).out("p", 1);
    top.does(
        top.select(
            ref("state", 2),
            top.is(constant(state, "IDLE"), top.set("p", number(0, 1))),
            top.is(constant(state, "DONE"), top.set("p", number(1, 1)))));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::seen)
        .containsExactly(
            tuple("HDL051", "it has no value where state is BUSY (Top.java:7)"),
            tuple("HDL042", "no case of state for BUSY"));
  }

  @Test
  void twoCasesWithOneLabelOverlap() {
    var top = module("Top").in("n", 2).out("q", 1);
    top.does(
        top.set("q", number(0, 1)),
        top.select(
            ref("n", 2),
            top.is(number(1, 2), top.set("q", number(1, 1))),
            top.is(number(1, 2), top.set("q", number(0, 1)))));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::seen)
        .containsExactly(
            tuple("HDL041", "the case 2'd1 of n a second time, first at Top.java:5"),
            tuple("HDL042", "no case of n for 0 and 2 more"));
  }

  @Test
  void aRegisterNeedsAnAssignmentOrAReset() {
    var top =
        module("Top")
            .clock("clock")
            .reset("reset")
            .out("q", 8)
            .reg("a", 4, "clock")
            .reg("b", 4, "clock", "reset");
    top.does(top.set("q", new Expr.Concat(List.of(ref("a", 4), ref("b", 4)))));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path)
        .containsExactly(tuple("HDL050", "Top.a"), tuple("HDL055", "Top.b"));
  }

  static List<Diagnostic> twoOutputsOnOneSignal() {
    var part = module("Part").out("y", 1);
    part.does(part.set("y", number(1, 1)));
    var top =
        module("Top")
            .out("q", 1)
            .out("r", 1)
            .part("one", "Part", "y->q")
            .part("two", "Part", "y->q")
            .part("three", "Part", "y->r");
    top.does(top.set("r", number(0, 1)));
    return top.check(part.done());
  }

  @Test
  void anOutputOfAPartSharesItsSignalWithNobody() {
    assertThat(twoOutputsOnOneSignal())
        .extracting(Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "Top.q",
                "driven by the output one.y (Top.java:3)\nand by the output two.y (Top.java:4)"),
            tuple(
                "Top.r",
                "driven by the output three.y (Top.java:5)\nand by an assignment (Top.java:6)"));
  }

  @Test
  void inputsOfPartsAreDrivenWholly() {
    var part = module("Part").in("a", 2).in("b", 2).in("c", 2).out("y", 2);
    part.does(
        part.set("y", new Expr.Mux(slice(ref("a", 2), 0, 0), ref("b", 2), ref("c", 2))),
        part.unused(ref("a", 2)));
    var top =
        module("Top")
            .in("x", 1)
            .out("q", 2)
            .wire("part_a", 2)
            .wire("part_b", 2)
            .part("part", "Part", "a<-part_a", "b<-part_b", "y->q");
    top.does(top.when(ref("x", 1), List.of(top.set("part_b", number(0, 2)))));
    assertThat(top.check(part.done()))
        .extracting(Diagnostic::code, Diagnostic::path)
        .containsExactly(
            tuple("HDL051", "Top.part.b"),
            tuple("HDL053", "Top.part.a"),
            tuple("HDL053", "Top.part.c"));
  }

  @Test
  void aMemoryThatIsReadNeedsContents() {
    var top =
        module("Top")
            .in("a", 2)
            .out("q", 8)
            .memory("store", 4, 8, ReadUnderWrite.UNSPECIFIED)
            .let("word", new Expr.MemoryRead("store", ref("a", 2), 8));
    top.does(top.set("q", ref("word", 8)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path)
        .containsExactly(tuple("HDL054", "Top.store"));
  }
}
