package portcullis.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import portcullis.bench.Benchmark;
import portcullis.bench.ModelBenchmark;
import portcullis.bench.engine.EngineBenchmark;
import portcullis.bench.hdl.HdlBenchmark;
import portcullis.bench.iommu.IommuBenchmark;
import portcullis.bench.size.SizeBenchmark;

/** The command line of the project; {@code ./portcullis} starts it. */
@Command(
    name = "portcullis",
    description = "Describes, emits, simulates and verifies a RISC-V IOMMU.",
    synopsisSubcommandLabel = "COMMAND")
public final class Portcullis {
  /** The benchmarks of {@code bench}, in the order of its help. */
  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new HdlBenchmark(),
          new ModelBenchmark(),
          new SizeBenchmark(),
          new IommuBenchmark(),
          new EngineBenchmark());

  @Mixin private HelpOption help;

  private Portcullis() {}

  /**
   * Runs one sub-command and ends the process with its exit code: 0 if all went well, 1 if not, 2
   * for a wrong command line.
   *
   * @param arguments the sub-command and its options
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Portcullis())
        .addSubcommand("bench", Bench.commandLine(BENCHMARKS))
        .addSubcommand("coverage", new Coverage())
        .addSubcommand("coverify", new Coverify())
        .addSubcommand("emit", new Emit())
        .addSubcommand("explain", new Explain())
        .addSubcommand("generate", new Generate())
        .addSubcommand("mutate", new Mutate())
        .addSubcommand("replay", new Replay())
        .addSubcommand("wave", new Wave())
        .setExecutionExceptionHandler(Portcullis::report)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** Says in one line what the outside world refused; anything else is a bug and shows where. */
  private static int report(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (!(failure instanceof IOException)) {
      throw failure;
    }
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
