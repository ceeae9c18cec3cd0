package portcullis.hdl.junit;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.sim.recorder.Recording;

/** The message of a failed test: what happened last in the hardware, where it is described. */
final class FailureReport {
  /** Further simulations of a test are named with their files only. */
  private static final int PICTURES = 2;

  private static final String AGAIN = "again: ";
  private static final Pattern SEED = Pattern.compile("seed[ =]*(-?\\d+)");
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)\\]$");

  private final ExtensionContext context;
  private final List<Recording> recordings;

  FailureReport(ExtensionContext context, List<Recording> recordings) {
    this.context = context;
    this.recordings = recordings;
  }

  /** Class and method; the number of an invocation too, if there are several. */
  static String fileName(String method, ExtensionContext context) {
    var number = NUMBER.matcher(context.getUniqueId());
    // A dollar sign would mean something to a shell.
    return className(context).replace('$', '.')
        + "."
        + method
        + (number.find() ? "-" + number.group(1) : "");
  }

  private static String className(ExtensionContext context) {
    String name = context.getRequiredTestClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The failure with the report in its message; its stack trace still leads to the test. */
  Throwable failure(Throwable failure) {
    String message =
        (failure instanceof AssertionError && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString())
            + "\n\n"
            + text(failure);
    AssertionError told =
        failure instanceof AssertionFailedError compared
                && compared.isExpectedDefined()
                && compared.isActualDefined()
            ? new AssertionFailedError(
                message, compared.getExpected(), compared.getActual(), failure)
            : new AssertionFailedError(message, failure);
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  private String text(Throwable failure) {
    var text = new StringBuilder();
    for (int i = 0; i < recordings.size(); i++) {
      add(text, recordings.get(i), i < PICTURES);
    }
    // Another extension may have known better.
    if (!String.valueOf(failure.getMessage()).contains(AGAIN)) {
      text.append(AGAIN).append(again(failure));
    }
    return text.toString().stripTrailing();
  }

  private static void add(StringBuilder text, Recording recording, boolean pictured) {
    if (recording.waveform().isEmpty()) {
      text.append("no waveform of %s: %s%n".formatted(recording.design(), recording.obstacle()));
      return;
    }
    var file = fromProject(recording.waveform().get());
    if (pictured) {
      text.append("%s up to cycle %d:%n".formatted(recording.design(), recording.last()));
      recording.picture().forEach(line -> text.append("  ").append(line).append('\n'));
      recording.causes().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    text.append(
        "waveform: %s, cycles %d to %d%s; beside it a .gtkw for GTKWave%n"
            .formatted(
                file,
                recording.first(),
                recording.last(),
                recording.remark().isEmpty() ? "" : ", " + recording.remark()));
    text.append("as text: ./portcullis wave %s%n".formatted(file));
  }

  // ---- commands ------------------------------------------------------------------------------

  private String again(Throwable failure) {
    var command = new StringBuilder("./portcullis test");
    String engine = System.getProperty(Engines.PROPERTY, "");
    if (!engine.isBlank()) {
      command.append(" --engine ").append(engine);
    }
    var here = Path.of("").toAbsolutePath();
    project()
        .ifPresent(home -> {
          if (!home.equals(here)) {
            command.append(" -pl ").append(home.relativize(here)).append(" -am");
          }
        });
    command.append(" -Dtest='").append(className(context));
    context.getTestMethod().map(Method::getName).ifPresent(it -> command.append('#').append(it));
    command.append('\'');
    seed(failure).ifPresent(seed -> command.append(" -Dportcullis.seed=").append(seed));
    return command.toString();
  }

  /** The seed that the test ran with, if the run, the test's name or its failure tells one. */
  private Optional<String> seed(Throwable failure) {
    var asked = Optional.ofNullable(System.getProperty("portcullis.seed"));
    return asked
        .or(() -> seed(context.getDisplayName()))
        .or(() -> seed(String.valueOf(failure.getMessage())));
  }

  private static Optional<String> seed(String text) {
    var found = SEED.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Commands are typed where the launcher is. */
  private static Optional<Path> project() {
    for (var it = Path.of("").toAbsolutePath(); it != null; it = it.getParent()) {
      if (Files.isRegularFile(it.resolve("portcullis")) && Files.exists(it.resolve("pom.xml"))) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  private static Path fromProject(Path file) {
    var absolute = file.toAbsolutePath();
    return project().map(home -> home.relativize(absolute)).orElse(absolute);
  }
}
