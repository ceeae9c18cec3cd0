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
import portcullis.hdl.ir.Type;

/** What nobody reads, states that are never reached, and names. */
class UsesTest {
  @Test
  void whatNobodyReadsIsTold() {
    var top =
        module("Top")
            .clock("clock")
            .in("a", 8)
            .out("q", 4)
            .wire("w", 1)
            .reg("r", 2, "clock")
            .memory("store", 4, 8, ReadUnderWrite.OLD)
            .let("sum", ref("a", 8));
    top.does(
        top.set("w", number(0, 1)),
        top.set("r", slice(ref("a", 8), 1, 0)),
        top.write("store", "clock", number(0, 2), ref("a", 8)),
        top.set("q", slice(slice(ref("a", 8), 7, 2), 3, 0)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::severity, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple("HDL080", Severity.WARNING, "Top.w", "the wire is never read"),
            tuple("HDL080", Severity.WARNING, "Top.r", "the register is never read"),
            tuple("HDL080", Severity.WARNING, "Top.store", "the memory is never read"),
            tuple("HDL080", Severity.WARNING, "Top.sum", "the value is never read"));
  }

  @Test
  void bitsCountOneByOne() {
    var top = module("Top").in("a", 8).out("q", 4);
    top.does(
        top.set(
            "q",
            new Expr.Concat(
                List.of(
                    slice(slice(ref("a", 8), 7, 4), 1, 0),
                    new Expr.BitSelect(ref("a", 8), number(2, 3)),
                    slice(ref("a", 8), 0, 0)))));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            warning HDL080: nobody reads it
                at  Top.java:1
              path  Top.a
              seen  bits 7:6, 3, 1 of UInt<8> are never read
               fix  make it narrower, or say unused(value, reason) of these bits\
            """);
  }

  @Test
  void whatIsDeclaredUnusedIsNotTold() {
    var top = module("Top").in("a", 8).out("q", 4);
    top.does(top.set("q", slice(ref("a", 8), 3, 0)), top.unused(slice(ref("a", 8), 7, 4)));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void aStateThatOnlyAnUnreachedStateLeadsToIsUnreachable() {
    var type = states("State", "IDLE", "BUSY", "LOST", "GONE");
    var top =
        module("Top")
            .clock("clock")
            .reset("reset")
            .in("go", 1)
            .out("q", 1)
            .reg("state", new Type.Enumerated(type), "clock", "reset", false);
    top.does(
        top.set("q", number(0, 1)),
        top.select(
            ref("state", 2),
            top.is(
                constant(type, "IDLE"),
                top.when(ref("go", 1), List.of(top.set("state", constant(type, "BUSY"))))),
            top.is(constant(type, "BUSY"), top.set("state", constant(type, "IDLE"))),
            top.is(constant(type, "LOST"), top.set("state", constant(type, "GONE"))),
            top.is(constant(type, "GONE"), top.set("q", number(1, 1)))));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(tuple("HDL043", "Top.state", "the State is never LOST, GONE"));
  }

  @Test
  void statesAreFollowedThroughNamesAndChoices() {
    var type = states("State", "IDLE", "BUSY", "DONE");
    var top =
        module("Top")
            .clock("clock")
            .reset("reset")
            .in("go", 1)
            .out("q", 2)
            .reg("state", new Type.Enumerated(type), "clock", "reset", false)
            .wire("next", new Type.Enumerated(type))
            .let(
                "after",
                new Expr.Mux(ref("go", 1), constant(type, "BUSY"), constant(type, "DONE")));
    top.does(
        top.set("next", ref("state", 2)),
        top.select(
            ref("state", 2),
            top.is(constant(type, "IDLE"), top.set("next", ref("after", 2))),
            top.is(constant(type, "BUSY")),
            top.is(constant(type, "DONE"))),
        top.set("state", ref("next", 2)),
        top.set("q", ref("state", 2)));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void namesAreUsableInVerilog() {
    var top =
        module("Top").in("logic", 1).in("a b", 1).in("x", 1).out("q", 3).let("x", number(0, 1));
    top.does(top.set("q", new Expr.Concat(List.of(ref("logic", 1), ref("a b", 1), ref("x", 1)))));
    assertThat(top.check())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple("HDL035", "Top.logic", "'logic' is a keyword of Verilog or SystemVerilog"),
            tuple("HDL035", "Top.a b", "'a b' is not an identifier"),
            tuple("HDL035", "Top.x", "'x' is taken already, at Top.java:3"));
  }

  @Test
  void aDanglingNameIsRefused() {
    var top = module("Top").out("q", 1);
    top.does(top.set("q", ref("ghost", 1)));
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(top::check)
        .withMessage("module Top refers to the signal 'ghost', which does not exist");
  }
}
