package portcullis.hdl;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/**
 * A signal of any number of bits.
 *
 * @param <S> the class itself
 */
public abstract sealed class Word<S extends Word<S>> extends Scalar<S> permits Bits, Numeric {
  Word(Type type, Optional<Node> node) {
    super(type, node);
  }

  /** The constant; a value that does not fit is an error. */
  public S of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /** The constant; a value that does not fit is an error. */
  public S of(BigInteger value) {
    return bound(Operands.constant(value, type()));
  }

  /** Drives this signal with a constant. */
  public void set(long value) {
    set(of(value));
  }

  /** 1 if equal to the constant. */
  public Bool eq(long value) {
    return eq(of(value));
  }

  /** 1 if not equal to the constant. */
  public Bool ne(long value) {
    return ne(of(value));
  }

  /** Bitwise and; equally wide operands and result. */
  public S and(S other) {
    return bound(sameWidth("and", BinaryOperator.AND, other));
  }

  /** Bitwise or; equally wide operands and result. */
  public S or(S other) {
    return bound(sameWidth("or", BinaryOperator.OR, other));
  }

  /** Bitwise exclusive or; equally wide operands and result. */
  public S xor(S other) {
    return bound(sameWidth("xor", BinaryOperator.XOR, other));
  }

  /** Each bit inverted. */
  public S not() {
    return bound(Gates.unary(UnaryOperator.NOT, node("not"), type()));
  }

  /** Shifted up by a constant, zeros from below; as wide as before, so the top bits are lost. */
  public S shiftLeft(int amount) {
    return shiftLeft(Operands.amount(amount));
  }

  /** Shifted up, zeros from below; as wide as before, so the top bits are lost. */
  public S shiftLeft(UInt amount) {
    return shifted(BinaryOperator.SHIFT_LEFT, amount);
  }

  /** Shifted down by a constant; as wide as before. Signed numbers keep their sign. */
  public S shiftRight(int amount) {
    return shiftRight(Operands.amount(amount));
  }

  /** Shifted down; as wide as before. Signed numbers keep their sign. */
  public S shiftRight(UInt amount) {
    return shifted(
        type() instanceof Type.SInt
            ? BinaryOperator.SHIFT_RIGHT_SIGNED
            : BinaryOperator.SHIFT_RIGHT,
        amount);
  }

  private S shifted(BinaryOperator operator, UInt amount) {
    return bound(Gates.binary(operator, node("shift"), amount.node("shift"), type()));
  }

  /** One bit; can be assigned. */
  public Bool bit(int index) {
    return new Bool(Optional.of(Operands.slice(this, index, index, new Type.Bool())));
  }

  /**
   * The bit that an index chooses; can be assigned. Past the end, 0 is read and nothing is written.
   */
  public Bool bit(UInt index) {
    return new Bool(Optional.of(Gates.bitAt(node("bit"), index.node("bit"))));
  }

  /** 1 if all bits are 1. */
  public Bool andReduce() {
    return reduction("andReduce", UnaryOperator.REDUCE_AND);
  }

  /** 1 if any bit is 1. */
  public Bool orReduce() {
    return reduction("orReduce", UnaryOperator.REDUCE_OR);
  }

  /** 1 if an odd number of bits is 1. */
  public Bool xorReduce() {
    return reduction("xorReduce", UnaryOperator.REDUCE_XOR);
  }

  /** Makes this register the value while its domain is in reset. */
  public S resetTo(long value) {
    Registers.reset(this, of(value));
    return self();
  }

  /** Gives this register a value at power-up. */
  public S initially(long value) {
    Registers.initial(this, of(value));
    return self();
  }
}
