package portcullis.hdl.ir;

import java.util.List;
import java.util.stream.Collectors;

/** The text form of expressions: {@code (count + 4'd1)}, {@code if(a, b, c)}, {@code data[7:0]}. */
final class ExprText {
  private ExprText() {}

  static String of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> {
        String value = literal.width() + "'d" + literal.value();
        // The value too: enums of one name can differ in their encoding.
        yield literal
            .meaning()
            .map(constant ->
                "%s.%s(%s)".formatted(constant.type().name(), constant.constant(), value))
            .orElse(value);
      }
      case Expr.Ref ref -> ref.name();
      case Expr.Unary unary -> unary.operator().symbol() + of(unary.operand());
      case Expr.Binary binary ->
          "(%s %s %s)".formatted(of(binary.left()), binary.operator().symbol(), of(binary.right()));
      case Expr.Slice slice when slice.high() == slice.low() ->
          "%s[%d]".formatted(of(slice.operand()), slice.low());
      case Expr.Slice slice ->
          "%s[%d:%d]".formatted(of(slice.operand()), slice.high(), slice.low());
      case Expr.BitSelect select -> "%s[%s]".formatted(of(select.operand()), of(select.index()));
      case Expr.Concat concat -> "{" + list(concat.parts()) + "}";
      case Expr.Repeat repeat -> "{%d{%s}}".formatted(repeat.count(), of(repeat.operand()));
      case Expr.ZeroExtend extend -> "zext(%s, %d)".formatted(of(extend.operand()), extend.width());
      case Expr.SignExtend extend -> "sext(%s, %d)".formatted(of(extend.operand()), extend.width());
      case Expr.Mux mux ->
          "if(%s, %s, %s)".formatted(of(mux.condition()), of(mux.ifTrue()), of(mux.ifFalse()));
      case Expr.OneHotMux mux ->
          "onehot([%s], [%s])".formatted(list(mux.selects()), list(mux.values()));
      case Expr.Index index -> "[%s][%s]".formatted(list(index.elements()), of(index.index()));
      case Expr.MemoryRead read -> "%s[%s]".formatted(read.memory(), of(read.address()));
    };
  }

  private static String list(List<Expr> exprs) {
    return exprs.stream().map(ExprText::of).collect(Collectors.joining(", "));
  }
}
