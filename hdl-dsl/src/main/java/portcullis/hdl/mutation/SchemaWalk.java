package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;

/**
 * Goes through a module and does something with all mutations of a list that are about it, each of
 * which has a number. Bodies of statements are never copied.
 */
abstract class SchemaWalk {
  private final Map<Mutation, Integer> numbers;
  private final Module module;
  private final StatementVariants statements;
  private final Set<Place> places;
  private final Set<Integer> met = new HashSet<>();
  private final Set<Integer> left = new HashSet<>();
  private final List<Stmt> behind = new ArrayList<>();

  private record Place(String className, int line) {}

  SchemaWalk(Map<Mutation, Integer> numbers, Module module) {
    this.numbers = numbers;
    this.module = module;
    places =
        numbers.keySet().stream()
            .map(it -> new Place(it.className(), it.line()))
            .collect(Collectors.toUnmodifiableSet());
    Set<String> registers =
        module.declarations().stream()
            .filter(Declaration.Register.class::isInstance)
            .map(Declaration::name)
            .collect(Collectors.toUnmodifiableSet());
    statements = new StatementVariants(registers, Claims.areAllOf(module));
  }

  /**
   * What takes the place of an expression.
   *
   * @param variants its other forms by the number of their mutations; not empty
   * @param before what is added here goes before the statement, or behind all statements
   */
  abstract Expr value(Expr original, SortedMap<Integer, Expr> variants, List<Stmt> before);

  /**
   * What takes the place of a statement that a mutation leaves out.
   *
   * @param before what is added here goes before the statement
   */
  abstract Stmt removable(Stmt statement, int number, List<Stmt> before);

  /**
   * What takes the place of a register whose reset a mutation changes.
   *
   * @param behind what is added here goes behind all statements
   */
  abstract Declaration reset(
      Declaration.Register register,
      Declaration.ResetValue reset,
      Declaration.Register other,
      int number,
      List<Stmt> behind);

  /** The module with everything in it; {@link #met} and {@link #left} then say what there was. */
  final Module run() {
    var declarations = module.declarations().stream().map(this::declaration).toList();
    var body = new ArrayList<>(all(module.body()));
    body.addAll(behind);
    return new Module(module.name(), module.ports(), declarations, body, module.origin());
  }

  /** The numbers of the mutations that were met here. */
  final Set<Integer> met() {
    return met;
  }

  /** Numbers of those that are about this module but cannot be said in this way. */
  final Set<Integer> left() {
    return left;
  }

  private Optional<portcullis.hdl.ir.Frame> place(Origin origin) {
    var frames = origin.source().frames();
    return frames.isEmpty()
            || !places.contains(new Place(frames.getFirst().className(), frames.getFirst().line()))
        ? Optional.empty()
        : Optional.of(frames.getFirst());
  }

  private <T> Optional<Integer> number(
      portcullis.hdl.ir.Frame frame, String subject, Variant<T> variant) {
    var number =
        Optional.ofNullable(
            numbers.get(Mutation.at(frame, subject, variant.path(), variant.change())));
    number.ifPresent(met::add);
    return number;
  }

  private SortedMap<Integer, Expr> chosen(
      portcullis.hdl.ir.Frame frame, String subject, Collection<Variant<Expr>> variants) {
    var chosen = new TreeMap<Integer, Expr>();
    for (var variant : variants) {
      number(frame, subject, variant)
          .ifPresent(it -> chosen.computeIfAbsent(it, _ -> variant.result().get()));
    }
    return chosen;
  }

  private Declaration declaration(Declaration declaration) {
    var frame = place(declaration.origin());
    if (frame.isEmpty()) {
      return declaration;
    }
    var subject = Subjects.of(declaration.name());
    return switch (declaration) {
      case Declaration.Definition it -> {
        var chosen = chosen(frame.get(), subject, ExpressionVariants.of(it.value()));
        yield chosen.isEmpty()
            ? it
            : new Declaration.Definition(
                it.name(),
                it.type(),
                value(it.value(), chosen, behind),
                it.crossing(),
                it.origin());
      }
      case Declaration.Register it when it.reset().isPresent() -> {
        var variant = Mutations.ofReset(it, it.reset().get());
        yield number(frame.get(), subject, variant)
            .map(number ->
                reset(
                    it,
                    it.reset().get(),
                    (Declaration.Register) variant.result().get(),
                    number,
                    behind))
            .orElse(it);
      }
      default -> declaration;
    };
  }

  private List<Stmt> all(List<Stmt> body) {
    return body.stream().flatMap(each -> woven(each).stream()).toList();
  }

  private List<Stmt> woven(Stmt statement) {
    var result = inside(statement);
    var frame = place(statement.origin());
    if (frame.isEmpty()) {
      return List.of(result);
    }
    var all = new ArrayList<Stmt>();
    for (var site : statements.sites(statement)) {
      var variants = new ArrayList<>(site.variants());
      if (statement instanceof Stmt.Switch choice) {
        variants.addAll(Exchanges.of(choice));
      }
      var chosen = chosen(frame.get(), site.subject(), variants);
      if (!chosen.isEmpty()) {
        result = site.place().with(result, value(site.expr(), chosen, all));
      }
    }
    var removal = statements.removal(statement);
    if (removal.isPresent()) {
      var number = number(frame.get(), removal.get().subject(), removal.get().variant());
      if (number.isPresent()) {
        result = removable(result, number.get(), all);
      }
    }
    if (statement instanceof Stmt.Switch choice) {
      findLeft(frame.get(), choice);
    }
    all.add(result);
    return all;
  }

  private void findLeft(portcullis.hdl.ir.Frame frame, Stmt.Switch choice) {
    var said = new HashMap<String, Variant<Expr>>();
    Exchanges.of(choice).forEach(it -> said.put(it.path(), it));
    for (var form : statements.of(choice)) {
      var variant = form.variant();
      if (variant.change() == Change.CASES && !said.containsKey(variant.path())) {
        number(frame, form.subject(), variant).ifPresent(left::add);
      }
    }
  }

  /** The statement after changes to the statements in it. */
  private Stmt inside(Stmt statement) {
    return switch (statement) {
      case Stmt.When it ->
          new Stmt.When(it.condition(), all(it.then()), all(it.otherwise()), it.origin());
      case Stmt.Switch it ->
          new Stmt.Switch(
              it.subject(),
              it.cases().stream()
                  .map(one -> new Stmt.Case(one.labels(), all(one.body()), one.origin()))
                  .toList(),
              it.otherwise().map(this::all),
              it.origin());
      default -> statement;
    };
  }
}
