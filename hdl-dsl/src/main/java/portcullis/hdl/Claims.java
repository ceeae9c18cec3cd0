package portcullis.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import portcullis.hdl.elaborate.LogPart;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/** Claims about the hardware, and lines it prints. */
final class Claims {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([xb]?)}");

  private Claims() {}

  static void claim(Stmt.CheckKind kind, Bool condition, String message) {
    ModuleBuilder.current().body().check(kind, condition.node("claim"), message);
  }

  static void log(String format, List<Scalar<?>> values) {
    var parts = new ArrayList<LogPart>();
    var matcher = PLACEHOLDER.matcher(format);
    int position = 0;
    int next = 0;
    while (matcher.find()) {
      if (next == values.size()) {
        throw unequal(format, values.size());
      }
      text(format.substring(position, matcher.start()), parts);
      var value = values.get(next++);
      parts.add(new LogPart.Value(value.node("log"), radix(matcher.group(1), value)));
      position = matcher.end();
    }
    if (next != values.size()) {
      throw unequal(format, values.size());
    }
    text(format.substring(position), parts);
    ModuleBuilder.current().body().log(parts);
  }

  private static void text(String text, List<LogPart> parts) {
    if (!text.isEmpty()) {
      parts.add(new LogPart.Text(text));
    }
  }

  private static Stmt.Radix radix(String letter, Scalar<?> value) {
    return switch (letter) {
      case "x" -> Stmt.Radix.HEXADECIMAL;
      case "b" -> Stmt.Radix.BINARY;
      default -> value.type() instanceof Type.SInt ? Stmt.Radix.SIGNED : Stmt.Radix.DECIMAL;
    };
  }

  private static IllegalArgumentException unequal(String format, int values) {
    return new IllegalArgumentException(
        "log(\"%s\") has %d values for its placeholders {}, {x} and {b}".formatted(format, values));
  }
}
