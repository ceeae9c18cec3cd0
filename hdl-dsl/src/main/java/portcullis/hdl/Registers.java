package portcullis.hdl;

import java.math.BigInteger;
import java.util.function.BiConsumer;
import portcullis.hdl.check.NotAssignable;
import portcullis.hdl.check.ResetValueMismatch;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;

/** Reset and power-up values of registers. */
final class Registers {
  private Registers() {}

  static void reset(Data register, Data value) {
    apply(register, value, "resetTo", Node.Storage::reset);
  }

  static void initial(Data register, Data value) {
    apply(register, value, "initially", Node.Storage::initial);
  }

  private static void apply(
      Data register, Data value, String operation, BiConsumer<Node.Storage, BigInteger> action) {
    var module = ModuleBuilder.current();
    if (!Structure.agree(operation, register, value)) {
      return;
    }
    var targets = Structure.leaves(register);
    var values = Structure.leaves(value);
    for (int i = 0; i < targets.size(); i++) {
      var target = targets.get(i).scalar();
      Operands.check(operation, target, values.get(i).scalar());
      var constant = values.get(i).scalar().node(operation);
      var node = target.node(operation);
      if (node.width() == 0) {
        continue;
      }
      boolean isRegister =
          node instanceof Node.Storage storage && storage.kind() == Node.Storage.Kind.REGISTER;
      if (!isRegister) {
        module.report(
            NotAssignable.expression(module.here(), module.path(), Operands.name(target)));
        continue;
      }
      if (!module.owns(node)) {
        continue;
      }
      module.adoptName(node);
      if (constant instanceof Node.Constant known) {
        action.accept((Node.Storage) node, known.value());
      } else {
        module.report(
            ResetValueMismatch.of(
                module.here(),
                Operands.name(target),
                target.type().toString(),
                Operands.name(values.get(i).scalar()),
                "not a constant"));
      }
    }
  }
}
