package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Encoding;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Hdl;
import portcullis.hdl.Module;
import portcullis.hdl.SInt;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

/** Operators and structures, and what they become. */
class ValuesTest {
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  record Inner(Bits tag, Bool valid) implements Bundle {}

  record Outer(Colour unused, Inner inner, Vec<UInt> data) implements Bundle {
    static Outer shape() {
      return new Outer(Colour.RED, new Inner(Hdl.bits(3), Hdl.bool()), Hdl.vec(2, Hdl.uint(2)));
    }
  }

  static final class Packing extends Module {
    final Outer from = in(Outer.shape());
    final Outer to = out(Outer.shape());
    final Bits all = out(bits(8));

    Packing() {
      all.set(from.asBits());
      to.set(from.asBits().as(Outer.shape()));
    }
  }

  @Test
  void bundlesPackFirstComponentHighestAndVectorsFirstElementLowest() {
    assertThat(DesignText.body(Packing::new))
        .isEqualTo(
            """
            let from_inner_tag_concat : Bits<8> = {from_inner_tag, from_inner_valid, from_data_1, from_data_0}
            all := {from_inner_tag, from_inner_valid, from_data_1, from_data_0}
            to_inner_tag := from_inner_tag_concat[7:5]
            to_inner_valid := from_inner_tag_concat[4]
            to_data_0 := from_inner_tag_concat[1:0]
            to_data_1 := from_inner_tag_concat[3:2]
            """);
  }

  static final class Dynamic extends Module {
    final UInt index = in(uint(2));
    final Inner value = in(new Inner(bits(3), bool()));
    final Inner read = out(new Inner(bits(3), bool()));

    Dynamic() {
      var entries = reg(vec(3, new Inner(bits(3), bool())));
      entries.at(index).set(value);
      read.set(entries.at(index));
    }
  }

  @Test
  void anIndexedElementIsWrittenByOneChoiceAndReadPastTheEndAsTheLast() {
    assertThat(DesignText.body(Dynamic::new))
        .isEqualTo(
            """
            reg entries_0_tag : Bits<3> @clock
            reg entries_0_valid : Bool @clock
            reg entries_1_tag : Bits<3> @clock
            reg entries_1_valid : Bool @clock
            reg entries_2_tag : Bits<3> @clock
            reg entries_2_valid : Bool @clock
            switch index
              2'd0 =>
                entries_0_tag := value_tag
                entries_0_valid := value_valid
              2'd1 =>
                entries_1_tag := value_tag
                entries_1_valid := value_valid
              2'd2 =>
                entries_2_tag := value_tag
                entries_2_valid := value_valid
              otherwise =>
            read_tag := [entries_0_tag, entries_1_tag, entries_2_tag][index]
            read_valid := [entries_0_valid, entries_1_valid, entries_2_valid][index]
            """);
  }

  static final class Enums extends Module {
    final Enumerated<Colour> in = in(enumerated(Colour.class));
    final Enumerated<Colour> hot = out(enumerated(Colour.class, Encoding.ONE_HOT));
    final Bool blue = out(bool());

    Enums() {
      select(in)
          .is(Colour.RED, () -> hot.set(Colour.GREEN))
          .is(Colour.GREEN, Colour.BLUE, () -> hot.set(Colour.BLUE));
      blue.set(hot.asBits().eq(4));
    }
  }

  @Test
  void enumsAreNamesInEitherEncoding() {
    assertThat(DesignText.of(Enums::new))
        .isEqualTo(
            """
            input in : Colour<2>
            output hot : Colour<3>
            output blue : Bool
            switch in
              Colour.RED(2'd0) =>
                hot := Colour.GREEN(3'd2)
              Colour.GREEN(2'd1), Colour.BLUE(2'd2) =>
                hot := Colour.BLUE(3'd4)
            blue := (hot == 3'd4)
            """);
  }

  static final class Arithmetic extends Module {
    final UInt a = in(uint(4));
    final UInt b = in(uint(4));
    final SInt s = in(sint(4));
    final UInt carry = out(uint(5));
    final UInt borrow = out(uint(5));
    final SInt product = out(sint(8));
    final SInt halved = out(sint(4));
    final Bool less = out(bool());
    final Bits mask = out(bits(4));
    final UInt count = out(uint(3));
    final UInt first = out(uint(2));
    final Bool pattern = out(bool());

    Arithmetic() {
      carry.set(a.plusCarry(b));
      borrow.set(a.minusBorrow(b));
      product.set(s.times(s.negate()));
      halved.set(s.shiftRight(1));
      less.set(s.lt(-3));
      mask.set(lowMask(a, 4));
      count.set(popCount(a.asBits()));
      first.set(priorityEncode(a.asBits()));
      pattern.set(a.asBits().matches("1??0"));
    }
  }

  @Test
  void resultsHaveTheDocumentedWidths() {
    assertThat(DesignText.body(Arithmetic::new))
        .isEqualTo(
            """
            carry := (zext(a, 5) + zext(b, 5))
            borrow := (zext(a, 5) - zext(b, 5))
            product := (s *s -s)
            halved := (s >>> 1'd1)
            less := (s <s 4'd13)
            mask := ~(~4'd0 << a)
            count := ((zext(a[0], 3) + zext(a[1], 3)) + (zext(a[2], 3) + zext(a[3], 3)))
            first := if(a[0], 2'd0, if(a[1], 2'd1, if(a[2], 2'd2, 2'd3)))
            pattern := ((a & 4'd9) == 4'd8)
            """);
  }

  static final class NoBits extends Module {
    final UInt nothing = in(uint(0));
    final UInt a = in(uint(4));
    final UInt sum = out(uint(0));
    final Bool same = out(bool());
    final Bits joined = out(bits(4));
    final UInt element = out(uint(4));
    final UInt wide = out(uint(2));

    NoBits() {
      var register = reg(uint(0)).resetTo(0);
      register.set(nothing);
      sum.set(nothing.plus(register));
      same.set(nothing.eq(register));
      joined.set(concat(nothing, a, register));
      element.set(vecOf(1, i -> a).at(nothing));
      wide.set(nothing.extend(2));
    }
  }

  @Test
  void valuesOfNoBitsReadZeroAndLeaveNoTrace() {
    assertThat(DesignText.of(NoBits::new))
        .isEqualTo(
            """
            input a : UInt<4>
            output same : Bool
            output joined : Bits<4>
            output element : UInt<4>
            output wide : UInt<2>
            same := 1'd1
            joined := a
            element := a
            wide := 2'd0
            """);
  }

  static final class Selection extends Module {
    final Bits select = in(bits(2));
    final Vec<Inner> values = in(vec(2, new Inner(bits(3), bool())));
    final Inner chosen = out(new Inner(bits(3), bool()));
    final Inner first = out(new Inner(bits(3), bool()));

    Selection() {
      chosen.set(oneHot(select, values));
      first.set(priority(select, values));
    }
  }

  @Test
  void bundlesAreSelectedFieldByField() {
    assertThat(DesignText.body(Selection::new))
        .isEqualTo(
            """
            chosen_tag := onehot([select[0], select[1]], [values_0_tag, values_1_tag])
            chosen_valid := onehot([select[0], select[1]], [values_0_valid, values_1_valid])
            first_tag := if(select[0], values_0_tag, values_1_tag)
            first_valid := if(select[0], values_0_valid, values_1_valid)
            """);
  }

  static final class Partial extends Module {
    final UInt a = in(uint(4));
    final UInt result = out(uint(8));

    Partial() {
      result.slice(7, 4).set(a);
      result.low(4).high(2).set(a.low(2));
      result.bit(1).set(a.bit(0));
      result.bit(0).set(true);
    }
  }

  @Test
  void slicesOfSlicesCanBeAssigned() {
    assertThat(DesignText.body(Partial::new))
        .isEqualTo(
            """
            result[7:4] := a
            result[3:2] := a[1:0]
            result[1] := a[0]
            result[0] := 1'd1
            """);
  }
}
