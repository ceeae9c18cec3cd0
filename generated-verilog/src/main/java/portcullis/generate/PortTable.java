package portcullis.generate;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;

/** A document of the ports of a build and of the options that made it. */
final class PortTable {
  private PortTable() {}

  /** The document, in Markdown. */
  static String of(IommuConfig config, Module top) {
    var lines = new ArrayList<String>();
    lines.add("# " + top.name());
    lines.add("");
    lines.add("`capabilities` reads `0x%016x`.".formatted(config.capabilities()));
    lines.add("");
    lines.add("## Options");
    lines.add("");
    lines.add("| option | value | meaning |");
    lines.add("|---|---|---|");
    for (var option : IommuOption.values()) {
      lines.add(
          "| `%s` | %s | %s |".formatted(option.key(), option.valueIn(config), option.meaning()));
    }
    lines.add("");
    lines.add("## Ports");
    lines.add("");
    lines.add("| port | direction | bits |");
    lines.add("|---|---|---|");
    lines.addAll(ports(top));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> ports(Module top) {
    return top.ports().stream()
        .map(port ->
            "| `%s` | %s | %d |".formatted(port.name(), direction(port), port.type().width()))
        .toList();
  }

  private static String direction(Port port) {
    return switch (port.direction()) {
      case INPUT -> "in";
      case OUTPUT -> "out";
    };
  }
}
