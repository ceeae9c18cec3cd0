package portcullis.hdl.sim.verilator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import portcullis.hdl.ir.Source;
import portcullis.hdl.sim.BrokenSimulationException;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.FatalStopException;
import portcullis.hdl.sim.FinishException;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.verilator.HardwareMessages.Meaning;

/** Hands on what the hardware says: log lines to the listener, stops as exceptions. */
final class HardwareVoice {
  /** Verilator's line for {@code $fatal} or {@code $error}: the exception tells it, not the log. */
  private static final Pattern FATAL = Pattern.compile("\\[\\d+] %(?:Fatal|Error): .*");

  private final HardwareMessages messages;
  private final Consumer<LogLine> log;
  private final Map<String, Long> covers = new LinkedHashMap<>();
  private final StringBuilder unfinishedLine = new StringBuilder();
  private final List<String> linesOfCycle = new ArrayList<>();
  private long cycleOfLines = -1;

  HardwareVoice(HardwareMessages messages, Consumer<LogLine> log) {
    this.messages = messages;
    this.log = log;
    messages.covers().forEach(cover -> covers.put(cover, 0L));
  }

  Map<String, Long> covers() {
    return new LinkedHashMap<>(covers);
  }

  /** Hands on all events; gives the first stop among them. */
  Optional<HardwareStopException> handle(EventReader events) {
    HardwareStopException stop = null;
    while (events.hasNext()) {
      var event = events.next();
      var found =
          switch (event.kind()) {
            case PRINT -> printed(event);
            case STOP -> stopped(event);
            case FINISH ->
                new FinishException(
                    event.place(), event.cycle(), messages.locate(event.file(), event.line()));
            case BROKEN ->
                new BrokenSimulationException(
                    event.text() + " " + event.place(),
                    event.cycle(),
                    messages.locate(event.file(), event.line()));
          };
      stop = first(stop, found);
    }
    return Optional.ofNullable(stop);
  }

  /** Of several failures at an edge the first one leads; the others travel with it. */
  private static HardwareStopException first(
      HardwareStopException stop, HardwareStopException next) {
    if (stop == null) {
      return next;
    }
    if (next instanceof CheckFailedException) {
      stop.addSuppressed(next);
    }
    return stop;
  }

  private HardwareStopException stopped(EventReader.Event event) {
    String said = event.cycle() == cycleOfLines ? String.join("; ", linesOfCycle) + " " : "";
    return new FatalStopException(
        said + event.place(), event.cycle(), messages.locate(event.file(), event.line()));
  }

  private HardwareStopException printed(EventReader.Event event) {
    HardwareStopException stop = null;
    unfinishedLine.append(event.text());
    int end;
    while ((end = unfinishedLine.indexOf("\n")) >= 0) {
      String line = unfinishedLine.substring(0, end);
      unfinishedLine.delete(0, end + 1);
      var found = line(line, event.cycle());
      stop = first(stop, found);
    }
    return stop;
  }

  private HardwareStopException line(String line, long cycle) {
    if (cycle != cycleOfLines) {
      linesOfCycle.clear();
      cycleOfLines = cycle;
    }
    if (FATAL.matcher(line).matches()) {
      linesOfCycle.add(line);
      return null;
    }
    return switch (messages.read(line)) {
      case Meaning.Log(String path, String text, Source source) -> {
        linesOfCycle.add(text);
        log.accept(new LogLine(text, cycle, path, source));
        yield null;
      }
      case Meaning.Failure(String check, String text, Source source) ->
          new CheckFailedException(check, text, cycle, source);
      case Meaning.Covered(String cover) -> {
        covers.put(cover, 1L);
        yield null;
      }
    };
  }
}
