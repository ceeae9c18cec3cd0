package portcullis.hdl.language;

import java.util.function.Supplier;
import portcullis.hdl.Module;
import portcullis.hdl.elaborate.DesignBuilder;
import portcullis.hdl.ir.IrText;

/** The text of a described module, for tests to assert on. */
final class DesignText {
  private DesignText() {}

  /** Text of the top module's declarations and statements, without its ports. */
  static String body(Supplier<? extends Module> constructor) {
    return lines(constructor, true);
  }

  /** Text of the top module, without its head line. */
  static String of(Supplier<? extends Module> constructor) {
    return lines(constructor, false);
  }

  private static String lines(Supplier<? extends Module> constructor, boolean withoutPorts) {
    // The rules on finished designs are not run: fragments may leave things unused.
    var design = new DesignBuilder().elaborate(constructor::get).design().orElseThrow();
    var text = new StringBuilder();
    IrText.of(design.top())
        .lines()
        .skip(1)
        .map(line -> line.substring(2))
        .filter(line -> !(withoutPorts && line.matches("(input|output) .*")))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
