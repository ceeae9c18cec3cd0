package portcullis.hdl.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    switch (statement) {
      case Stmt.Assign it -> assign(it, forms);
      case Stmt.MemoryWrite it -> write(it, forms);
      case Stmt.When it -> {
        for (var variant : ExpressionVariants.ofCondition(it.condition())) {
          forms.add(
              form(
                  "when",
                  variant.within(condition ->
                      new Stmt.When(condition, it.then(), it.otherwise(), it.origin()))));
        }
      }
      case Stmt.Switch it -> choice(it, forms);
      case Stmt.Check it when checks && it.kind() != Stmt.CheckKind.COVER -> {
        for (var variant : ExpressionVariants.ofCondition(it.condition())) {
          forms.add(
              form(
                  Subjects.of(it.name()),
                  variant.within(condition ->
                      new Stmt.Check(
                          it.kind(),
                          it.name(),
                          it.clock(),
                          it.reset(),
                          condition,
                          it.message(),
                          it.origin()))));
        }
      }
      case Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
    }
    return forms;
  }

  private static Form form(String subject, Variant<? extends Stmt> variant) {
    return new Form(subject, variant.within(Optional::of));
  }

  private static Form without(String subject, String text) {
    return new Form(
        subject, new Variant<>("", Change.NEVER, () -> text, () -> "nothing", Optional::empty));
  }

  private void assign(Stmt.Assign it, List<Form> forms) {
    var subject = Subjects.of(it.target().name());
    if (registers.contains(it.target().name())) {
      forms.add(without(subject, subject + " := " + IrText.of(it.value())));
    }
    for (var variant : ExpressionVariants.of(it.value())) {
      forms.add(
          form(subject, variant.within(value -> new Stmt.Assign(it.target(), value, it.origin()))));
    }
  }

  private static void write(Stmt.MemoryWrite it, List<Form> forms) {
    var subject = Subjects.of(it.memory());
    forms.add(without(subject, subject + "[...] := ..."));
    for (var variant : ExpressionVariants.of(it.address())) {
      forms.add(
          form(
              subject + "[]", variant.within(address -> write(it, address, it.data(), it.mask()))));
    }
    for (var variant : ExpressionVariants.of(it.data())) {
      forms.add(form(subject, variant.within(data -> write(it, it.address(), data, it.mask()))));
    }
    it.mask()
        .ifPresent(mask -> {
          var variants = new ArrayList<Variant<Expr>>();
          ExpressionVariants.variant(
              mask, Change.UNMASKED, () -> ExpressionVariants.ones(mask.width()), variants::add);
          variants.addAll(ExpressionVariants.of(mask));
          for (var variant : variants) {
            forms.add(
                form(
                    subject + ".mask",
                    variant.within(
                        changed -> write(it, it.address(), it.data(), Optional.of(changed)))));
          }
        });
  }

  private static Stmt.MemoryWrite write(
      Stmt.MemoryWrite it, Expr address, Expr data, Optional<Expr> mask) {
    return new Stmt.MemoryWrite(it.memory(), it.clock(), address, data, mask, it.origin());
  }

  private static void choice(Stmt.Switch it, List<Form> forms) {
    for (var variant : ExpressionVariants.of(it.subject())) {
      forms.add(
          form(
              "switch",
              variant.within(
                  subject -> new Stmt.Switch(subject, it.cases(), it.otherwise(), it.origin()))));
    }
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
