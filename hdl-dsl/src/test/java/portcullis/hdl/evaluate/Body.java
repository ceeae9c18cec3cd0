package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Stmt;

/** Ways to go through the statements of a module. */
final class Body {
  private Body() {}

  /** Receives the statements that are reached. */
  interface Visitor {
    /**
     * A statement that is no choice.
     *
     * @param statement the statement
     * @param certain false if an unknown value decides whether it is reached
     * @param part the instance it stands in
     */
    void reach(Stmt statement, boolean certain, Part part);
  }

  /** Hands on every statement that is reached, from top to bottom. */
  static void run(List<Stmt> body, Part part, Visitor visitor) {
    run(body, true, part, visitor);
  }

  private static void run(List<Stmt> body, boolean certain, Part part, Visitor visitor) {
    for (var statement : body) {
      switch (statement) {
        case Stmt.When when -> {
          var condition = part.value(when.condition());
          if (condition.isEmpty()) {
            run(when.then(), false, part, visitor);
            run(when.otherwise(), false, part, visitor);
          } else {
            run(
                condition.get().signum() != 0 ? when.then() : when.otherwise(),
                certain,
                part,
                visitor);
          }
        }
        case Stmt.Switch choice -> {
          var subject = part.value(choice.subject());
          if (subject.isEmpty()) {
            choice.cases().forEach(each -> run(each.body(), false, part, visitor));
            run(choice.otherwise().orElse(List.of()), false, part, visitor);
          } else {
            run(chosen(choice, subject.get(), part), certain, part, visitor);
          }
        }
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ ->
            visitor.reach(statement, certain, part);
      }
    }
  }

  private static List<Stmt> chosen(Stmt.Switch choice, BigInteger subject, Part part) {
    for (var each : choice.cases()) {
      if (each.labels().stream().anyMatch(label -> label.value().equals(subject))) {
        return each.body();
      }
    }
    return choice
        .otherwise()
        .orElseThrow(() ->
            new IllegalStateException(
                "switch without a case for " + subject + " in " + part.module().name()));
  }

  /** What remains of a body when only one signal is of interest. */
  static List<Stmt> assigning(List<Stmt> body, String signal) {
    var kept = new ArrayList<Stmt>();
    for (var statement : body) {
      switch (statement) {
        case Stmt.Assign assign when assign.target().name().equals(signal) -> kept.add(assign);
        case Stmt.When when -> {
          var then = assigning(when.then(), signal);
          var otherwise = assigning(when.otherwise(), signal);
          if (!then.isEmpty() || !otherwise.isEmpty()) {
            kept.add(new Stmt.When(when.condition(), then, otherwise, when.origin()));
          }
        }
        case Stmt.Switch choice -> assigning(choice, signal).ifPresent(kept::add);
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
    return kept;
  }

  private static Optional<Stmt> assigning(Stmt.Switch choice, String signal) {
    var cases =
        choice.cases().stream()
            .map(
                each -> new Stmt.Case(each.labels(), assigning(each.body(), signal), each.origin()))
            .toList();
    var otherwise = choice.otherwise().map(body -> assigning(body, signal));
    boolean assigns =
        cases.stream().anyMatch(each -> !each.body().isEmpty())
            || otherwise.filter(body -> !body.isEmpty()).isPresent();
    return assigns
        ? Optional.of(new Stmt.Switch(choice.subject(), cases, otherwise, choice.origin()))
        : Optional.empty();
  }
}
