package portcullis.hdl.check.netlist;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/** Which values of its subject the cases of a switch name. */
public final class Coverage {
  private Coverage() {}

  /** Whether some case or the otherwise happens for every value that can occur. */
  public static boolean complete(ModuleNet module, Stmt.Switch choice) {
    return choice.otherwise().isPresent() || missing(module, choice).isEmpty();
  }

  /** A value without a case: an enum constant, else a number; absent if there is none. */
  public static Optional<String> missing(ModuleNet module, Stmt.Switch choice) {
    var labels = labels(choice);
    var type = enumOf(module, choice);
    if (type.isPresent()) {
      var names = new LinkedHashMap<String, BigInteger>();
      type.get().constants().forEach(constant -> names.put(constant.name(), constant.value()));
      names.values().removeAll(labels);
      return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names.keySet()));
    }
    int width = choice.subject().width();
    if (width < 31 && labels.size() >= 1 << width) {
      return Optional.empty();
    }
    var value = BigInteger.ZERO;
    while (labels.contains(value)) {
      value = value.add(BigInteger.ONE);
    }
    var all = BigInteger.ONE.shiftLeft(width);
    var missing = all.subtract(BigInteger.valueOf(labels.size()));
    return Optional.of(
        missing.equals(BigInteger.ONE)
            ? value.toString()
            : "%s and %s more".formatted(value, missing.subtract(BigInteger.ONE)));
  }

  /** The enum whose constants the subject can have. */
  public static Optional<EnumType> enumOf(ModuleNet module, Stmt.Switch choice) {
    if (choice.subject() instanceof Expr.Ref ref) {
      return module.signal(ref.name()).type() instanceof Type.Enumerated enumerated
          ? Optional.of(enumerated.type())
          : Optional.empty();
    }
    return choice.cases().stream()
        .flatMap(each -> each.labels().stream())
        .findFirst()
        .flatMap(Expr.Literal::meaning)
        .map(Expr.EnumConstant::type);
  }

  private static Set<BigInteger> labels(Stmt.Switch choice) {
    var labels = new HashSet<BigInteger>();
    choice.cases().forEach(each -> each.labels().forEach(label -> labels.add(label.value())));
    return labels;
  }
}
