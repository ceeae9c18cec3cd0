package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Mem;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** What a record, a list or an array holds is named after the variable that holds all of it. */
class MemberNamesTest {
  record Plain(UInt data, Bool valid) {
    Plain(UInt data) {
      this(data, data.bit(0));
    }
  }

  record Word(UInt low, UInt high) implements Bundle {}

  abstract static class Holding extends Module {
    final UInt a = in(uint(4));
    final UInt result = out(uint(4));

    static void use(UInt... values) {
      for (var value : values) {
        value.set(0);
      }
    }
  }

  static final class Records extends Holding {
    private final Plain field = new Plain(reg(uint(4)), reg(bool()).resetTo(true));

    Records() {
      var plain = new Plain(reg(uint(4)).resetTo(1), reg(bool()));
      var word = new Word(wire(uint(4)), reg(uint(4)));
      var nested = List.of(new Plain(reg(uint(4)), a.bit(1)), plain);
      var returned = returned();
      for (int i = 0; i < 2; i++) {
        var repeated = new Plain(reg(uint(4)), a.bit(2));
        use(repeated.data());
      }
      use(field.data(), plain.data(), word.low(), word.high(), nested.getFirst().data());
      use(returned.data());
      field.valid().set(true);
      plain.valid().set(true);
      result.set(a);
    }

    private Plain returned() {
      return new Plain(reg(uint(4)), a.bit(0));
    }
  }

  @Test
  void componentsOfARecordAreNamedAfterTheRecordsVariable() {
    assertThat(declarations(DesignText.body(Records::new)))
        .containsExactly(
            "reg field_data",
            "reg field_valid",
            "reg plain_data",
            "reg plain_valid",
            "wire word_low",
            "reg word_high",
            "reg nested_0_data",
            "reg returned_data",
            "reg repeated_0_data",
            "reg repeated_1_data");
  }

  static final class Lists extends Holding {
    private final List<UInt> field = new ArrayList<>();

    Lists() {
      var stages = new ArrayList<UInt>();
      stages.add(reg(uint(4)));
      for (int i = 0; i < 2; i++) {
        stages.add(reg(uint(4)).resetTo(i));
        field.add(wire(uint(4)));
      }
      var queue = new ArrayDeque<UInt>();
      queue.addLast(reg(uint(4)));
      var byName = new LinkedHashMap<String, UInt>();
      byName.put("some", reg(uint(4)));
      var pair = List.of(reg(uint(4)), reg(uint(4)));
      var many = Arrays.asList(reg(uint(4)), a, reg(uint(4)));
      var streamed = IntStream.range(0, 2).mapToObj(_ -> reg(uint(4))).toList();
      for (var list : List.of(stages, field, queue, byName.values(), pair, streamed)) {
        use(list.toArray(UInt[]::new));
      }
      use(many.get(0), many.get(2));
      result.set(a);
    }
  }

  @Test
  void elementsOfAListAreNumberedUnderItsName() {
    assertThat(declarations(DesignText.body(Lists::new)))
        .containsExactly(
            "reg stages_0",
            "reg stages_1",
            "wire field_0",
            "reg stages_2",
            "wire field_1",
            "reg queue_0",
            "reg byName_0",
            "reg pair_0",
            "reg pair_1",
            "reg many_0",
            "reg many_2",
            "reg streamed_0",
            "reg streamed_1");
  }

  static final class Part extends Module {
    final UInt data = in(uint(4));

    Part() {
      unused(data, "the part is there for its name");
    }
  }

  static final class Parts extends Holding {
    Parts() {
      var parts = new ArrayList<Part>();
      for (int i = 0; i < 2; i++) {
        parts.add(instance(Part::new));
      }
      var table = new ArrayList<Mem<UInt>>();
      table.add(memory(4, uint(4)));
      parts.forEach(part -> part.data.set(table.getFirst().read(a.low(2))));
      result.set(a);
    }
  }

  @Test
  void partsAndMemoriesInListsAreNumberedUnderItsName() {
    assertThat(DesignText.body(Parts::new))
        .contains("instance parts_0 : Part", "instance parts_1 : Part", "memory table_0 ");
  }

  static final class Literals extends Holding {
    Literals() {
      UInt[] literal = {reg(uint(4)), a, reg(uint(4))};
      var words = new Word[2];
      for (int i = 0; i < words.length; i++) {
        words[i] = new Word(reg(uint(4)), reg(uint(4)));
        use(words[i].low(), words[i].high());
      }
      use(literal[0], literal[2]);
      result.set(a);
    }
  }

  @Test
  void elementsOfAnArrayThatIsWrittenOutHaveTheirNumber() {
    assertThat(declarations(DesignText.body(Literals::new)))
        .containsExactly(
            "reg literal_0",
            "reg literal_2",
            "reg words_0_low",
            "reg words_0_high",
            "reg words_1_low",
            "reg words_1_high");
  }

  static final class Values extends Holding {
    final UInt b = in(uint(4));

    Values() {
      var terms = new ArrayList<UInt>();
      terms.add(a.and(b));
      terms.add(a.or(b));
      var word = new Word(a.plus(b), a.minus(b));
      result.set(
          terms.get(0).xor(terms.get(1)).xor(terms.get(1)).xor(word.high()).and(word.high()));
    }
  }

  @Test
  void membersThatAreUsedOnceStayExpressionsAndOthersHaveTheirName() {
    assertThat(DesignText.body(Values::new))
        .isEqualTo(
            """
            let terms_1 : UInt<4> = (a | b)
            let word_high : UInt<4> = (a - b)
            result := (((((a & b) ^ terms_1) ^ terms_1) ^ word_high) & word_high)
            """);
  }

  static final class Elsewhere extends Holding {
    Elsewhere() {
      use(new Plain(reg(uint(4))).data());
      List.of(reg(uint(4))).forEach(each -> use(each));
      UInt one;
      var other = one = reg(uint(4));
      use(other, one);
      result.set(a);
    }
  }

  @Test
  void whatNoVariableHoldsHasNoNameOfTheJava() {
    assertThat(declarations(DesignText.body(Elsewhere::new)))
        .containsExactly("reg register", "reg register_2", "reg other");
  }

  private static List<String> declarations(String text) {
    return text.lines()
        .filter(line -> line.startsWith("reg ") || line.startsWith("wire "))
        .map(line -> line.substring(0, line.indexOf(" :")))
        .toList();
  }
}
