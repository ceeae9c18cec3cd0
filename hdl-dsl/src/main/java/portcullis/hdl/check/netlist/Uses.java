package portcullis.hdl.check.netlist;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Reads;
import portcullis.hdl.ir.Stmt;

/**
 * What is read by anybody in a module, bit by bit. It follows what {@code verilator -Wall} looks
 * at: an output counts as read, so does whatever goes to an input of a part, a clock or reset, and
 * what the designer declared unused.
 */
public final class Uses {
  private final ModuleNet module;
  private final BitSets sets = new BitSets();
  private final BitSet[] used;
  private final Set<String> memories = new HashSet<>();
  private final Reads reads =
      new Reads(
          new Reads.Sink() {
            @Override
            public void signal(Expr.Ref ref, int high, int low) {
              var signal = module.signal(ref.name());
              use(signal, sets.range(high, low, signal.width()));
            }

            @Override
            public void memory(Expr.MemoryRead read) {
              memories.add(module.memory(read.memory()).name());
            }
          });

  /** Looks through a module. */
  public Uses(ModuleNet module) {
    this.module = module;
    used = new BitSet[module.signals().size()];
    for (var signal : module.signals()) {
      switch (signal.role()) {
        case Signal.Role.Output _ -> use(signal);
        case Signal.Role.Value value -> reads.of(value.definition().value());
        case Signal.Role.State state -> {
          if (!isConstant(signal, state.register())) {
            use(state.register().clock());
          }
          state.register().reset().ifPresent(reset -> use(reset.signal()));
        }
        case Signal.Role.Input _, Signal.Role.Wire _ -> {}
      }
    }
    for (var part : module.parts()) {
      for (var joint : part.joints().values()) {
        if (joint.port().direction() == Port.Direction.INPUT) {
          use(joint.signal());
        }
      }
    }
    module.guards().forEach(guard -> reads.of(guard.decision()));
    module.actions().forEach(action -> action(action.stmt()));
  }

  /** Whether there is nothing to do at a clock edge. */
  private boolean isConstant(Signal signal, Declaration.Register register) {
    return register.initial().isPresent()
        && register.reset().isEmpty()
        && module.drivers(signal).isEmpty();
  }

  private void action(Stmt stmt) {
    switch (stmt) {
      case Stmt.Assign assign -> reads.of(assign.value());
      case Stmt.MemoryWrite write -> {
        use(write.clock());
        reads.of(write.address());
        reads.of(write.data());
        write.mask().ifPresent(reads::of);
      }
      case Stmt.Check check -> {
        use(check.clock());
        check.reset().ifPresent(this::use);
        reads.of(check.condition());
      }
      case Stmt.Log log -> {
        use(log.clock());
        log.reset().ifPresent(this::use);
        for (var part : log.parts()) {
          if (part instanceof Stmt.LogPart.Value value) {
            reads.of(value.value());
          }
        }
      }
      case Stmt.Unused unused -> reads.of(unused.value());
      case Stmt.When _, Stmt.Switch _ -> throw new IllegalStateException("a block is no action");
    }
  }

  private void use(String name) {
    use(module.signal(name));
  }

  private void use(Signal signal) {
    use(signal, sets.full(signal.width()));
  }

  private void use(Signal signal, BitSet bits) {
    used[signal.id()] = BitSets.union(used[signal.id()], bits);
  }

  /** The bits that somebody reads; not to be changed. */
  public BitSet of(Signal signal) {
    var bits = used[signal.id()];
    return bits == null ? BitSets.NONE : bits;
  }

  /** Whether somebody reads the memory. */
  public boolean memory(String name) {
    return memories.contains(name);
  }
}
