package portcullis.hdl;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Supplier;
import portcullis.hdl.check.ConstantOutOfRange;
import portcullis.hdl.check.IllegalRange;
import portcullis.hdl.check.KindMismatch;
import portcullis.hdl.check.WidthMismatch;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;

/** Checks the operands of operators, and reports what does not go together. */
final class Operands {
  private Operands() {}

  /** An operand that an operator makes itself: the name of the operator's result is not its own. */
  static <T> T part(Supplier<T> operand) {
    return ModuleBuilder.current().labels().anonymously(operand);
  }

  /** Reports operands of different kinds or widths. */
  static void check(String operation, Scalar<?> left, Scalar<?> right) {
    if (left.type().equals(right.type())) {
      return;
    }
    var module = ModuleBuilder.current();
    boolean sameKind = left.type().getClass() == right.type().getClass() && isNumber(left.type());
    module.report(
        sameKind
            ? WidthMismatch.of(
                module.here(),
                module.path(),
                operation,
                name(left),
                left.type().toString(),
                name(right),
                right.type().toString())
            : KindMismatch.of(
                module.here(),
                module.path(),
                operation,
                name(left),
                left.type().toString(),
                name(right),
                right.type().toString()));
  }

  private static boolean isNumber(Type type) {
    return switch (type) {
      case Type.UInt ignored -> true;
      case Type.SInt ignored -> true;
      case Type.Bits ignored -> true;
      case Type.Bool ignored -> false;
      case Type.Enumerated ignored -> false;
      case Type.Clock ignored -> false;
      case Type.Reset ignored -> false;
    };
  }

  static String name(Scalar<?> scalar) {
    return scalar.node().map(ModuleBuilder.current()::pathOf).orElse("a shape");
  }

  /** The operand's signal, replaced by 0 of the right width after a mismatch was reported. */
  static Node fitted(Scalar<?> operand, String operation, int width) {
    var node = operand.node(operation);
    return node.width() == width ? node : Gates.constant(BigInteger.ZERO, width);
  }

  /** A constant as the bits of a type; reports a value that does not fit. */
  static Node constant(BigInteger value, Type type) {
    boolean signed = type instanceof Type.SInt;
    int width = type.width();
    var lowest =
        signed && width > 0 ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
    var highest =
        BigInteger.ONE.shiftLeft(signed ? Math.max(width - 1, 0) : width).subtract(BigInteger.ONE);
    if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
      var module = ModuleBuilder.current();
      module.report(
          ConstantOutOfRange.of(
              module.here(), module.path(), value, type.toString(), lowest, highest));
      return Gates.constant(BigInteger.ZERO, width);
    }
    return Gates.constant(
        value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(width)) : value, width);
  }

  /** Bits {@code high} to {@code low} of a value; reports a range that does not exist. */
  static Node slice(Scalar<?> operand, int high, int low, Type type) {
    if (low < 0 || high < low - 1 || high >= operand.width()) {
      var module = ModuleBuilder.current();
      module.report(
          IllegalRange.slice(
              module.here(),
              module.path(),
              name(operand),
              operand.type().toString(),
              high,
              low,
              operand.width()));
      return Gates.constant(BigInteger.ZERO, type.width());
    }
    return Gates.slice(operand.node("slice"), high, low, type);
  }

  /** An operand several times side by side; reports a negative number of times. */
  static Bits repeat(int count, Scalar<?> operand) {
    int times = Hdl.legal("the repeat", "times", count);
    var type = new Type.Bits(times * operand.width());
    return new Bits(type, Optional.of(Gates.repeat(times, operand.node("repeat"), type)));
  }

  /** A constant shift amount. */
  static UInt amount(int amount) {
    var type = new Type.UInt(Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(amount, 0)));
    return new UInt(type, Optional.of(constant(BigInteger.valueOf(amount), type)));
  }

  /** A widened value; reports a width below the present one. */
  static Node extend(Scalar<?> operand, boolean signed, Type type) {
    if (type.width() < operand.width()) {
      var module = ModuleBuilder.current();
      module.report(
          WidthMismatch.of(
              module.here(),
              module.path(),
              "extend",
              name(operand),
              operand.type().toString(),
              "the wanted width",
              type.toString()));
      return Gates.constant(BigInteger.ZERO, type.width());
    }
    return Gates.extend(operand.node("extend"), signed, type);
  }
}
