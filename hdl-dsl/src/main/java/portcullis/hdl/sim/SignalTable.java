package portcullis.hdl.sim;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The signals of one design by name and by number; every engine holds one. */
public final class SignalTable {
  private static final int SUGGESTIONS = 3;

  private final String design;
  private final List<Signal> signals;
  private final Map<String, Signal> byName = new HashMap<>();

  /**
   * A table.
   *
   * @param design name of the design, for messages
   * @param signals the signals, each at the place that its index names
   */
  public SignalTable(String design, List<Signal> signals) {
    this.design = design;
    this.signals = List.copyOf(signals);
    for (var signal : this.signals) {
      if (this.signals.get(signal.index()) != signal) {
        throw new IllegalArgumentException("signal at a wrong place: " + signal.name());
      }
      if (byName.put(signal.name(), signal) != null) {
        throw new IllegalArgumentException("two signals named " + signal.name());
      }
    }
  }

  /** Name of the design. */
  public String design() {
    return design;
  }

  /** All signals, in the order of their index. */
  public List<Signal> all() {
    return signals;
  }

  /**
   * The signal of that name.
   *
   * @throws SignalException naming the nearest names if there is none
   */
  public Signal named(String name) {
    var signal = byName.get(name);
    if (signal == null) {
      throw SignalException.unknown(design, name, near(name));
    }
    return signal;
  }

  /** The signals of a kind, in order. */
  public List<Signal> ofKind(Signal.Kind kind) {
    return signals.stream().filter(signal -> signal.kind() == kind).toList();
  }

  /**
   * Checks that a handle is one of this table's.
   *
   * @throws SignalException if it belongs to another design
   */
  public int indexOf(Signal signal) {
    int index = signal.index();
    if (index >= signals.size() || !signals.get(index).equals(signal)) {
      throw SignalException.foreign(design, signal);
    }
    return index;
  }

  private List<String> near(String wanted) {
    int tolerance = Math.max(2, wanted.length() / 3);
    record Candidate(String name, int distance) {}
    return byName.keySet().stream()
        .map(name -> new Candidate(name, distance(wanted, name)))
        .filter(candidate -> candidate.distance <= tolerance)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SUGGESTIONS)
        .map(Candidate::name)
        .toList();
  }

  /** Edit distance; a name that ends in the wanted one behind a dot counts as one edit. */
  private static int distance(String wanted, String name) {
    if (name.endsWith("." + wanted) || name.equalsIgnoreCase(wanted)) {
      return 1;
    }
    if (Math.abs(wanted.length() - name.length()) > Math.max(2, wanted.length() / 3)) {
      return Integer.MAX_VALUE;
    }
    int[] previous = new int[name.length() + 1];
    int[] current = new int[name.length() + 1];
    for (int j = 0; j <= name.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= name.length(); j++) {
        int change = wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[name.length()];
  }
}
