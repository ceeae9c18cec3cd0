package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a graph into groups that follow each other without a loop.
 *
 * <p>A word that only one clock edge group needs is computed there. Every other word belongs to a
 * cone: the words from which only the root of the cone leads on. Cones are put in an order in which
 * each follows those it reads, neighbours read about the same, and so many neighbours make a group
 * as a method of bytecode should hold.
 */
final class Partition {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;
  private static final int OUTSIDE = -3;

  private final Logic logic;
  private final Limits limits;
  private final Word[] words;
  private final int[] cluster;
  private final List<Cluster> clusters = new ArrayList<>();
  private final BitSet outputs = new BitSet();
  private final List<Group> groups = new ArrayList<>();
  private final BitSet stored = new BitSet();

  /**
   * How large groups are, in operations.
   *
   * @param settle of a group between clock edges
   * @param edge of a group at a clock edge
   */
  record Limits(int settle, int edge) {
    static final Limits DEFAULT = new Limits(120, 150);

    /** Of a view, which stores almost every word. */
    static final Limits VIEW = new Limits(80, 1);

    Limits half() {
      return new Limits(Math.max(1, settle / 2), Math.max(1, edge / 2));
    }
  }

  /** A cone, or what belongs to a clock edge group. */
  private static final class Cluster {
    private final int clock;
    private final List<Flat.Action> actions = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private int cost;
    private boolean visited;

    Cluster(int clock) {
      this.clock = clock;
    }

    boolean isEdge() {
      return clock >= 0;
    }

    void add(Word word) {
      words.add(word);
      cost += Operands.cost(word);
    }
  }

  Partition(Logic logic, Limits limits) {
    this.logic = logic;
    this.limits = limits;
    this.words = logic.words().toArray(Word[]::new);
    this.cluster = new int[words.length];
    Arrays.fill(cluster, NOBODY);
    logic.visible().forEach(value -> value.words().forEach(word -> outputs.set(word.index())));
    formEdges();
    formCones();
    arrange();
    findStored();
  }

  /** All groups: early ones, late ones, then those of each clock. */
  List<Group> groups() {
    return groups;
  }

  /** The words that outlive their group, by index. */
  BitSet stored() {
    return stored;
  }

  /** Whether a word is computed wherever it is needed. */
  boolean isCheap(Word word) {
    return Operands.isSource(word) || Operands.isCheap(word) && !outputs.get(word.index());
  }

  // ---- clock edges ---------------------------------------------------------------------------

  private void formEdges() {
    record Place(String clock, String path) {}
    var places = new LinkedHashMap<Place, List<Flat.Action>>();
    for (var action : logic.actions()) {
      places
          .computeIfAbsent(new Place(action.clock(), action.path()), _ -> new ArrayList<>())
          .add(action);
    }
    var clocks = logic.clocks();
    places.forEach((place, actions) -> split(clocks.indexOf(place.clock()), actions));
  }

  /** Actions of an instance that share much stay together; all writes to a memory do. */
  private void split(int clock, List<Flat.Action> actions) {
    var seen = new BitSet();
    Cluster current = null;
    int cost = 0;
    for (var unit : units(actions)) {
      int more = 0;
      for (var action : unit) {
        more += newCost(action, seen);
      }
      if (current == null || cost + more > limits.edge() && cost > 0) {
        current = new Cluster(clock);
        clusters.add(current);
        cost = 0;
      }
      cost += more;
      current.actions.addAll(unit);
    }
  }

  private static List<List<Flat.Action>> units(List<Flat.Action> actions) {
    var units = new ArrayList<List<Flat.Action>>();
    Map<Integer, List<Flat.Action>> writes = new LinkedHashMap<>();
    for (var action : actions) {
      if (action instanceof Flat.Write write) {
        writes.computeIfAbsent(write.memory(), _ -> new ArrayList<>()).add(write);
      } else {
        units.add(List.of(action));
      }
    }
    units.addAll(writes.values());
    return units;
  }

  private int newCost(Flat.Action action, BitSet seen) {
    int[] cost = {4};
    Operands.of(action, word -> cost[0] += newCost(word, seen));
    return cost[0];
  }

  private int newCost(Word word, BitSet seen) {
    if (Operands.isSource(word) || seen.get(word.index())) {
      return 0;
    }
    seen.set(word.index());
    int cost = Operands.cost(word);
    for (var operand : word.operands()) {
      if (cost > limits.edge()) {
        break;
      }
      cost += newCost(operand, seen);
    }
    return cost;
  }

  // ---- cones ---------------------------------------------------------------------------------

  private void formCones() {
    for (int i = 0; i < clusters.size(); i++) {
      int number = i;
      clusters.get(i).actions.forEach(action -> Operands.of(action, word -> use(word, number)));
    }
    for (int i = outputs.nextSetBit(0); i >= 0; i = outputs.nextSetBit(i + 1)) {
      use(words[i], OUTSIDE);
    }
    for (int i = words.length - 1; i >= 0; i--) {
      Word word = words[i];
      if (cluster[i] == NOBODY || isCheap(word)) {
        continue;
      }
      int only = cluster[i];
      boolean joins =
          only >= 0
              && clusters.get(only).cost + Operands.cost(word)
                  <= (clusters.get(only).isEdge() ? limits.edge() : limits.settle());
      if (!joins) {
        only = clusters.size();
        clusters.add(new Cluster(NOBODY));
        cluster[i] = only;
      }
      clusters.get(only).add(word);
      int user = only;
      word.operands().forEach(operand -> use(operand, user));
    }
  }

  private void use(Word word, int user) {
    int place = word.index();
    cluster[place] = cluster[place] == NOBODY || cluster[place] == user ? user : SEVERAL;
  }

  // ---- order ---------------------------------------------------------------------------------

  private void arrange() {
    var order = new ArrayList<Cluster>();
    for (int i = outputs.nextSetBit(0); i >= 0; i = outputs.nextSetBit(i + 1)) {
      visit(words[i], order);
    }
    pack(order, Group.Kind.EARLY);
    order.clear();
    var edges = clusters.stream().filter(Cluster::isEdge).toList();
    for (var edge : edges) {
      edge.actions.forEach(action -> Operands.of(action, word -> visit(word, order)));
      edge.words.forEach(word -> word.operands().forEach(operand -> visit(operand, order)));
    }
    pack(order, Group.Kind.LATE);
    for (int clock = 0; clock < logic.clocks().size(); clock++) {
      int number = 0;
      for (var edge : edges) {
        if (edge.clock == clock) {
          groups.add(new Group(Group.Kind.EDGE, clock, number++, sorted(edge.words), edge.actions));
        }
      }
    }
  }

  private void visit(Word word, List<Cluster> order) {
    if (isCheap(word)) {
      return;
    }
    var home = clusters.get(cluster[word.index()]);
    if (home.visited || home.isEdge()) {
      return;
    }
    home.visited = true;
    for (var inner : home.words.reversed()) {
      inner.operands().forEach(operand -> visit(operand, order));
    }
    order.add(home);
  }

  private void pack(List<Cluster> order, Group.Kind kind) {
    var current = new ArrayList<Word>();
    int cost = 0;
    int number = 0;
    for (var cone : order) {
      if (cost > 0 && cost + cone.cost > limits.settle()) {
        groups.add(new Group(kind, NOBODY, number++, sorted(current), List.of()));
        current.clear();
        cost = 0;
      }
      current.addAll(cone.words);
      cost += cone.cost;
    }
    if (!current.isEmpty()) {
      groups.add(new Group(kind, NOBODY, number, sorted(current), List.of()));
    }
  }

  private static List<Word> sorted(List<Word> some) {
    return some.stream().sorted(Comparator.comparingInt(Word::index)).toList();
  }

  private void findStored() {
    int[] home = new int[words.length];
    Arrays.fill(home, NOBODY);
    for (int i = 0; i < groups.size(); i++) {
      for (var word : groups.get(i).words()) {
        home[word.index()] = i;
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      int here = i;
      java.util.function.Consumer<Word> reads =
          word -> {
            if (home[word.index()] != here && !isCheap(word)) {
              stored.set(word.index());
            }
          };
      var group = groups.get(i);
      group.words().forEach(word -> word.operands().forEach(reads));
      group.actions().forEach(action -> Operands.of(action, reads));
    }
    for (int i = outputs.nextSetBit(0); i >= 0; i = outputs.nextSetBit(i + 1)) {
      if (!isCheap(words[i])) {
        stored.set(i);
      }
    }
  }
}
