package portcullis.hdl.sim.cause;

import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.sim.waveform.WaveformHistory;

/** How causes are put into words. */
final class Wording {
  /** More values in a row are hard to read. */
  private static final int MOST = 4;

  private static final int MOST_PLACES = 3;

  private final Drivers drivers;
  private final WaveformHistory history;

  Wording(Drivers drivers, WaveformHistory history) {
    this.drivers = drivers;
    this.history = history;
  }

  /** As many as a line names. */
  static List<Fact> shown(List<Fact> facts) {
    return facts.subList(0, Math.min(MOST, facts.size()));
  }

  /** Name and value. */
  String of(Fact fact) {
    return switch (fact) {
      case Fact.Word word -> "%s[%d]".formatted(word.place().path(), word.word());
      case Fact.Bits bits -> {
        String path = bits.place().path();
        var read = bits.read();
        yield read.isWhole()
            ? "%s = %s".formatted(path, history.text(path, bits.cycle()))
            : "%s[%s] = %s"
                .formatted(
                    path,
                    read.high() == read.low() ? read.low() : read.high() + ":" + read.low(),
                    history.text(path, read.high(), read.low(), bits.cycle()));
      }
    };
  }

  /** An input that the test drives. */
  String input(Fact.Bits fact) {
    long since = history.since(fact.place().path(), fact.cycle());
    return since > history.first() ? "input, unchanged since cycle " + since : "input";
  }

  /** Whether there is nothing behind a fact but the test. */
  boolean isInput(Fact fact) {
    return fact instanceof Fact.Bits && drivers.source(fact.place()).isTopInput();
  }

  private String named(Fact fact) {
    if (!(fact instanceof Fact.Bits bits) || !isInput(fact)) {
      return of(fact);
    }
    var source = drivers.source(fact.place());
    String which = source.path().equals(fact.place().path()) ? "" : source.path() + ", ";
    return "%s (%s%s)".formatted(of(fact), which, input(bits.copiedFrom(source)));
  }

  String as(List<Fact> facts) {
    return facts.isEmpty() ? "" : " as " + list(facts);
  }

  String from(List<Fact> facts) {
    return facts.isEmpty() ? "" : ", from " + list(facts);
  }

  private String list(List<Fact> facts) {
    String names = shown(facts).stream().map(this::named).collect(Collectors.joining(", "));
    return facts.size() > MOST ? names + " and %d more".formatted(facts.size() - MOST) : names;
  }

  String others(long count) {
    return count == 0
        ? ""
        : count == 1
            ? "; 1 other line not reached"
            : "; %d other lines not reached".formatted(count);
  }

  /** The lines that could assign something, but did not. */
  String unused(List<Guarded> all) {
    return all.isEmpty() ? "; nothing assigns it" : "; assigned at " + places(all);
  }

  String undecided(List<Guarded> all) {
    return "assigned at %s; the waveform does not tell by which".formatted(places(all));
  }

  private static String places(List<Guarded> all) {
    var places = all.stream().map(Guarded::place).distinct().toList();
    String named = places.stream().limit(MOST_PLACES).collect(Collectors.joining(", "));
    return places.size() > MOST_PLACES
        ? named + " and %d more".formatted(places.size() - MOST_PLACES)
        : named;
  }
}
