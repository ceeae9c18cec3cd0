package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;

/** Parts of statements: some of what they do, under the same conditions. */
final class Projection {
  private Projection() {}

  /** Calls {@code leaf} for each statement that is no choice, in order. */
  static void forEachLeaf(Stmt statement, Consumer<Stmt> leaf) {
    switch (statement) {
      case Stmt.When when -> {
        when.then().forEach(inner -> forEachLeaf(inner, leaf));
        when.otherwise().forEach(inner -> forEachLeaf(inner, leaf));
      }
      case Stmt.Switch choice -> {
        choice.cases().forEach(each -> each.body().forEach(inner -> forEachLeaf(inner, leaf)));
        choice.otherwise().ifPresent(body -> body.forEach(inner -> forEachLeaf(inner, leaf)));
      }
      case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ ->
          leaf.accept(statement);
    }
  }

  /**
   * The statements without the leaves that are not wanted, and without choices left empty or
   * decided by constants.
   */
  static List<Stmt> of(List<Stmt> body, Predicate<Stmt> wanted) {
    var kept = new ArrayList<Stmt>();
    for (var statement : body) {
      switch (statement) {
        case Stmt.When when -> {
          var then = of(when.then(), wanted);
          var otherwise = of(when.otherwise(), wanted);
          var constant = Constants.valueOf(when.condition());
          if (constant.isPresent()) {
            kept.addAll(constant.get().signum() == 0 ? otherwise : then);
          } else if (!then.isEmpty() || !otherwise.isEmpty()) {
            kept.add(new Stmt.When(when.condition(), then, otherwise, when.origin()));
          }
        }
        case Stmt.Switch choice -> {
          var cases =
              choice.cases().stream()
                  .map(each -> new Stmt.Case(each.labels(), of(each.body(), wanted), each.origin()))
                  .toList();
          var otherwise = choice.otherwise().map(inner -> of(inner, wanted));
          var constant = Constants.valueOf(choice.subject());
          if (constant.isPresent()) {
            kept.addAll(chosen(constant.get(), cases, otherwise));
            continue;
          }
          boolean empty =
              cases.stream().allMatch(each -> each.body().isEmpty())
                  && otherwise.map(List::isEmpty).orElse(true);
          if (!empty) {
            kept.add(new Stmt.Switch(choice.subject(), cases, otherwise, choice.origin()));
          }
        }
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {
          if (wanted.test(statement)) {
            kept.add(statement);
          }
        }
      }
    }
    return kept;
  }

  private static List<Stmt> chosen(
      BigInteger value, List<Stmt.Case> cases, Optional<List<Stmt>> otherwise) {
    return cases.stream()
        .filter(each -> each.labels().stream().anyMatch(label -> label.value().equals(value)))
        .findFirst()
        .map(Stmt.Case::body)
        .or(() -> otherwise)
        .orElse(List.of());
  }

  /** Calls {@code visitor} for each expression that a statement reads directly or inside. */
  static void forEachExpression(Stmt statement, Consumer<Expr> visitor) {
    switch (statement) {
      case Stmt.Assign assign -> visitor.accept(assign.value());
      case Stmt.MemoryWrite write -> {
        visitor.accept(write.address());
        visitor.accept(write.data());
        write.mask().ifPresent(visitor);
      }
      case Stmt.Check check -> visitor.accept(check.condition());
      case Stmt.Log log ->
          log.parts()
              .forEach(part -> {
                if (part instanceof Stmt.LogPart.Value(var value, _)) {
                  visitor.accept(value);
                }
              });
      case Stmt.Unused unused -> visitor.accept(unused.value());
      case Stmt.When when -> {
        visitor.accept(when.condition());
        when.then().forEach(inner -> forEachExpression(inner, visitor));
        when.otherwise().forEach(inner -> forEachExpression(inner, visitor));
      }
      case Stmt.Switch choice -> {
        visitor.accept(choice.subject());
        choice
            .cases()
            .forEach(each -> each.body().forEach(inner -> forEachExpression(inner, visitor)));
        choice
            .otherwise()
            .ifPresent(body -> body.forEach(inner -> forEachExpression(inner, visitor)));
      }
    }
  }

  /** Calls {@code visitor} for the name of each signal or memory that an expression reads. */
  static void forEachName(Expr expr, Consumer<String> visitor) {
    switch (expr) {
      case Expr.Ref ref -> visitor.accept(ref.name());
      case Expr.Literal _ -> {}
      case Expr.Binary binary -> {
        forEachName(binary.left(), visitor);
        forEachName(binary.right(), visitor);
      }
      case Expr.MemoryRead read -> {
        visitor.accept(read.memory());
        forEachName(read.address(), visitor);
      }
      default -> expr.operands().forEach(operand -> forEachName(operand, visitor));
    }
  }
}
