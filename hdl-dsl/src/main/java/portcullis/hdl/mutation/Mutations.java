package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Unit;

/**
 * The mutations of designs. Claims are left as they are, except in modules without outputs, such as
 * the monitors of a bus, which do nothing else.
 */
public final class Mutations {
  private static final int LONGEST_TEXT = 70;

  /**
   * How a mutation looks in one of the places that it changes.
   *
   * @param module name of the module
   * @param before text of what it changes
   * @param after text of what that becomes
   */
  public record Example(String module, String before, String after) {}

  private Mutations() {}

  /**
   * All mutations of a design, in the order of its modules, with an example each.
   *
   * @param classes which classes, by binary name, may be changed
   */
  public static Map<Mutation, Example> of(Design design, Predicate<String> classes) {
    var all = new LinkedHashMap<Mutation, Example>();
    for (var unit : design.units()) {
      if (unit instanceof Module module) {
        var mutator = new Collector(module, classes, all);
        new Walk(module, mutator).run();
      }
    }
    return all;
  }

  /** The design with a change in all places that it is about; the same object if there is none. */
  public static Design applied(Mutation mutation, Design design) {
    var units = new ArrayList<Unit>();
    boolean changed = false;
    for (var unit : design.units()) {
      var mutated = unit instanceof Module module ? applied(mutation, module) : unit;
      changed |= mutated != unit;
      units.add(mutated);
    }
    return changed ? new Design(units) : design;
  }

  private static Module applied(Mutation mutation, Module module) {
    var applier = new Applier(mutation);
    var mutated = new Walk(module, applier).run();
    return applier.changed ? mutated : module;
  }

  /** Decides what becomes of the parts of a module. */
  private interface Visitor {
    /** What becomes of something, given its variants. */
    <T> T visit(Origin origin, String subject, T whole, List<Variant<T>> variants);

    /** Whether it is worth while to make the variants. */
    boolean isAbout(Frame frame);
  }

  private record Collector(Module module, Predicate<String> classes, Map<Mutation, Example> into)
      implements Visitor {
    @Override
    public boolean isAbout(Frame frame) {
      return classes.test(frame.className());
    }

    @Override
    public <T> T visit(Origin origin, String subject, T whole, List<Variant<T>> variants) {
      var frame = origin.source().frames().getFirst();
      for (var variant : variants) {
        into.computeIfAbsent(
            Mutation.at(frame, subject, variant.path(), variant.change()),
            _ ->
                new Example(
                    module.name(),
                    shortened(variant.before().get()),
                    shortened(variant.after().get())));
      }
      return whole;
    }

    private static String shortened(String text) {
      return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
  }

  private static final class Applier implements Visitor {
    private final Mutation mutation;
    private boolean changed;

    private Applier(Mutation mutation) {
      this.mutation = mutation;
    }

    @Override
    public boolean isAbout(Frame frame) {
      return mutation.isAt(frame);
    }

    @Override
    public <T> T visit(Origin origin, String subject, T whole, List<Variant<T>> variants) {
      if (!subject.equals(mutation.subject())) {
        return whole;
      }
      for (var variant : variants) {
        if (variant.change() == mutation.change() && variant.path().equals(mutation.path())) {
          changed = true;
          return variant.result().get();
        }
      }
      return whole;
    }
  }

  /** The other form of a register with a reset. */
  static Variant<Declaration> ofReset(Declaration.Register it, Declaration.ResetValue reset) {
    var next = Constants.next(reset.value(), it.type().width());
    return new Variant<>(
        "",
        Change.RESET,
        () -> "reset to " + reset.value(),
        () -> "reset to " + next,
        () ->
            new Declaration.Register(
                it.name(),
                it.type(),
                it.clock(),
                Optional.of(new Declaration.ResetValue(reset.signal(), next)),
                it.initial(),
                it.synchroniser(),
                it.origin()));
  }

  /** Goes through a module and builds it anew from what a visitor makes of its parts. */
  private static final class Walk {
    private final Module module;
    private final Visitor visitor;
    private final StatementVariants statements;

    Walk(Module module, Visitor visitor) {
      this.module = module;
      this.visitor = visitor;
      Set<String> registers =
          module.declarations().stream()
              .filter(Declaration.Register.class::isInstance)
              .map(Declaration::name)
              .collect(Collectors.toUnmodifiableSet());
      statements = new StatementVariants(registers, Claims.areAllOf(module));
    }

    Module run() {
      return new Module(
          module.name(),
          module.ports(),
          module.declarations().stream().map(this::declaration).toList(),
          all(module.body()),
          module.origin());
    }

    private boolean isAbout(Origin origin) {
      var frames = origin.source().frames();
      return !frames.isEmpty() && visitor.isAbout(frames.getFirst());
    }

    private Declaration declaration(Declaration declaration) {
      return switch (declaration) {
        case Declaration.Definition it when isAbout(it.origin()) -> {
          Expr value =
              visitor.visit(
                  it.origin(),
                  Subjects.of(it.name()),
                  it.value(),
                  ExpressionVariants.of(it.value()));
          yield value == it.value()
              ? it
              : new Declaration.Definition(it.name(), it.type(), value, it.crossing(), it.origin());
        }
        case Declaration.Register it when it.reset().isPresent() && isAbout(it.origin()) ->
            visitor.visit(
                it.origin(), Subjects.of(it.name()), it, List.of(ofReset(it, it.reset().get())));
        default -> declaration;
      };
    }

    private List<Stmt> all(List<Stmt> body) {
      return body.stream().flatMap(each -> changed(inside(each)).stream()).toList();
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

    private Optional<Stmt> changed(Stmt statement) {
      var whole = Optional.of(statement);
      if (!isAbout(statement.origin())) {
        return whole;
      }
      var forms =
          statements.of(statement).stream()
              .collect(
                  Collectors.groupingBy(
                      StatementVariants.Form::subject,
                      LinkedHashMap::new,
                      Collectors.mapping(StatementVariants.Form::variant, Collectors.toList())));
      for (var some : forms.entrySet()) {
        var result = visitor.visit(statement.origin(), some.getKey(), whole, some.getValue());
        if (result != whole) {
          return result;
        }
      }
      return whole;
    }
  }
}
