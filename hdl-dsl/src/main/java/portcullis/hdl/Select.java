package portcullis.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.check.UnknownLabel;
import portcullis.hdl.elaborate.Body;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;

/**
 * A choice by value, begun by {@link Hdl#select}. Values must not repeat; unless {@link #otherwise}
 * follows, every value (of an enum: every constant) must be there.
 *
 * @param <L> what labels are: an enum's constants, or {@link Long}
 */
public final class Select<L> {
  private final Scalar<?> subject;
  private final Body.Selection selection;

  Select(Scalar<?> subject) {
    this.subject = subject;
    this.selection = ModuleBuilder.current().body().select(subject.node("select"));
  }

  /** What happens for one value. */
  public Select<L> is(L label, Runnable then) {
    return isAny(List.of(label), then);
  }

  /** What happens for two values. */
  public Select<L> is(L first, L second, Runnable then) {
    return isAny(List.of(first, second), then);
  }

  /** What happens for three values. */
  public Select<L> is(L first, L second, L third, Runnable then) {
    return isAny(List.of(first, second, third), then);
  }

  /** What happens for some values. */
  public Select<L> isAny(List<L> labels, Runnable then) {
    var constants = new ArrayList<Node.Constant>();
    labels.forEach(label -> constants.add(constant(label)));
    selection.is(constants, then);
    return this;
  }

  /** What happens for all other values. */
  public void otherwise(Runnable then) {
    selection.otherwise(then);
  }

  private Node.Constant constant(L label) {
    return switch (label) {
      case Enum<?> constant -> pattern((Enumerated<?>) subject, constant);
      case Long number -> number(number);
      default -> throw new IllegalArgumentException("not a label: " + label);
    };
  }

  private static <E extends Enum<E>> Node.Constant pattern(
      Enumerated<E> subject, Enum<?> constant) {
    return subject.pattern(subject.constants().cast(constant));
  }

  private Node.Constant number(long label) {
    int width = subject.width();
    var value = BigInteger.valueOf(label);
    if (label < 0 || value.bitLength() > width) {
      var module = ModuleBuilder.current();
      module.report(
          UnknownLabel.of(
              module.here(),
              module.path(),
              Long.toString(label),
              Operands.name(subject),
              subject.type().toString()));
      value = BigInteger.ZERO;
    }
    return new Node.Constant(value, width, java.util.Optional.empty());
  }
}
