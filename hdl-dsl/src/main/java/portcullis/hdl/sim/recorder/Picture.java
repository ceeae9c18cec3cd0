package portcullis.hdl.sim.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.DesignPlaces;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.cause.Causes;
import portcullis.hdl.sim.cause.Explanation;
import portcullis.hdl.sim.waveform.TextWaveform;
import portcullis.hdl.sim.waveform.WaveformHistory;
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

  Picture(RecordedSimulation simulation, Throwable failure) {
    this.simulation = simulation;
    this.failure = failure;
    this.places = new DesignPlaces(simulation.description());
  }

  Recording of(Path waveform, Replay.Outcome replay) throws IOException {
    var reader = new WaveformReader(waveform);
    var certain = certain();
    var possible = new LinkedHashSet<>(certain);
    var why = why(reader.history(), certain);
    possible.addAll(why.signals());
    simulation.probed().forEach(signal -> possible.add(signal.name()));
    simulation.signals().stream().filter(Picture::isPort).forEach(it -> possible.add(it.name()));
    var window = reader.window(possible::contains, 0, Long.MAX_VALUE, COLUMNS, Keep.LATEST);
    var names = window.signals().stream().map(WaveformWindow.Named::name).toList();
    var rows = new ArrayList<Integer>();
    // In the order of importance, not of the file.
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
    var shown = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    return new Recording(
        simulation.design(),
        Optional.of(waveform),
        replay.first(),
        window.last(),
        new TextWaveform(window).latest(shown, WIDTH),
        why.lines(),
        replay.remark(),
        "");
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
  private Explanation why(WaveformHistory history, Set<String> certain) {
    var causes = new Causes(simulation.description(), history);
    for (var check : checks()) {
      var why = causes.ofCheck(check.check(), check.cycle());
      if (!why.lines().isEmpty()) {
        return why;
      }
    }
    return causes.of(certain, history.last());
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

  private static boolean isPort(Signal signal) {
    return signal.kind() == Signal.Kind.INPUT
        || signal.kind() == Signal.Kind.OUTPUT
        || signal.kind() == Signal.Kind.RESET;
  }
}
