package portcullis.hdl.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.testing.tool.AddedLines;

/** A statement more in the Java is a few lines more in the Verilog and no other change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaEditTest {
  private static final int MODULES = 12;
  private static final int EDITS = 4;

  private final Described described = new Described();

  @AfterAll
  void close() throws IOException {
    described.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, MODULES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anInsertedStatementAddsOnlyItsOwnLines(long seed) {
    var random = new SplittableRandom(seed);
    // There is a register already, or the first one would bring the clock into the port list.
    var lines = new ArrayList<>(List.of("var kept = reg(uint(8)).resetTo(3); kept.set(first);"));
    var values = new ArrayList<>(List.of("first", "second", "kept"));
    var visible = new ArrayList<List<String>>(List.of(List.of("first", "second")));
    int count = 4 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      visible.add(List.copyOf(values));
      lines.add(statement(random, values, "value" + i));
      values.add("value" + i);
    }
    visible.add(List.copyOf(values));
    lines.add("result.set(%s);".formatted(values.getLast()));
    var before = described.verilog(lines);
    for (int i = 0; i < EDITS; i++) {
      int place = random.nextInt(lines.size());
      var edited = new ArrayList<>(lines);
      edited.add(place, statement(random, visible.get(place), "inserted"));
      var added = AddedLines.between(before, described.verilog(edited));
      assertThat(added.foreignTo("inserted")).as(String.join("\n", edited)).isEmpty();
      assertThat(added.mention("inserted")).isTrue();
    }
  }

  private static String statement(SplittableRandom random, List<String> values, String name) {
    var one = values.get(random.nextInt(values.size()));
    var other = values.get(random.nextInt(values.size()));
    var third = values.get(random.nextInt(values.size()));
    return switch (random.nextInt(6)) {
      case 0 -> "var %s = %s.plus(%s);".formatted(name, one, other);
      case 1 -> "var %s = %s.plus(%s).minus(%s);".formatted(name, one, other, third);
      case 2 -> "var %s = mux(%s.eq(%s), %s, %s);".formatted(name, one, other, third, one);
      case 3 -> "var %1$s = reg(uint(8)).resetTo(1); %1$s.set(%2$s);".formatted(name, one);
      case 4 ->
          "var %1$s = reg(uint(8)).resetTo(0); when(%2$s.eq(%3$s), () -> %1$s.set(%4$s));"
              .formatted(name, one, other, third);
      default ->
          "var %1$s = wire(uint(8)); %1$s.set(0); when(%2$s.eq(%3$s), () -> %1$s.set(%4$s));"
              .formatted(name, one, other, third);
    };
  }
}
