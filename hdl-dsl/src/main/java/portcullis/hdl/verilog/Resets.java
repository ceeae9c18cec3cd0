package portcullis.hdl.verilog;

import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

/** Constants of registers. */
final class Resets {
  private Resets() {}

  /** What reset does to a register that has one. */
  static Stmt assignment(Declaration.Register register) {
    int width = register.type().width();
    return new Stmt.Assign(
        Target.whole(register.name(), width),
        constant(register.type(), register.reset().orElseThrow().value()),
        Origin.at(register.origin().source()));
  }

  /** A constant of a type: by name if it is one of an enum. */
  static Expr.Literal constant(Type type, java.math.BigInteger value) {
    if (type instanceof Type.Enumerated(var enumType)) {
      for (var constant : enumType.constants()) {
        if (constant.value().equals(value)) {
          return new Expr.Literal(
              value,
              enumType.width(),
              java.util.Optional.of(new Expr.EnumConstant(enumType, constant.name())));
        }
      }
    }
    return Expr.Literal.of(value, type.width());
  }
}
