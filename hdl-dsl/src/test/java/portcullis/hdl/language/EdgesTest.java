package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Encoding;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.ReadUnderWrite;
import portcullis.hdl.SInt;
import portcullis.hdl.UInt;
import portcullis.hdl.elaborate.DesignBuilder;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Unit;
import portcullis.hdl.verilog.VerilogWriter;

/** Constructs at the edges of what they are for. */
class EdgesTest {
  static final class First {
    enum Operation {
      ADD,
      SUBTRACT
    }
  }

  static final class Second {
    enum Operation {
      SUBTRACT,
      ADD
    }
  }

  static final class IsEqual<E extends Enum<E>> extends Module {
    final Enumerated<E> value;
    final Bool equal = out(bool());

    IsEqual(E constant, Encoding encoding) {
      value = in(enumerated(constant.getDeclaringClass(), encoding));
      equal.set(value.eq(constant));
    }
  }

  enum Only {
    CONSTANT
  }

  static final class Pass extends Module {
    Pass(Encoding encoding) {
      var given = in(enumerated(First.Operation.class, encoding));
      var taken = out(enumerated(First.Operation.class, encoding));
      taken.set(given);
    }
  }

  static final class Enums extends Module {
    Enums() {
      var first = instance(() -> new IsEqual<>(First.Operation.ADD, Encoding.BINARY));
      var second = instance(() -> new IsEqual<>(Second.Operation.ADD, Encoding.BINARY));
      var third = instance(() -> new IsEqual<>(Only.CONSTANT, Encoding.BINARY));
      var fourth = instance(() -> new IsEqual<>(Only.CONSTANT, Encoding.ONE_HOT));
      var fifth = instance(() -> new Pass(Encoding.BINARY));
      var sixth = instance(() -> new Pass(Encoding.ONE_HOT));
      var again = instance(() -> new IsEqual<>(Second.Operation.ADD, Encoding.BINARY));
      var parts = List.of(first, second, third, fourth, fifth, sixth, again);
      assertThat(parts).hasSize(7);
    }
  }

  @Test
  void enumsOfOneNameWithOtherEncodingsAreOtherHardware() {
    var design = new DesignBuilder().elaborate(Enums::new).design().orElseThrow();
    assertThat(design.units())
        .extracting(Unit::name)
        .containsExactly(
            "IsEqual", "IsEqual_2", "IsEqual_3", "IsEqual_4", "Pass", "Pass_2", "Enums");
    assertThat(design.top().declarations())
        .filteredOn(Declaration.Instance.class::isInstance)
        .map(part -> ((Declaration.Instance) part).module())
        .containsExactly(
            "IsEqual", "IsEqual_2", "IsEqual_3", "IsEqual_4", "Pass", "Pass_2", "IsEqual_2");
  }

  static final class OneWord extends Module {
    final UInt data = in(uint(8));
    final Bool write = in(bool());
    final UInt value = out(uint(8));

    OneWord() {
      var words = memory(1, uint(8)).readUnderWrite(ReadUnderWrite.NEW);
      when(write, () -> words.write(uint(0).of(0), data));
      value.set(words.readSync(uint(0).of(0)));
    }
  }

  @Test
  void aMemoryOfOneWordShowsWhatIsWrittenIfItSaysSo() {
    assertThat(DesignText.body(OneWord::new))
        .isEqualTo(
            """
            reg words : Bits<8> @clock
            let words_word : Bits<8> = words
            when write
              words := data
            value := words_word
            """);
  }

  static final class OneWordInLanes extends Module {
    final Bits data = in(bits(8));
    final Bits lanes = in(bits(2));
    final Bits value = out(bits(8));

    OneWordInLanes() {
      var words = memory(1, bits(8)).lanes(4).contents(List.of(BigInteger.TEN));
      words.write(uint(0).of(0), data, lanes);
      value.set(words.readSync(uint(0).of(0)));
    }
  }

  @Test
  void aMemoryOfOneWordIsARegisterWhoseLanesAreWrittenApart() {
    assertThat(DesignText.body(OneWordInLanes::new))
        .isEqualTo(
            """
            reg words : Bits<8> @clock initial 10
            reg words_word : Bits<8> @clock
            when lanes[0]
              words[3:0] := data[3:0]
            when lanes[1]
              words[7:4] := data[7:4]
            words_word := words
            value := words_word
            """);
  }

  static final class Notes extends Module {
    final UInt x = in(uint(4));
    final UInt y = out(uint(4));

    Notes() {
      y.set(0);
      note("Three is special.");
      when(x.eq(3).or(x.gt(7)), () -> y.set(1));
      note("A sum.");
      var sum = x.plus(1).xor(x);
      note("Renamed.");
      var other = x.minus(1).named("less");
      when(sum.eq(other), () -> y.set(2));
    }
  }

  @Test
  void aNoteStandsAtTheStatementHoweverLongItsExpression() {
    assertThat(verilog(Notes::new))
        .contains("// Three is special.\n        if (")
        .contains("// A sum.\n    wire [3:0] sum =")
        .contains("// Renamed.\n    wire [3:0] less =");
  }

  private static String verilog(java.util.function.Supplier<? extends Module> constructor) {
    return new VerilogWriter().write(Elaboration.of(constructor::get).design()).text();
  }

  static final class Nothing extends Module {
    final UInt nothing = in(uint(0));
    final Bits none = in(bits(0));
    final UInt y = out(uint(3));
    final Bool t = out(bool());

    Nothing() {
      select(nothing).is(0L, () -> y.set(3)).otherwise(() -> y.set(4));
      log("{} and {x}", nothing, none);
      t.set(none.matches("").and(lowestOne(none).orReduce().not()));
      var words = memory(8, uint(0));
      words.write(y, nothing);
      unused(words.read(y), "nothing to see");
      unused(words.readSync(y), "nothing to see");
    }
  }

  @Test
  void valuesOfNoBitsCanBeChosenPrintedAndStored() {
    assertThat(DesignText.body(Nothing::new))
        .isEqualTo(
            """
            y := 3'd3
            log @clock outside reset: "0" " and " "0"
            t := (1'd1 & ~1'd0)
            """);
  }

  static final class Table extends Module {
    final UInt at = in(uint(1));
    final SInt value = out(sint(8));

    Table() {
      value.set(rom(sint(8), List.of(BigInteger.TEN.negate(), BigInteger.ONE)).read(at));
    }
  }

  @Test
  void tablesOfSignedNumbersTakeNegativeOnes() {
    assertThat(DesignText.body(Table::new)).contains("initial [246, 1]");
  }

  static final class NoReset extends Module {
    final UInt y = out(uint(4));

    NoReset() {
      withReset(
          bool(false),
          () -> {
            var count = reg(uint(4)).resetTo(3);
            count.set(count.plus(1));
            y.set(count);
          });
    }
  }

  @Test
  void aConstantCanBeAReset() {
    assertThat(DesignText.body(NoReset::new))
        .contains("let constant_reset : Bool = 1'd0", "reset constant_reset = 3");
  }

  static final class Sum extends Module {
    final UInt a = in(uint(8));
    final UInt y = out(uint(8));

    Sum(int terms) {
      y.set(Collections.nCopies(terms, a).stream().reduce(UInt::plus).orElseThrow());
    }
  }

  @Test
  void longChainsOfUnnamedOperatorsAreCutInParts() {
    assertThat(
            verilog(() -> new Sum(20_000)).lines().filter(line -> line.contains("wire [7:0] plus")))
        .hasSizeBetween(90, 110);
  }

  static final class Variables extends Module {
    final UInt a = in(uint(4));
    final UInt y = out(uint(4));

    Variables(int kind) {
      var chosen = kind > 0 ? reg(uint(4)) : wire(uint(4));
      chosen.set(a);
      var switched =
          switch (kind) {
            case 0 -> a.plus(1);
            case 1 -> a.minus(1);
            default -> a.xor(a.plus(2));
          };
      y.set(chosen.and(switched));
    }
  }

  @Test
  void everyBranchOfAConditionalExpressionHasTheVariablesName() {
    for (int kind = 0; kind < 3; kind++) {
      int each = kind;
      assertThat(DesignText.body(() -> new Variables(each)))
          .as("kind %d", kind)
          .contains(" chosen : UInt<4>", "let switched : UInt<4>", "y := (chosen & switched)");
    }
  }

  static final class Kept extends Module {
    final Map<String, Sum> byName = Map.of("sum", instance(() -> new Sum(2)));

    Kept() {
      instance(() -> new Sum(2)).a.set(0);
      byName.get("sum").a.set(0);
    }
  }

  @Test
  void partsThatNoVariableNamesAreNamedAfterTheirClass() {
    assertThat(DesignText.body(Kept::new)).contains("instance sum : Sum", "instance sum_2 : Sum");
  }

  static final class Delay extends Module {
    final Bool data = in(bool());
    final Bool delayed = out(bool());

    Delay() {
      verilog(
          "reg state; always @(posedge clock) state <= data; // no reset\nassign delayed = state;");
    }
  }

  static final class HoldsDelay extends Module {
    final Bool data = in(bool());
    final Bool delayed = out(bool());

    HoldsDelay() {
      var fast = clockDomain("fast");
      var delay = withClock(fast, () -> instance(Delay::new));
      delay.data.set(data);
      delayed.set(delay.delayed);
    }
  }

  @Test
  void aBlackBoxGetsTheClockThatItNames() {
    assertThat(DesignText.of(HoldsDelay::new))
        .contains("input fast_clock : Clock", "clock <- fast_clock")
        .doesNotContain("reset");
  }

  enum Phase {
    IDLE,
    BUSY,
    DONE
  }

  static final class Decode extends Module {
    final Enumerated<Phase> phase = in(enumerated(Phase.class));
    final UInt code = out(uint(2));

    Decode() {
      select(phase)
          .is(Phase.IDLE, () -> code.set(1))
          .is(Phase.BUSY, () -> code.set(2))
          .is(Phase.DONE, () -> code.set(3));
    }
  }

  @Test
  void theLastConstantOfAChoiceLeavesNoParameterUnused() {
    assertThat(verilog(Decode::new))
        .contains("// Phase.DONE\n            default: code = 2'd3;")
        .doesNotContain("PHASE_DONE");
  }

  record Pair(UInt tag, Bool valid) implements Bundle {}

  static final class Delays extends Module {
    final Pair given = in(new Pair(uint(4), bool()));
    final Pair taken = out(new Pair(uint(4), bool()));

    Delays() {
      taken.set(regNext(given));
    }
  }

  @Test
  void aDelayedBundleHasTheNameOfTheBundle() {
    assertThat(DesignText.body(Delays::new))
        .contains("reg given_delayed_tag : UInt<4>", "reg given_delayed_valid : Bool");
  }
}
