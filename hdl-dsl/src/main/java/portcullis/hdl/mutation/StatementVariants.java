package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Stmt;

/**
 * All forms of one statement, not of those inside it, that differ by one change. No statement is a
 * form, too.
 */
final class StatementVariants {
  private final Set<String> registers;
  private final boolean checks;

  /** A form, and what of the statement it changes. */
  record Form(String subject, Variant<Optional<Stmt>> variant) {}

  /**
   * For the statements of a module.
   *
   * @param registers the names of its registers
   * @param checks whether claims change, too
   */
  StatementVariants(Set<String> registers, boolean checks) {
    this.registers = registers;
    this.checks = checks;
  }

  List<Form> of(Stmt statement) {
    var forms = new ArrayList<Form>();
    removal(statement).ifPresent(forms::add);
    for (var site : sites(statement)) {
      for (var variant : site.variants()) {
        forms.add(
            form(site.subject(), variant.within(value -> site.place().with(statement, value))));
      }
    }
    if (statement instanceof Stmt.Switch it) {
      choice(it, forms);
    }
    return forms;
  }

  /** Where in a statement an expression stands. */
  interface Place {
    /** The statement with another expression there; its other parts stay as they are. */
    Stmt with(Stmt statement, Expr expr);
  }

  /**
   * An expression of a statement.
   *
   * @param subject what of the statement it is
   * @param expr the expression
   * @param variants its other forms
   * @param place where it stands
   */
  record Site(String subject, Expr expr, List<Variant<Expr>> variants, Place place) {}

  /** The expressions of a statement that may change. */
  List<Site> sites(Stmt statement) {
    return switch (statement) {
      case Stmt.Assign it ->
          List.of(
              new Site(
                  Subjects.of(it.target().name()),
                  it.value(),
                  ExpressionVariants.of(it.value()),
                  (whole, value) ->
                      new Stmt.Assign(((Stmt.Assign) whole).target(), value, whole.origin())));
      case Stmt.MemoryWrite it -> ofWrite(it);
      case Stmt.When it ->
          List.of(
              new Site(
                  "when",
                  it.condition(),
                  ExpressionVariants.ofCondition(it.condition()),
                  StatementVariants::withCondition));
      case Stmt.Switch it ->
          List.of(
              new Site(
                  "switch",
                  it.subject(),
                  ExpressionVariants.of(it.subject()),
                  (whole, value) -> {
                    var old = (Stmt.Switch) whole;
                    return new Stmt.Switch(value, old.cases(), old.otherwise(), old.origin());
                  }));
      case Stmt.Check it when checks && it.kind() != Stmt.CheckKind.COVER ->
          List.of(
              new Site(
                  Subjects.of(it.name()),
                  it.condition(),
                  ExpressionVariants.ofCondition(it.condition()),
                  StatementVariants::withClaim));
      case Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> List.of();
    };
  }

  private static Stmt withCondition(Stmt whole, Expr condition) {
    var old = (Stmt.When) whole;
    return new Stmt.When(condition, old.then(), old.otherwise(), old.origin());
  }

  private static Stmt withClaim(Stmt whole, Expr condition) {
    var old = (Stmt.Check) whole;
    return new Stmt.Check(
        old.kind(), old.name(), old.clock(), old.reset(), condition, old.message(), old.origin());
  }

  /** The statement left out, if that is a form of it. */
  Optional<Form> removal(Stmt statement) {
    return switch (statement) {
      case Stmt.Assign it when registers.contains(it.target().name()) -> {
        var subject = Subjects.of(it.target().name());
        yield Optional.of(without(subject, () -> subject + " := " + IrText.of(it.value())));
      }
      case Stmt.MemoryWrite it -> {
        var subject = Subjects.of(it.memory());
        yield Optional.of(without(subject, () -> subject + "[...] := ..."));
      }
      default -> Optional.empty();
    };
  }

  private static Form form(String subject, Variant<? extends Stmt> variant) {
    return new Form(subject, variant.within(Optional::of));
  }

  private static Form without(String subject, Supplier<String> text) {
    return new Form(
        subject, new Variant<>("", Change.NEVER, text, () -> "nothing", Optional::empty));
  }

  private static List<Site> ofWrite(Stmt.MemoryWrite it) {
    var subject = Subjects.of(it.memory());
    var sites = new ArrayList<Site>();
    sites.add(
        new Site(
            subject + "[]",
            it.address(),
            ExpressionVariants.of(it.address()),
            (whole, address) -> {
              var old = (Stmt.MemoryWrite) whole;
              return write(old, address, old.data(), old.mask());
            }));
    sites.add(
        new Site(
            subject,
            it.data(),
            ExpressionVariants.of(it.data()),
            (whole, data) -> {
              var old = (Stmt.MemoryWrite) whole;
              return write(old, old.address(), data, old.mask());
            }));
    it.mask()
        .ifPresent(mask -> {
          var variants = new ArrayList<Variant<Expr>>();
          ExpressionVariants.variant(
              mask, Change.UNMASKED, () -> ExpressionVariants.ones(mask.width()), variants::add);
          variants.addAll(ExpressionVariants.of(mask));
          sites.add(
              new Site(
                  subject + ".mask",
                  mask,
                  variants,
                  (whole, changed) -> {
                    var old = (Stmt.MemoryWrite) whole;
                    return write(old, old.address(), old.data(), Optional.of(changed));
                  }));
        });
    return sites;
  }

  private static Stmt write(Stmt.MemoryWrite it, Expr address, Expr data, Optional<Expr> mask) {
    return new Stmt.MemoryWrite(it.memory(), it.clock(), address, data, mask, it.origin());
  }

  private static void choice(Stmt.Switch it, List<Form> forms) {
    for (int i = 0; i + 1 < it.cases().size(); i++) {
      var one = it.cases().get(i);
      var next = it.cases().get(i + 1);
      var cases = new ArrayList<>(it.cases());
      cases.set(i, new Stmt.Case(one.labels(), next.body(), one.origin()));
      cases.set(i + 1, new Stmt.Case(next.labels(), one.body(), next.origin()));
      forms.add(
          form(
              "switch",
              cases(i, one, "cases " + labels(one) + " and " + labels(next))
                  .within(_ -> new Stmt.Switch(it.subject(), cases, it.otherwise(), it.origin()))));
    }
    if (it.otherwise().isPresent() && !it.cases().isEmpty()) {
      int last = it.cases().size() - 1;
      var one = it.cases().get(last);
      var cases = new ArrayList<>(it.cases());
      cases.set(last, new Stmt.Case(one.labels(), it.otherwise().get(), one.origin()));
      forms.add(
          form(
              "switch",
              cases(last, one, "case " + labels(one) + " and otherwise")
                  .within(_ ->
                      new Stmt.Switch(it.subject(), cases, Optional.of(one.body()), it.origin()))));
    }
  }

  private static Variant<Stmt.Case> cases(int number, Stmt.Case one, String text) {
    return new Variant<>("" + number, Change.CASES, () -> text, () -> "exchanged", () -> one);
  }

  private static String labels(Stmt.Case one) {
    return one.labels().stream().map(IrText::of).collect(java.util.stream.Collectors.joining(", "));
  }
}
