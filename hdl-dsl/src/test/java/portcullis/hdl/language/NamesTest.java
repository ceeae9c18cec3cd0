package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

/** Names come from the designer's Java. */
class NamesTest {
  record Pair(UInt low, UInt high) implements Bundle {}

  static final class Locals extends Module {
    final UInt a = in(uint(4));
    final UInt b = in(uint(4));
    final UInt result = out(uint(4));

    Locals() {
      var sum = a.plus(b);
      var masked = sum.and(a).or(b);
      UInt declared = masked.not();
      result.set(declared.plus(b).minus(a));
    }
  }

  @Test
  void localsAndFieldsNameSignalsAndChainsStayExpressions() {
    assertThat(DesignText.of(Locals::new))
        .isEqualTo(
            """
            input a : UInt<4>
            input b : UInt<4>
            output result : UInt<4>
            let sum : UInt<4> = (a + b)
            let masked : UInt<4> = ((sum & a) | b)
            let declared : UInt<4> = ~masked
            result := ((declared + b) - a)
            """);
  }

  static final class Loops extends Module {
    final Vec<UInt> data = in(vec(3, uint(4)));
    final UInt result = out(uint(4));

    Loops() {
      var total = uint(4).of(0);
      for (var each : data) {
        var doubled = each.plus(each);
        total = total.plus(doubled);
      }
      var odd = data.map(each -> each.bit(0));
      result.set(mux(any(odd), total, data.at(0)));
    }
  }

  @Test
  void loopsNumberTheirLocalsAndVectorsTheirElements() {
    assertThat(DesignText.body(Loops::new))
        .isEqualTo(
            """
            let doubled_0 : UInt<4> = (data_0 + data_0)
            let total_0 : UInt<4> = (4'd0 + doubled_0)
            let doubled_1 : UInt<4> = (data_1 + data_1)
            let total_1 : UInt<4> = (total_0 + doubled_1)
            let doubled_2 : UInt<4> = (data_2 + data_2)
            let total_2 : UInt<4> = (total_1 + doubled_2)
            let odd_0 : Bool = data_0[0]
            let odd_1 : Bool = data_1[0]
            let odd_2 : Bool = data_2[0]
            result := if(|{odd_2, odd_1, odd_0}, total_2, data_0)
            """);
  }

  static final class Methods extends Module {
    final UInt a = in(uint(4));
    final UInt result = out(uint(4));
    private final UInt kept;

    Methods() {
      var first = scrambled(a);
      kept = scrambled(first);
      result.set(scrambled(kept));
    }

    private static UInt scrambled(UInt value) {
      var turned = value.shiftLeft(1);
      return turned.xor(value);
    }
  }

  @Test
  void methodsNameTheirResultAfterTheCallersVariable() {
    assertThat(DesignText.body(Methods::new))
        .isEqualTo(
            """
            let first_turned : UInt<4> = (a << 1'd1)
            let first : UInt<4> = (first_turned ^ a)
            let kept_turned : UInt<4> = (first << 1'd1)
            let kept : UInt<4> = (kept_turned ^ first)
            let turned : UInt<4> = (kept << 1'd1)
            result := (turned ^ kept)
            """);
  }

  static final class Chains extends Module {
    final Bool tick = in(bool());
    final UInt result = out(uint(4));

    Chains() {
      var count = reg(uint(4)).resetTo(3).initially(1);
      var pair = reg(new Pair(uint(4), uint(4)));
      pair.low().resetTo(0);
      when(tick, () -> pair.set(new Pair(pair.high(), count)));
      count.set(pair.low());
      result.set(count.plus(1).named("next"));
    }
  }

  @Test
  void chainedCallsKeepTheVariablesName() {
    assertThat(DesignText.body(Chains::new))
        .isEqualTo(
            """
            reg count : UInt<4> @clock reset reset = 3 initial 1
            reg pair_low : UInt<4> @clock reset reset = 0
            reg pair_high : UInt<4> @clock
            let next : UInt<4> = (count + 4'd1)
            when tick
              pair_low := pair_high
              pair_high := count
            count := pair_low
            result := next
            """);
  }

  static final class Shared extends Module {
    final UInt a = in(uint(4));
    final UInt b = in(uint(4));
    final Vec<UInt> results = out(vec(2, uint(4)));

    Shared() {
      use(a.times(b));
    }

    private void use(UInt product) {
      results.at(0).set(product.low(4));
      results.at(1).set(product.high(4));
    }
  }

  @Test
  void aSharedValueWithoutVariableIsNamedAfterItsOperands() {
    assertThat(DesignText.body(Shared::new))
        .isEqualTo(
            """
            let a_times_b : UInt<8> = (a * b)
            results_0 := a_times_b[3:0]
            results_1 := a_times_b[7:4]
            """);
  }

  static final class SameName extends Module {
    final UInt a = in(uint(4));
    final UInt result = out(uint(4));

    SameName() {
      if (a.width() > 0) {
        var next = a.plus(1);
        result.set(next);
      }
      if (a.width() > 1) {
        var next = a.plus(2);
        result.set(next);
      }
    }
  }

  @Test
  void twoVariablesOfOneNameAreTwoSignals() {
    assertThat(DesignText.body(SameName::new))
        .isEqualTo(
            """
            let next : UInt<4> = (a + 4'd1)
            let next_2 : UInt<4> = (a + 4'd2)
            result := next
            result := next_2
            """);
  }

  static final class NamedLikeKeywords extends Module {
    final Bool input = in(bool());
    final Bool output = out(bool());

    NamedLikeKeywords() {
      var and = input.not();
      output.set(and);
    }
  }

  @Test
  void javaNamesThatVerilogDoesNotAllowAreAdapted() {
    assertThat(DesignText.of(NamedLikeKeywords::new))
        .isEqualTo(
            """
            input input_ : Bool
            output output_ : Bool
            let and_ : Bool = ~input_
            output_ := and_
            """);
  }

  static final class ChosenInJava extends Module {
    final UInt a = in(uint(4));
    final UInt b = in(uint(4));
    final UInt result = out(uint(4));

    ChosenInJava(boolean adds) {
      var first = adds ? a.plus(b) : a.minus(b);
      var second =
          switch (result.width()) {
            case 4 -> first.and(a);
            default -> first.or(a);
          };
      result.set(second.not());
    }
  }

  @Test
  void conditionalExpressionsNameTheirResult() {
    assertThat(DesignText.of(() -> new ChosenInJava(true)))
        .isEqualTo(
            """
            input a : UInt<4>
            input b : UInt<4>
            output result : UInt<4>
            let first : UInt<4> = (a + b)
            let second : UInt<4> = (first & a)
            result := ~second
            """);
  }

  static final class Alike extends Module {
    final UInt a = in(uint(4));
    final UInt b = in(uint(4));
    final UInt result = out(uint(4));

    Alike() {
      result.set(product(a, b).xor(total(a, b)));
    }

    private static UInt product(UInt one, UInt other) {
      var masked = one.and(other);
      return masked.not();
    }

    private static UInt total(UInt one, UInt other) {
      var merged = one.or(other);
      return merged.not();
    }
  }

  @Test
  void methodsWithTheSameCodeNameTheirOwnVariables() {
    assertThat(DesignText.body(Alike::new))
        .contains("let masked : UInt<4> = (a & b)", "let merged : UInt<4> = (a | b)");
  }

  static final class Arrays extends Module {
    private final UInt[] stages = new UInt[3];
    final UInt a = in(uint(4));
    final UInt result = out(uint(4));

    Arrays() {
      for (int i = 0; i < stages.length; i++) {
        stages[i] = reg(uint(4)).resetTo(i);
        stages[i].set(i == 0 ? a : stages[i - 1]);
      }
      var grid = new UInt[2][2];
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 2; column++) {
          grid[row][1 - column] = stages[row].plus(stages[column + 1]);
        }
      }
      var chosen = new Bool[1];
      chosen[0] = stages.length > 2 ? a.bit(0) : a.bit(1);
      result.set(mux(chosen[0], grid[0][0].and(grid[0][1]), grid[1][0].and(grid[1][1])));
    }
  }

  @Test
  void elementsOfAnArrayAreNumberedUnderItsName() {
    assertThat(DesignText.body(Arrays::new))
        .contains(
            "reg stages_0 : UInt<4> @clock reset reset = 0",
            "reg stages_2 : UInt<4> @clock reset reset = 2",
            "let grid_0 : UInt<4> = (stages_0 + stages_1)",
            "let grid_3 : UInt<4> = (stages_1 + stages_2)",
            "if(a[0], ");
  }
}
