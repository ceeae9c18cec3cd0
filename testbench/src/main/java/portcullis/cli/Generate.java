package portcullis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import portcullis.generate.IommuProduct;
import portcullis.generate.ProductFolder;
import portcullis.hdl.verilog.VerilogFileException;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;

/** {@code generate}: the Verilog of a build of the IOMMU. */
@Command(
    name = "generate",
    description = {
      "Writes the Verilog of the IOMMU in a configuration, with file list, FuseSoC core and port"
          + " table.",
      "Exit code: 0 if it was written, 2 if the configuration or the folder is impossible; then"
          + " nothing is written."
    })
final class Generate implements Callable<Integer> {
  private static final int WRITTEN = 0;
  private static final int IMPOSSIBLE = 2;

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(
      names = "--config",
      paramLabel = "NAME",
      defaultValue = "core",
      description = "small, base or core; default: ${DEFAULT-VALUE}.")
  private String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes an option; --options lists them.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of a changed configuration: the top module is portcullis_iommu_NAME.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", description = "The folder to write to.")
  private Path folder;

  @Option(names = "--options", description = "Lists the options and their values instead.")
  private boolean list;

  @Override
  public Integer call() {
    var chosen = chosen();
    var out = spec.commandLine().getOut();
    if (list) {
      for (var option : IommuOption.values()) {
        out.printf("%-20s %-6s %s%n", option.key(), option.valueIn(chosen), option.meaning());
      }
      out.flush();
      return WRITTEN;
    }
    if (folder == null) {
      throw new ParameterException(spec.commandLine(), "say where to write, with --out DIR");
    }
    try {
      ProductFolder.write(IommuProduct.of(chosen), folder).forEach(out::println);
      out.flush();
      return WRITTEN;
    } catch (VerilogFileException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return IMPOSSIBLE;
    }
  }

  private IommuConfig chosen() {
    try {
      var changed = IommuOption.apply(IommuConfig.named(config), settings);
      return name == null ? changed : changed.withName(name);
    } catch (IllegalArgumentException impossible) {
      throw new ParameterException(spec.commandLine(), impossible.getMessage());
    }
  }
}
