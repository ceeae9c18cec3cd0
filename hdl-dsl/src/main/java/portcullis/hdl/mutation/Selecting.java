package portcullis.hdl.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/** Puts all mutations into a module, each of which holds while the selector has its number. */
final class Selecting extends SchemaWalk {
  private static final Expr SELECTOR =
      new Expr.Ref(SchemaNames.SELECTOR, MutantSchema.SELECTOR_WIDTH);

  Selecting(Map<Mutation, Integer> numbers, Module module) {
    super(numbers, module);
  }

  private static Expr compared(BinaryOperator operator, int number) {
    return new Expr.Binary(
        operator, SELECTOR, Expr.Literal.of(number, MutantSchema.SELECTOR_WIDTH));
  }

  /** One look at the selector for all, so that hardware without a change stays almost as quick. */
  @Override
  Expr value(Expr original, SortedMap<Integer, Expr> variants, List<Stmt> before) {
    var value = original;
    for (var variant : variants.entrySet()) {
      value =
          new Expr.Mux(compared(BinaryOperator.EQUAL, variant.getKey()), variant.getValue(), value);
    }
    if (variants.size() == 1) {
      return value;
    }
    var among =
        new Expr.Binary(
            BinaryOperator.AND,
            compared(BinaryOperator.GREATER_OR_EQUAL, variants.firstKey()),
            compared(BinaryOperator.LESS_OR_EQUAL, variants.lastKey()));
    return new Expr.Mux(among, value, original);
  }

  @Override
  Stmt removable(Stmt statement, int number, List<Stmt> before) {
    return new Stmt.When(
        compared(BinaryOperator.NOT_EQUAL, number),
        List.of(statement),
        List.of(),
        statement.origin());
  }

  /** The reset becomes the last assignment, which does the same. */
  @Override
  Declaration reset(
      Declaration.Register register,
      Declaration.ResetValue reset,
      Declaration.Register other,
      int number,
      List<Stmt> behind) {
    int width = register.type().width();
    var value =
        new Expr.Mux(
            compared(BinaryOperator.EQUAL, number),
            Expr.Literal.of(other.reset().orElseThrow().value(), width),
            Expr.Literal.of(reset.value(), width));
    behind.add(
        new Stmt.When(
            new Expr.Ref(reset.signal(), 1),
            List.of(
                new Stmt.Assign(Target.whole(register.name(), width), value, register.origin())),
            List.of(),
            register.origin()));
    return new Declaration.Register(
        register.name(),
        register.type(),
        register.clock(),
        Optional.empty(),
        register.initial(),
        register.synchroniser(),
        register.origin());
  }
}
