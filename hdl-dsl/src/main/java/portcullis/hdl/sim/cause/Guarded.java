package portcullis.hdl.sim.cause;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/**
 * A statement and the choices that lead to it, the outermost first.
 *
 * @param statement no choice itself
 * @param guards all of which must hold
 */
record Guarded(Stmt statement, List<Guard> guards) {
  /** The statements of a body that someone wants, in its order. */
  static List<Guarded> in(List<Stmt> body, Predicate<Stmt> wanted) {
    var found = new ArrayList<Guarded>();
    collect(body, wanted, List.of(), found);
    return found;
  }

  private static void collect(
      List<Stmt> body, Predicate<Stmt> wanted, List<Guard> guards, List<Guarded> found) {
    for (var statement : body) {
      switch (statement) {
        case Stmt.When when -> {
          var yes = Set.of(BigInteger.ONE);
          collect(when.then(), wanted, and(guards, when.condition(), yes, true), found);
          collect(when.otherwise(), wanted, and(guards, when.condition(), yes, false), found);
        }
        case Stmt.Switch choice -> {
          var all = new HashSet<BigInteger>();
          for (var each : choice.cases()) {
            var labels =
                each.labels().stream().map(Expr.Literal::value).collect(Collectors.toSet());
            all.addAll(labels);
            collect(each.body(), wanted, and(guards, choice.subject(), labels, true), found);
          }
          choice
              .otherwise()
              .ifPresent(
                  rest -> collect(rest, wanted, and(guards, choice.subject(), all, false), found));
        }
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {
          if (wanted.test(statement)) {
            found.add(new Guarded(statement, guards));
          }
        }
      }
    }
  }

  private static List<Guard> and(
      List<Guard> guards, Expr subject, Set<BigInteger> values, boolean among) {
    return Stream.concat(guards.stream(), Stream.of(new Guard(subject, values, among))).toList();
  }

  /** Whether it is reached; empty if that cannot be known. */
  Optional<Boolean> isReached(Values now) {
    boolean known = true;
    for (var guard : guards) {
      var holds = guard.holds(now);
      if (holds.isPresent() && !holds.get()) {
        return Optional.of(false);
      }
      known &= holds.isPresent();
    }
    return known ? Optional.of(true) : Optional.empty();
  }

  /** Where in the Java it was said. */
  String place() {
    return statement.origin().source().toString();
  }
}
