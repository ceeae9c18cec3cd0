package portcullis.hdl.sim.waveform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All values of a short waveform, cycle by cycle: what the signals showed just before the clock
 * edge that ended a cycle, and in the last cycle, which may lack its edge, at the end of the file.
 */
public final class WaveformHistory {
  private final Map<String, Trace> traces = new HashMap<>();
  private final List<Set<String>> edges = new ArrayList<>();
  private final long first;

  /** The changes of a signal: from a cycle on it had these bits. */
  private static final class Trace {
    private final ValueText text;
    private long[] cycles = new long[4];
    private String[] bits = new String[4];
    private int length;

    private Trace(ValueText text) {
      this.text = text;
    }

    private void add(long cycle, String value) {
      if (value == null || length > 0 && value.equals(bits[length - 1])) {
        return;
      }
      if (length == cycles.length) {
        cycles = Arrays.copyOf(cycles, 2 * length);
        bits = Arrays.copyOf(bits, 2 * length);
      }
      cycles[length] = cycle;
      bits[length++] = value;
    }

    /** The number of the latest change up to a cycle; negative if there is none. */
    private int latest(long cycle) {
      int place = Arrays.binarySearch(cycles, 0, length, cycle);
      return place >= 0 ? place : -place - 2;
    }
  }

  WaveformHistory(long first) {
    this.first = first;
  }

  // ---- as it is read -------------------------------------------------------------------------

  void add(long cycle, String signal, ValueText text, String bits) {
    traces.computeIfAbsent(signal, _ -> new Trace(text)).add(cycle, bits);
  }

  void endCycle(Set<String> risingClocks) {
    edges.add(new HashSet<>(risingClocks));
  }

  // ---- as it is asked ------------------------------------------------------------------------

  /** The first cycle. */
  public long first() {
    return first;
  }

  /** The last cycle. */
  public long last() {
    return first + edges.size();
  }

  /**
   * The value of a signal as a bit pattern.
   *
   * @return empty if the waveform does not tell it
   */
  public Optional<BigInteger> value(String signal, long cycle) {
    var trace = traces.get(signal);
    int place = trace == null ? -1 : trace.latest(cycle);
    if (place < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigInteger(trace.bits[place], 2));
    } catch (NumberFormatException unknown) {
      return Optional.empty();
    }
  }

  /** The value as a text waveform writes it, an enum by name; {@code ?} if it is not told. */
  public String text(String signal, long cycle) {
    var trace = traces.get(signal);
    int place = trace == null ? -1 : trace.latest(cycle);
    return place < 0 ? "?" : TextWaveform.usual(trace.text.of(trace.bits[place]));
  }

  /** Some bits of a value, as {@link #text(String, long)} writes a number. */
  public String text(String signal, int high, int low, long cycle) {
    int width = high - low + 1;
    return value(signal, cycle)
        .map(value -> value.shiftRight(low).mod(BigInteger.TWO.pow(width)).toString(2))
        .map(new ValueText(width, false, Map.of())::of)
        .map(TextWaveform::usual)
        .orElse("?");
  }

  /** The cycle from which on a signal has the value that it has in a cycle. */
  public long since(String signal, long cycle) {
    var trace = traces.get(signal);
    int place = trace == null ? -1 : trace.latest(cycle);
    return place < 0 ? first : trace.cycles[place];
  }

  /** The latest cycle in which some bit of a signal was 1; empty if there is none. */
  public OptionalLong latestNotZero(String signal) {
    var trace = traces.get(signal);
    for (int place = trace == null ? -1 : trace.length - 1; place >= 0; place--) {
      if (trace.bits[place].indexOf('1') >= 0) {
        return OptionalLong.of(place == trace.length - 1 ? last() : trace.cycles[place + 1] - 1);
      }
    }
    return OptionalLong.empty();
  }

  /** Whether a cycle ended with a rising edge of a clock of the top module. */
  public boolean rose(String clock, long cycle) {
    long place = cycle - first;
    return place >= 0 && place < edges.size() && edges.get((int) place).contains(clock);
  }
}
