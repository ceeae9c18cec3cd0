package portcullis.hdl.verilog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Reads;

/**
 * Keeps every name declared before it is read. Definitions stand where the designer put them; one
 * that something above reads is declared ahead. On its way it notes what the design reads at all.
 */
final class DefinitionOrder {
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> declaredAhead = new HashSet<>();
  private Process asked;
  private int need;
  private int passed = -1;

  private DefinitionOrder() {}

  /** The order of a module's definitions. */
  static DefinitionOrder of(Scope scope) {
    var order = new DefinitionOrder();
    needs(scope);
    var module = scope.module();
    int position = 0;
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Definition) {
        order.positions.put(declaration.name(), position++);
      }
    }
    int at = 0;
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Definition definition -> {
          order.reads(scope, definition.value(), at);
          at++;
        }
        case Declaration.Instance instance -> {
          for (var connection : instance.connections()) {
            if (connection.direction() == Port.Direction.INPUT) {
              scope.symbol(connection.signal()).need();
              order.read(scope, connection.signal(), at);
            }
          }
        }
        case Declaration.Wire _, Declaration.Register _, Declaration.Memory _ -> {}
      }
    }
    return order;
  }

  private static void needs(Scope scope) {
    var reads =
        new Reads(
            new Reads.Sink() {
              @Override
              public void signal(Expr.Ref ref, int high, int low) {
                scope.symbol(ref.name()).need(high, low);
              }

              @Override
              public void memory(Expr.MemoryRead read) {
                scope.symbol(read.memory()).need();
              }
            });
    for (var declaration : scope.module().declarations()) {
      if (declaration instanceof Declaration.Definition definition) {
        reads.of(definition.value());
      }
    }
    scope.module().body().forEach(statement -> Projection.forEachExpression(statement, reads::of));
  }

  private void reads(Scope scope, Expr expr, int at) {
    Projection.forEachName(expr, name -> read(scope, name, at));
  }

  private void read(Scope scope, String name, int at) {
    var symbol = scope.symbol(name);
    if (symbol.kind() == Scope.Kind.DEFINITION && positions.get(name) >= at) {
      declaredAhead.add(name);
    }
  }

  boolean isDeclaredAhead(String definition) {
    return declaredAhead.contains(definition);
  }

  /** A definition has been written. */
  void passed(String declaration) {
    passed = Math.max(passed, positions.getOrDefault(declaration, -1));
  }

  /** Whether all definitions that a process reads have been written. */
  boolean isReady(Process process) {
    // The same process is asked about again and again until it is ready.
    if (process != asked) {
      asked = process;
      need = lastRead(process);
    }
    return need <= passed;
  }

  private int lastRead(Process process) {
    int[] last = {-1};
    for (var statement : process.body()) {
      Projection.forEachExpression(
          statement,
          expr ->
              Projection.forEachName(
                  expr,
                  name -> {
                    if (!declaredAhead.contains(name)) {
                      last[0] = Math.max(last[0], positions.getOrDefault(name, -1));
                    }
                  }));
    }
    return last[0];
  }
}
