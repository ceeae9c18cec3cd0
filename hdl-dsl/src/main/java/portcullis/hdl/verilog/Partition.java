package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;

/**
 * Cuts the body of a module into processes. A statement at the top of the body stays one process
 * where possible; statements that drive a common target form one process, in order. What happens at
 * different clocks, with and without reset, or without a clock is separated.
 */
final class Partition {
  /**
   * When something happens: at no clock (both empty), or at a clock.
   *
   * @param clock the clock, or empty for combinational logic
   * @param reset the reset of the registers, or empty
   */
  private record Domain(String clock, String reset) {
    static final Domain COMBINATIONAL = new Domain("", "");

    // Records compare their parts through method handles, which are slow until they are compiled.
    @Override
    public boolean equals(Object other) {
      return other instanceof Domain domain
          && clock.equals(domain.clock)
          && reset.equals(domain.reset);
    }

    @Override
    public int hashCode() {
      return 31 * clock.hashCode() + reset.hashCode();
    }
  }

  /** What one top-level statement does in one domain; all nodes of a process have the same root. */
  private static final class Node {
    private final Domain domain;
    private final Stmt statement;
    private final Set<String> targets = new LinkedHashSet<>();
    private final List<Node> members = new ArrayList<>();
    private Node root = this;

    private Node(Domain domain, Stmt statement) {
      this.domain = domain;
      this.statement = statement;
      members.add(this);
    }
  }

  private final Scope scope;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> byTarget = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  private Partition(Scope scope) {
    this.scope = scope;
  }

  /** The processes in the order of their first statements. */
  static List<Process> of(Scope scope) {
    var partition = new Partition(scope);
    partition.run(scope.module());
    return partition.processes;
  }

  private void run(Module module) {
    module.body().forEach(this::node);
    var groups = new LinkedHashMap<Node, List<Node>>();
    nodes.forEach(node -> groups.computeIfAbsent(node.root, _ -> new ArrayList<>()).add(node));
    var combinational = groups.values().stream().filter(group -> isCombinational(group)).toList();
    var entangled =
        Entanglement.of(
            module,
            combinational.stream().map(Partition::targets).toList(),
            combinational.stream().map(this::body).toList());
    int place = 0;
    for (var group : groups.values()) {
      if (isCombinational(group)) {
        boolean alone = entangled.get(place++);
        processes.addAll(CombinationalPartition.of(scope, body(group), alone));
      } else {
        clocked(group);
      }
    }
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Register register
          && register.reset().isPresent()
          && !byTarget.containsKey(register.name())) {
        processes.add(new Process.Clocked(register.clock(), List.of(register), List.of()));
      }
    }
  }

  private void node(Stmt statement) {
    var here = new ArrayList<Node>(1);
    Projection.forEachLeaf(
        statement,
        leaf -> {
          String key = key(leaf);
          if (key != null) {
            var domain = domain(leaf);
            var node = node(here, domain, statement);
            if (node.targets.add(key)) {
              var other = byTarget.putIfAbsent(key, node);
              if (other != null) {
                join(other.root, node.root);
              }
            }
          }
        });
  }

  private Node node(List<Node> here, Domain domain, Stmt statement) {
    for (var node : here) {
      if (node.domain.equals(domain)) {
        return node;
      }
    }
    var fresh = new Node(domain, statement);
    here.add(fresh);
    nodes.add(fresh);
    return fresh;
  }

  private static void join(Node one, Node other) {
    if (one == other) {
      return;
    }
    // The shorter list moves, so that all joins together stay cheap.
    var into = one.members.size() >= other.members.size() ? one : other;
    var from = into == one ? other : one;
    from.members.forEach(member -> member.root = into);
    into.members.addAll(from.members);
  }

  /** What a leaf drives; null if nothing. Ports of one memory at two clocks are two targets. */
  private static String key(Stmt leaf) {
    return switch (leaf) {
      case Stmt.Assign assign -> assign.target().name();
      case Stmt.MemoryWrite write -> write.memory() + "@" + write.clock();
      default -> null;
    };
  }

  private Domain domain(Stmt leaf) {
    if (leaf instanceof Stmt.MemoryWrite write) {
      return new Domain(write.clock(), "");
    }
    var symbol = scope.symbol(((Stmt.Assign) leaf).target().name());
    if (symbol.kind() != Scope.Kind.REGISTER) {
      return Domain.COMBINATIONAL;
    }
    var register = symbol.register();
    return new Domain(
        register.clock(), register.reset().map(Declaration.ResetValue::signal).orElse(""));
  }

  private static boolean isCombinational(List<Node> group) {
    return group.getFirst().domain.equals(Domain.COMBINATIONAL);
  }

  private static Set<String> targets(List<Node> group) {
    var targets = new LinkedHashSet<String>();
    group.forEach(node -> targets.addAll(node.targets));
    return targets;
  }

  /** The part of the group's statements that belongs to its domain. */
  private List<Stmt> body(List<Node> group) {
    var domain = group.getFirst().domain;
    var body = new ArrayList<Stmt>();
    for (var node : group) {
      if (node.statement instanceof Stmt.Assign || node.statement instanceof Stmt.MemoryWrite) {
        body.add(node.statement);
      } else {
        body.addAll(
            Projection.of(
                List.of(node.statement), leaf -> key(leaf) != null && domain(leaf).equals(domain)));
      }
    }
    return body;
  }

  private void clocked(List<Node> group) {
    var domain = group.getFirst().domain;
    var body = body(group);
    var resets = domain.reset().isEmpty() ? List.<Declaration.Register>of() : registers(group);
    if (!body.isEmpty() || !resets.isEmpty()) {
      processes.add(new Process.Clocked(domain.clock(), resets, body));
    }
  }

  private List<Declaration.Register> registers(List<Node> group) {
    return group.stream()
        .flatMap(node -> node.targets.stream())
        .distinct()
        .map(target -> scope.symbol(target).register())
        .toList();
  }
}
