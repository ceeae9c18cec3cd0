package portcullis.hdl.mutation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/**
 * Cases that change places, said by what a choice looks at: where it would be a label of the one
 * case it is a label of the other. So no case has to be copied.
 */
final class Exchanges {
  private final Stmt.Switch choice;

  private Exchanges(Stmt.Switch choice) {
    this.choice = choice;
  }

  /**
   * The subjects that stand for {@link Change#CASES}, those left out that no subject stands for.
   */
  static List<Variant<Expr>> of(Stmt.Switch choice) {
    return new Exchanges(choice).all();
  }

  private List<Variant<Expr>> all() {
    var cases = choice.cases();
    var all = new ArrayList<Variant<Expr>>();
    for (int i = 0; i + 1 < cases.size(); i++) {
      var one = cases.get(i).labels();
      var next = cases.get(i + 1).labels();
      all.add(
          variant(
              i,
              mux(
                  isOneOf(one),
                  next.getFirst(),
                  mux(isOneOf(next), one.getFirst(), choice.subject()))));
    }
    if (choice.otherwise().isPresent() && !cases.isEmpty()) {
      var last = cases.getLast().labels();
      free()
          .ifPresent(value -> {
            var labelled = isOneOf(cases.stream().flatMap(it -> it.labels().stream()).toList());
            all.add(
                variant(
                    cases.size() - 1,
                    mux(isOneOf(last), value, mux(labelled, choice.subject(), last.getFirst()))));
          });
    }
    return all;
  }

  private static Variant<Expr> variant(int number, Expr subject) {
    return new Variant<>(
        "" + number, Change.CASES, () -> "cases", () -> "exchanged", () -> subject);
  }

  private static Expr mux(Expr condition, Expr ifTrue, Expr ifFalse) {
    return new Expr.Mux(condition, ifTrue, ifFalse);
  }

  private Expr isOneOf(List<Expr.Literal> labels) {
    return labels.stream()
        .<Expr>map(label -> new Expr.Binary(BinaryOperator.EQUAL, choice.subject(), label))
        .reduce((a, b) -> new Expr.Binary(BinaryOperator.OR, a, b))
        .orElseThrow();
  }

  /** A value that is no label; among so many and one more numbers there is one. */
  private Optional<Expr.Literal> free() {
    var labels =
        choice.cases().stream()
            .flatMap(it -> it.labels().stream())
            .map(Expr.Literal::value)
            .toList();
    int width = choice.subject().width();
    return IntStream.rangeClosed(0, labels.size())
        .mapToObj(BigInteger::valueOf)
        .filter(it -> it.bitLength() <= width && !labels.contains(it))
        .findFirst()
        .map(it -> Expr.Literal.of(it, width));
  }
}
