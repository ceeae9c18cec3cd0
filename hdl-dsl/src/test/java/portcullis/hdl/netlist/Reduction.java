package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;

/** Modules that have a little less in them than a given one. */
final class Reduction {
  private Reduction() {}

  /** All of them, those that lose most first. */
  static Stream<Module> of(Module module) {
    return Stream.of(ports(module), declarations(module), bodies(module), expressions(module))
        .flatMap(each -> each);
  }

  private static Stream<Module> ports(Module module) {
    return module.ports().stream().map(port -> withoutPort(module, port));
  }

  private static Module withoutPort(Module module, Port port) {
    var ports = new ArrayList<>(module.ports());
    ports.remove(port);
    return new Module(
        module.name(),
        ports,
        module.declarations(),
        without(module.body(), port.name()),
        module.origin());
  }

  private static Stream<Module> declarations(Module module) {
    return module.declarations().stream().map(each -> withoutDeclaration(module, each));
  }

  /** The declaration goes, what drives it goes too; what a part drove becomes 0. */
  private static Module withoutDeclaration(Module module, Declaration gone) {
    var declarations = new ArrayList<Declaration>();
    var outputs = new HashSet<String>();
    if (gone instanceof Declaration.Instance instance) {
      for (var connection : instance.connections()) {
        if (connection.direction() == Port.Direction.OUTPUT) {
          outputs.add(connection.signal());
        }
      }
    }
    for (var each : module.declarations()) {
      if (each instanceof Declaration.Wire wire && outputs.contains(wire.name())) {
        var zero = Expr.Literal.of(0, wire.type().width());
        declarations.add(
            new Declaration.Definition(wire.name(), wire.type(), zero, false, wire.origin()));
      } else if (!each.equals(gone)) {
        declarations.add(each);
      }
    }
    return new Module(
        module.name(),
        module.ports(),
        declarations,
        without(module.body(), gone.name()),
        module.origin());
  }

  private static Stream<Module> bodies(Module module) {
    return bodies(module.body())
        .map(body ->
            new Module(
                module.name(), module.ports(), module.declarations(), body, module.origin()));
  }

  /** One statement less, or one choice replaced by what it chooses from, at any depth. */
  private static Stream<List<Stmt>> bodies(List<Stmt> body) {
    var shorter = new ArrayList<List<Stmt>>();
    for (int i = 0; i < body.size(); i++) {
      int at = i;
      shorter.add(replaced(body, at, List.of()));
      switch (body.get(at)) {
        case Stmt.When when -> {
          shorter.add(replaced(body, at, when.then()));
          shorter.add(replaced(body, at, when.otherwise()));
          bodies(when.then())
              .map(it -> new Stmt.When(when.condition(), it, when.otherwise(), when.origin()))
              .forEach(it -> shorter.add(replaced(body, at, List.of(it))));
          bodies(when.otherwise())
              .map(it -> new Stmt.When(when.condition(), when.then(), it, when.origin()))
              .forEach(it -> shorter.add(replaced(body, at, List.of(it))));
        }
        case Stmt.Switch choice ->
            choices(choice).forEach(it -> shorter.add(replaced(body, at, it)));
        default -> {}
      }
    }
    return shorter.stream();
  }

  private static List<List<Stmt>> choices(Stmt.Switch choice) {
    var shorter = new ArrayList<List<Stmt>>();
    choice.cases().forEach(each -> shorter.add(each.body()));
    choice.otherwise().ifPresent(shorter::add);
    for (int i = 0; i < choice.cases().size(); i++) {
      var fewer = new ArrayList<>(choice.cases());
      var one = fewer.remove(i);
      shorter.add(List.of(withCases(choice, fewer)));
      int at = i;
      bodies(one.body())
          .forEach(body -> {
            var cases = new ArrayList<>(choice.cases());
            cases.set(at, new Stmt.Case(one.labels(), body, one.origin()));
            shorter.add(List.of(withCases(choice, cases)));
          });
    }
    choice
        .otherwise()
        .ifPresent(otherwise ->
            bodies(otherwise)
                .map(it ->
                    new Stmt.Switch(
                        choice.subject(), choice.cases(), Optional.of(it), choice.origin()))
                .forEach(it -> shorter.add(List.of(it))));
    return shorter;
  }

  private static Stmt withCases(Stmt.Switch choice, List<Stmt.Case> cases) {
    return new Stmt.Switch(choice.subject(), cases, choice.otherwise(), choice.origin());
  }

  private static List<Stmt> replaced(List<Stmt> body, int at, List<Stmt> by) {
    var statements = new ArrayList<>(body.subList(0, at));
    statements.addAll(by);
    statements.addAll(body.subList(at + 1, body.size()));
    return statements;
  }

  private static Stream<Module> expressions(Module module) {
    var sizes = new ArrayList<Integer>();
    Rewrite.expressions(
        module,
        expr -> {
          sizes.add(simpler(expr).size());
          return expr;
        });
    var simpler = Stream.<Module>builder();
    for (int i = 0; i < sizes.size(); i++) {
      for (int j = 0; j < sizes.get(i); j++) {
        simpler.add(withSimpler(module, i, j));
      }
    }
    return simpler.build();
  }

  private static Module withSimpler(Module module, int number, int variant) {
    int[] seen = {0};
    return Rewrite.expressions(
        module, expr -> seen[0]++ == number ? simpler(expr).get(variant) : expr);
  }

  /** Simpler expressions of the same width, at any depth. */
  private static List<Expr> simpler(Expr expr) {
    if (expr instanceof Expr.Literal) {
      return List.of();
    }
    var simpler = new LinkedHashSet<Expr>();
    if (!(expr instanceof Expr.MemoryRead)) {
      simpler.add(Expr.Literal.of(0, expr.width()));
      if (expr.width() > 1) {
        simpler.add(Expr.Literal.of(1, expr.width()));
      }
      var ones = BigInteger.TWO.pow(expr.width()).subtract(BigInteger.ONE);
      simpler.add(Expr.Literal.of(ones, expr.width()));
    }
    for (var operand : expr.operands()) {
      if (operand.width() == expr.width() && !(expr instanceof Expr.MemoryRead)) {
        simpler.add(operand);
      }
    }
    int count = expr.operands().size();
    for (int i = 0; i < count; i++) {
      int at = i;
      for (var replacement : simpler(expr.operands().get(i))) {
        int[] seen = {0};
        simpler.add(Rewrite.operands(expr, it -> seen[0]++ == at ? replacement : it));
      }
    }
    return List.copyOf(simpler);
  }

  /** The body without what drives or writes a name. */
  private static List<Stmt> without(List<Stmt> body, String name) {
    var kept = new ArrayList<Stmt>();
    for (var statement : body) {
      switch (statement) {
        case Stmt.Assign assign when assign.target().name().equals(name) -> {}
        case Stmt.MemoryWrite write when write.memory().equals(name) -> {}
        case Stmt.When when ->
            kept.add(
                new Stmt.When(
                    when.condition(),
                    without(when.then(), name),
                    without(when.otherwise(), name),
                    when.origin()));
        case Stmt.Switch choice ->
            kept.add(
                new Stmt.Switch(
                    choice.subject(),
                    choice.cases().stream()
                        .map(
                            it -> new Stmt.Case(it.labels(), without(it.body(), name), it.origin()))
                        .toList(),
                    choice.otherwise().map(it -> without(it, name)),
                    choice.origin()));
        default -> kept.add(statement);
      }
    }
    return kept;
  }
}
