package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import portcullis.hdl.evaluate.Evaluator;
import portcullis.hdl.evaluate.Observation;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/** Holds what a tool saw against what must be seen. */
final class Comparison {
  private static final Pattern PADDING = Pattern.compile("(?<![0-9a-f])0+(?=[0-9a-f])");

  private final Netlist netlist;
  private final Trace expected;
  private final List<String> spoken = new ArrayList<>();
  private boolean allCertain = true;

  /** What a tool can do wrong. */
  enum Kind {
    /** It does not run the netlist. */
    REFUSED,
    /** A value is wrong. */
    VALUE,
    /** A value is not known that should be. */
    UNKNOWN,
    /** Checks or logs print other lines. */
    LINES
  }

  /** Something wrong, for a reader. */
  record Complaint(Kind kind, String text) {}

  Comparison(Netlist netlist) {
    this.netlist = netlist;
    expected = Trace.expected(netlist);
    listen();
  }

  /** What is wrong; empty if nothing is. */
  Optional<Complaint> complaint(Tool.Outcome outcome) {
    return switch (outcome) {
      case Tool.Outcome.Refused(var message) -> Optional.of(new Complaint(Kind.REFUSED, message));
      case Tool.Outcome.Ran(var trace, var lines) -> difference(trace).or(() -> spoken(lines));
    };
  }

  private Optional<Complaint> difference(Trace seen) {
    for (int row = 0; row < expected.rows().size(); row++) {
      for (int i = 0; i < expected.signals().size(); i++) {
        var wanted = expected.rows().get(row).get(i);
        var got = seen.rows().get(row).get(i);
        if (wanted.isPresent() && !wanted.equals(got)) {
          return Optional.of(
              new Complaint(
                  got.isPresent() ? Kind.VALUE : Kind.UNKNOWN,
                  "%s is %s and should be %s, after %d steps"
                      .formatted(expected.signals().get(i), hex(got), hex(wanted), row)));
        }
      }
    }
    return Optional.empty();
  }

  private static String hex(Optional<BigInteger> value) {
    return value.map(bits -> "h" + bits.toString(16)).orElse("unknown (x)");
  }

  /** Lines of one edge come in no particular order. */
  private Optional<Complaint> spoken(List<String> lines) {
    if (!allCertain) {
      return Optional.empty();
    }
    var got = unpadded(lines);
    var wanted = unpadded(spoken);
    if (got.equals(wanted)) {
      return Optional.empty();
    }
    Set<String> missing = new TreeSet<>(wanted);
    got.forEach(missing::remove);
    Set<String> extra = new TreeSet<>(got);
    wanted.forEach(extra::remove);
    return Optional.of(
        new Complaint(
            Kind.LINES,
            "%d lines were printed and should be %d; missing %s, not expected %s"
                .formatted(got.size(), wanted.size(), missing, extra)));
  }

  /**
   * Sorted, numbers without the zeros in front: Verilator 5.006 pads a value in binary to a whole
   * word where it has folded an expression.
   */
  private static List<String> unpadded(List<String> lines) {
    return lines.stream().map(line -> PADDING.matcher(line).replaceAll("")).sorted().toList();
  }

  private void listen() {
    var evaluator = new Evaluator(netlist.design());
    var covered = new HashSet<String>();
    for (var step : netlist.steps()) {
      step.inputs().forEach(evaluator::poke);
      for (var observation : evaluator.tick(step.clocks())) {
        allCertain &= observation.certain();
        switch (observation) {
          case Observation.Logged logged -> spoken.add(text(logged));
          case Observation.Checked checked -> {
            boolean cover = checked.check().kind() == Stmt.CheckKind.COVER;
            if (cover
                && checked.holds()
                && covered.add(checked.path() + "." + checked.check().name())) {
              spoken.add(checked.check().name());
            }
          }
        }
      }
    }
  }

  private static String text(Observation.Logged logged) {
    var text = new StringBuilder();
    int next = 0;
    for (var part : logged.log().parts()) {
      switch (part) {
        case Stmt.LogPart.Text(var words) -> text.append(words);
        case Stmt.LogPart.Value(var value, var radix) ->
            text.append(
                logged.values().get(next++).map(bits -> text(bits, value, radix)).orElse("x"));
      }
    }
    return text.toString();
  }

  private static String text(BigInteger bits, Expr value, Stmt.Radix radix) {
    int width = value.width();
    return switch (radix) {
      case DECIMAL -> bits.toString();
      case SIGNED ->
          (bits.testBit(width - 1) ? bits.subtract(BigInteger.TWO.pow(width)) : bits).toString();
      case HEXADECIMAL -> padded(bits.toString(16), (width + 3) / 4);
      case BINARY -> padded(bits.toString(2), width);
    };
  }

  private static String padded(String digits, int width) {
    return "0".repeat(width - digits.length()) + digits;
  }
}
