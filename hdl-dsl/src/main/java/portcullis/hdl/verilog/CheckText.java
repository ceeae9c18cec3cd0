package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.verilog.CoverageMarks.Place;
import portcullis.hdl.verilog.CoveragePoint.Moment;

/** Checks and logs as Verilog, for proofs or for simulation. */
final class CheckText {
  private static final int LONGEST_LOG_NAME = 40;

  private final Layout layout;
  private final Scope scope;
  private final boolean formal;
  private final Map<String, Source> checkpoints;
  private final Map<String, String> seenNames = new HashMap<>();

  /**
   * A writer of checks.
   *
   * @param layout where the lines go
   * @param scope the module's names
   * @param formal whether for proofs
   * @param checkpoints receives the keys of what simulation prints
   */
  CheckText(Layout layout, Scope scope, boolean formal, Map<String, Source> checkpoints) {
    this.layout = layout;
    this.scope = scope;
    this.formal = formal;
    this.checkpoints = checkpoints;
  }

  /** Declares the registers that remember which covers were seen. */
  void declareSeen(int depth, List<Stmt> body) {
    body.forEach(statement ->
        Projection.forEachLeaf(
            statement,
            leaf -> {
              if (leaf instanceof Stmt.Check check && check.kind() == Stmt.CheckKind.COVER) {
                String name = scope.names().fresh(check.name() + "_seen");
                seenNames.put(check.name(), name);
                var start = layout.lines().marks().coverage().block(Moment.START, "");
                layout.lines().enter(start);
                String zero = CoverageMarks.begin(start) + "1'b0;";
                layout.lines().add(depth, "reg " + name + " = " + zero, check.origin().source());
              }
            }));
  }

  /**
   * Writes a check.
   *
   * @param original its condition in the signals of the module
   */
  void check(int depth, Stmt.Check check, Expr original, Place place) {
    String kind = check.kind().name().toLowerCase(Locale.ROOT);
    var source = check.origin().source();
    var lines = layout.lines();
    if (formal) {
      String label = scope.names().fresh(kind + "_" + check.name());
      String condition = layout.text().of(check.condition());
      lines.add(depth, "%s: %s (%s);".formatted(label, kind, condition), source);
      return;
    }
    String key = SimulationLine.CHECK + scope.module().name() + "." + check.name();
    checkpoints.put(key, source);
    boolean cover = check.kind() == Stmt.CheckKind.COVER;
    var trigger = cover ? check.condition() : StatementText.not(check.condition());
    String seen = seenNames.get(check.name());
    String condition =
        cover
            ? "!%s && %s".formatted(seen, layout.text().of(trigger, ExpressionText.Place.OPERAND))
            : layout.text().condition(trigger);
    var coverage = new CoverageTree(lines.marks().coverage());
    var branches = cover ? coverage.seen(place, original) : coverage.claim(place, original);
    lines.enter(branches.then());
    lines.add(depth, branches.marks() + "if (" + condition + ") begin", source);
    display(depth + 1, key + " " + kind, Strings.format(check.message()), List.of(), source);
    lines.add(depth + 1, cover ? seen + " <= 1'b1;" : "$fatal;", source);
    lines.addOutside(depth, "end", source);
  }

  /** Writes a log. */
  void log(int depth, Stmt.Log log) {
    if (formal) {
      throw new IllegalStateException("log in a proof");
    }
    String key = logKey(log);
    checkpoints.put(key, log.origin().source());
    var format = new StringBuilder();
    var values = new ArrayList<String>();
    for (var part : log.parts()) {
      switch (part) {
        case Stmt.LogPart.Text(var text) -> format.append(Strings.format(text));
        case Stmt.LogPart.Value(var value, var radix) -> {
          format.append(
              switch (radix) {
                case DECIMAL, SIGNED -> "%0d";
                case HEXADECIMAL -> "%h";
                case BINARY -> "%b";
              });
          values.add(value(value, radix));
        }
      }
    }
    display(depth, key + " log", format.toString(), values, log.origin().source());
  }

  /** A key made from the log's own words, so that a further log does not renumber the others. */
  private String logKey(Stmt.Log log) {
    var words = new StringBuilder();
    for (var part : log.parts()) {
      if (part instanceof Stmt.LogPart.Text(var text)) {
        words.append(text).append(' ');
      }
    }
    String slug = words.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String base =
        SimulationLine.LOG
            + scope.module().name()
            + "."
            + slug.substring(0, Math.min(slug.length(), LONGEST_LOG_NAME)).replaceAll("^_|_$", "");
    String key = base;
    for (int suffix = 2; checkpoints.containsKey(key); suffix++) {
      key = base + "_" + suffix;
    }
    return key;
  }

  private String value(Expr value, Stmt.Radix radix) {
    return radix == Stmt.Radix.SIGNED
        ? "$signed(" + layout.text().of(value) + ")"
        : layout.text().of(value, ExpressionText.Place.OPERAND);
  }

  /**
   * The Java file without its line: that is in the source map. A line number here would change with
   * every line of Java inserted above.
   */
  private static String file(Source source) {
    return source.frames().isEmpty() ? "unknown" : source.frames().getFirst().file();
  }

  private void display(int depth, String key, String format, List<String> values, Source source) {
    String text = "\"%s at %s in %%m: %s\"".formatted(key, Strings.format(file(source)), format);
    String all = values.isEmpty() ? text : text + ", " + String.join(", ", values);
    String line = "$display(" + all + ");";
    if (Layout.fits(depth, line)) {
      layout.lines().add(depth, line, source);
      return;
    }
    layout.lines().add(depth, "$display(", source);
    // Verilator counts the lines of values, but not that of the text.
    layout.lines().addOutside(depth + 1, values.isEmpty() ? text : text + ",", source);
    if (!values.isEmpty()) {
      layout.lines().add(depth + 1, String.join(", ", values), source);
    }
    layout.lines().addOutside(depth, ");", source);
  }
}
