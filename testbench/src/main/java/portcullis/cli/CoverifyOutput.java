package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import portcullis.coverify.report.ReportFolder;

/** What coverify leaves behind. */
final class CoverifyOutput {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup private Report report = new Report();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Writes a waveform of the whole run, .fst or .vcd. The first time this builds a variant of"
              + " the simulation that can.")
  private Path trace;

  /** Where the report goes, if anywhere. */
  private static final class Report {
    @Option(
        names = "--report",
        paramLabel = "DIR",
        description =
            "Where the report goes: index.html for people, run.json and junit.xml for machines."
                + " Default: target/coverify in the project.")
    private Path directory;

    @Option(names = "--no-report", description = "Writes no report.")
    private boolean none;
  }

  /** Where the report goes, or empty; refuses a directory that cannot be written. */
  Optional<ReportFolder> folder() {
    if (report.none) {
      return Optional.empty();
    }
    var directory = report.directory;
    try {
      return Optional.of(ReportFolder.in(directory == null ? usual() : directory));
    } catch (IOException e) {
      if (directory != null) {
        throw new ParameterException(
            spec.commandLine(), "--report %s: cannot write there: %s".formatted(directory, e));
      }
      spec.commandLine()
          .getErr()
          .printf(
              "no report, because %s cannot be written; choose a place with --report%n", usual());
      return Optional.empty();
    }
  }

  private static Path usual() {
    var place = Path.of(System.getProperty("portcullis.home", ""), "target", "coverify");
    var here = Path.of("").toAbsolutePath();
    return place.toAbsolutePath().startsWith(here)
        ? here.relativize(place.toAbsolutePath())
        : place;
  }

  /** The waveform that was asked for, or empty; refuses a file that cannot be one. */
  Optional<WaveformFile> trace() {
    if (trace == null) {
      return Optional.empty();
    }
    var name = trace.getFileName().toString();
    if (!name.endsWith(".fst") && !name.endsWith(".vcd")) {
      throw refused("a waveform ends in .fst or .vcd");
    }
    var directory = trace.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw refused("the directory %s is missing or cannot be written".formatted(directory));
    }
    return Optional.of(new WaveformFile(trace));
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), "--trace %s: %s".formatted(trace, why));
  }
}
