package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.check.ForeignSignal;

/** What a module can see: its own values, and the ports of its parts. The rest is reported. */
final class Visibility {
  private final ModuleBuilder module;
  private final Map<Node.Storage, Node.Storage> childPorts = new IdentityHashMap<>();

  Visibility(ModuleBuilder module) {
    this.module = module;
  }

  /** The value as the module sees it: a child's port is seen through the instance. */
  Node local(Node node) {
    return switch (node) {
      case Node.Constant constant -> constant;
      case Node.Operation operation when operation.owner() == module -> operation;
      case Node.Storage storage when storage.owner() == module -> storage;
      case Node.Storage storage when isPortOfChild(storage) -> childPort(storage);
      case Node.Operation operation -> foreign(operation);
      case Node.Storage storage -> foreign(storage);
    };
  }

  /** Whether a value is the module's; reports it if not. */
  boolean owns(Node node) {
    var owner =
        switch (node) {
          case Node.Constant ignored -> module;
          case Node.Operation operation -> operation.owner();
          case Node.Storage storage -> storage.owner();
        };
    if (owner != module) {
      foreign(node);
    }
    return owner == module;
  }

  /** Whether a memory is the module's; reports it if not. */
  boolean owns(MemoryNode memory) {
    if (memory.owner() != module) {
      String owner = memory.owner().path();
      String name = owner + "." + Paths.label(memory.group(), "memory");
      module.report(ForeignSignal.of(module.here(), module.path(), name, owner));
    }
    return memory.owner() == module;
  }

  private boolean isPortOfChild(Node.Storage storage) {
    return storage.owner().isFinished()
        && storage.owner().parent().orElse(null) == module
        && (storage.kind() == Node.Storage.Kind.INPUT
            || storage.kind() == Node.Storage.Kind.OUTPUT);
  }

  Node.Storage childPort(Node.Storage port) {
    return childPorts.computeIfAbsent(
        port,
        p ->
            new Node.Storage(
                module,
                p.kind() == Node.Storage.Kind.INPUT
                    ? Node.Storage.Kind.CHILD_INPUT
                    : Node.Storage.Kind.CHILD_OUTPUT,
                p.type(),
                p.group(),
                p.path(),
                Optional.empty()));
  }

  private Node foreign(Node node) {
    module.report(
        ForeignSignal.of(module.here(), module.path(), module.pathOf(node), Paths.owner(node)));
    return new Node.Constant(BigInteger.ZERO, node.width(), Optional.empty());
  }
}
