package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Hdl;
import portcullis.hdl.Module;
import portcullis.hdl.ReadUnderWrite;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.elaborate.DesignBuilder;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Unit;

/** Control, memories, hierarchy, clocks and claims, and what they become. */
class ConstructsTest {
  private static Design design(java.util.function.Supplier<? extends Module> constructor) {
    return new DesignBuilder().elaborate(constructor::get).design().orElseThrow();
  }

  static final class Branches extends Module {
    final UInt a = in(uint(2));
    final UInt result = out(uint(4));

    Branches() {
      result.set(0);
      when(a.eq(0), () -> result.set(1))
          .elseWhen(a.eq(1), () -> result.set(2))
          .elseWhen(a.eq(2), () -> when(a.bit(0), () -> result.set(3)))
          .otherwise(() -> result.set(4));
      select(a).is(1L, 2L, () -> result.set(5)).otherwise(() -> {});
    }
  }

  @Test
  void branchesKeepTheirStructure() {
    assertThat(DesignText.body(Branches::new))
        .isEqualTo(
            """
            result := 4'd0
            when (a == 2'd0)
              result := 4'd1
            else when (a == 2'd1)
              result := 4'd2
            else when (a == 2'd2)
              when a[0]
                result := 4'd3
            else
              result := 4'd4
            switch a
              2'd1, 2'd2 =>
                result := 4'd5
              otherwise =>
            """);
  }

  enum Light {
    STOP,
    GO
  }

  static final class Machine extends Module {
    final Bool change = in(bool());
    final UInt since = out(uint(3));

    Machine() {
      var timer = reg(uint(3)).resetTo(0);
      timer.set(timer.plus(1));
      var light =
          fsm(
              Light.STOP,
              machine ->
                  machine
                      .onEntry(Light.GO, () -> timer.set(0))
                      .state(Light.STOP, () -> when(change, () -> machine.goTo(Light.GO)))
                      .state(Light.GO, () -> when(change, () -> machine.goTo(Light.STOP))));
      unused(light, "only the timer matters");
      since.set(timer);
    }
  }

  @Test
  void aMachineIsARegisterAndAChoiceWithEntryActionsAtTheTransitions() {
    assertThat(DesignText.body(Machine::new))
        .isEqualTo(
            """
            reg timer : UInt<3> @clock reset reset = 0
            reg light : Light<1> @clock reset reset = 0
            timer := (timer + 3'd1)
            switch light
              Light.STOP(1'd0) =>
                when change
                  light := Light.GO(1'd1)
                  timer := 3'd0
              Light.GO(1'd1) =>
                when change
                  light := Light.STOP(1'd0)
            unused light
            since := timer
            """);
  }

  record Word(Bits high, Bits low) implements Bundle {}

  static final class Memories extends Module {
    final UInt address = in(uint(2));
    final Bool enable = in(bool());
    final Word data = in(new Word(bits(8), bits(8)));
    final Word now = out(new Word(bits(8), bits(8)));
    final Word later = out(new Word(bits(8), bits(8)));
    final Bits fresh = out(bits(4));
    final UInt constant = out(uint(8));

    Memories() {
      var words = memory(4, new Word(bits(8), bits(8))).lanes(8);
      when(enable, () -> words.write(address, data, concat(enable, address.bit(0))));
      now.set(words.read(address));
      var held = words.readSync(address, enable);
      later.set(held);
      var transparent = memory(4, bits(4)).readUnderWrite(ReadUnderWrite.NEW);
      transparent.write(address, data.low().low(4));
      var current = transparent.readSync(address);
      fresh.set(current);
      var powers = rom(uint(8), List.of(BigInteger.ONE, BigInteger.TWO, BigInteger.TEN));
      constant.set(powers.read(address));
    }
  }

  @Test
  void memoriesReadAtOnceOrAtTheEdgeAndWriteByLane() {
    assertThat(DesignText.body(Memories::new))
        .isEqualTo(
            """
            memory words : 4 x 16 lanes of 8, read under write UNSPECIFIED
            let words_word : Bits<16> = words[address]
            reg held : Bits<16> @clock
            memory transparent : 4 x 4 lanes of 4, read under write NEW
            reg current_address : UInt<2> @clock
            let current : Bits<4> = transparent[current_address]
            memory powers : 3 x 8 lanes of 8, read under write UNSPECIFIED
              initial [1, 2, 10]
            let powers_word : Bits<8> = powers[address]
            when enable
              words[address] := {data_high, data_low} mask {enable, address[0]} @clock
            now_high := words_word[15:8]
            now_low := words_word[7:0]
            when enable
              held := words[address]
            later_high := held[15:8]
            later_low := held[7:0]
            transparent[address] := data_low[3:0] @clock
            current_address := address
            fresh := current
            constant := powers_word
            """);
  }

  static final class Step extends Module {
    final UInt from = in(uint(4));
    final UInt to = out(uint(4));

    Step(int by) {
      super(by);
      var last = reg(uint(4)).resetTo(0);
      last.set(from.plus(by));
      to.set(last);
    }
  }

  static final class Steps extends Module {
    final UInt from = in(uint(4));
    final UInt to = out(uint(4));

    Steps() {
      var first = instance(() -> new Step(1));
      var second = instance(() -> new Step(2));
      var third = instance(() -> new Step(1));
      first.from.set(from);
      second.from.set(first.to);
      third.from.set(second.to);
      to.set(third.to);
    }
  }

  @Test
  void equalPartsAreOneModule() {
    assertThat(design(Steps::new).units().stream().map(Unit::name))
        .containsExactly("Step_1", "Step_2", "Steps");
  }

  @Test
  void elaboratingTwiceGivesTheSameText() {
    assertThat(IrText.of(design(Steps::new))).isEqualTo(IrText.of(design(Steps::new)));
  }

  static final class Domains extends Module {
    final Bool signal = in(bool());
    final Bool clear = in(bool());
    final UInt count = out(uint(4));
    final Bool synchronised = out(bool());

    Domains() {
      var fast = clockDomain("fast");
      withClock(
          fast,
          () -> {
            var step = instance(() -> new Step(1));
            step.from.set(step.to);
            unused(step.to, "demonstration");
            synchronised.set(synchronise(signal, 2));
          });
      withReset(
          clear,
          () -> {
            var counter = reg(uint(4)).resetTo(0);
            counter.set(counter.plus(1));
            count.set(counter);
          });
    }
  }

  @Test
  void domainsPassThroughPartsAsTheirClock() {
    assertThat(DesignText.of(Domains::new))
        .isEqualTo(
            """
            input clock : Clock
            input fast_clock : Clock
            input fast_reset : Reset
            input signal : Bool
            input clear : Bool
            output count : UInt<4>
            output synchronised : Bool
            wire step_from : UInt<4>
            wire step_to : UInt<4>
            instance step : Step_1
              clock <- fast_clock
              reset <- fast_reset
              from <- step_from
              to -> step_to
            reg stage_0 : Bool @fast_clock synchroniser
            reg stage_1 : Bool @fast_clock
            reg counter : UInt<4> @clock reset clear = 0
            step_from := step_to
            unused step_to
            stage_0 := signal
            stage_1 := stage_0
            synchronised := stage_1
            counter := (counter + 4'd1)
            count := counter
            """);
  }

  static final class Claiming extends Module {
    final UInt a = in(uint(4));

    Claiming() {
      assertAlways(a.lt(9), "a stays small");
      when(a.eq(3), () -> cover(a.bit(0), "three"));
      assume(a.ne(4), "never four");
      log("a is {} or {x}", a, a);
    }
  }

  @Test
  void claimsAndMessagesBelongToAClock() {
    assertThat(DesignText.body(Claiming::new))
        .isEqualTo(
            """
            assert a_stays_small @clock outside reset: (a < 4'd9) "a stays small"
            when (a == 4'd3)
              cover three @clock outside reset: a[0] "three"
            assume never_four @clock outside reset: (a != 4'd4) "never four"
            log @clock outside reset: "a is " decimal(a) " or " hexadecimal(a)
            """);
  }

  static final class Foreign extends Module {
    final UInt a = in(uint(4));
    final UInt b = out(uint(4));

    Foreign() {
      verilog("assign b = ~a;");
    }
  }

  static final class UsesForeign extends Module {
    final UInt a = in(uint(4));
    final UInt b = out(uint(4));

    UsesForeign() {
      var inverter = instance(Foreign::new);
      inverter.a.set(a);
      b.set(inverter.b);
    }
  }

  @Test
  void aBlackBoxKeepsItsVerilog() {
    assertThat(IrText.of(design(UsesForeign::new).units().getFirst()))
        .isEqualTo(
            """
            blackbox Foreign
              input a : UInt<4>
              output b : UInt<4>
              | module Foreign (
              |     input  wire [3:0] a,
              |     output wire [3:0] b
              | );
              |     assign b = ~a;
              | endmodule
            """);
  }

  static final class Streams extends Module {
    final Stream<UInt> in = sink(uint(4));
    final Stream<UInt> out = source(uint(4));

    Streams() {
      var even = in.filter(value -> value.bit(0).not());
      out.set(even.map(value -> value.plus(1)));
    }
  }

  @Test
  void aStreamIsValidReadyAndPayload() {
    assertThat(DesignText.of(Streams::new))
        .isEqualTo(
            """
            input in_valid : Bool
            output in_ready : Bool
            input in_payload : UInt<4>
            output out_valid : Bool
            input out_ready : Bool
            output out_payload : UInt<4>
            let even_keep : Bool = ~in_payload[0]
            wire even_kept : Bool
            in_ready := (even_kept | ~even_keep)
            out_valid := (in_valid & even_keep)
            even_kept := out_ready
            out_payload := (in_payload + 4'd1)
            """);
  }

  @Test
  void hardwareOutsideOfADescriptionIsRefused() {
    assertThatThrownBy(() -> Hdl.wire(Hdl.bool()))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("Elaboration.of(");
  }

  static final class NamedParts extends Module {
    final Bool a = in(bool());
    final Bool b = in(bool());
    final Bool implied = out(bool());

    NamedParts() {
      var steps = new java.util.ArrayList<Step>();
      for (var side : java.util.List.of("left", "right")) {
        steps.add(instance(side, () -> new Step(1)));
      }
      for (var step : steps) {
        step.from.set(step.to);
        unused(step.to, "demonstration");
      }
      implied.set(a.implies(b));
    }
  }

  @Test
  void partsCanBeNamedAndConditionsImplyOthers() {
    assertThat(DesignText.of(NamedParts::new))
        .contains("instance left : Step_1", "instance right : Step_1", "implied := (~a | b)");
  }

  static final class OwnDomain extends Module {
    final ClockDomain fast = clockDomain("fast");
    final UInt ticks = out(uint(4));

    OwnDomain() {
      withClock(
          fast,
          () -> {
            var step = instance(() -> new Step(1));
            step.from.set(step.to);
            unused(step.to, "demonstration");
            var count = reg(uint(4)).resetTo(0);
            count.set(count.plus(1));
            ticks.set(count);
          });
    }
  }

  static final class JoinsDomain extends Module {
    final UInt ticks = out(uint(4));

    JoinsDomain() {
      var bus = clockDomain("bus");
      var inner = instance(OwnDomain::new);
      inner.fast.set(bus);
      ticks.set(inner.ticks);
    }
  }

  @Test
  void theDomainThatAPartMakesIsJoinedToOneAround() {
    assertThat(DesignText.of(JoinsDomain::new))
        .isEqualTo(
            """
            input bus_clock : Clock
            input bus_reset : Reset
            output ticks : UInt<4>
            wire inner_ticks : UInt<4>
            instance inner : OwnDomain
              fast_clock <- bus_clock
              fast_reset <- bus_reset
              ticks -> inner_ticks
            ticks := inner_ticks
            """);
  }
}
