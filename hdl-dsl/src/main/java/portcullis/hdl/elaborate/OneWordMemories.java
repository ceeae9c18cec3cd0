package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

/**
 * Makes registers of memories that have one word: a parameter may make them so, and tools complain
 * of memories that they must take apart. A memory that two clocks write, or none, stays.
 */
final class OneWordMemories {
  private final Map<String, Declaration.Memory> replaced = new HashMap<>();
  private final Map<String, String> clocks = new HashMap<>();

  private OneWordMemories(Module module) {
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Memory memory && memory.depth() == 1) {
        replaced.put(memory.name(), memory);
      }
    }
    if (!replaced.isEmpty()) {
      var several = new HashSet<String>();
      findClocks(module.body(), several);
      several.forEach(clocks::remove);
      replaced.keySet().retainAll(clocks.keySet());
    }
  }

  static Module replace(Module module) {
    var memories = new OneWordMemories(module);
    return memories.replaced.isEmpty()
        ? module
        : new Module(
            module.name(),
            module.ports(),
            module.declarations().stream().map(memories::declaration).toList(),
            memories.statements(module.body()),
            module.origin());
  }

  private void findClocks(List<Stmt> statements, Set<String> several) {
    for (var statement : statements) {
      switch (statement) {
        case Stmt.MemoryWrite write -> {
          var before = clocks.put(write.memory(), write.clock());
          if (before != null && !before.equals(write.clock())) {
            several.add(write.memory());
          }
        }
        case Stmt.When when -> {
          findClocks(when.then(), several);
          findClocks(when.otherwise(), several);
        }
        case Stmt.Switch choice -> {
          choice.cases().forEach(one -> findClocks(one.body(), several));
          choice.otherwise().ifPresent(other -> findClocks(other, several));
        }
        case Stmt.Assign _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
  }

  private Declaration declaration(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Memory memory when replaced.containsKey(memory.name()) ->
          new Declaration.Register(
              memory.name(),
              new Type.Bits(memory.width()),
              clocks.get(memory.name()),
              Optional.empty(),
              memory.initial().map(List::getFirst),
              false,
              memory.origin());
      case Declaration.Definition definition ->
          new Declaration.Definition(
              definition.name(),
              definition.type(),
              value(definition.value()),
              definition.crossing(),
              definition.origin());
      case Declaration.Memory _,
          Declaration.Wire _,
          Declaration.Register _,
          Declaration.Instance _ ->
          declaration;
    };
  }

  /** A read is always a whole value. */
  private Expr value(Expr value) {
    return value instanceof Expr.MemoryRead read && replaced.containsKey(read.memory())
        ? new Expr.Ref(read.memory(), read.width())
        : value;
  }

  private List<Stmt> statements(List<Stmt> statements) {
    var all = new ArrayList<Stmt>();
    for (var statement : statements) {
      switch (statement) {
        case Stmt.MemoryWrite write when replaced.containsKey(write.memory()) ->
            all.addAll(assignments(write));
        case Stmt.Assign assign ->
            all.add(new Stmt.Assign(assign.target(), value(assign.value()), assign.origin()));
        case Stmt.When when ->
            all.add(
                new Stmt.When(
                    when.condition(),
                    statements(when.then()),
                    statements(when.otherwise()),
                    when.origin()));
        case Stmt.Switch choice ->
            all.add(
                new Stmt.Switch(
                    choice.subject(),
                    choice.cases().stream()
                        .map(one ->
                            new Stmt.Case(one.labels(), statements(one.body()), one.origin()))
                        .toList(),
                    choice.otherwise().map(this::statements),
                    choice.origin()));
        case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> all.add(statement);
      }
    }
    return all;
  }

  private List<Stmt> assignments(Stmt.MemoryWrite write) {
    var memory = replaced.get(write.memory());
    int width = memory.width();
    if (write.mask().isEmpty()) {
      var whole = Target.whole(memory.name(), width);
      return List.of(new Stmt.Assign(whole, write.data(), write.origin()));
    }
    var lanes = new ArrayList<Stmt>();
    var mask = write.mask().get();
    for (int low = 0; low < width; low += memory.laneWidth()) {
      int lane = low / memory.laneWidth();
      int high = low + memory.laneWidth() - 1;
      var assignment =
          new Stmt.Assign(
              new Target(memory.name(), high, low, width),
              new Expr.Slice(write.data(), high, low),
              write.origin());
      var condition = mask.width() == 1 ? mask : new Expr.Slice(mask, lane, lane);
      lanes.add(new Stmt.When(condition, List.of(assignment), List.of(), write.origin()));
    }
    return lanes;
  }
}
