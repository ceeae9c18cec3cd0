package portcullis.hdl.elaborate;

import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Port;

/** The whole Verilog of a black box: as the designer gave it, or a header made for its inside. */
final class VerilogBody {
  private VerilogBody() {}

  static String of(ModuleBuilder module, List<Port> ports) {
    String text = module.verilog().orElseThrow().stripTrailing();
    if (text.lines().anyMatch(line -> line.stripLeading().startsWith("module "))) {
      return text + "\n";
    }
    String header = ports.stream().map(VerilogBody::port).collect(Collectors.joining(",\n"));
    return "module %s (\n%s\n);\n%s\nendmodule\n"
        .formatted(module.unitName(), header, text.indent(4).stripTrailing());
  }

  private static String port(Port port) {
    String direction = port.direction() == Port.Direction.INPUT ? "input  wire" : "output wire";
    String range = port.type().width() == 1 ? "" : " [%d:0]".formatted(port.type().width() - 1);
    return "    %s%s %s".formatted(direction, range, port.name());
  }
}
