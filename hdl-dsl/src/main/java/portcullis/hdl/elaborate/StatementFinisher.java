package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/** Turns the statements of a description into their immutable form. */
final class StatementFinisher {
  private static final int LONGEST_CHECK_NAME = 48;

  private final ModuleBuilder module;
  private final ModuleFinisher finisher;
  private final Set<String> checkNames = new HashSet<>();

  StatementFinisher(ModuleBuilder module, ModuleFinisher finisher) {
    this.module = module;
    this.finisher = finisher;
  }

  List<Stmt> finish(List<Pending> statements) {
    var finished = new ArrayList<Stmt>(statements.size());
    for (var statement : statements) {
      if (statement instanceof Pending.Switch choice && choice.subject().width() == 0) {
        finished.addAll(finish(onlyBranch(choice)));
      } else {
        finished.add(finish(statement));
      }
    }
    return finished;
  }

  /** A subject of no bits is always 0. */
  private static List<Pending> onlyBranch(Pending.Switch choice) {
    return choice.cases().stream()
        .filter(each -> !each.labels().isEmpty())
        .map(Pending.Case::body)
        .findFirst()
        .or(() -> choice.otherwise().stream().findFirst())
        .orElse(List.of());
  }

  private Stmt finish(Pending statement) {
    var origin = statement.said().origin();
    return switch (statement) {
      case Pending.Assign assign ->
          new Stmt.Assign(
              new Target(
                  assign.storage().name(), assign.high(), assign.low(), assign.storage().width()),
              finisher.expr(assign.value()),
              origin);
      case Pending.MemoryWrite write ->
          new Stmt.MemoryWrite(
              write.memory().name(),
              clock(write.domain()),
              finisher.expr(write.address()),
              finisher.expr(write.data()),
              finisher.expr(write.mask()),
              origin);
      case Pending.When when ->
          new Stmt.When(
              finisher.expr(when.condition()),
              finish(when.then()),
              finish(when.otherwise()),
              origin);
      case Pending.Switch choice ->
          new Stmt.Switch(
              finisher.expr(choice.subject()),
              choice.cases().stream().map(this::finish).toList(),
              choice.otherwise().stream().findFirst().map(this::finish),
              origin);
      case Pending.Check check ->
          new Stmt.Check(
              check.kind(),
              checkName(check),
              clock(check.domain()),
              reset(check.domain()),
              finisher.expr(check.condition()),
              check.message(),
              origin);
      case Pending.Log log ->
          new Stmt.Log(clock(log.domain()), reset(log.domain()), parts(log), origin);
      case Pending.Unused unused -> new Stmt.Unused(finisher.expr(unused.value()), origin);
    };
  }

  private Stmt.Case finish(Pending.Case each) {
    return new Stmt.Case(
        each.labels().stream().map(label -> (Expr.Literal) finisher.expr(label)).toList(),
        finish(each.body()),
        each.said().origin());
  }

  private String clock(Domain domain) {
    return ModuleFinisher.nameOf(module.domains().local(domain).clock());
  }

  private Optional<String> reset(Domain domain) {
    return module.domains().local(domain).reset().map(ModuleFinisher::nameOf);
  }

  private List<Stmt.LogPart> parts(Pending.Log log) {
    var parts = new ArrayList<Stmt.LogPart>();
    for (var part : log.parts()) {
      parts.add(
          switch (part) {
            case LogPart.Text text -> new Stmt.LogPart.Text(text.text());
            case LogPart.Value value when value.value().width() == 0 -> new Stmt.LogPart.Text("0");
            case LogPart.Value value ->
                new Stmt.LogPart.Value(finisher.expr(value.value()), value.radix());
          });
    }
    return parts;
  }

  private String checkName(Pending.Check check) {
    String slug =
        check
            .message()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    String base =
        slug.substring(0, Math.min(slug.length(), LONGEST_CHECK_NAME)).replaceAll("_$", "");
    if (base.isEmpty()) {
      base = check.kind().name().toLowerCase(Locale.ROOT);
    }
    String name = base;
    for (int suffix = 2; !checkNames.add(name); suffix++) {
      name = base + "_" + suffix;
    }
    return name;
  }
}
