package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import portcullis.bench.Benchmark;
import portcullis.bench.Report;

/** {@code bench}: a sub-command for each benchmark. */
@Command(
    name = "bench",
    description = "Measures and holds the values against their targets.",
    synopsisSubcommandLabel = "BENCHMARK")
final class Bench implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  private Bench() {}

  static CommandLine commandLine(List<Benchmark> benchmarks) {
    var bench = new CommandLine(new Bench());
    for (var benchmark : benchmarks) {
      var one = new CommandLine(new One(benchmark));
      // Lenient: most benchmarks have no options of their own.
      one.getCommandSpec().addMixin("own", CommandSpec.forAnnotatedObjectLenient(benchmark));
      one.getCommandSpec().usageMessage().description(benchmark.description());
      bench.addSubcommand(benchmark.name(), one);
    }
    return bench;
  }

  @Override
  public void run() {
    var names = spec.subcommands().keySet();
    throw new ParameterException(
        spec.commandLine(),
        names.isEmpty()
            ? "there is no benchmark yet"
            : "name the benchmark to run: " + String.join(", ", names));
  }

  @Command
  private static final class One implements Callable<Integer> {
    private final Benchmark benchmark;
    @Spec private CommandSpec spec;
    @Mixin private HelpOption help;

    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "Also write the values to FILE: a list of {name, value, unit, target}.")
    private Path json;

    private One(Benchmark benchmark) {
      this.benchmark = benchmark;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
        throw new ParameterException(
            spec.commandLine(),
            "--json " + json + ": the directory does not exist; create it first");
      }
      var report = new Report(benchmark.run());
      spec.commandLine().getOut().print(report.table());
      spec.commandLine().getOut().flush();
      if (json != null) {
        report.writeJson(json);
      }
      return 0;
    }
  }
}
