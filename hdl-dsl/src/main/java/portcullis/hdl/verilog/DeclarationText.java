package portcullis.hdl.verilog;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.verilog.CoveragePoint.Moment;

/**
 * Ports, constants, registers, memories and wires. Columns stand at fixed places, so that a further
 * declaration does not move its neighbours.
 */
final class DeclarationText {
  private static final int COMMENT_COLUMN = 52;

  private final Scope scope;
  private final ExpressionText expressions;
  private final Lines.Marks marks;
  private final DefinitionOrder order;

  DeclarationText(
      Scope scope, ExpressionText expressions, Lines.Marks marks, DefinitionOrder order) {
    this.scope = scope;
    this.expressions = expressions;
    this.marks = marks;
    this.order = order;
  }

  /** {@code wire [7:0] name}. */
  static String wire(String name, int width) {
    return (width == 1 ? "wire " : "wire [" + (width - 1) + ":0] ") + name;
  }

  private static String filled(String text, int width) {
    int length = CoverageMarks.length(text);
    return length >= width ? text : text + " ".repeat(width - length);
  }

  private static String range(int width) {
    return width == 1 ? "" : "[" + (width - 1) + ":0]";
  }

  /** The port list. */
  Lines ports() {
    var lines = new Lines(marks);
    var ports = scope.module().ports();
    for (var port : ports) {
      boolean input = port.direction() == Port.Direction.INPUT;
      String kind = scope.symbol(port.name()).isProcedural() ? "reg" : "wire";
      String text =
          "%-6s %-4s %-6s %s%s"
              .formatted(
                  input ? "input" : "output",
                  kind,
                  range(port.type().width()),
                  port.name(),
                  port == ports.getLast() ? "" : ",");
      commented(lines, text, port.origin());
    }
    return lines;
  }

  /** A line with its comment behind it, or above it if it is long. */
  private static void commented(Lines lines, String text, Origin origin) {
    var source = origin.source();
    if (Comments.isShort(origin.comment())) {
      String words = "// " + Comments.clean(origin.comment());
      lines.add(1, filled(text, COMMENT_COLUMN) + " " + words, source);
    } else {
      lines.comment(1, origin);
      lines.add(1, text, source);
    }
  }

  /** The enum constants that the module uses. */
  Lines constants() {
    var lines = new Lines(marks);
    scope.enumLiterals().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Expr.Literal>, String>comparing(
                    entry -> entry.getValue().meaning().orElseThrow().type().name())
                .thenComparing(entry -> entry.getValue().value())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> {
          var literal = entry.getValue();
          String range = range(literal.width());
          lines.add(
              1,
              "localparam %s%s = %s;"
                  .formatted(
                      range.isEmpty() ? "" : range + " ",
                      entry.getKey(),
                      ExpressionText.number(literal.value(), literal.width())),
              scope.module().origin().source());
        });
    return lines;
  }

  /** Registers, memories and wires. */
  Lines signals() {
    var lines = new Lines(marks);
    for (var declaration : scope.module().declarations()) {
      switch (declaration) {
        case Declaration.Register register ->
            signal(
                lines,
                "reg",
                register.type().width(),
                register.name()
                    + register.initial().map(value -> initial(register, value)).orElse(""),
                register.origin());
        case Declaration.Memory memory ->
            signal(
                lines,
                "reg",
                memory.width(),
                "%s [0:%d]".formatted(memory.name(), memory.depth() - 1),
                memory.origin());
        case Declaration.Wire wire ->
            signal(
                lines,
                scope.symbol(wire.name()).isProcedural() ? "reg" : "wire",
                wire.type().width(),
                wire.name(),
                wire.origin());
        case Declaration.Definition definition -> {
          if (order.isDeclaredAhead(definition.name())) {
            signal(
                lines,
                "wire",
                definition.type().width(),
                definition.name(),
                Origin.at(definition.origin().source()));
          }
        }
        case Declaration.Instance _ -> {}
      }
    }
    for (var detour : scope.addedRegisters()) {
      signal(lines, "reg", detour.width(), detour.name(), Origin.NONE);
    }
    for (var declaration : scope.module().declarations()) {
      if (declaration instanceof Declaration.Memory memory && memory.initial().isPresent()) {
        contents(lines, memory, memory.initial().get());
      }
    }
    return lines;
  }

  private String initial(Declaration.Register register, BigInteger value) {
    String number = expressions.of(Resets.constant(register.type(), value));
    var start = marks.coverage().block(Moment.START, "");
    return " = " + CoverageMarks.begin(start) + CoverageMarks.member(start) + number;
  }

  private static void signal(Lines lines, String kind, int width, String name, Origin origin) {
    commented(lines, filled(kind, 4) + " " + filled(range(width), 6) + " " + name + ";", origin);
  }

  private void contents(Lines lines, Declaration.Memory memory, List<BigInteger> words) {
    var source = memory.origin().source();
    var start = marks.coverage().block(Moment.START, "");
    lines.gap();
    lines.enter(start);
    lines.add(1, CoverageMarks.begin(start) + "initial begin", source);
    for (int i = 0; i < words.size(); i++) {
      String word = word(words.get(i), memory.width());
      lines.add(2, "%s[%d] = %s;".formatted(memory.name(), i, word), source);
    }
    lines.enter(CoverageMarks.NONE);
    lines.add(1, "end", source);
  }

  /** In hexadecimal with all digits, so that the words of a table stand in columns. */
  private static String word(BigInteger value, int width) {
    if (width == 1) {
      return ExpressionText.number(value, 1);
    }
    String digits = value.toString(16);
    return "%d'h%s%s".formatted(width, "0".repeat((width + 3) / 4 - digits.length()), digits);
  }
}
