package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import portcullis.testbench.coverage.CoverageFolder;
import portcullis.testbench.coverage.CoverageReport;

/** {@code coverage}: which lines of the emitted Verilog the simulations of a test run ran. */
@Command(
    name = "coverage",
    description = {
      "Shows which lines of the emitted Verilog were run in simulations, for each module.",
      "Simulations leave what they covered in a directory when tests are told so:",
      "",
      "  ./portcullis test -Dportcullis.coverage=$PWD/target/coverage",
      "  ./portcullis coverage target/coverage --missed"
    })
final class Coverage implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(names = "--missed", description = "Also list what was never run.")
  private boolean missed;

  @Parameters(paramLabel = "DIR", description = "Where the simulations left what they covered.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw nothing("there is no such directory");
    }
    var designs = new CoverageFolder(directory).read();
    if (designs.isEmpty()) {
      throw nothing("no simulation has left anything there");
    }
    var out = spec.commandLine().getOut();
    for (var design : designs) {
      out.println(CoverageReport.table(design));
      if (missed) {
        out.println(CoverageReport.missed(design.missed()));
      }
    }
    out.flush();
    return 0;
  }

  private ParameterException nothing(String reason) {
    return new ParameterException(
        spec.commandLine(),
        "%s: %s; run ./portcullis test -Dportcullis.coverage=DIR with a full path first"
            .formatted(directory, reason));
  }
}
