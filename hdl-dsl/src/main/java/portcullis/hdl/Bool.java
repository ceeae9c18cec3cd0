package portcullis.hdl;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/** A truth value: one bit. */
public final class Bool extends Scalar<Bool> {
  static final Bool SHAPE = new Bool(Optional.empty());

  Bool(Optional<Node> node) {
    super(new Type.Bool(), node);
  }

  @Override
  Bool bound(Node signal) {
    return new Bool(Optional.of(signal));
  }

  @Override
  Bool self() {
    return this;
  }

  /** The constant. */
  public Bool of(boolean value) {
    return bound(Gates.constant(value ? BigInteger.ONE : BigInteger.ZERO, 1));
  }

  /** Drives this signal with a constant. */
  public void set(boolean value) {
    set(of(value));
  }

  /** 1 if both are 1. */
  public Bool and(Bool other) {
    return bound(sameWidth("and", BinaryOperator.AND, other));
  }

  /** 1 if this is 1 and the other is 0. */
  public Bool andNot(Bool other) {
    return and(Operands.part(other::not));
  }

  /** 1 if any is 1. */
  public Bool or(Bool other) {
    return bound(sameWidth("or", BinaryOperator.OR, other));
  }

  /** 0 only if this is 1 and the other is 0. */
  public Bool implies(Bool other) {
    return Operands.part(this::not).or(other);
  }

  /** 1 if just one is 1. */
  public Bool xor(Bool other) {
    return bound(sameWidth("xor", BinaryOperator.XOR, other));
  }

  /** The opposite. */
  public Bool not() {
    return bound(Gates.unary(UnaryOperator.NOT, node("not"), type()));
  }

  /** This bit {@code count} times. */
  public Bits repeat(int count) {
    return Operands.repeat(count, this);
  }

  /** As a number of one bit. */
  public UInt asUInt() {
    return new UInt(new Type.UInt(1), Optional.of(node("asUInt")));
  }

  /** Makes this register 0 or 1 while its domain is in reset. */
  public Bool resetTo(boolean value) {
    Registers.reset(this, of(value));
    return this;
  }

  /** Gives this register a value at power-up. */
  public Bool initially(boolean value) {
    Registers.initial(this, of(value));
    return this;
  }
}
