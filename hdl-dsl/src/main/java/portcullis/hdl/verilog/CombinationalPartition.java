package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;

/**
 * Cuts combinational statements that belong together into {@code assign}s and processes.
 *
 * <p>Expressions read settled values, but an {@code always @*} does not start again when a signal
 * changes that it drives itself. So no process may read what it drives: such targets go to separate
 * processes, and a target whose other bits it reads is driven through a signal of its own.
 */
final class CombinationalPartition {
  private final Scope scope;
  private final boolean alone;
  private final List<Process> processes = new ArrayList<>();

  private CombinationalPartition(Scope scope, boolean alone) {
    this.scope = scope;
    this.alone = alone;
  }

  /**
   * The processes for statements that drive common targets.
   *
   * @param alone whether each target needs a process of its own
   */
  static List<Process> of(Scope scope, List<Stmt> body, boolean alone) {
    var partition = new CombinationalPartition(scope, alone);
    connected(withoutOverwritten(body)).forEach(partition::run);
    return partition.processes;
  }

  /**
   * The statements in bunches that have no target in common, now that what does nothing is gone. A
   * constant that shares a process with something unknown would stay unknown as long as that does.
   */
  private static List<List<Stmt>> connected(List<Stmt> body) {
    if (body.size() == 1) {
      return List.of(body);
    }
    var bunches = new LinkedHashMap<Set<String>, BitSet>();
    for (int i = 0; i < body.size(); i++) {
      var targets = new LinkedHashSet<String>();
      Projection.forEachLeaf(body.get(i), leaf -> targets.add(name(leaf)));
      var members = new BitSet();
      members.set(i);
      bunches
          .entrySet()
          .removeIf(bunch -> {
            boolean common = bunch.getKey().stream().anyMatch(targets::contains);
            if (common) {
              targets.addAll(bunch.getKey());
              members.or(bunch.getValue());
            }
            return common;
          });
      bunches.put(targets, members);
    }
    return bunches.values().stream()
        .sorted(Comparator.comparing(members -> members.nextSetBit(0)))
        .map(members -> members.stream().mapToObj(body::get).toList())
        .toList();
  }

  /** Leaves out what a later unconditional assignment to the whole target overwrites. */
  private static List<Stmt> withoutOverwritten(List<Stmt> body) {
    if (body.size() == 1) {
      return body;
    }
    var overwritten = new HashSet<String>();
    var kept = new ArrayList<Stmt>();
    for (var statement : body.reversed()) {
      if (overwritten.isEmpty()) {
        kept.add(statement);
      } else {
        kept.addAll(Projection.of(List.of(statement), leaf -> !overwritten.contains(name(leaf))));
      }
      if (statement instanceof Stmt.Assign assign && assign.target().isWhole()) {
        overwritten.add(assign.target().name());
      }
    }
    return kept.reversed();
  }

  private static String name(Stmt leaf) {
    return ((Stmt.Assign) leaf).target().name();
  }

  private void run(List<Stmt> body) {
    if (body.stream().allMatch(Stmt.Assign.class::isInstance)) {
      var byTarget = new LinkedHashMap<String, List<Stmt.Assign>>();
      for (var statement : body) {
        byTarget
            .computeIfAbsent(name(statement), _ -> new ArrayList<>())
            .add((Stmt.Assign) statement);
      }
      byTarget.values().forEach(this::unconditional);
      return;
    }
    var targets = new LinkedHashSet<String>();
    body.forEach(statement -> Projection.forEachLeaf(statement, leaf -> targets.add(name(leaf))));
    var dependencies = dependencies(body, targets);
    if (dependencies.isEmpty() && !(alone && targets.size() > 1)) {
      conditional(body, targets, Map.of());
      return;
    }
    List<Set<String>> groups =
        alone ? targets.stream().map(Set::of).toList() : separated(targets, dependencies);
    for (var group : groups) {
      var part = Projection.of(body, leaf -> group.contains(name(leaf)));
      if (part.stream().allMatch(Stmt.Assign.class::isInstance)) {
        run(part);
      } else {
        conditional(part, group, detours(group, dependencies));
      }
    }
  }

  private void conditional(List<Stmt> body, Set<String> targets, Map<String, String> detours) {
    for (var target : targets) {
      if (!detours.containsKey(target)) {
        scope.symbol(target).drivenByProcess();
      }
    }
    processes.add(new Process.Combinational(body, detours));
    detours.forEach((target, detour) -> {
      int width = scope.symbol(target).width();
      processes.add(
          new Process.Continuous(
              new Stmt.Assign(
                  Target.whole(target, width),
                  new Expr.Ref(detour, width),
                  body.getFirst().origin())));
    });
  }

  private void unconditional(List<Stmt.Assign> assigns) {
    if (assigns.size() == 1) {
      processes.add(new Process.Continuous(assigns.getFirst()));
      return;
    }
    var whole = assigns.getFirst().target();
    var owners = new int[whole.width()];
    Arrays.fill(owners, -1);
    boolean overlap = false;
    for (int i = 0; i < assigns.size(); i++) {
      var target = assigns.get(i).target();
      for (int bit = target.low(); bit <= target.high(); bit++) {
        overlap |= owners[bit] >= 0;
        owners[bit] = i;
      }
    }
    if (!overlap) {
      assigns.forEach(assign -> processes.add(new Process.Continuous(assign)));
    } else {
      composed(assigns, owners);
    }
  }

  /** Overlapping assignments: each bit from its last one. */
  private void composed(List<Stmt.Assign> assigns, int[] owners) {
    var pieces = new ArrayList<Stmt.Assign>();
    int width = owners.length;
    int covered = 0;
    for (int high = width - 1, low = high; high >= 0; high = low - 1, low = high) {
      while (low > 0 && owners[low - 1] == owners[high]) {
        low--;
      }
      if (owners[high] >= 0) {
        var assign = assigns.get(owners[high]);
        int base = assign.target().low();
        pieces.add(
            new Stmt.Assign(
                new Target(name(assign), high, low, width),
                sliced(assign.value(), high - base, low - base),
                assign.origin()));
        covered += high - low + 1;
      }
    }
    if (covered == width) {
      var values = pieces.stream().map(Stmt.Assign::value).toList();
      var last = assigns.getLast();
      pieces.clear();
      pieces.add(
          new Stmt.Assign(
              Target.whole(name(last), width),
              values.size() == 1 ? values.getFirst() : new Expr.Concat(values),
              last.origin()));
    }
    pieces.forEach(piece -> processes.add(new Process.Continuous(piece)));
  }

  private static Expr sliced(Expr value, int high, int low) {
    return low == 0 && high == value.width() - 1 ? value : new Expr.Slice(value, high, low);
  }

  /** Which targets the assignments to each target read, in values or conditions; none if empty. */
  private static Map<String, Set<String>> dependencies(List<Stmt> body, Set<String> targets) {
    var found = new HashMap<String, Set<String>>();
    body.forEach(statement -> dependencies(statement, List.of(), targets, found));
    return found;
  }

  private static void dependencies(
      Stmt statement, List<String> path, Set<String> targets, Map<String, Set<String>> found) {
    switch (statement) {
      case Stmt.Assign assign -> {
        var read = new ArrayList<>(path);
        addRead(assign.value(), targets, read);
        if (!read.isEmpty()) {
          found.computeIfAbsent(name(assign), _ -> new LinkedHashSet<>()).addAll(read);
        }
      }
      case Stmt.When when -> {
        var inner = new ArrayList<>(path);
        addRead(when.condition(), targets, inner);
        when.then().forEach(each -> dependencies(each, inner, targets, found));
        when.otherwise().forEach(each -> dependencies(each, inner, targets, found));
      }
      case Stmt.Switch choice -> {
        var inner = new ArrayList<>(path);
        addRead(choice.subject(), targets, inner);
        choice
            .cases()
            .forEach(
                each -> each.body().forEach(leaf -> dependencies(leaf, inner, targets, found)));
        choice
            .otherwise()
            .ifPresent(all -> all.forEach(each -> dependencies(each, inner, targets, found)));
      }
      case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
    }
  }

  private static void addRead(Expr expr, Set<String> targets, List<String> read) {
    Projection.forEachName(
        expr,
        name -> {
          if (targets.contains(name)) {
            read.add(name);
          }
        });
  }

  /**
   * The targets in groups that can be settled one after the other: a target reads only those of
   * earlier groups, and itself.
   */
  private static List<Set<String>> separated(
      Set<String> targets, Map<String, Set<String>> dependencies) {
    var groups = new ArrayList<Set<String>>();
    var left = new LinkedHashSet<>(targets);
    while (!left.isEmpty()) {
      var group = new LinkedHashSet<String>();
      for (var target : left) {
        var reads = dependencies.getOrDefault(target, Set.of());
        if (reads.stream().noneMatch(read -> !read.equals(target) && left.contains(read))) {
          group.add(target);
        }
      }
      if (group.isEmpty()) {
        // They read different bits of each other.
        left.forEach(target -> groups.add(Set.of(target)));
        return groups;
      }
      groups.add(group);
      left.removeAll(group);
    }
    return groups;
  }

  /**
   * The names under which a process drives the targets that it reads itself, by target. An {@code
   * assign} leads each of them to its target.
   */
  private Map<String, String> detours(Set<String> group, Map<String, Set<String>> dependencies) {
    var detours = new LinkedHashMap<String, String>();
    for (var target : group) {
      if (dependencies.getOrDefault(target, Set.of()).contains(target)) {
        detours.put(target, scope.addRegister(target + "_next", scope.symbol(target).width()));
      }
    }
    return detours;
  }
}
