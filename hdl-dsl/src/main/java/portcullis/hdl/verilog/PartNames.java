package portcullis.hdl.verilog;

import portcullis.hdl.ir.Expr;

/** What a part of an expression is called when it needs a name of its own. */
final class PartNames {
  private PartNames() {}

  /** A noun for the value. */
  static String of(Expr expr) {
    return switch (expr) {
      case Expr.Literal _ -> "constant";
      case Expr.Ref _ -> "value";
      case Expr.Unary unary ->
          switch (unary.operator()) {
            case NOT -> "inverted";
            case NEGATE -> "negated";
            case REDUCE_AND -> "all";
            case REDUCE_OR -> "any";
            case REDUCE_XOR -> "parity";
          };
      case Expr.Binary binary ->
          switch (binary.operator()) {
            case ADD -> "sum";
            case SUBTRACT -> "difference";
            case AND -> "masked";
            case OR -> "merged";
            case XOR -> "toggled";
            case MULTIPLY, MULTIPLY_SIGNED -> "product";
            case EQUAL -> "equal";
            case NOT_EQUAL -> "different";
            case LESS_THAN, LESS_OR_EQUAL, LESS_THAN_SIGNED, LESS_OR_EQUAL_SIGNED -> "below";
            case GREATER_THAN, GREATER_OR_EQUAL, GREATER_THAN_SIGNED, GREATER_OR_EQUAL_SIGNED ->
                "above";
            case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> "shifted";
          };
      case Expr.Slice _ -> "field";
      case Expr.BitSelect _ -> "bit";
      case Expr.Concat _ -> "joined";
      case Expr.Repeat _ -> "repeated";
      case Expr.ZeroExtend _, Expr.SignExtend _ -> "extended";
      case Expr.Mux _ -> "choice";
      case Expr.OneHotMux _ -> "selected";
      case Expr.Index _ -> "element";
      case Expr.MemoryRead _ -> "word";
    };
  }
}
