package portcullis.hdl.sim.waveform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import portcullis.hdl.sim.waveform.WaveformWindow.Column;
import portcullis.hdl.sim.waveform.WaveformWindow.Named;

/**
 * Reads windows of a waveform. Cycles are counted by rising edges of the clocks, from the number in
 * the notes beside the file or from 0.
 */
public final class WaveformReader {
  private static final Set<String> CLOCK_NAMES = Set.of("clock", "clk");

  /** Scope that Verilator puts around everything; it repeats the ports. */
  private static final String OUTER = "TOP.";

  private final Path file;
  private final Optional<WaveformNotes> notes;

  /**
   * For a file in the value change dump format.
   *
   * @throws IOException if the notes beside it cannot be understood
   */
  public WaveformReader(Path file) throws IOException {
    this(file, file);
  }

  /**
   * For a file that was made from another one.
   *
   * @param file in the value change dump format
   * @param original the waveform that the notes are beside
   * @throws IOException if the notes cannot be understood
   */
  public WaveformReader(Path file, Path original) throws IOException {
    this.file = file;
    this.notes = WaveformNotes.of(original);
  }

  /** Which columns of those wanted to keep if there are more than one can show. */
  public enum Keep {
    /** The first ones. */
    EARLIEST,
    /** The last ones. */
    LATEST
  }

  /** The names of all signals, as they are chosen by. */
  public List<String> signals() throws IOException {
    try (var vcd = new VcdReader(file)) {
      return List.copyOf(named(vcd).keySet());
    }
  }

  /**
   * The signals to show if nobody chooses: the ports if the notes tell them, else all of the top
   * module, else all.
   */
  public List<String> usual() throws IOException {
    var all = signals();
    if (notes.isPresent() && !notes.get().ports().isEmpty()) {
      return notes.get().ports().stream().filter(all::contains).toList();
    }
    var top = all.stream().filter(name -> name.indexOf('.') < 0).toList();
    return top.isEmpty() ? all : top;
  }

  /**
   * Reads a window.
   *
   * @param chosen by instance path and name
   * @param from first cycle wanted
   * @param to last cycle wanted
   * @param most at most so many columns
   * @param keep which of them
   * @throws VcdException if the file is no value change dump
   */
  public WaveformWindow window(Predicate<String> chosen, long from, long to, int most, Keep keep)
      throws IOException {
    try (var vcd = new VcdReader(file)) {
      var all = named(vcd);
      var clocks = clocks(all);
      var shown = shown(all, chosen);
      var columns = new ArrayDeque<Column>();
      long first = -1;
      long cycle = notes.map(WaveformNotes::firstCycle).orElse(0L);
      while (vcd.next()) {
        boolean edge = clocks.stream().anyMatch(clock -> rises(vcd, clock));
        if (clocks.isEmpty()) {
          cycle = vcd.time();
        }
        if (first < 0) {
          first = cycle;
        }
        if (clocks.isEmpty() || edge) {
          if (cycle >= from && cycle <= to) {
            add(columns, column(cycle, shown, vcd, !edge), most, keep);
          }
          if (edge) {
            cycle++;
          }
        }
      }
      if (!clocks.isEmpty() && first >= 0 && cycle >= from && cycle <= to) {
        add(columns, column(cycle, shown, vcd, true), most, keep);
      }
      return new WaveformWindow(
          notes.map(WaveformNotes::top).orElse(""),
          clocks.isEmpty() ? "time" : "cycle",
          Math.max(first, 0),
          cycle,
          shown.stream().map(it -> new Named(it.name, it.format.isLine())).toList(),
          List.copyOf(columns));
    }
  }

  /**
   * Reads everything; meant for the short waveforms of failures.
   *
   * @throws VcdException if the file is no value change dump
   */
  public WaveformHistory history() throws IOException {
    try (var vcd = new VcdReader(file)) {
      var all = named(vcd);
      var clocks = clockNames().stream().filter(all::containsKey).toList();
      var shown = shown(all, _ -> true);
      long cycle = notes.map(WaveformNotes::firstCycle).orElse(0L);
      var history = new WaveformHistory(cycle);
      while (vcd.next()) {
        var rising =
            clocks.stream()
                .filter(clock -> rises(vcd, all.get(clock).number()))
                .collect(Collectors.toSet());
        if (!rising.isEmpty()) {
          for (var signal : shown) {
            String bits = vcd.valueBefore(signal.variable.number());
            history.add(cycle, signal.name, signal.format, bits);
          }
          history.endCycle(rising);
          cycle++;
        }
      }
      for (var signal : shown) {
        history.add(cycle, signal.name, signal.format, vcd.value(signal.variable.number()));
      }
      return history;
    }
  }

  private List<Shown> shown(Map<String, VcdReader.Variable> all, Predicate<String> chosen) {
    return all.entrySet().stream()
        .filter(it -> chosen.test(it.getKey()))
        .map(it -> new Shown(it.getKey(), it.getValue(), format(it)))
        .toList();
  }

  private record Shown(String name, VcdReader.Variable variable, ValueText format) {}

  private static boolean rises(VcdReader vcd, int clock) {
    return "0".equals(vcd.valueBefore(clock)) && "1".equals(vcd.value(clock));
  }

  private static void add(ArrayDeque<Column> columns, Column column, int most, Keep keep) {
    if (columns.size() < most) {
      columns.addLast(column);
    } else if (keep == Keep.LATEST) {
      columns.removeFirst();
      columns.addLast(column);
    }
  }

  private static Column column(long number, List<Shown> shown, VcdReader vcd, boolean after) {
    var values = new ArrayList<String>(shown.size());
    for (var signal : shown) {
      int place = signal.variable.number();
      values.add(signal.format.of(after ? vcd.value(place) : vcd.valueBefore(place)));
    }
    return new Column(number, values);
  }

  private ValueText format(Map.Entry<String, VcdReader.Variable> signal) {
    var constants =
        notes
            .map(it -> it.enums().get(it.enumerated().getOrDefault(signal.getKey(), "")))
            .orElse(Map.of());
    boolean signed = notes.map(it -> it.signed().contains(signal.getKey())).orElse(false);
    return new ValueText(signal.getValue().width(), signed, constants);
  }

  private Set<Integer> clocks(Map<String, VcdReader.Variable> all) {
    return clockNames().stream()
        .map(all::get)
        .filter(java.util.Objects::nonNull)
        .map(VcdReader.Variable::number)
        .collect(Collectors.toSet());
  }

  private Collection<String> clockNames() {
    return notes.<Collection<String>>map(WaveformNotes::clocks).orElse(CLOCK_NAMES);
  }

  /** The signals by the names that tests know: without the top module. */
  private static Map<String, VcdReader.Variable> named(VcdReader vcd) {
    var variables = vcd.variables();
    boolean inner =
        variables.stream().anyMatch(it -> it.name().startsWith(OUTER) && depth(it.name()) > 1);
    String prefix = "";
    var heads = new HashSet<String>();
    for (var variable : variables) {
      String name = variable.name();
      if (inner && name.startsWith(OUTER)) {
        name = name.substring(OUTER.length());
        if (depth(name) == 0) {
          continue;
        }
      }
      heads.add(depth(name) == 0 ? "" : name.substring(0, name.indexOf('.') + 1));
    }
    if (heads.size() == 1) {
      prefix = (inner ? OUTER : "") + heads.iterator().next();
    }
    var named = new LinkedHashMap<String, VcdReader.Variable>();
    for (var variable : variables) {
      if (variable.name().startsWith(prefix)) {
        named.putIfAbsent(variable.name().substring(prefix.length()), variable);
      }
    }
    return named;
  }

  private static long depth(String name) {
    return name.chars().filter(c -> c == '.').count();
  }
}
