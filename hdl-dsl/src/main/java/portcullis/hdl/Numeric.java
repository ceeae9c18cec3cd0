package portcullis.hdl;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Type;

/**
 * A number: unsigned or signed.
 *
 * @param <S> the class itself
 */
public abstract sealed class Numeric<S extends Numeric<S>> extends Word<S> permits UInt, SInt {
  private final boolean signed;

  Numeric(Type type, Optional<Node> node) {
    super(type, node);
    signed = type instanceof Type.SInt;
  }

  /** A value of the same kind with another number of bits. */
  abstract S ofWidth(int width, Optional<Node> node);

  /** Sum, wrapping; equally wide operands and result. */
  public S plus(S other) {
    return bound(sameWidth("plus", BinaryOperator.ADD, other));
  }

  /** Sum with a constant, wrapping; as wide as this. */
  public S plus(long value) {
    return plus(of(value));
  }

  /** Sum with its carry: one bit wider than the equally wide operands. */
  public S plusCarry(S other) {
    return carrying("plusCarry", BinaryOperator.ADD, other);
  }

  /** Difference, wrapping; equally wide operands and result. */
  public S minus(S other) {
    return bound(sameWidth("minus", BinaryOperator.SUBTRACT, other));
  }

  /** Difference with a constant, wrapping; as wide as this. */
  public S minus(long value) {
    return minus(of(value));
  }

  /** Difference with its borrow in the top bit: one bit wider than the equally wide operands. */
  public S minusBorrow(S other) {
    return carrying("minusBorrow", BinaryOperator.SUBTRACT, other);
  }

  private S carrying(String name, BinaryOperator operator, S other) {
    Operands.check(name, this, other);
    var wide = ofWidth(width() + 1, Optional.empty()).type();
    var operands =
        ModuleBuilder.current()
            .labels()
            .anonymously(() ->
                List.of(
                    Gates.extend(node(name), signed, wide),
                    Gates.extend(Operands.fitted(other, name, width()), signed, wide)));
    return ofWidth(
        width() + 1, Optional.of(Gates.binary(operator, operands.get(0), operands.get(1), wide)));
  }

  /** Product: as wide as both operands together. */
  public S times(S other) {
    int width = width() + other.width();
    var operator = signed ? BinaryOperator.MULTIPLY_SIGNED : BinaryOperator.MULTIPLY;
    var type = ofWidth(width, Optional.empty()).type();
    return ofWidth(
        width, Optional.of(Gates.binary(operator, node("times"), other.node("times"), type)));
  }

  /** 1 if this is smaller; equally wide operands. */
  public Bool lt(S other) {
    return ordered("lt", BinaryOperator.LESS_THAN, BinaryOperator.LESS_THAN_SIGNED, other);
  }

  /** 1 if this is smaller than the constant. */
  public Bool lt(long value) {
    return lt(of(value));
  }

  /** 1 if this is smaller or equal; equally wide operands. */
  public Bool le(S other) {
    return ordered("le", BinaryOperator.LESS_OR_EQUAL, BinaryOperator.LESS_OR_EQUAL_SIGNED, other);
  }

  /** 1 if this is smaller than or equal to the constant. */
  public Bool le(long value) {
    return le(of(value));
  }

  /** 1 if this is greater; equally wide operands. */
  public Bool gt(S other) {
    return ordered("gt", BinaryOperator.GREATER_THAN, BinaryOperator.GREATER_THAN_SIGNED, other);
  }

  /** 1 if this is greater than the constant. */
  public Bool gt(long value) {
    return gt(of(value));
  }

  /** 1 if this is greater or equal; equally wide operands. */
  public Bool ge(S other) {
    return ordered(
        "ge", BinaryOperator.GREATER_OR_EQUAL, BinaryOperator.GREATER_OR_EQUAL_SIGNED, other);
  }

  /** 1 if this is greater than or equal to the constant. */
  public Bool ge(long value) {
    return ge(of(value));
  }

  private Bool ordered(
      String name, BinaryOperator plain, BinaryOperator withSign, Scalar<?> other) {
    return comparison(name, signed ? withSign : plain, other);
  }

  /**
   * Widened to {@code width} bits, which is at least the present width: with zeros, or with the
   * sign of a signed number.
   */
  public S extend(int width) {
    var type = ofWidth(Math.max(width, 0), Optional.empty()).type();
    return ofWidth(type.width(), Optional.of(Operands.extend(this, signed, type)));
  }

  /** The lowest {@code width} bits; the rest is dropped. */
  public S truncate(int width) {
    var type = ofWidth(Math.max(width, 0), Optional.empty()).type();
    return ofWidth(type.width(), Optional.of(Operands.slice(this, width - 1, 0, type)));
  }
}
