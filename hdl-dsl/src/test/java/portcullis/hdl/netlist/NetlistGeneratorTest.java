package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.UnaryOperator;

/** Random netlists prove nothing about what never occurs in them. */
class NetlistGeneratorTest {
  private static final List<String> SHAPES =
      List.of(
          "slice of",
          "bit of",
          "bit by",
          "concat",
          "repeat",
          "zero extend",
          "sign extend",
          "mux",
          "one-hot mux",
          "index",
          "index by",
          "literal",
          "ref",
          "definition",
          "wire",
          "memory",
          "asynchronous read",
          "synchronous read",
          "register",
          "register reset",
          "register initial",
          "register reset initial");

  private static final List<String> KINDS =
      List.of(
          "whole assignment",
          "partial assignment",
          "when",
          "when with otherwise",
          "switch with otherwise",
          "complete switch",
          "write",
          "masked write",
          "unused",
          "instance",
          "depth 3",
          "register @clock",
          "register @side_clock",
          "memory with contents",
          "memory without contents",
          "memory of 1",
          "memory of 5",
          "index into 1",
          "index into 3",
          "index into 5");

  @Test
  void everyOperatorOccursAtEveryWidthAndEveryKindOfStatement() {
    var coverage = new Coverage();
    RandomNetlists.fixedSeeds()
        .mapToObj(RandomNetlists::netlist)
        .forEach(netlist -> coverage.add(netlist.design()));
    var wanted = new ArrayList<>(KINDS);
    for (int width : Choice.WIDTHS) {
      SHAPES.forEach(shape -> wanted.add(shape + "/" + width));
      for (var operator : UnaryOperator.values()) {
        wanted.add(operator + "/" + width);
      }
      for (var operator : BinaryOperator.values()) {
        wanted.add(operator + "/" + width);
        wanted.add(operator + " right/" + width);
      }
    }
    for (var kind : Stmt.CheckKind.values()) {
      wanted.addAll(List.of(kind + " outside reset", kind + " always"));
    }
    Arrays.stream(Stmt.Radix.values()).forEach(radix -> wanted.add("log " + radix));
    Arrays.stream(Declaration.ReadUnderWrite.values()).forEach(it -> wanted.add("memory " + it));
    assertThat(wanted).allSatisfy(what -> assertThat(coverage.of(what)).as(what).isPositive());
    assertThat(coverage.of("misplaced read")).isZero();
  }

  @Test
  void everyNetlistIsLegalAndMostOfItIsKnown() {
    double known = 0;
    int count = 300;
    for (long seed = 0; seed < count; seed++) {
      var netlist = RandomNetlists.netlist(seed);
      assertThat(Legality.holds(netlist)).as("seed " + seed).isTrue();
      known += Trace.expected(netlist).known();
    }
    assertThat(known / count).isGreaterThan(0.9);
  }

  @Test
  void aSeedAlwaysMakesTheSame() {
    for (long seed = 0; seed < 50; seed++) {
      var first = RandomNetlists.netlist(seed);
      var second = RandomNetlists.netlist(seed);
      assertThat(IrText.of(second.design())).isEqualTo(IrText.of(first.design()));
      assertThat(second.steps()).isEqualTo(first.steps());
    }
  }
}
