package portcullis.hdl.mutation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.UnaryOperator;

/**
 * Leaves a module as it is, and beside each place of a mutation raises a wire while the mutation
 * would make a difference just there.
 */
final class Observing extends SchemaWalk {
  private final int count;

  Observing(Map<Mutation, Integer> numbers, Module module) {
    super(numbers, module);
    count = numbers.size();
  }

  private Stmt raise(int number, Expr when) {
    var known = new Expr.Slice(new Expr.Ref(SchemaNames.KNOWN, count), number - 1, number - 1);
    return new Stmt.When(
        new Expr.Binary(BinaryOperator.AND, new Expr.Unary(UnaryOperator.NOT, known), when),
        List.of(
            new Stmt.Assign(
                Target.whole(SchemaNames.differs(number), 1), Expr.Literal.of(1, 1), Origin.NONE)),
        List.of(),
        Origin.NONE);
  }

  @Override
  Expr value(Expr original, SortedMap<Integer, Expr> variants, List<Stmt> before) {
    variants.forEach((number, variant) ->
        before.add(raise(number, new Expr.Binary(BinaryOperator.NOT_EQUAL, original, variant))));
    return original;
  }

  @Override
  Stmt removable(Stmt statement, int number, List<Stmt> before) {
    before.add(raise(number, Expr.Literal.of(1, 1)));
    return statement;
  }

  @Override
  Declaration reset(
      Declaration.Register register,
      Declaration.ResetValue reset,
      Declaration.Register other,
      int number,
      List<Stmt> behind) {
    behind.add(raise(number, new Expr.Ref(reset.signal(), 1)));
    return register;
  }
}
