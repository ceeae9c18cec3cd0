package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.hdl.check.IrModule.module;
import static portcullis.hdl.check.IrModule.number;
import static portcullis.hdl.check.IrModule.ref;
import static portcullis.hdl.check.IrModule.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.UnaryOperator;
import portcullis.hdl.ir.Unit;

/**
 * Where {@code verilator -Wall} gives UNOPTFLAT, a signal was found to read other bits of itself.
 * The other way round it holds but for the few modules in which Verilator happens to optimise the
 * signal away.
 */
@Tag("tools")
class WholeSignalAgreementTest {
  private static final int PARTS = 30;
  private static final Pattern PART = Pattern.compile("part(\\d+)\\b");

  private record Bit(String name, int number, int width) {
    Expr read() {
      return width == 1 ? ref(name, 1) : slice(ref(name, width), number, number);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void modulesWithoutALoopOfBits(long seed) {
    var random = new Random(seed);
    var units = new ArrayList<Unit>();
    var top = module("Top").in("source", 2);
    for (int number = 0; number < PARTS; number++) {
      units.add(part("Part" + number, random));
      top.out("result" + number, 4);
      top.part("part" + number, "Part" + number, "source<-source", "result->result" + number);
    }
    units.add(top.done());
    var design = new Design(units);
    var findings = Checks.run(design);
    assertThat(findings).as("seed %d", seed).noneMatch(Diagnostic::isError);
    var foreseen = new TreeSet<Integer>();
    for (var finding : findings) {
      assertThat(finding.code()).as("seed %d: %s", seed, finding).isEqualTo("HDL061");
      foreseen.add(part(finding.path()));
    }
    var warned = new TreeSet<Integer>();
    for (var warning : VerilatorWarning.of(design)) {
      assertThat(warning.code()).as("seed %d: %s", seed, warning).isEqualTo("UNOPTFLAT");
      warned.add(part(warning.text()));
    }
    assertThat(warned).as("seed %d", seed).hasSizeBetween(2, PARTS - 2).isSubsetOf(foreseen);
    assertThat(foreseen).as("seed %d", seed).hasSizeLessThanOrEqualTo(warned.size() + 2);
  }

  private static int part(String text) {
    var part = PART.matcher(text);
    assertThat(part.find()).as(text).isTrue();
    return Integer.parseInt(part.group(1));
  }

  /** Each bit reads only bits before it in a random order, of whatever signal they are. */
  private static Module part(String name, Random random) {
    var part = module(name).in("source", 2).out("result", 4);
    var bits = new ArrayList<Bit>();
    for (int signal = 0; signal < 4; signal++) {
      int width = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
      part.wire("wire" + signal, width);
      for (int number = 0; number < width; number++) {
        bits.add(new Bit("wire" + signal, number, width));
      }
    }
    if (random.nextBoolean()) {
      Collections.shuffle(bits, random);
    }
    var known = new ArrayList<>(List.of(new Bit("source", 0, 2), new Bit("source", 1, 2)));
    for (var bit : bits) {
      var value = new Expr.Unary(UnaryOperator.NOT, any(known, random).read());
      var other = any(known, random).read();
      if (random.nextInt(3) == 0) {
        part.does(set(part, bit, value), part.when(other, List.of(set(part, bit, number(1, 1)))));
      } else {
        part.does(set(part, bit, new Expr.Binary(BinaryOperator.XOR, value, other)));
      }
      known.add(bit);
    }
    var all = known.stream().map(Bit::read).toList();
    var result = new Expr.Unary(UnaryOperator.REDUCE_XOR, new Expr.Concat(all));
    return part.does(part.set("result", new Expr.Repeat(4, result))).done();
  }

  private static portcullis.hdl.ir.Stmt set(IrModule part, Bit bit, Expr value) {
    return part.set(bit.name(), bit.number(), bit.number(), bit.width(), value);
  }

  private static Bit any(List<Bit> bits, Random random) {
    // Near ones, so that there are long ways.
    return bits.get(bits.size() - 1 - random.nextInt(Math.min(3, bits.size())));
  }

  @Test
  void waysThroughParts() {
    var inverter = module("Inverter").in("a", 2).out("y", 2);
    inverter.does(inverter.set("y", new Expr.Unary(UnaryOperator.NOT, ref("a", 2))));
    var top =
        module("Top")
            .in("x", 1)
            .out("q", 1)
            .wire("y", 2)
            .wire("a", 2)
            .part("part0", "Inverter", "a<-a", "y->y");
    top.does(
        top.set("a", 0, 0, 2, ref("x", 1)),
        top.set("a", 1, 1, 2, slice(ref("y", 2), 0, 0)),
        top.set("q", slice(ref("y", 2), 1, 1)));
    var design = new Design(List.of(inverter.done(), top.done()));
    assertThat(Checks.run(design)).extracting(Diagnostic::code).containsExactly("HDL061");
    assertThat(VerilatorWarning.of(design))
        .extracting(VerilatorWarning::code)
        .containsExactly("UNOPTFLAT");
  }
}
