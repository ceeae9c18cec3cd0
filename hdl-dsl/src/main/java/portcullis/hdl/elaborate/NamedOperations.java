package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which results become signals of their own: those that a variable names, and those that
 * are used more than once and are more than a slice or an extension of a signal. Results that
 * nobody uses and nobody named vanish.
 */
final class NamedOperations {
  private final Map<Node.Operation, Integer> uses = new IdentityHashMap<>();

  /** The operations that become signals, in the order of the Java. */
  static List<Node.Operation> of(ModuleBuilder module) {
    var count = new NamedOperations();
    for (var operation : module.operations()) {
      if (isNamed(operation)) {
        operation.operands().forEach(count::use);
      }
    }
    count.useAll(module.body().statements());
    var named = new ArrayList<Node.Operation>();
    for (var operation : module.operations()) {
      boolean shared = count.uses.getOrDefault(operation, 0) > 1 && !count.isCheap(operation);
      if (isNamed(operation) || shared) {
        named.add(operation);
      }
    }
    return named;
  }

  private static boolean isNamed(Node.Operation operation) {
    return operation.mustBeNamed() || operation.group().hasName();
  }

  private void use(Node node) {
    if (node instanceof Node.Operation operation && !isNamed(operation)) {
      boolean first = uses.merge(operation, 1, Integer::sum) == 1;
      if (first || isCheap(operation)) {
        operation.operands().forEach(this::use);
      }
    }
  }

  /** Written out again at each use rather than given a name. */
  private boolean isCheap(Node.Operation operation) {
    return switch (operation.word()) {
      case "slice", "bit", "extend", "not" ->
          switch (operation.operands().getFirst()) {
            case Node.Operation inner -> isNamed(inner);
            case Node.Storage ignored -> true;
            case Node.Constant ignored -> true;
          };
      default -> false;
    };
  }

  private void useAll(List<Pending> statements) {
    for (var statement : statements) {
      switch (statement) {
        case Pending.Assign assign -> use(assign.value());
        case Pending.MemoryWrite write -> {
          use(write.address());
          use(write.data());
          write.mask().ifPresent(this::use);
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
