package portcullis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import portcullis.coverify.Workload;

/** How much coverify does, and on what. */
final class WorkloadOptions {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|h)");
  private static final String README = "README.md";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The file that file-copy copies; default: the project's README.md.")
  private Path file;

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      description =
          "Operations of random traffic; default: "
              + Workload.DEFAULT_OPERATIONS
              + ", or no limit with --time.")
  private Long count;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "How long random traffic goes on, as 90s, 10m or 1h.")
  private String time;

  /** What was chosen; refuses what cannot be. */
  Workload workload() {
    if (count != null && count < 1) {
      throw refused("--count %d: random traffic has at least 1 operation".formatted(count));
    }
    var limit = time == null ? Optional.<Duration>empty() : Optional.of(duration());
    long usual = limit.isPresent() ? Long.MAX_VALUE : Workload.DEFAULT_OPERATIONS;
    return new Workload(chosenFile(), count == null ? usual : count, limit);
  }

  /** The options that make the same again, each with a blank before it. */
  String again() {
    return (file == null ? "" : " --file " + file)
        + (count == null ? "" : " --count " + count)
        + (time == null ? "" : " --time " + time);
  }

  private Duration duration() {
    var parts = TIME.matcher(time);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw refused("--time %s: write a number and s, m or h, as in 10m".formatted(time));
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private Path chosenFile() {
    if (file == null) {
      return readme();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw refused("--file %s: there is no such file, or it cannot be read".formatted(file));
    }
    return file;
  }

  /** The launcher says where the project is; without it, the working directory must be inside. */
  private Path readme() {
    Path start = Path.of(System.getProperty("portcullis.home", "")).toAbsolutePath();
    for (Path home = start; home != null; home = home.getParent()) {
      if (Files.isRegularFile(home.resolve(README)) && Files.isDirectory(home.resolve("driver"))) {
        return home.resolve(README);
      }
    }
    throw refused(
        "the project's %s is not at or above %s; name a file with --file".formatted(README, start));
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
