package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static portcullis.hdl.check.IrModule.module;
import static portcullis.hdl.check.IrModule.ref;
import static portcullis.hdl.check.IrModule.slice;

import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Declaration.ReadUnderWrite;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.UnaryOperator;

/** Values and resets that meet another clock. */
class ClocksTest {
  private static Expr not(Expr value) {
    return new Expr.Unary(UnaryOperator.NOT, value);
  }

  @Test
  void aRegisterThatReadsAnotherClockIsToldWithTheWay() {
    var top = module("Top").clock("fast").clock("slow").in("d", 1).out("q", 1).reg("a", 1, "fast");
    top.let("gated", not(ref("a", 1))).reg("b", 1, "slow");
    top.does(top.set("a", ref("d", 1)), top.set("b", ref("gated", 1)), top.set("q", ref("b", 1)));
    assertThat(top.check())
        .extracting(Object::toString)
        .containsExactly(
            """
            error HDL070: unsafe clock crossing
                at  Top.java:9
              path  Top.b
              seen  on clock slow it takes over a value of clock fast:
                    Top.a (Top.java:5) goes to
                    Top.gated (Top.java:6) goes to
                    Top.b (Top.java:9)
               fix  bring it over with synchronise(signal, stages) or a FIFO of two clocks; if it is known to
                    be stable, say crossing(reason, value)\
            """);
  }

  @Test
  void synchronisersAndDeclaredCrossingsAreSafe() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 1)
            .out("q", 1)
            .reg("a", 1, "fast")
            .synchroniser("first", 1, "slow")
            .reg("second", 1, "slow")
            .crossing("stable", ref("a", 1))
            .reg("third", 1, "slow");
    top.does(
        top.set("a", ref("d", 1)),
        top.set("first", ref("a", 1)),
        top.set("second", ref("first", 1)),
        top.set("third", ref("stable", 1)),
        top.set("q", new Expr.Mux(ref("second", 1), ref("third", 1), ref("first", 1))));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void slicesOfDifferentClocksInOneSignalAreKeptApart() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 1)
            .in("e", 1)
            .out("q", 2)
            .reg("a", 1, "fast")
            .reg("b", 1, "slow")
            .wire("both", 2);
    top.does(
        top.set("both", 1, 1, 2, not(ref("a", 1))),
        top.set("both", 0, 0, 2, not(ref("b", 1))),
        top.set("a", new Expr.Mux(ref("d", 1), slice(ref("both", 2), 1, 1), ref("a", 1))),
        top.set("b", new Expr.Mux(ref("e", 1), slice(ref("both", 2), 0, 0), ref("b", 1))),
        top.set("q", ref("both", 2)));
    assertThat(top.check()).isEmpty();
  }

  @Test
  void aCrossingThroughPartsIsToldFromRegisterToRegister() {
    var source = module("Source").clock("clock").in("d", 1).out("y", 1).reg("kept", 1, "clock");
    source.does(source.set("kept", ref("d", 1)), source.set("y", not(ref("kept", 1))));
    var drain = module("Drain").clock("clock").in("d", 1).out("y", 1).reg("seen", 1, "clock");
    drain.does(drain.set("seen", ref("d", 1)), drain.set("y", ref("seen", 1)));
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 1)
            .out("q", 1)
            .wire("between", 1)
            .part("source", "Source", "clock<-fast", "d<-d", "y->between")
            .part("drain", "Drain", "clock<-slow", "d<-between", "y->q");
    assertThat(top.check(source.done(), drain.done()))
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL070",
                "Top.drain.seen",
                """
                on clock slow it takes over a value of clock fast:
                Top.source.kept (Source.java:4) goes to
                Top.source.y (Source.java:6) goes to
                Top.drain.d (Top.java:5) goes to
                Top.drain.seen (Drain.java:5)\
                """));
  }

  @Test
  void twoNamesOfOneClockAreOneClock() {
    var source = module("Source").clock("clock").in("d", 1).out("y", 1).reg("kept", 1, "clock");
    source.does(source.set("kept", ref("d", 1)), source.set("y", ref("kept", 1)));
    var top =
        module("Top")
            .clock("clock")
            .in("d", 1)
            .out("q", 1)
            .wire("source_clock", new portcullis.hdl.ir.Type.Clock())
            .wire("between", 1)
            .part("source", "Source", "clock<-source_clock", "d<-d", "y->between")
            .reg("b", 1, "clock");
    top.does(
        top.set("source_clock", ref("clock", 1)),
        top.set("b", ref("between", 1)),
        top.set("q", ref("b", 1)));
    assertThat(top.check(source.done())).isEmpty();
  }

  @Test
  void anInputOfTheTopBelongsToOneClock() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 1)
            .out("p", 1)
            .out("q", 1)
            .reg("a", 1, "fast")
            .reg("b", 1, "slow");
    top.does(
        top.set("a", ref("d", 1)),
        top.set("b", ref("d", 1)),
        top.set("p", ref("a", 1)),
        top.set("q", ref("b", 1)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL070",
                "Top.d",
                """
                the input is taken over on several clocks:
                on clock fast by Top.a (Top.java:8)
                on clock slow by Top.b (Top.java:9)\
                """));
  }

  @Test
  void aResetBelongsToOneClock() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .reset("reset")
            .in("c", 1)
            .in("d", 1)
            .out("p", 1)
            .out("q", 1)
            .reg("a", 1, "fast", "reset")
            .reg("b", 1, "slow", "reset");
    top.does(
        top.set("a", ref("c", 1)),
        top.set("b", ref("d", 1)),
        top.set("p", ref("a", 1)),
        top.set("q", ref("b", 1)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL071",
                "Top.reset",
                """
                the reset is used on several clocks:
                on clock fast by Top.a (Top.java:8)
                on clock slow by Top.b (Top.java:9)\
                """));
  }

  @Test
  void aResetMadeOnAnotherClockIsToldWithTheWay() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("c", 1)
            .in("d", 1)
            .out("q", 1)
            .reg("stop", 1, "fast")
            .reg("b", 1, "slow", "stop");
    top.does(top.set("stop", ref("c", 1)), top.set("b", ref("d", 1)), top.set("q", ref("b", 1)));
    assertThat(top.check())
        .extracting(Diagnostic::code, Diagnostic::path, Diagnostic::seen)
        .containsExactly(
            tuple(
                "HDL071",
                "Top.b",
                """
                it is on clock slow and its reset on clock fast:
                Top.stop (Top.java:6) goes to
                Top.b (Top.java:7)\
                """));
  }

  @Test
  void memoriesAndClaimsTakeValuesOverToo() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 2)
            .out("q", 2)
            .reg("a", 2, "fast")
            .memory("store", 4, 2, ReadUnderWrite.UNSPECIFIED)
            .let("word", new Expr.MemoryRead("store", ref("a", 2), 2));
    top.does(
        top.set("a", ref("d", 2)),
        top.write("store", "slow", ref("a", 2), IrModule.number(1, 2)),
        top.claim("small", "slow", slice(ref("a", 2), 0, 0)),
        top.set("q", ref("word", 2)));
    assertThat(top.check()).extracting(Diagnostic::path).containsExactly("Top.store", "Top.small");
  }

  @Test
  void aMemoryWrittenOnAnotherClockIsReadSynchronouslyOnlyWithoutAPromise() {
    for (var promise : ReadUnderWrite.values()) {
      var top =
          module("Top")
              .clock("fast")
              .clock("slow")
              .in("w", 2)
              .in("r", 2)
              .out("q", 2)
              .memory("store", 4, 2, promise)
              .reg("word", 2, "slow");
      top.does(
          top.write("store", "fast", ref("w", 2), ref("w", 2)),
          top.set("word", new Expr.MemoryRead("store", ref("r", 2), 2)),
          top.set("q", ref("word", 2)));
      assertThat(top.check()).hasSize(promise == ReadUnderWrite.UNSPECIFIED ? 0 : 1);
    }
  }

  @Test
  void anAsynchronouslyReadMemoryBelongsToTheClockOfItsWrites() {
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("w", 2)
            .in("r", 2)
            .out("q", 2)
            .memory("store", 4, 2, ReadUnderWrite.UNSPECIFIED)
            .let("now", new Expr.MemoryRead("store", ref("r", 2), 2))
            .reg("word", 2, "slow");
    top.does(
        top.write("store", "fast", ref("w", 2), ref("w", 2)),
        top.set("word", ref("now", 2)),
        top.set("q", ref("word", 2)));
    assertThat(top.check())
        .extracting(Diagnostic::seen)
        .containsExactly(
            """
            on clock slow it takes over a value of clock fast:
            Top.now (Top.java:7) goes to
            Top.word (Top.java:10)\
            """);
  }

  @Test
  void aMultiClockPartIsJudgedByWhatItIsJoinedTo() {
    var part =
        module("Part")
            .clock("write")
            .clock("read")
            .in("d", 1)
            .in("e", 1)
            .out("y", 1)
            .reg("a", 1, "write")
            .synchroniser("s", 1, "read")
            .reg("b", 1, "read");
    part.does(
        part.set("a", ref("d", 1)),
        part.set("s", ref("a", 1)),
        part.when(ref("e", 1), List.of(part.set("b", ref("s", 1)))),
        part.set("y", ref("b", 1)));
    var top =
        module("Top")
            .clock("fast")
            .clock("slow")
            .in("d", 1)
            .in("e", 1)
            .out("q", 1)
            .reg("mine", 1, "fast")
            .part("part", "Part", "write<-fast", "read<-slow", "d<-mine", "e<-mine", "y->q");
    top.does(top.set("mine", new Expr.Mux(ref("e", 1), ref("d", 1), ref("mine", 1))));
    assertThat(top.check(part.done())).extracting(Diagnostic::path).containsExactly("Top.part.b");
  }
}
