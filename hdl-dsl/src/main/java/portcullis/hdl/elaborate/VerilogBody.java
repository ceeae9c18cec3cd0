package portcullis.hdl.elaborate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Port;

/** The whole Verilog of a black box: as the designer gave it, or a header made for its inside. */
final class VerilogBody {
  private VerilogBody() {}

  static String of(ModuleBuilder module, List<Port> ports) {
    String text = module.verilog().orElseThrow().stripTrailing();
    if (isWhole(text)) {
      return text + "\n";
    }
    String header = ports.stream().map(VerilogBody::port).collect(Collectors.joining(",\n"));
    return "module %s (\n%s\n);\n%s\nendmodule\n"
        .formatted(module.unitName(), header, text.indent(4).stripTrailing());
  }

  /**
   * Whether the text names a port: anywhere, or in the head if the text is a whole module, since
   * nothing can be joined to a port that the head does not have.
   */
  static boolean mentions(String port, String text) {
    String visible = text.replaceAll("//.*|(?s:/[*].*?[*]/)", " ");
    String head = isWhole(text) ? visible.split(";", 2)[0] : visible;
    return Pattern.compile("\\b" + port + "\\b").matcher(head).find();
  }

  private static boolean isWhole(String text) {
    return text.lines().anyMatch(line -> line.stripLeading().startsWith("module "));
  }

  private static String port(Port port) {
    String direction = port.direction() == Port.Direction.INPUT ? "input  wire" : "output wire";
    String range = port.type().width() == 1 ? "" : " [%d:0]".formatted(port.type().width() - 1);
    return "    %s%s %s".formatted(direction, range, port.name());
  }
}
