package portcullis.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Optional;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Type;

/**
 * A constant of a Java enum.
 *
 * @param <E> the enum
 */
public final class Enumerated<E extends Enum<E>> extends Scalar<Enumerated<E>> {
  private final Class<E> constants;
  private final EnumType enumType;

  private Enumerated(Class<E> constants, EnumType enumType, Optional<Node> node) {
    super(new Type.Enumerated(enumType), node);
    this.constants = constants;
    this.enumType = enumType;
  }

  static <E extends Enum<E>> Enumerated<E> shape(Class<E> constants, Encoding encoding) {
    var all = constants.getEnumConstants();
    int width =
        switch (encoding) {
          case BINARY -> Math.max(1, Hdl.bitsFor(all.length));
          case ONE_HOT -> Math.max(1, all.length);
        };
    var patterns = new ArrayList<EnumType.Constant>();
    for (var constant : all) {
      var value =
          switch (encoding) {
            case BINARY -> BigInteger.valueOf(constant.ordinal());
            case ONE_HOT -> BigInteger.ONE.shiftLeft(constant.ordinal());
          };
      patterns.add(new EnumType.Constant(constant.name(), value));
    }
    var type = new EnumType(constants.getSimpleName(), width, patterns);
    return new Enumerated<>(constants, type, Optional.empty());
  }

  @Override
  Enumerated<E> bound(Node signal) {
    return new Enumerated<>(constants, enumType, Optional.of(signal));
  }

  @Override
  Enumerated<E> self() {
    return this;
  }

  /** The enum. */
  public Class<E> constants() {
    return constants;
  }

  Node.Constant pattern(E constant) {
    return new Node.Constant(
        enumType.constants().get(constant.ordinal()).value(),
        width(),
        Optional.of(new Expr.EnumConstant(enumType, constant.name())));
  }

  /** The constant as a signal. */
  public Enumerated<E> of(E constant) {
    return bound(pattern(constant));
  }

  /** Drives this signal with a constant. */
  public void set(E constant) {
    set(of(constant));
  }

  /** 1 if equal to the constant. */
  public Bool eq(E constant) {
    return eq(of(constant));
  }

  /** 1 if not equal to the constant. */
  public Bool ne(E constant) {
    return ne(of(constant));
  }

  /** Gives this register a value at power-up. */
  public Enumerated<E> initially(E constant) {
    Registers.initial(this, of(constant));
    return this;
  }

  /** Makes this register the constant while its domain is in reset. */
  public Enumerated<E> resetTo(E constant) {
    Registers.reset(this, of(constant));
    return this;
  }
}
