package portcullis.hdl.mutation;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;

/** The next constant. */
final class Constants {
  private Constants() {}

  /** The next number of that width; after the last one, 0. */
  static BigInteger next(BigInteger value, int width) {
    return value.add(BigInteger.ONE).mod(BigInteger.ONE.shiftLeft(width));
  }

  /** The next number, or of a constant of an enum the next constant. */
  static Expr.Literal next(Expr.Literal literal) {
    return literal
        .meaning()
        .filter(it -> it.type().constants().size() > 1)
        .map(it -> next(it.type(), it.constant()))
        .orElseGet(() -> Expr.Literal.of(next(literal.value(), literal.width()), literal.width()));
  }

  private static Expr.Literal next(EnumType type, String name) {
    var constants = type.constants();
    int number = 0;
    while (!constants.get(number).name().equals(name)) {
      number++;
    }
    var next = constants.get((number + 1) % constants.size());
    return new Expr.Literal(
        next.value(), type.width(), Optional.of(new Expr.EnumConstant(type, next.name())));
  }
}
