package portcullis.generate;

import java.util.List;
import portcullis.iommu.IommuConfig;

/** The description of a build for FuseSoC, in its CAPI2 format. */
final class FuseSocCore {
  private FuseSocCore() {}

  /** The text of the file. */
  static String of(IommuConfig config, String top, List<String> sources) {
    var text = new StringBuilder();
    text.append("CAPI=2:\n");
    text.append("name: portcullis:iommu:").append(config.name()).append(":1.0.0\n");
    text.append("description: RISC-V IOMMU, configuration ").append(config.name()).append('\n');
    text.append("\nfilesets:\n  rtl:\n    files:\n");
    sources.forEach(source -> text.append("      - ").append(source).append('\n'));
    text.append("    file_type: verilogSource-2005\n");
    text.append("\ntargets:\n");
    text.append("  default: &default\n    filesets: [rtl]\n    toplevel: ")
        .append(top)
        .append('\n');
    text.append("  lint:\n    <<: *default\n    default_tool: verilator\n");
    text.append("    tools:\n      verilator:\n        mode: lint-only\n");
    text.append("        verilator_options: [-Wall]\n");
    return text.toString();
  }
}
