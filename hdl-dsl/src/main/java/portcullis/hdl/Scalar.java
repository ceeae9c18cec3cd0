package portcullis.hdl;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.check.UnboundShape;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/**
 * A single signal, or the shape of one.
 *
 * @param <S> the class itself
 */
public abstract sealed class Scalar<S extends Scalar<S>> implements Data
    permits Bool, Word, Enumerated {
  private final Type type;
  private final Optional<Node> node;

  Scalar(Type type, Optional<Node> node) {
    this.type = type;
    this.node = node;
  }

  /** What the bits mean. */
  public Type type() {
    return type;
  }

  @Override
  public int width() {
    return type.width();
  }

  /** The signal, for use by the language; a shape used as a signal is reported. */
  Node node(String operation) {
    return node.orElseGet(() -> {
      var module = ModuleBuilder.current();
      module.report(UnboundShape.of(module.here(), module.path(), type.toString(), operation));
      return Gates.constant(BigInteger.ZERO, type.width());
    });
  }

  /** The signal; absent if this is a shape. */
  public Optional<Node> node() {
    return node;
  }

  /** A value of the same shape. */
  abstract S bound(Node signal);

  abstract S self();

  /** Drives this signal; of several assignments the last one that is reached wins. */
  public void set(S value) {
    Operands.check("set", this, value);
    ModuleBuilder.current().body().assign(node("set"), value.node("set"));
  }

  /** 1 if both are equal; the shapes must be. */
  public Bool eq(S other) {
    return comparison("eq", BinaryOperator.EQUAL, other);
  }

  /** 1 if the two differ; the shapes must be equal. */
  public Bool ne(S other) {
    return comparison("ne", BinaryOperator.NOT_EQUAL, other);
  }

  /**
   * Gives this signal another name in the Verilog than that of its Java variable.
   *
   * @return this
   */
  public S named(String name) {
    node.ifPresent(signal -> ModuleBuilder.current().rename(signal, name));
    return self();
  }

  @Override
  public Bits asBits() {
    return new Bits(new Type.Bits(width()), Optional.of(node("asBits")));
  }

  Bool comparison(String name, BinaryOperator operator, Scalar<?> other) {
    Operands.check(name, this, other);
    return new Bool(
        Optional.of(
            Gates.binary(
                operator, node(name), Operands.fitted(other, name, width()), new Type.Bool())));
  }

  Node sameWidth(String name, BinaryOperator operator, Scalar<?> other) {
    Operands.check(name, this, other);
    return Gates.binary(operator, node(name), Operands.fitted(other, name, width()), type);
  }

  Bool reduction(String name, UnaryOperator operator) {
    return new Bool(Optional.of(Gates.unary(operator, node(name), new Type.Bool())));
  }

  /** For messages only: name and shape. */
  @Override
  public String toString() {
    if (node.isEmpty() || !ModuleBuilder.isDescribing()) {
      return type.toString();
    }
    return ModuleBuilder.current().pathOf(node.get()) + ": " + type;
  }
}
