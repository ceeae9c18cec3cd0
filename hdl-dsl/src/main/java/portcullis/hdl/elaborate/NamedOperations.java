package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides which results become signals of their own: those that a variable names, and those that
 * are used more than once and are more than a slice or an extension of a signal. Results that
 * nobody uses and nobody named vanish, and so do unused fields of a bundle that a variable names.
 */
final class NamedOperations {
  // One object for all of them: to make it takes longer than to count a use.
  private final Consumer<Node> use = this::use;

  /** The operations that become signals, in the order of the Java. */
  static List<Node.Operation> of(ModuleBuilder module) {
    var count = new NamedOperations();
    for (var operation : module.operations()) {
      if (operation.isSignal() && !operation.isField()) {
        operation.operands().forEach(count.use);
      }
    }
    count.useAll(module.body().statements());
    var named = new ArrayList<Node.Operation>();
    for (var operation : module.operations()) {
      boolean signal = operation.isSignal() && (!operation.isField() || operation.uses() > 0);
      boolean shared = operation.uses() > 1 && !isCheap(operation);
      if (signal || shared) {
        named.add(operation);
      }
    }
    return named;
  }

  private void use(Node node) {
    if (node instanceof Node.Operation operation) {
      boolean first = operation.countUse() == 1;
      boolean counted = operation.isSignal() && !operation.isField();
      if (!counted && (first || isCheap(operation) && !operation.isSignal())) {
        operation.operands().forEach(use);
      }
    }
  }

  /** Written out again at each use rather than given a name. */
  private static boolean isCheap(Node.Operation operation) {
    return operation.isCheap()
        && switch (operation.operands().getFirst()) {
          case Node.Operation inner -> inner.isSignal();
          case Node.Storage ignored -> true;
          case Node.Constant ignored -> true;
        };
  }

  private void useAll(List<Pending> statements) {
    for (var statement : statements) {
      switch (statement) {
        case Pending.Assign assign -> use(assign.value());
        case Pending.MemoryWrite write -> {
          use(write.address());
          use(write.data());
          write.mask().ifPresent(use);
        }
        case Pending.When when -> {
          use(when.condition());
          useAll(when.then());
          useAll(when.otherwise());
        }
        case Pending.Switch choice -> {
          use(choice.subject());
          choice.cases().forEach(each -> useAll(each.body()));
          choice.otherwise().forEach(this::useAll);
        }
        case Pending.Check check -> use(check.condition());
        case Pending.Log log ->
            log.parts()
                .forEach(part -> {
                  if (part instanceof LogPart.Value value) {
                    use(value.value());
                  }
                });
        case Pending.Unused unused -> use(unused.value());
      }
    }
  }
}
