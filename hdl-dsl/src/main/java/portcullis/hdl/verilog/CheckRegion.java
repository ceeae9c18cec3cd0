package portcullis.hdl.verilog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

  private final ExpressionText expressions;
  private final Lines.Marks marks;
  private final Map<String, Source> checkpoints;

  CheckRegion(
      Scope scope,
      StatementLowering statements,
      ExpressionText expressions,
      Lines.Marks marks,
      Map<String, Source> checkpoints) {
    this.scope = scope;
    this.statements = statements;

    this.expressions = expressions;
    this.marks = marks;
    this.checkpoints = checkpoints;
  }

  /**
   * Both forms; empty if the module has neither checks nor logs.
   *
   * @param body the module's body
   * @param parts writes the wires that the checks need, which serve both forms
   */
  Optional<ModuleView.ChecksView> view(List<Stmt> body, Consumer<Source> parts) {
    var moments = new LinkedHashMap<Moment, List<Stmt>>();
    for (var moment : moments(body)) {
      var own = Projection.of(body, leaf -> moment.equals(moment(leaf)));
      if (!own.isEmpty()) {
        moments.put(moment, statements.of(own));
        parts.accept(own.getFirst().origin().source());
      }
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
    var layout = new Layout(expressions, new Lines(marks));
    var text = new CheckText(layout, scope, true, checkpoints);
    moments.forEach((moment, body) -> {
      var checks = Projection.of(body, Stmt.Check.class::isInstance);
      if (!checks.isEmpty()) {
        always(layout, "always @* begin", moment, checks, text, CoverageMarks.NONE);
      }
    });
    return layout.lines().text();
  }

  private String simulation(Map<Moment, List<Stmt>> moments) {
    var layout = new Layout(expressions, new Lines(marks));
    var text = new CheckText(layout, scope, false, checkpoints);
    moments.values().forEach(body -> text.declareSeen(1, body));
    moments.forEach((moment, body) -> {
      expressions.of(new Expr.Ref(moment.clock(), 1));
      var block = marks.coverage().block(CoveragePoint.Moment.EDGE, moment.clock());
      always(layout, "always @(posedge " + moment.clock() + ") begin", moment, body, text, block);
    });
    return layout.lines().text();
  }

  private void always(
      Layout layout,
      String head,
      Moment moment,
      List<Stmt> body,
      CheckText checks,
      CoverageMarks.Place block) {
    var source = body.getFirst().origin().source();
    var content =
        moment
            .reset()
            .map(reset -> {
              var running = StatementText.not(new Expr.Ref(reset, 1));
              return List.<Stmt>of(new Stmt.When(running, body, List.of(), Origin.at(source)));
            })
            .orElse(body);
    layout.lines().enter(block);
    layout.lines().add(1, CoverageMarks.begin(block) + head, source);
    new StatementText(layout, statements, true, Map.of(), checks).body(2, content, block);
    layout.lines().addOutside(1, "end", source);
  }
}
