package portcullis.hdl.sim.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.DesignPlaces;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.cause.Causes;
import portcullis.hdl.sim.cause.Explanation;
import portcullis.hdl.sim.waveform.TextWaveform;
import portcullis.hdl.sim.waveform.WaveformReader;
import portcullis.hdl.sim.waveform.WaveformReader.Keep;
import portcullis.hdl.sim.waveform.WaveformWindow;

/**
 * Chooses what to show of a failure: the last cycles of few signals. Where neither a claim of the
 * hardware nor the test points at many, there is room for what a bus model reads all the time and
 * for the ports, as far as they changed.
 */
final class Picture {
  private static final int MOST_ROWS = 10;

  /** With fewer than these, ports and the like that change are shown too. */
  private static final int ENOUGH_ROWS = 6;

  private static final int COLUMNS = 24;
  private static final int WIDTH = 100;

  private final RecordedSimulation simulation;
  private final Throwable failure;
  private final DesignPlaces places;
  private final long cycles;

  /** Asked for only if something was set before the waveform begins. */
  private Map<String, Long> heldSince;

  Picture(RecordedSimulation simulation, Throwable failure, long cycles) {
    this.cycles = cycles;
    this.simulation = simulation;
    this.failure = failure;
    this.places = new DesignPlaces(simulation.description());
  }

  Recording of(Path waveform, Replay.Outcome replay) throws IOException {
    var reader = new WaveformReader(waveform);
    var causes = new Causes(simulation.description(), reader.history(), this::heldSince);
    var certain = certain();
    var why = why(causes, certain);
    var possible = new LinkedHashSet<>(certain);
    possible.addAll(why.signals());
    simulation.probed().forEach(signal -> possible.add(signal.name()));
    simulation.signals().stream().filter(Picture::isPort).forEach(it -> possible.add(it.name()));
    var window = reader.window(possible::contains, 0, Long.MAX_VALUE, COLUMNS, Keep.LATEST);
    var names = window.signals().stream().map(WaveformWindow.Named::name).toList();
    var rows = rows(window, names, certain, possible);
    if (why.lines().isEmpty()) {
      why = causes.ofLatest(rows.stream().map(names::get).filter(this::isOutput).toList());
    }
    return new Recording(
        simulation.design(),
        Optional.of(waveform),
        replay.first(),
        window.last(),
        new TextWaveform(window).latest(rows, WIDTH),
        why.lines(),
        replay.remark(),
        "");
  }

  /** What is certain, then of the rest what changes, in the order of importance. */
  private static List<Integer> rows(
      WaveformWindow window, List<String> names, Set<String> certain, Set<String> possible) {
    var rows = new ArrayList<Integer>();
    certain.stream().filter(names::contains).map(names::indexOf).forEach(rows::add);
    var changing = new ArrayList<>(TextWaveform.changing(window));
    changing.removeAll(rows);
    possible.stream()
        .map(names::indexOf)
        .filter(changing::contains)
        .limit(Math.max(0, ENOUGH_ROWS - rows.size()))
        .forEach(rows::add);
    if (rows.isEmpty()) {
      rows.addAll(TextWaveform.all(window));
    }
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  private OptionalLong heldSince(String register) {
    if (heldSince == null) {
      heldSince = simulation.heldSince(cycles);
    }
    var since = heldSince.get(register);
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** Of a claim of the hardware what it speaks of, else what the test read last. */
  private Set<String> certain() {
    var certain = new LinkedHashSet<String>();
    for (var check : checks()) {
      certain.addAll(places.readBy(check.check()));
    }
    if (certain.isEmpty()) {
      simulation.peeked().forEach(signal -> certain.add(signal.name()));
    }
    return certain;
  }

  /** A claim's cycle is the one that it broke in; a test looks at what is there now. */
  private Explanation why(Causes causes, Set<String> certain) {
    for (var check : checks()) {
      var why = causes.ofCheck(check.check(), check.cycle());
      if (!why.lines().isEmpty()) {
        return why;
      }
    }
    return causes.now(certain);
  }

  private List<CheckFailedException> checks() {
    var checks = new ArrayList<CheckFailedException>();
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CheckFailedException check) {
        checks.add(check);
      }
    }
    return checks;
  }

  private boolean isOutput(String name) {
    return simulation.signal(name).kind() == Signal.Kind.OUTPUT;
  }

  private static boolean isPort(Signal signal) {
    return signal.kind() == Signal.Kind.INPUT
        || signal.kind() == Signal.Kind.OUTPUT
        || signal.kind() == Signal.Kind.RESET;
  }
}
