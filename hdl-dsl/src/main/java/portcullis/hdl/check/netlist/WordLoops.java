package portcullis.hdl.check.netlist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signals that depend on themselves without a clock edge in between although none of their bits
 * does: a signal of which one bit is computed from another, at once or through other signals.
 */
public final class WordLoops {
  private final Netlist netlist;

  /** Looks through a design. */
  public WordLoops(Netlist netlist) {
    this.netlist = netlist;
  }

  /**
   * The loops of whole signals that run through signals of a module, one for each group of signals.
   * Groups in which a bit depends on itself are left out.
   *
   * @return each loop as its links: the signal that one reads is the signal that depends in the
   *     next, and the last one reads the first signal
   */
  public List<List<Link>> in(ModuleNet module) {
    var loops = new ArrayList<List<Link>>();
    for (int[] signals : netlist.hierarchy().of(module).knots()) {
      var knot = new Knot(netlist, module, signals);
      if (knot.components().stream().noneMatch(knot::isLoop)) {
        loops.addAll(new Words(knot).loops());
      }
    }
    return loops;
  }

  private record Word(Scope scope, int signal) {}

  /** A bit that depends on another, as an example for their words. */
  private record Example(int reader, int read) {}

  /** The signals of one knot and which of them read which. */
  private static final class Words {
    private final BitGraph graph;
    private final Map<Word, Integer> numbers = new HashMap<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Map<Integer, Example>> next = new ArrayList<>();

    Words(Knot knot) {
      graph = knot.graph();
      var members = new BitSet();
      knot.components().forEach(bits -> Arrays.stream(bits).forEach(members::set));
      members.stream()
          .forEach(reader -> {
            int word = word(reader);
            for (int read : graph.dependencies(reader)) {
              if (members.get(read)) {
                next.get(word).putIfAbsent(word(read), new Example(reader, read));
              }
            }
          });
    }

    private int word(int node) {
      var bit = graph.bit(node);
      return numbers.computeIfAbsent(
          new Word(bit.scope(), bit.signal().id()),
          word -> {
            words.add(word);
            next.add(new LinkedHashMap<>());
            return words.size() - 1;
          });
    }

    List<List<Link>> loops() {
      int[] all = new int[words.size()];
      Arrays.setAll(all, word -> word);
      var loops = new ArrayList<List<Link>>();
      for (int[] group : new StrongComponents(all, this::successors).inOrder()) {
        boolean closed = group.length > 1 || next.get(group[0]).containsKey(group[0]);
        int[] here =
            Arrays.stream(group)
                .filter(word -> words.get(word).scope().isRoot())
                .sorted()
                .toArray();
        if (closed && here.length > 0) {
          int start =
              Arrays.stream(here)
                  .filter(word -> next.get(word).containsKey(word))
                  .findFirst()
                  .orElse(here[0]);
          loops.add(links(shortest(start, group)));
        }
      }
      return loops;
    }

    private int[] successors(int word) {
      return next.get(word).keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The shortest way from a word back to it: the word, and all but itself at the end. */
    private List<Integer> shortest(int start, int[] group) {
      var allowed = new BitSet();
      Arrays.stream(group).forEach(allowed::set);
      var before = new HashMap<Integer, Integer>();
      var open = new ArrayDeque<Integer>(List.of(start));
      while (!before.containsKey(start)) {
        int word = open.remove();
        for (int each : successors(word)) {
          if (allowed.get(each) && before.putIfAbsent(each, word) == null) {
            open.add(each);
          }
        }
      }
      var way = new ArrayList<Integer>();
      for (int word = before.get(start); word != start; word = before.get(word)) {
        way.add(word);
      }
      way.add(start);
      Collections.reverse(way);
      return way;
    }

    private List<Link> links(List<Integer> way) {
      var links = new ArrayList<Link>();
      for (int place = 0; place < way.size(); place++) {
        int following = way.get((place + 1) % way.size());
        var example = next.get(way.get(place)).get(following);
        var link = graph.link(example.reader(), example.read());
        // The two sides of a port are one signal to the designer.
        if (!link.reader().equals(link.read())) {
          links.add(link);
        }
      }
      return links;
    }
  }
}
