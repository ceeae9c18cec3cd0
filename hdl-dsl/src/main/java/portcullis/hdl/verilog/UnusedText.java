package portcullis.hdl.verilog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;

/**
 * One reduction that reads everything that is meant to be unused: what the designer says, and what
 * is left over where a simpler form was written than the designer gave.
 */
final class UnusedText {
  private final Scope scope;
  private final Lowering lowering;
  private final ExpressionText expressions;
  private final Lines lines;

  UnusedText(Scope scope, Lowering lowering, ExpressionText expressions, Lines lines) {
    this.scope = scope;
    this.lowering = lowering;
    this.expressions = expressions;
    this.lines = lines;
  }

  /** A bundle may be declared as a whole of which only a part is left over. */
  private List<Expr> notRead(Expr value) {
    return value instanceof Expr.Ref ref ? scope.symbol(ref.name()).unread() : List.of(value);
  }

  /** Writes the reduction if there is anything to write; {@code parts} writes wires it needs. */
  void write(List<Stmt.Unused> declared, Consumer<Source> parts) {
    var values = new LinkedHashMap<String, Source>();
    var reasons = new LinkedHashMap<String, Origin>();
    for (var unused : declared) {
      for (var part : notRead(lowering.argument(unused.value(), "unused"))) {
        values.putIfAbsent(expressions.of(part), unused.origin().source());
        reasons.putIfAbsent(unused.origin().comment(), unused.origin());
      }
    }
    for (var leftOver : lowering.unused()) {
      values.putIfAbsent(expressions.of(leftOver), scope.module().origin().source());
    }
    for (var symbol : scope.readInDesignOnly()) {
      values.putIfAbsent(expressions.of(symbol), scope.module().origin().source());
    }
    if (values.isEmpty()) {
      return;
    }
    var source = scope.module().origin().source();
    lines.gap();
    parts.accept(source);
    lines.add(1, "// Not used, on purpose.", source);
    reasons.values().forEach(origin -> lines.comment(1, origin));
    String name = scope.names().fresh("unused");
    String line = "wire %s = &{1'b0, %s};".formatted(name, String.join(", ", values.keySet()));
    if (Layout.fits(1, line)) {
      lines.add(1, line, declared.isEmpty() ? source : declared.getFirst().origin().source());
      return;
    }
    lines.add(1, "wire %s = &{".formatted(name), source);
    lines.add(2, "1'b0,", source);
    int left = values.size();
    for (Map.Entry<String, Source> value : values.entrySet()) {
      lines.add(2, value.getKey() + (--left > 0 ? "," : ""), value.getValue());
    }
    lines.add(1, "};", source);
  }
}
