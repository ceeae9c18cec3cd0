package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Reads;
import portcullis.hdl.ir.Stmt;

/**
 * What each signal of a module depends on without a clock edge in between, by whole signals. Nodes
 * are the signals, then the decisions, then whatever {@link #add} appends.
 */
final class Dependencies {
  private final ModuleNet module;
  private final List<int[]> next = new ArrayList<>();
  private final int[][] actions;
  private final int signals;
  private final Numbers found = new Numbers();
  private final Reads reads =
      new Reads(
          new Reads.Sink() {
            @Override
            public void signal(Expr.Ref ref, int high, int low) {
              found.add(signalId(ref));
            }

            @Override
            public void memory(Expr.MemoryRead read) {
              module.memory(read.memory());
            }
          });

  Dependencies(ModuleNet module) {
    this.module = module;
    signals = module.signals().size();
    actions = new int[module.actions().size()][];
    for (var signal : module.signals()) {
      next.add(
          signal.role() instanceof Signal.Role.Value value
              ? of(Optional.empty(), value.definition().value())
              : Numbers.NONE);
    }
    for (var guard : module.guards()) {
      next.add(of(guard.outer(), guard.decision()));
    }
    var driving = new Numbers[signals];
    for (int number = 0; number < actions.length; number++) {
      var action = module.actions().get(number);
      actions[number] = of(action);
      if (action.stmt() instanceof Stmt.Assign assign) {
        var target = module.signal(assign.target().name());
        if (!(target.role() instanceof Signal.Role.State)) {
          drive(driving, target.id(), actions[number]);
        }
      }
    }
    for (int id = 0; id < signals; id++) {
      if (driving[id] != null) {
        next.set(id, driving[id].toArray());
      }
    }
  }

  private void drive(Numbers[] driving, int id, int[] by) {
    if (driving[id] != null) {
      driving[id].addAll(by);
    } else if (next.get(id).length == 0) {
      next.set(id, by);
    } else {
      driving[id] = new Numbers();
      driving[id].addAll(next.get(id));
      driving[id].addAll(by);
    }
  }

  private int signalId(Expr.Ref ref) {
    return module.signal(ref.name()).id();
  }

  private int[] of(Action action) {
    return switch (action.stmt()) {
      case Stmt.Assign assign -> of(action.guard(), assign.value());
      case Stmt.MemoryWrite write ->
          write.mask().isPresent()
              ? of(action.guard(), write.address(), write.data(), write.mask().get())
              : of(action.guard(), write.address(), write.data());
      case Stmt.Check check -> of(action.guard(), check.condition());
      case Stmt.Log log ->
          of(
              action.guard(),
              log.parts().stream()
                  .filter(Stmt.LogPart.Value.class::isInstance)
                  .map(part -> ((Stmt.LogPart.Value) part).value())
                  .toArray(Expr[]::new));
      case Stmt.Unused _ -> Numbers.NONE;
      case Stmt.When _, Stmt.Switch _ -> throw new IllegalStateException("a block is no action");
    };
  }

  private int[] of(Optional<Guard> guard, Expr... exprs) {
    found.clear();
    guard.ifPresent(it -> found.add(signals + it.id()));
    for (var expr : exprs) {
      reads.of(expr);
    }
    return found.toArray();
  }

  /** Appends a node and gives its number. */
  int add(int[] dependencies) {
    next.add(dependencies);
    return next.size() - 1;
  }

  /** Lets a signal depend on one more node. */
  void connect(int signal, int node) {
    int[] sofar = next.get(signal);
    int[] more = Arrays.copyOf(sofar, sofar.length + 1);
    more[sofar.length] = node;
    next.set(signal, more);
  }

  /** What a node depends on. */
  int[] of(int node) {
    return next.get(node);
  }

  /** What an action depends on, by its place in {@link ModuleNet#actions}. */
  int[] ofAction(int number) {
    return actions[number];
  }

  /** Number of nodes. */
  int size() {
    return next.size();
  }
}
