package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static portcullis.hdl.check.IrModule.module;
import static portcullis.hdl.check.IrModule.number;
import static portcullis.hdl.check.IrModule.ref;
import static portcullis.hdl.check.IrModule.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.UnaryOperator;
import portcullis.hdl.ir.Unit;

/**
 * The warnings about unused bits are those that {@code verilator -Wall} gives for the Verilog, no
 * more and no fewer, and it finds nothing else in a design without errors.
 */
@Tag("tools")
class VerilatorAgreementTest {
  private static final Pattern UNUSED =
      Pattern.compile("(?:Bits of signal|Signal) (?:are|is) not used: '(\\w+)'(\\[[0-9:,]+])?");

  private static final Set<Integer> SPLITTING = Set.of(5, 6, 7);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void unusedBitsAreForeseen(long seed) {
    var design = design(seed);
    var findings = Checks.run(design);
    assertThat(findings).as("seed %d", seed).noneMatch(Diagnostic::isError);
    var foreseen = foreseen(findings);
    assertThat(foreseen).as("seed %d", seed).isNotEmpty().isEqualTo(warned(design));
  }

  private static IrModule shape(String name) {
    return module(name).in("source", 8).out("result", 4);
  }

  private static Expr source(int high, int low) {
    return slice(ref("source", 8), high, low);
  }

  private static IrModule result(String name, Expr value) {
    var shape = shape(name);
    return shape.does(shape.set("result", value), shape.unused(source(7, 7)));
  }

  static Stream<Arguments> shapes() {
    var whole = shape("Whole");
    whole.does(whole.set("result", source(3, 0)), whole.set("result", source(7, 4)));
    var partly = shape("Partly");
    partly.does(partly.set("result", source(3, 0)), partly.set("result", 1, 0, 4, source(7, 6)));
    var decision = shape("Decision");
    decision.does(
        decision.when(source(3, 3), List.of(decision.set("result", source(4, 1)))),
        decision.set("result", source(7, 4)));
    var nothing = shape("Nothing");
    nothing.does(
        nothing.when(source(1, 1), List.of()),
        nothing.when(source(2, 2), List.of(nothing.unused(source(3, 3)))),
        nothing.set("result", source(7, 4)));
    var decided = shape("Decided");
    decided.does(
        decided.when(
            number(0, 1),
            List.of(decided.set("result", source(3, 0))),
            List.of(decided.set("result", source(5, 2)))));
    var chosen = shape("Chosen");
    chosen.does(
        chosen.select(
            number(1, 1),
            chosen.is(number(0, 1), chosen.set("result", source(3, 0))),
            chosen.is(number(1, 1), chosen.set("result", source(5, 2)))));
    var seven = new Expr.Binary(BinaryOperator.ADD, number(4, 3), number(3, 3));
    var clocked = module("Clocked").clock("clock").clock("other").in("source", 1).out("result", 1);
    clocked.reg("held", 1, "clock").initialised("constant", 1, "other");
    clocked.does(
        clocked.set("held", ref("source", 1)),
        clocked.set(
            "result", new Expr.Binary(BinaryOperator.XOR, ref("held", 1), ref("constant", 1))));
    return Stream.of(
        arguments("an assignment that another overwrites", whole, Set.of()),
        arguments("bits that another assignment overwrites", partly, Set.of("source[5:4]")),
        arguments("a decision that nothing depends on any more", decision, Set.of("source[0]")),
        arguments("decisions about nothing", nothing, Set.of("source[0]")),
        arguments("a decision about a constant", decided, Set.of("source[7:6]")),
        arguments("a choice by a constant", chosen, Set.of("source[7:6]")),
        arguments(
            "a mux by a constant",
            result("Mux", new Expr.Mux(number(1, 1), source(3, 0), source(4, 1))),
            Set.of("source[6:5]")),
        arguments(
            "an element by a constant",
            result("Element", new Expr.Index(List.of(source(3, 0), source(4, 1)), number(1, 1))),
            Set.of("source[6:5]")),
        arguments(
            "a bit past the end",
            result(
                "Past", new Expr.ZeroExtend(4, new Expr.BitSelect(ref("source", 8), number(9, 4)))),
            Set.of("source[6:0]")),
        arguments(
            "a bit past the end of a slice",
            result(
                "PastSlice",
                new Expr.ZeroExtend(4, new Expr.BitSelect(source(4, 0), number(7, 3)))),
            Set.of("source[6:5]")),
        arguments(
            "a bit past the end by a sum of constants",
            result("PastSum", new Expr.ZeroExtend(4, new Expr.BitSelect(source(4, 0), seven))),
            Set.of("source[6:5]")),
        arguments("a clock of a register that is never assigned", clocked, Set.of("other")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void rareShapesAreForeseen(String title, IrModule shape, Set<String> unread) {
    var design = new Design(List.of(shape.done()));
    assertThat(foreseen(Checks.run(design))).isEqualTo(unread);
    assertThat(warned(design)).isEqualTo(unread);
  }

  private static TreeSet<String> foreseen(List<Diagnostic> findings) {
    var foreseen = new TreeSet<String>();
    for (var finding : findings) {
      assertThat(finding.rule()).isIn(UnusedSignal.RULE, NeverChanges.RULE);
      if (finding.rule() == NeverChanges.RULE) {
        continue;
      }
      String name = finding.path().substring(finding.path().lastIndexOf('.') + 1);
      var bits = Pattern.compile("^bits? ([0-9:, ]+) of").matcher(finding.seen());
      foreseen.add(bits.find() ? name + "[" + bits.group(1).replace(" ", "") + "]" : name);
    }
    return foreseen;
  }

  private static TreeSet<String> warned(Design design) {
    var warned = new TreeSet<String>();
    for (var warning : VerilatorWarning.of(design)) {
      var unused = UNUSED.matcher(warning.text());
      assertThat(unused.find()).as(warning.toString()).isTrue();
      warned.add(unused.group(1) + (unused.group(2) == null ? "" : unused.group(2)));
    }
    return warned;
  }

  private static Design design(long seed) {
    var random = new Random(seed);
    var units = new ArrayList<Unit>();
    var top = module("Top").clock("clock").in("source", 16);
    for (int number = 0; number < 20; number++) {
      var part = part("Part" + number, "p" + number + "_", random);
      units.add(part);
      var joins = new ArrayList<String>();
      for (var port : part.ports()) {
        switch (port.direction()) {
          case INPUT -> {
            boolean clock = port.type() instanceof portcullis.hdl.ir.Type.Clock;
            if (!clock) {
              top.wire(port.name(), port.type().width());
              top.does(top.set(port.name(), slice(ref("source", 16), port.type().width() - 1, 0)));
            }
            joins.add(port.name() + "<-" + port.name());
          }
          case OUTPUT -> {
            top.out(port.name(), port.type().width());
            joins.add(port.name() + "->" + port.name());
          }
        }
      }
      top.part("part" + number, part.name(), joins.toArray(String[]::new));
    }
    units.add(top.done());
    return new Design(units);
  }

  private record Value(String name, int width) {}

  /** A module of random expressions that leave many bits unread. */
  private static Module part(String name, String prefix, Random random) {
    var part = module(name).clock("clock");
    var values = new ArrayList<Value>();
    for (int i = 0; i < 3; i++) {
      values.add(new Value(prefix + "in" + i, 1 + random.nextInt(9)));
      part.in(values.getLast().name(), values.getLast().width());
    }
    for (int i = 0; i < 8; i++) {
      int width = 1 + random.nextInt(9);
      var value = new Value(prefix + "v" + i, width);
      switch (random.nextInt(3)) {
        case 0 -> part.let(value.name(), expr(width, 3, values, random));
        case 1 -> {
          part.wire(value.name(), width);
          int cut = random.nextInt(width);
          if (random.nextInt(3) == 0) {
            part.does(
                part.when(
                    expr(1, 2, values, random),
                    List.of(part.set(value.name(), expr(width, 2, values, random)))),
                part.set(value.name(), expr(width, 2, values, random)));
          }
          part.does(
              part.set(value.name(), width - 1, cut, width, expr(width - cut, 2, values, random)));
          if (cut > 0) {
            part.does(
                part.when(
                    expr(1, 2, values, random),
                    List.of(
                        part.set(value.name(), cut - 1, 0, width, expr(cut, 2, values, random))),
                    List.of(part.set(value.name(), cut - 1, 0, width, number(0, cut)))));
          }
        }
        default -> {
          part.reg(value.name(), width, "clock");
          part.does(part.set(value.name(), expr(width, 2, values, random)));
        }
      }
      values.add(value);
    }
    int width = 1 + random.nextInt(6);
    part.reg(prefix + "last", width, "clock").out(prefix + "out", width);
    return part.does(
            part.set(prefix + "last", expr(width, 3, values, random)),
            part.set(prefix + "out", ref(prefix + "last", width)))
        .done();
  }

  private static Expr expr(int width, int depth, List<Value> values, Random random) {
    if (depth == 0) {
      return ofWidth(width, values.get(random.nextInt(values.size())), random);
    }
    int below = depth - 1;
    int form = random.nextInt(11);
    return switch (width == 1 && SPLITTING.contains(form) ? 10 : form) {
      case 0 -> new Expr.Unary(UnaryOperator.NOT, expr(width, below, values, random));
      case 1 ->
          new Expr.Binary(
              random.nextBoolean() ? BinaryOperator.ADD : BinaryOperator.XOR,
              expr(width, below, values, random),
              expr(width, below, values, random));
      case 2, 3, 4 -> {
        int low = random.nextInt(4);
        int more = random.nextInt(4);
        var operand = expr(width + low + more, below, values, random);
        yield new Expr.Slice(operand, low + width - 1, low);
      }
      case 5 -> {
        int cut = 1 + random.nextInt(width - 1);
        yield new Expr.Concat(
            List.of(expr(width - cut, below, values, random), expr(cut, below, values, random)));
      }
      case 6 ->
          new Expr.ZeroExtend(width, expr(1 + random.nextInt(width - 1), below, values, random));
      case 7 ->
          new Expr.SignExtend(width, expr(1 + random.nextInt(width - 1), below, values, random));
      case 8 ->
          new Expr.Mux(
              expr(1, below, values, random),
              expr(width, below, values, random),
              expr(width, below, values, random));
      case 9 ->
          width == 1
              ? new Expr.BitSelect(expr(5, below, values, random), number(random.nextInt(8), 3))
              : new Expr.Index(
                  List.of(expr(width, below, values, random), expr(width, below, values, random)),
                  expr(1, below, values, random));
      default -> ofWidth(width, values.get(random.nextInt(values.size())), random);
    };
  }

  private static Expr ofWidth(int width, Value value, Random random) {
    var whole = ref(value.name(), value.width());
    if (value.width() == width) {
      return whole;
    }
    if (value.width() < width) {
      return new Expr.ZeroExtend(width, whole);
    }
    int low = random.nextInt(value.width() - width + 1);
    return new Expr.Slice(whole, low + width - 1, low);
  }
}
