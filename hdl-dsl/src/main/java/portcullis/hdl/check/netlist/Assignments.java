package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Stmt;

/**
 * Which bits of each signal the statements of a module assign: on every way through them, and on
 * some way. A switch over all values that can occur always takes one of its cases; otherwise
 * conditions are not looked into, so {@code when(a)} and {@code when(a.not())} side by side count
 * as two decisions, as they do for every synthesis tool.
 */
public final class Assignments {
  private final ModuleNet module;
  private final BitSets sets = new BitSets();
  private final BitSet[] sometimes;
  private final Map<Integer, BitSet> always;

  /** Looks through the statements of a module. */
  public Assignments(ModuleNet module) {
    this.module = module;
    sometimes = new BitSet[module.signals().size()];
    always = block(module.module().body());
  }

  /** Bits assigned on every way; not to be changed. */
  public BitSet always(Signal signal) {
    return always.getOrDefault(signal.id(), BitSets.NONE);
  }

  /** Bits assigned on some way; not to be changed. */
  public BitSet sometimes(Signal signal) {
    var bits = sometimes[signal.id()];
    return bits == null ? BitSets.NONE : bits;
  }

  private Map<Integer, BitSet> block(List<Stmt> block) {
    if (block.isEmpty()) {
      return Map.of();
    }
    var assigned = new HashMap<Integer, BitSet>();
    for (var stmt : block) {
      switch (stmt) {
        case Stmt.Assign assign -> {
          var target = assign.target();
          int id = module.signal(target.name()).id();
          var bits = sets.range(target.high(), target.low(), target.width());
          sometimes[id] = BitSets.union(sometimes[id], bits);
          assigned.merge(id, bits, BitSets::union);
        }
        case Stmt.When when -> add(assigned, both(block(when.then()), block(when.otherwise())));
        case Stmt.Switch choice -> add(assigned, choice(choice));
        default -> {}
      }
    }
    return assigned;
  }

  private Map<Integer, BitSet> choice(Stmt.Switch choice) {
    var ways = new ArrayList<Map<Integer, BitSet>>();
    choice.cases().forEach(each -> ways.add(block(each.body())));
    choice.otherwise().ifPresent(body -> ways.add(block(body)));
    return Coverage.complete(module, choice)
        ? ways.stream().reduce(Assignments::both).orElse(Map.of())
        : Map.of();
  }

  private static void add(Map<Integer, BitSet> assigned, Map<Integer, BitSet> more) {
    more.forEach((id, bits) -> assigned.merge(id, bits, BitSets::union));
  }

  private static Map<Integer, BitSet> both(Map<Integer, BitSet> one, Map<Integer, BitSet> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Map.of();
    }
    if (one.size() > other.size()) {
      return both(other, one);
    }
    var common = new HashMap<Integer, BitSet>();
    one.forEach((id, bits) -> {
      var others = other.get(id);
      if (others != null) {
        var shared = BitSets.intersection(bits, others);
        if (!shared.isEmpty()) {
          common.put(id, shared);
        }
      }
    });
    return common;
  }
}
