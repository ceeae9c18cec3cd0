package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.verilog.CoveragePoint.Moment;

/** Makes the view of one module. */
final class ModuleText {
  private final Scope scope;
  private final Module module;
  private final Lines.Marks marks = new Lines.Marks();
  private final Lowering lowering;
  private final StatementLowering statements;
  private final ExpressionText expressions;
  private final Lines body = new Lines(marks);
  private final Layout layout;
  private final Map<String, Source> checkpoints = new LinkedHashMap<>();
  private final DefinitionOrder order;
  private boolean afterBlock;

  ModuleText(Module module) {
    this.module = module;
    Names.requireIdentifier(module.name());
    this.scope = new Scope(module);
    this.lowering = new Lowering(scope);
    this.statements = new StatementLowering(scope, lowering);
    this.expressions = new ExpressionText(scope);
    this.layout = new Layout(expressions, body);
    this.order = DefinitionOrder.of(scope);
  }

  Lines.Marks marks() {
    return marks;
  }

  Map<String, Source> checkpoints() {
    return checkpoints;
  }

  ModuleView view() {
    var combinational = new ArrayList<Process>();
    var clocked = new ArrayList<Process.Clocked>();
    for (var process : Partition.of(scope)) {
      if (process instanceof Process.Clocked edge) {
        clocked.add(edge);
      } else {
        combinational.add(process);
      }
    }
    settled(combinational);
    clocked.forEach(this::clocked);
    var checks = new CheckRegion(scope, statements, expressions, marks, checkpoints);
    var checksView = checks.view(module.body(), this::spacedParts);
    unused();
    var sections = new ArrayList<String>();
    var declarations = new DeclarationText(scope, expressions, marks, order);
    var signals = declarations.signals();
    for (var lines : List.of(declarations.constants(), signals, body)) {
      if (!lines.isEmpty()) {
        sections.add(lines.text());
      }
    }
    var header = new Lines(marks);
    header.comment(0, module.origin());
    var place = new StringBuilder();
    marks.append(module.origin().source(), place);
    return new ModuleView(
        header.text(),
        module.name(),
        place.toString(),
        declarations.ports().text(),
        sections,
        checksView.orElse(null));
  }

  /** Everything without a clock, in the order of the Java where that is known. */
  private void settled(List<Process> processes) {
    int next = 0;
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Definition
          || declaration instanceof Declaration.Instance) {
        while (next < processes.size()
            && isBefore(processes.get(next).source(), declaration.origin().source())
            && order.isReady(processes.get(next))) {
          process(processes.get(next++));
        }
        switch (declaration) {
          case Declaration.Definition definition -> definition(definition);
          case Declaration.Instance instance -> instance(instance);
          case Declaration.Wire _, Declaration.Register _, Declaration.Memory _ -> {}
        }
        order.passed(declaration.name());
      }
    }
    processes.subList(next, processes.size()).forEach(this::process);
  }

  /** Whether one thing stands above another in the same Java constructor. */
  private static boolean isBefore(Source one, Source other) {
    if (one.frames().isEmpty() || other.frames().isEmpty()) {
      return false;
    }
    Frame first = one.frames().getLast();
    Frame second = other.frames().getLast();
    return first.line() < second.line() && first.file().equals(second.file());
  }

  private void definition(Declaration.Definition definition) {
    var source = definition.origin().source();
    Expr value = lowering.value(definition.value(), definition.name());
    line(definition.origin());
    boolean declared = order.isDeclaredAhead(definition.name());
    String before =
        declared
            ? "assign " + definition.name()
            : DeclarationText.wire(definition.name(), definition.type().width());
    layout.assignment(1, before + " = ", value, source);
  }

  /** Prepares for a line, or a few, of their own: the parts that they need, and the comment. */
  private void line(Origin origin) {
    if (afterBlock || !body.isSaid(origin)) {
      body.gap();
    }
    afterBlock = false;
    parts(origin.source());
    body.comment(1, origin);
  }

  private void block() {
    body.gap();
    afterBlock = true;
  }

  private void parts(Source source) {
    for (var part : lowering.takeParts()) {
      layout.assignment(
          1, DeclarationText.wire(part.name(), part.value().width()) + " = ", part.value(), source);
    }
  }

  private void spacedParts(Source source) {
    if (lowering.hasParts()) {
      body.gap();
      parts(source);
    }
  }

  private void instance(Declaration.Instance instance) {
    var source = instance.origin().source();
    block();
    body.comment(1, instance.origin());
    var connections = instance.connections();
    if (connections.isEmpty()) {
      body.add(1, instance.module() + " " + instance.name() + " ();", source);
      return;
    }
    body.add(1, instance.module() + " " + instance.name() + " (", source);
    int longest = connections.stream().mapToInt(each -> each.port().length()).max().getAsInt();
    for (var connection : connections) {
      var symbol = scope.symbol(connection.signal());
      if (connection.direction() == Port.Direction.INPUT) {
        symbol.markRead();
      }
      String pad = " ".repeat(longest - connection.port().length());
      String end = connection == connections.getLast() ? "" : ",";
      body.add(
          2, ".%s%s (%s)%s".formatted(connection.port(), pad, connection.signal(), end), source);
    }
    body.add(1, ");", source);
  }

  private void process(Process process) {
    switch (process) {
      case Process.Continuous(var assign) -> {
        var source = assign.origin().source();
        var target = assign.target();
        Expr value = lowering.value(assign.value(), target.name());
        line(assign.origin());
        String bits = target.isWhole() ? "" : ExpressionText.range(target.high(), target.low());
        layout.assignment(1, "assign " + target.name() + bits + " = ", value, source);
      }
      case Process.Combinational(var statementsOf, var detours) ->
          always("", process.source(), statementsOf, detours);
      case Process.Clocked edge -> clocked(edge);
    }
  }

  /**
   * A process.
   *
   * @param clock at whose edge; empty if it is combinational
   */
  private void always(
      String clock, Source source, List<Stmt> content, Map<String, String> detours) {
    boolean clocked = !clock.isEmpty();
    var lowered = statements.of(content);
    block();
    parts(source);
    var place = marks.coverage().block(clocked ? Moment.EDGE : Moment.SETTLED, clock);
    String head =
        CoverageMarks.begin(place) + (clocked ? "always @(posedge " + clock + ")" : "always @*");
    var text = new StatementText(layout, statements, clocked, detours, null);
    if (lowered.size() == 1
        && lowered.getFirst() instanceof Stmt.Assign assign
        && assign.target().isWhole()) {
      body.comment(1, assign.origin());
      body.enter(place);
      layout.assignment(1, head + " " + assign.target().name() + " <= ", assign.value(), source);
    } else {
      if (lowered.size() == 1 && lowered.getFirst() instanceof Stmt.When when) {
        body.comment(1, when.origin());
      }
      body.enter(place);
      body.add(1, head + " begin", source);
      text.body(2, lowered, place);
      body.addOutside(1, "end", source);
    }
    body.enter(CoverageMarks.NONE);
  }

  private void clocked(Process.Clocked process) {
    var content = process.body();
    var reset = process.reset();
    if (reset.isPresent()) {
      var resets = new ArrayList<Stmt>();
      for (var register : process.resets()) {
        resets.add(Resets.assignment(register));
      }
      // A single statement lends its origin, and so its words, to the whole process.
      var origin = content.size() == 1 ? content.getFirst().origin() : Origin.at(process.source());
      content = List.of(new Stmt.When(new Expr.Ref(reset.get(), 1), resets, content, origin));
    }
    expressions.of(new Expr.Ref(process.clock(), 1));
    always(process.clock(), process.source(), content, Map.of());
  }

  private void unused() {
    var values = new ArrayList<Stmt.Unused>();
    module
        .body()
        .forEach(statement ->
            Projection.forEachLeaf(
                statement,
                leaf -> {
                  if (leaf instanceof Stmt.Unused each) {
                    values.add(each);
                  }
                }));
    var region = new UnusedText(scope, lowering, expressions, body);
    region.write(values, this::parts);
  }
}
