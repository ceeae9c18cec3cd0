package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Source;

/** Assignments and other lines around an expression, broken where they are too long to read. */
final class Layout {
  private static final int LONGEST_LINE = 100;
  private static final int INDENT = 4;

  private final ExpressionText text;
  private final Lines lines;

  Layout(ExpressionText text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  Lines lines() {
    return lines;
  }

  ExpressionText text() {
    return text;
  }

  /** Whether text fits in a line at this depth. */
  static boolean fits(int depth, String line) {
    return depth * INDENT + CoverageMarks.length(line) <= LONGEST_LINE;
  }

  /** {@code before}, the value, {@code ;}: on one line, or else one part of the value a line. */
  void assignment(int depth, String before, Expr value, Source source) {
    if (value instanceof Expr.Mux mux && mux.ifFalse() instanceof Expr.Mux) {
      lines.add(depth, before.stripTrailing(), source);
      muxChain(depth + 1, mux, source);
      return;
    }
    String line = before + shielded(before, value) + ";";
    if (fits(depth, line)) {
      lines.add(depth, line, source);
      return;
    }
    switch (value) {
      case Expr.Mux mux -> {
        lines.add(depth, before.stripTrailing(), source);
        muxChain(depth + 1, mux, source);
      }
      case Expr.Concat concat -> {
        lines.add(depth, before + "{", source);
        packed(depth + 1, concat.parts(), source);
        lines.addOutside(depth, "};", source);
      }
      case Expr.Binary binary when isPlain(binary.operator()) -> {
        lines.add(depth, before.stripTrailing(), source);
        String operator = " " + ExpressionText.symbol(binary.operator());
        broken(depth + 1, chain(binary), operator, source);
      }
      default -> {
        lines.add(depth, before.stripTrailing(), source);
        lines.add(depth + 1, line.substring(before.length()), source);
      }
    }
  }

  /** {@code x <= (a <= b)}, because two different arrows without parentheses mislead. */
  private String shielded(String before, Expr value) {
    boolean twoArrows =
        before.endsWith("<= ")
            && value instanceof Expr.Binary binary
            && ExpressionText.symbol(binary.operator()).equals("<=");
    String plain = text.of(value);
    return twoArrows ? "(" + plain + ")" : plain;
  }

  private static boolean isPlain(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, AND, OR, XOR, EQUAL, NOT_EQUAL -> true;
      default -> false;
    };
  }

  private static List<Expr> chain(Expr.Binary binary) {
    var operands = new ArrayList<Expr>();
    operands.add(binary.right());
    Expr rest = binary.left();
    while (ExpressionText.continues(rest, binary.operator())) {
      operands.add(((Expr.Binary) rest).right());
      rest = ((Expr.Binary) rest).left();
    }
    operands.add(rest);
    return operands.reversed();
  }

  /** Names and constants go as many to a line as fit; anything longer gets a line of its own. */
  private void packed(int depth, List<Expr> parts, Source source) {
    var line = new StringBuilder();
    for (var part : parts) {
      String next = text.of(part) + (part == parts.getLast() ? "" : ",");
      boolean small = part instanceof Expr.Ref || part instanceof Expr.Literal;
      if (!line.isEmpty() && !(small && fits(depth, line + " " + next))) {
        lines.add(depth, line.toString(), source);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(next);
      if (!small) {
        lines.add(depth, line.toString(), source);
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(depth, line.toString(), source);
    }
  }

  private void broken(int depth, List<Expr> operands, String operator, Source source) {
    for (int i = 0; i < operands.size(); i++) {
      String end = i < operands.size() - 1 ? operator : ";";
      lines.add(depth, text.of(operands.get(i), ExpressionText.Place.OPERAND) + end, source);
    }
  }

  private void muxChain(int depth, Expr.Mux mux, Source source) {
    Expr rest = mux;
    while (rest instanceof Expr.Mux(var condition, var ifTrue, var ifFalse)) {
      var line = new StringBuilder();
      text.condition(condition, line);
      line.append(" ? ").append(text.of(ifTrue, ExpressionText.Place.OPERAND)).append(" :");
      lines.add(depth, line.toString(), source);
      rest = ifFalse;
    }
    lines.add(depth, text.of(rest, ExpressionText.Place.OPERAND) + ";", source);
  }
}
