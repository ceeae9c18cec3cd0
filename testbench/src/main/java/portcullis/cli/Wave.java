package portcullis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import portcullis.hdl.sim.waveform.TextWaveform;
import portcullis.hdl.sim.waveform.WaveformReader;
import portcullis.hdl.sim.waveform.WaveformReader.Keep;
import portcullis.hdl.sim.waveform.WaveformWindow;

/** {@code wave}: cycles of a waveform as text. */
@Command(
    name = "wave",
    description = {
      "Prints cycles of a waveform: a row for each signal, a column for each cycle. A bit is a line,"
          + " low or high; of everything else a value stands where it changes, and a dot where it"
          + " does not. A column shows what a test sees that reads the signals just before the"
          + " clock edge ending the cycle.",
      "Cycles are counted as the simulation did, and enums shown by name, if the file ending in"
          + " .notes.json, which the simulation wrote, is beside the waveform. Without it the rising"
          + " edges of 'clock' or 'clk' of the top module are counted from 0; without such a signal"
          + " columns are times."
    },
    footer = {
      "",
      "Examples:",
      "  wave run.vcd                              the last cycles, what changes in them",
      "  wave run.vcd --from 100 --to 180          these, below each other if need be",
      "  wave run.vcd --signals 'fifo.*,*_valid'   all of a unit, and more",
      "",
      "Exit code: 0 if something was shown, 1 if the file cannot be read, 2 for a wrong command"
          + " line."
    })
final class Wave implements Callable<Integer> {
  private static final int DEFAULT_WIDTH = 100;
  private static final int LEAST_WIDTH = 20;
  private static final int NAMES_SHOWN = 5;
  private static final int LONG_VALUE = 40;

  /** Among all ports more cycles tell more than all digits. */
  private static final int SHORT_VALUE = 10;

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "FILE",
      description = "A waveform: .vcd, or .fst if GTKWave is installed.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "CYCLE",
      description = "The first cycle. Default: as many as fit in the width, up to the last one.")
  private Long from;

  @Option(
      names = "--to",
      paramLabel = "CYCLE",
      description = "The last cycle. Default: with --from as many as fit, else the last one.")
  private Long to;

  @Option(
      names = "--signals",
      paramLabel = "PATTERN",
      split = ",",
      description = {
        "Signals by instance path and name, in the order given; * stands for anything. Default:"
            + " ports that change in the cycles shown, long values shortened; without .notes.json"
            + " signals of the top module that do."
      })
  private List<String> patterns;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Characters of a line, at least 20. Default: those of the terminal, or 100.")
  private Integer width;

  @Override
  public Integer call() throws FileSystemException {
    check();
    try {
      show();
      return 0;
    } catch (FileSystemException e) {
      // Its words are those of the system, and its kind says what they mean.
      throw e;
    } catch (IOException e) {
      spec.commandLine().getErr().println("portcullis wave: " + e.getMessage());
      return 1;
    }
  }

  private void show() throws IOException {
    if (!isFst()) {
      show(new WaveformReader(file));
      return;
    }
    var converted = Files.createTempFile("portcullis", ".vcd");
    try {
      new FstConversion(file).to(converted);
      show(new WaveformReader(converted, file));
    } finally {
      Files.deleteIfExists(converted);
    }
  }

  private boolean isFst() {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".fst");
  }

  private void check() {
    if (!Files.isRegularFile(file)) {
      throw wrong(
          file
              + (Files.exists(file) ? " is no file" : ": there is no such file")
              + "; a failed test says where it left its waveform, in target/failures of its module");
    }
    if (from != null && from < 0 || to != null && to < 0) {
      throw wrong("cycles are counted from 0");
    }
    if (from != null && to != null && from > to) {
      throw wrong("--from %d is behind --to %d".formatted(from, to));
    }
    if (width != null && width < LEAST_WIDTH) {
      throw wrong("--width %d: at least %d are needed".formatted(width, LEAST_WIDTH));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  // ---- what is shown -------------------------------------------------------------------------

  private void show(WaveformReader reader) throws IOException {
    var chosen = patterns == null ? reader.usual() : chosen(reader.signals());
    boolean bounded = from != null && to != null;
    var window =
        reader.window(
            chosen::contains,
            from == null ? 0 : from,
            to == null ? Long.MAX_VALUE : to,
            bounded ? Integer.MAX_VALUE : columns(),
            from == null ? Keep.LATEST : Keep.EARLIEST);
    if (window.columns().isEmpty()) {
      throw wrong(
          "%s has %ss %d to %d".formatted(file, window.unit(), window.first(), window.last()));
    }
    int longest = patterns == null ? SHORT_VALUE : LONG_VALUE;
    if (!bounded && patterns == null) {
      window = new TextWaveform(window, longest).fit(columns(), from == null);
    }
    var names = window.signals().stream().map(WaveformWindow.Named::name).toList();
    var changing = TextWaveform.changing(window);
    boolean all = patterns != null || changing.isEmpty();
    var rows = all ? chosen.stream().map(names::indexOf).toList() : changing;
    var text = new TextWaveform(window, longest);
    var lines =
        bounded
            ? text.bands(rows, columns())
            : from == null ? text.latest(rows, columns()) : text.earliest(rows, columns());
    print(reader, window, rows.size(), lines);
  }

  private void print(WaveformReader reader, WaveformWindow window, int shown, List<String> lines)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %ss %d to %d%n",
        window.top().isEmpty() ? file.getFileName() : window.top(),
        window.unit(),
        window.first(),
        window.last());
    lines.forEach(out::println);
    int rest = reader.signals().size() - shown;
    if (patterns == null && rest > 0) {
      out.printf("%d more signals: --signals PATTERN, with * for anything%n", rest);
    }
    out.flush();
  }

  private int columns() {
    if (width != null) {
      return width;
    }
    try {
      return Math.max(LEAST_WIDTH, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException unknown) {
      return DEFAULT_WIDTH;
    }
  }

  // ---- signals -------------------------------------------------------------------------------

  private List<String> chosen(List<String> all) {
    return patterns.stream()
        .flatMap(pattern -> matching(pattern, all).stream())
        .distinct()
        .toList();
  }

  private List<String> matching(String pattern, List<String> all) {
    var found = all.stream().filter(glob(pattern.strip())).toList();
    if (found.isEmpty()) {
      throw wrong(
          "no signal matches '%s'; there are %s"
              .formatted(
                  pattern,
                  all.size() <= NAMES_SHOWN
                      ? String.join(", ", all)
                      : String.join(", ", near(pattern, all))
                          + " and %d more".formatted(all.size() - NAMES_SHOWN)));
    }
    return found;
  }

  /** Names that hold the letters of the pattern come first. */
  private static List<String> near(String pattern, List<String> all) {
    String letters = pattern.replace("*", "").toLowerCase(Locale.ROOT);
    var sorted =
        all.stream()
            .collect(
                Collectors.partitioningBy(name ->
                    name.toLowerCase(Locale.ROOT).contains(letters)
                        || letters.contains(name.toLowerCase(Locale.ROOT))));
    sorted.get(true).addAll(sorted.get(false));
    return sorted.get(true).subList(0, NAMES_SHOWN);
  }

  private static Predicate<String> glob(String pattern) {
    var parts = pattern.split("\\*", -1);
    var regex = List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex).asMatchPredicate();
  }
}
