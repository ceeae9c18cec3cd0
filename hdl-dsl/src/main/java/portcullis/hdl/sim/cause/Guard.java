package portcullis.hdl.sim.cause;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Expr;

/**
 * A choice on the way to a statement.
 *
 * @param subject what is looked at
 * @param values some of its values
 * @param among whether the way leads on for these values, or for all others
 */
record Guard(Expr subject, Set<BigInteger> values, boolean among) {
  /** Whether the way leads on; empty if that cannot be known. */
  Optional<Boolean> holds(Values now) {
    return now.of(subject).map(value -> values.contains(value) == among);
  }
}
