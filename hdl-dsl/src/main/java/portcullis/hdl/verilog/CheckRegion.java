package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;

/** Checks and logs of a module: one {@code always} for each clock and reset, in two forms. */
final class CheckRegion {
  /**
   * When checks are looked at.
   *
   * @param clock at which edge
   * @param reset outside which reset
   */
  private record Moment(String clock, Optional<String> reset) {}

  private final Scope scope;
  private final StatementLowering statements;
  private final Lowering lowering;
  private final ExpressionText expressions;
  private final Lines.Marks marks;
  private final Map<String, Source> checkpoints;

  CheckRegion(
      Scope scope,
      StatementLowering statements,
      Lowering lowering,
      ExpressionText expressions,
      Lines.Marks marks,
      Map<String, Source> checkpoints) {
    this.scope = scope;
    this.statements = statements;
    this.lowering = lowering;
    this.expressions = expressions;
    this.marks = marks;
    this.checkpoints = checkpoints;
  }

  /** Both forms; empty if the module has neither checks nor logs. */
  Optional<ModuleView.ChecksView> view(List<Stmt> body) {
    var moments = new LinkedHashMap<Moment, List<Stmt>>();
    for (var moment : moments(body)) {
      moments.put(moment, Projection.of(body, leaf -> moment.equals(moment(leaf))));
    }
    if (moments.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ModuleView.ChecksView(formal(moments), simulation(moments)));
  }

  private static Set<Moment> moments(List<Stmt> body) {
    var found = new LinkedHashSet<Moment>();
    body.forEach(statement ->
        Projection.forEachLeaf(
            statement,
            leaf -> {
              var moment = moment(leaf);
              if (moment != null) {
                found.add(moment);
              }
            }));
    return found;
  }

  private static Moment moment(Stmt leaf) {
    return switch (leaf) {
      case Stmt.Check check -> new Moment(check.clock(), check.reset());
      case Stmt.Log log -> new Moment(log.clock(), log.reset());
      default -> null;
    };
  }

  private String formal(Map<Moment, List<Stmt>> moments) {
    var lines = new Lines(marks);
    moments.forEach((moment, body) -> {
      var checks = Projection.of(body, Stmt.Check.class::isInstance);
      if (!checks.isEmpty()) {
        always(lines, "always @* begin", moment, checks, true);
      }
    });
    return lines.text();
  }

  private String simulation(Map<Moment, List<Stmt>> moments) {
    var lines = new Lines(marks);
    moments.forEach((moment, body) ->
        always(lines, "always @(posedge " + moment.clock() + ") begin", moment, body, false));
    return lines.text();
  }

  private void always(Lines lines, String head, Moment moment, List<Stmt> body, boolean formal) {
    var layout = new Layout(expressions, lines);
    var lowered = statements.of(body);
    var source = body.getFirst().origin().source();
    for (var part : lowering.takeParts()) {
      layout.assignment(
          1, DeclarationText.wire(part.name(), part.value().width()) + " = ", part.value(), source);
    }
    var checks = new CheckText(layout, scope, formal, checkpoints);
    if (!formal) {
      expressions.of(new Expr.Ref(moment.clock(), 1));
      checks.declareSeen(1, body);
    }
    var content = new ArrayList<Stmt>(lowered);
    moment
        .reset()
        .ifPresent(reset -> {
          var running = StatementText.not(new Expr.Ref(reset, 1));
          content.clear();
          content.add(new Stmt.When(running, lowered, List.of(), Origin.at(source)));
        });
    lines.add(1, head, source);
    new StatementText(layout, true, Map.of(), checks).body(2, content);
    lines.add(1, "end", source);
  }
}
