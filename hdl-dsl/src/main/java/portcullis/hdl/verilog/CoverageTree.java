package portcullis.hdl.verilog;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.verilog.CoverageMarks.Place;
import portcullis.hdl.verilog.CoveragePoint.Kind;

/** Adds the coverage points of statements: where control goes from a place. */
final class CoverageTree {
  private final CoverageMarks marks;

  CoverageTree(CoverageMarks marks) {
    this.marks = marks;
  }

  /**
   * The two ways behind a condition.
   *
   * @param marks to be put before the {@code if}
   * @param then the first branch
   * @param otherwise the second one
   */
  record Branches(String marks, Place then, Place otherwise) {}

  /**
   * The ways behind an {@code if}.
   *
   * @param condition made of the module's signals
   * @param elseIf whether another {@code if} follows, which counts the second way
   * @param hasElse whether anything stands in the second way
   */
  Branches when(Place place, Expr condition, boolean elseIf, boolean hasElse) {
    if (place == CoverageMarks.NONE) {
      return new Branches("", place, place);
    }
    var reached = and(place, condition);
    var missed = and(place, StatementText.not(condition));
    if (elseIf) {
      var then = marks.add(Kind.ELSIF, false, place, reached, Optional.empty());
      var next = new Place(-1, place.moment(), place.clock(), missed);
      return new Branches(CoverageMarks.begin(then), then, next);
    }
    boolean endsChain = place.number() < 0;
    boolean branch = !(endsChain && hasElse);
    var then = marks.add(Kind.IF, branch, place, reached, Optional.empty());
    var otherwise = marks.add(Kind.ELSE, branch, place, missed, Optional.empty());
    return new Branches(
        CoverageMarks.begin(then) + CoverageMarks.begin(otherwise), then, otherwise);
  }

  /** The {@code if} of a cover, which is entered the first time that something is seen. */
  Branches seen(Place place, Expr sought) {
    if (place == CoverageMarks.NONE) {
      return new Branches("", place, place);
    }
    var then = marks.add(Kind.IF, true, place, place.reached(), Optional.of(sought));
    var otherwise = marks.add(Kind.ELSE, true, place, place.reached(), Optional.of(sought));
    return new Branches(
        CoverageMarks.begin(then) + CoverageMarks.begin(otherwise), then, otherwise);
  }

  /** The {@code if} of a claim: what ends the simulation is not counted. */
  Branches claim(Place place, Expr claim) {
    if (place == CoverageMarks.NONE) {
      return new Branches("", place, place);
    }
    var holds = marks.add(Kind.ELSE, false, place, and(place, claim), Optional.empty());
    return new Branches(CoverageMarks.begin(holds), CoverageMarks.NONE, holds);
  }

  /** A case with labels. */
  Place arm(Place place, Expr subject, Stmt.Case each) {
    return place == CoverageMarks.NONE
        ? place
        : marks.add(Kind.CASE, false, place, and(place, matches(subject, each)), Optional.empty());
  }

  /** What is left when none of some cases applies. */
  Place otherArms(Place place, Expr subject, List<Stmt.Case> cases) {
    if (place == CoverageMarks.NONE) {
      return place;
    }
    var reached = place.reached();
    for (var each : cases) {
      var missed = StatementText.not(matches(subject, each));
      reached = Optional.of(reached.<Expr>map(before -> and(before, missed)).orElse(missed));
    }
    return marks.add(Kind.CASE, false, place, reached, Optional.empty());
  }

  private static Expr matches(Expr subject, Stmt.Case each) {
    return each.labels().stream()
        .<Expr>map(label -> new Expr.Binary(BinaryOperator.EQUAL, subject, label))
        .reduce((a, b) -> new Expr.Binary(BinaryOperator.OR, a, b))
        .orElseThrow();
  }

  private static Optional<Expr> and(Place place, Expr condition) {
    return Optional.of(
        place.reached().<Expr>map(before -> and(before, condition)).orElse(condition));
  }

  private static Expr and(Expr a, Expr b) {
    return new Expr.Binary(BinaryOperator.AND, a, b);
  }
}
