package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/** A signal while its assignments are applied one after the other. */
final class Drive {
  private final BigInteger all;
  private Optional<BigInteger> value;
  private BigInteger driven;

  private Drive(int width, Optional<BigInteger> value, boolean driven) {
    this.all = ones(width);
    this.value = value;
    this.driven = driven ? all : BigInteger.ZERO;
  }

  /** A wire before its first assignment. */
  static Drive nothing(int width) {
    return new Drive(width, Optional.of(BigInteger.ZERO), false);
  }

  /** A register that keeps its value where nothing assigns it. */
  static Drive holding(int width, Optional<BigInteger> value) {
    return new Drive(width, value, true);
  }

  /** Applies an assignment to this signal. */
  void accept(Stmt statement, boolean certain, Part part) {
    var assign = (Stmt.Assign) statement;
    var target = assign.target();
    var bits = certain ? part.value(assign.value()) : Optional.<BigInteger>empty();
    driven = driven.or(range(target));
    value =
        target.isWhole() ? bits : value.flatMap(old -> bits.map(now -> merge(old, now, target)));
  }

  private BigInteger merge(BigInteger old, BigInteger bits, Target target) {
    return old.andNot(range(target)).or(bits.shiftLeft(target.low()));
  }

  /** The value, now that all assignments have been applied. */
  Optional<BigInteger> complete(String path) {
    if (!driven.equals(all)) {
      throw new IllegalStateException(
          "not driven in full: %s (driven bits %s)".formatted(path, driven.toString(2)));
    }
    return value;
  }

  private static BigInteger range(Target target) {
    return ones(target.bits()).shiftLeft(target.low());
  }

  private static BigInteger ones(int width) {
    return BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
  }
}
