package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * Inserting a statement into the Java adds its own lines to the Verilog and changes no other. A
 * failure shows its seed; {@code -Dportcullis.seed=N} runs that one first.
 */
class NameStabilityTest {
  private static final int STATEMENTS = 30;

  @Test
  void anInsertedStatementChangesOnlyItsOwnLines() throws IOException {
    edits(20);
  }

  @Test
  @Tag("long")
  void manyInsertedStatementsChangeOnlyTheirOwnLines() throws IOException {
    edits(300);
  }

  private static void edits(int count) throws IOException {
    long first = Long.getLong("portcullis.seed", 0);
    System.out.printf("name stability: seeds %d to %d%n", first, first + count - 1);
    try (var compiler = new SourceText()) {
      for (long seed = first; seed < first + count; seed++) {
        edit(seed, compiler);
      }
    }
  }

  private static void edit(long seed, SourceText compiler) {
    var random = new Random(seed);
    var statements = new ArrayList<String>();
    // The part's module is in every design, so that inserting a part inserts no module.
    var names = new ArrayList<>(List.of("a", "b", "first"));
    statements.add(
        "var first_part = instance(() -> new Half(8)); first_part.in.set(a);"
            + " var first = first_part.out.or(b);");
    for (int i = 0; i < STATEMENTS; i++) {
      statements.add(statement("signal" + i, names, random));
      names.add("signal" + i);
    }
    statements.add(
        "result.set(%s);".formatted(String.join(".xor(", names) + ")".repeat(names.size() - 1)));
    int place = random.nextInt(STATEMENTS + 1);
    var known = names.subList(0, 3 + place);
    var edited = new ArrayList<>(statements);
    edited.add(1 + place, statement("inserted", known, random) + " extra.set(inserted);");
    var added = new ArrayList<>(verilog(edited, compiler));
    var before = verilog(statements, compiler);
    var missing = new ArrayList<String>();
    int next = 0;
    for (String line : before) {
      int found = added.subList(next, added.size()).indexOf(line);
      if (found < 0) {
        missing.add(line);
      } else {
        next += found;
        added.remove(next);
      }
    }
    String what = "seed %d, statement %d: %s".formatted(seed, place, edited.get(1 + place));
    assertThat(missing).as("changed lines, %s", what).isEmpty();
    assertThat(added)
        .as("added lines, %s", what)
        .filteredOn(line -> line.matches("\\s*((wire|reg|assign) .*|.*<=.*)"))
        .isNotEmpty()
        .allMatch(line -> line.contains("inserted"));
  }

  /** One statement, of several lines at times, that makes a signal of 8 bits. */
  private static String statement(String name, List<String> known, RandomGenerator random) {
    String x = known.get(random.nextInt(known.size()));
    String y = known.get(random.nextInt(known.size()));
    String z = known.get(random.nextInt(known.size()));
    String pattern =
        switch (random.nextInt(13)) {
          case 0 -> "var N = X.plus(Y).xor(Z);";
          case 1 -> "var N = mux(X.eq(Y), Y.plus(Z), Z);";
          case 2 -> "var N = reg(uint(8)).resetTo(3); N.set(N.plus(X));";
          case 3 -> "var N = wire(uint(8)); N.set(X); when(Y.gt(Z), () -> N.set(Y.and(Z)));";
          case 4 -> "var N = regNext(X.plus(Y));";
          case 5 -> "var N = average(X, Y);";
          case 6 ->
              "var N_all = vecOf(2, i -> { var each = X.plus(Y); return each.xor(Z); });"
                  + " var N = N_all.at(X.bit(0).asUInt());";
          case 7 ->
              "var N_part = instance(() -> new Half(Y_BITS)); N_part.in.set(X);"
                  + " var N = N_part.out.or(Y);";
          case 8 ->
              "UInt N_sum = X; for (int i = 0; i < 3; i++) { N_sum = N_sum.plus(Y); }"
                  + " var N = N_sum.or(Z);";
          case 9 ->
              "var N_table = memory(4, uint(8)); N_table.write(X.low(2), Y);"
                  + " var N = N_table.read(Z.low(2));";
          case 10 ->
              "var N = wireDefault(X);"
                  + " select(Y.low(2)).is(1L, () -> N.set(Z)).otherwise(() -> {});";
          case 11 -> "var N = Y_BITS > 4 ? X.minus(Y) : X.and(Z);";
          default -> "var N_pair = pair(X, Y); var N = N_pair.low().xor(N_pair.high());";
        };
    return pattern
        .replace("Y_BITS", "8")
        .replaceAll("\\bX\\b", x)
        .replaceAll("\\bY\\b", y)
        .replaceAll("\\bZ\\b", z)
        .replaceAll("\\bN(?=\\b|_)", name);
  }

  private static List<String> verilog(List<String> statements, SourceText compiler) {
    String text =
        """
        import portcullis.hdl.*;
        import portcullis.hdl.Module;

        public final class Edited extends Module {
          final UInt a = in(uint(8));
          final UInt b = in(uint(8));
          final UInt result = out(uint(8));
          final UInt extra = out(uint(8));

          record Pair(UInt low, UInt high) implements Bundle {}

          static final class Half extends Module {
            final UInt in = in(uint(8));
            final UInt out = out(uint(8));

            Half(int width) {
              super(width);
              out.set(in.shiftRight(1));
            }
          }

          static UInt average(UInt x, UInt y) {
            var total = x.plusCarry(y);
            return total.high(8);
          }

          static Pair pair(UInt x, UInt y) {
            var both = wire(new Pair(uint(8), uint(8)));
            both.low().set(x.and(y));
            both.high().set(x.or(y));
            return both;
          }

          Edited() {
            extra.set(0);
            %s
          }
        }
        """
            .formatted(String.join("\n    ", statements));
    var design = Elaboration.of(compiler.constructor("Edited", text)).design();
    return new VerilogWriter()
        .write(design)
        .text()
        .lines()
        .filter(line -> !line.isBlank() && !line.contains("extra"))
        .toList();
  }
}
