package portcullis.hdl.testing.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;
import portcullis.hdl.verilog.VerilogWriter;

/** A prover that calls everything true proves nothing. */
@Tag("formal")
class FormalTest {
  private static final int LAST = 9;

  private final Formal formal = new Formal(design -> new VerilogWriter().write(design).text());

  @Test
  void whatHoldsIsProved() {
    assertThat(formal.prove(counter(atMost(LAST)), 5)).isEqualTo(new Verdict.Proved(5));
  }

  @Test
  void whatFailsIsRefutedWithTheWayThere() {
    var verdict = formal.prove(counter(atMost(4)), 12);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> {
              assertThat(refuted.assertion()).contains("assert_small");
              assertThat(refuted.step()).isEqualTo(6);
              assertThat(refuted.trace())
                  .containsPattern("(?m)^step +0 +1 +2 +3 +4 +5 +6$")
                  .containsPattern("(?m)^reset +1 ")
                  .containsPattern("(?m)^count +\\w+ +0 +1 +2 +3 +4 +5$");
            });
  }

  @Test
  void whatHoldsButNotByShortInductionIsUndecided() {
    // 12 cannot be reached, but 11 leads to it, and nothing says that 11 cannot be reached either.
    var notTwelve = new Expr.Binary(BinaryOperator.NOT_EQUAL, count(), literal(12));
    assertThat(formal.prove(counter(notTwelve), 2))
        .isInstanceOfSatisfying(
            Verdict.Undecided.class,
            undecided -> assertThat(undecided.trace()).containsPattern("(?m)^count .* c$"));
  }

  @Test
  void anAssumptionRestrictsTheInputs() {
    var never =
        new Stmt.Check(
            Stmt.CheckKind.ASSUME,
            "never",
            "clock",
            Optional.empty(),
            new Expr.Unary(UnaryOperator.NOT, enable()),
            "",
            Origin.NONE);
    var still = new Expr.Binary(BinaryOperator.EQUAL, count(), literal(0));
    assertThat(formal.prove(counter(still), 4)).isInstanceOf(Verdict.Refuted.class);
    assertThat(formal.prove(counter(still, never), 4)).isInstanceOf(Verdict.Proved.class);
  }

  @Test
  void aMemoryGivesBackWhatWasWritten() {
    assertThat(formal.prove(memory(0), 4)).isInstanceOf(Verdict.Proved.class);
    assertThat(formal.prove(memory(1), 4))
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> assertThat(refuted.assertion()).contains("assert_kept"));
  }

  @Test
  void aDesignWithoutAClockIsRefusedClearly() {
    var empty = new Module("Still", List.of(), List.of(), List.of(), Origin.NONE);
    assertThatThrownBy(() -> formal.prove(new Design(List.of(empty)), 2))
        .hasMessage("Still has 0 clocks; a proof needs exactly one");
  }

  @Test
  void whatYosysRefusesIsShown() {
    var broken = new Formal(_ -> "module Broken(input clock); assign;; endmodule");
    assertThatThrownBy(() -> broken.prove(counter(atMost(LAST)), 2))
        .hasMessageContaining("yosys refuses Counter")
        .hasMessageContaining("syntax error");
  }

  /** Counts 0 to 9 where enabled; claims something outside reset. */
  private static Design counter(Expr claim, Stmt... more) {
    var register =
        new Declaration.Register(
            "count",
            new Type.UInt(4),
            "clock",
            Optional.of(new Declaration.ResetValue("reset", BigInteger.ZERO)),
            Optional.empty(),
            false,
            Origin.NONE);
    var last = new Expr.Binary(BinaryOperator.EQUAL, count(), literal(LAST));
    var next =
        new Expr.Mux(last, literal(0), new Expr.Binary(BinaryOperator.ADD, count(), literal(1)));
    Stmt step =
        new Stmt.When(
            enable(),
            List.of(new Stmt.Assign(Target.whole("count", 4), next, Origin.NONE)),
            List.of(),
            Origin.NONE);
    Stmt check =
        new Stmt.Check(
            Stmt.CheckKind.ASSERT,
            "small",
            "clock",
            Optional.of("reset"),
            claim,
            "too much",
            Origin.NONE);
    var body = new ArrayList<>(List.of(step, check));
    body.addAll(List.of(more));
    return new Design(
        List.of(
            new Module(
                "Counter",
                List.of(
                    input("clock", new Type.Clock()),
                    input("reset", new Type.Reset()),
                    input("enable", new Type.Bool())),
                List.of(register),
                body,
                Origin.NONE)));
  }

  /** Writes a word in each cycle and reads it back in the next, from as many words further on. */
  private static Design memory(int further) {
    var memory =
        new Declaration.Memory(
            "words", 4, 8, 8, Optional.empty(), Declaration.ReadUnderWrite.OLD, Origin.NONE);
    var address = new Expr.Ref("last_address", 2);
    var read =
        new Expr.MemoryRead(
            "words", new Expr.Binary(BinaryOperator.ADD, address, Expr.Literal.of(further, 2)), 8);
    var kept =
        new Expr.Binary(
            BinaryOperator.OR,
            new Expr.Unary(UnaryOperator.NOT, new Expr.Ref("written", 1)),
            new Expr.Binary(
                BinaryOperator.EQUAL, new Expr.Ref("now", 8), new Expr.Ref("last_data", 8)));
    return new Design(
        List.of(
            new Module(
                "Store",
                List.of(
                    input("clock", new Type.Clock()),
                    input("address", new Type.UInt(2)),
                    input("data", new Type.UInt(8))),
                List.of(
                    memory,
                    history("last_address", 2),
                    history("last_data", 8),
                    history("written", 1),
                    new Declaration.Definition("now", new Type.UInt(8), read, false, Origin.NONE)),
                List.of(
                    new Stmt.MemoryWrite(
                        "words",
                        "clock",
                        new Expr.Ref("address", 2),
                        new Expr.Ref("data", 8),
                        Optional.empty(),
                        Origin.NONE),
                    assign("last_address", new Expr.Ref("address", 2)),
                    assign("last_data", new Expr.Ref("data", 8)),
                    assign("written", Expr.Literal.of(1, 1)),
                    new Stmt.Check(
                        Stmt.CheckKind.ASSERT,
                        "kept",
                        "clock",
                        Optional.empty(),
                        kept,
                        "lost",
                        Origin.NONE)),
                Origin.NONE)));
  }

  private static Declaration history(String name, int width) {
    return new Declaration.Register(
        name,
        new Type.UInt(width),
        "clock",
        Optional.empty(),
        Optional.of(BigInteger.ZERO),
        false,
        Origin.NONE);
  }

  private static Stmt assign(String name, Expr value) {
    return new Stmt.Assign(Target.whole(name, value.width()), value, Origin.NONE);
  }

  private static Port input(String name, Type type) {
    return new Port(name, Port.Direction.INPUT, type, Origin.NONE);
  }

  private static Expr atMost(int limit) {
    return new Expr.Binary(BinaryOperator.LESS_OR_EQUAL, count(), literal(limit));
  }

  private static Expr count() {
    return new Expr.Ref("count", 4);
  }

  private static Expr enable() {
    return new Expr.Ref("enable", 1);
  }

  private static Expr.Literal literal(int value) {
    return Expr.Literal.of(value, 4);
  }
}
