package portcullis.hdl.sim.cause;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.waveform.WaveformHistory;

/** Tells why signals had their values, some steps back. */
public final class Causes {
  /** A message is to be read; who wants more has the waveform. */
  private static final int MOST_LINES = 12;

  private static final int MOST_STEPS = 2;
  private static final int MOST_SIGNALS = 5;

  /** Of signals that nobody asked for. */
  private static final int MOST_LATEST = 3;

  private final Drivers drivers;
  private final WaveformHistory history;
  private final Tracer tracer;

  /**
   * Of a run.
   *
   * @param history a waveform of the design; the shorter it is, the less can be told
   * @param past asked about registers that nothing has set since the waveform began
   */
  public Causes(Design design, WaveformHistory history, Past past) {
    this.drivers = new Drivers(design);
    this.history = history;
    this.tracer = new Tracer(drivers, history, past);
  }

  private static final class Node {
    private final String text;

    /** What it speaks of; empty if of a claim. */
    private final String source;

    private final Cause cause;
    private final int depth;
    private final List<Node> further = new ArrayList<>();

    private Node(String text, String source, Cause cause, int depth) {
      this.text = text;
      this.source = source;
      this.cause = cause;
      this.depth = depth;
    }
  }

  /**
   * Why a claim of the hardware failed.
   *
   * @param check instance path and name of the claim
   * @param cycle the cycle at whose end it failed
   * @return no lines if the design makes no such claim
   */
  public Explanation ofCheck(String check, long cycle) {
    return drivers
        .hierarchy()
        .ifThere(check)
        .flatMap(place -> tracer.ofCheck(place, cycle))
        .map(cause -> explained(List.of(new Node(cause.text(), "", cause, 0)), new HashSet<>()))
        .orElse(Explanation.NONE);
  }

  /**
   * Why signals have the values that they have at the end of the waveform.
   *
   * @param signals instance paths and names, the most important first; memories are passed over
   */
  public Explanation now(Collection<String> signals) {
    return explained(signals, _ -> OptionalLong.of(history.last()));
  }

  /**
   * Why signals had their latest values other than 0: what a bus said last, though it is silent
   * now.
   *
   * @param signals instance paths and names; those that changed last come first, and those that
   *     never changed say nothing
   */
  public Explanation ofLatest(Collection<String> signals) {
    var changing =
        signals.stream()
            .filter(signal -> history.since(signal, history.last()) > history.first())
            .sorted(Comparator.comparing(signal -> -history.since(signal, history.last())))
            .limit(MOST_LATEST)
            .toList();
    return explained(changing, history::latestNotZero);
  }

  private Explanation explained(
      Collection<String> signals, Function<String, OptionalLong> cycleOf) {
    var roots = new ArrayList<Node>();
    var seen = new HashSet<String>();
    for (var signal : signals) {
      var cycle = cycleOf.apply(signal);
      if (roots.size() < MOST_SIGNALS && cycle.isPresent()) {
        whole(signal, cycle.getAsLong())
            .filter(fact -> seen.add(key(fact)))
            .ifPresent(fact -> roots.add(node(fact, 0)));
      }
    }
    return explained(roots, seen);
  }

  private Optional<Fact> whole(String signal, long cycle) {
    var place = drivers.hierarchy().find(signal);
    return place
        .type()
        .filter(_ -> history.value(signal, cycle).isPresent())
        .map(type ->
            new Fact.Bits(
                place, new Read.OfSignal(place.name(), type.width() - 1, 0, type.width()), cycle));
  }

  private Node node(Fact fact, int depth) {
    var cause = tracer.of(fact);
    // Of what comes below, the line above says when it was.
    String when = depth == 0 && fact.cycle() < history.last() ? " in cycle " + fact.cycle() : "";
    String text = "%s%s: %s".formatted(tracer.wording().of(fact), when, cause.text());
    return new Node(text, source(fact), cause, depth);
  }

  /** What is a copy of the same signal has the same cause. */
  private String source(Fact fact) {
    return switch (fact) {
      case Fact.Bits bits -> drivers.source(bits.place()).path();
      case Fact.Word word -> "%s[%d]".formatted(word.place().path(), word.word());
    };
  }

  private String key(Fact fact) {
    return "%s at %d".formatted(source(fact), fact.cycle());
  }

  /** What is near comes before what is far, as long as there is room. */
  private Explanation explained(List<Node> roots, Set<String> seen) {
    var signals = new LinkedHashSet<String>();
    var queue = new ArrayDeque<>(roots);
    int lines = roots.size();
    while (!queue.isEmpty()) {
      var node = queue.removeFirst();
      for (var fact : node.cause.facts()) {
        if (fact instanceof Fact.Bits) {
          signals.add(fact.place().path());
        }
        if (node.depth < MOST_STEPS
            && lines < MOST_LINES
            && !tracer.wording().isInput(fact)
            // How a counter came to its value before is no news.
            && !source(fact).equals(node.source)
            && seen.add(key(fact))) {
          var next = node(fact, node.depth + 1);
          // A word of a memory is the same for some time.
          if (seen.add(next.text)) {
            node.further.add(next);
            queue.addLast(next);
            lines++;
          }
        }
      }
    }
    var text = new ArrayList<String>();
    roots.forEach(root -> write(root, text));
    return new Explanation(text, List.copyOf(signals));
  }

  private static void write(Node node, List<String> text) {
    text.add("  ".repeat(node.depth) + node.text);
    node.further.forEach(next -> write(next, text));
  }
}
