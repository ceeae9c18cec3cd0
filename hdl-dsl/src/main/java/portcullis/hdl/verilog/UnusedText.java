package portcullis.hdl.verilog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  /** Writes the reduction if there is anything to write; {@code parts} writes wires it needs. */
  void write(List<Stmt.Unused> declared, Consumer<Source> parts) {
    var values = new LinkedHashMap<String, Source>();
    for (var unused : declared) {
      var value = lowering.argument(unused.value(), "unused");
      values.putIfAbsent(expressions.of(value), unused.origin().source());
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
    var reasons = new HashSet<String>();
    for (var unused : declared) {
      if (reasons.add(unused.origin().comment())) {
        lines.comment(1, unused.origin());
      }
    }
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
