package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Stmt;

/** A way through the statements of a module on which a bit is not assigned. */
public final class Escape {
  private static final int LONGEST = 60;

  private final ModuleNet module;
  private final String signal;
  private final int bit;

  private Escape(ModuleNet module, String signal, int bit) {
    this.module = module;
    this.signal = signal;
    this.bit = bit;
  }

  /**
   * The decisions of a way that does not assign a bit, in words with the Java line of each.
   *
   * @return the decisions; empty if no decision concerns the bit
   */
  public static List<String> of(ModuleNet module, Signal signal, int bit) {
    return new Escape(module, signal.name(), bit)
        .block(module.module().body())
        .map(Way::decisions)
        .orElse(List.of());
  }

  /** A way around the assignments; {@code touched} if there are any. */
  private record Way(boolean touched, List<String> decisions) {
    static final Way UNTOUCHED = new Way(false, List.of());

    Way under(String decision) {
      var all = new ArrayList<String>();
      all.add(decision);
      all.addAll(decisions);
      return new Way(true, all);
    }
  }

  private Optional<Way> block(List<Stmt> block) {
    var decisions = new ArrayList<String>();
    boolean touched = false;
    for (var stmt : block) {
      var way = around(stmt);
      if (way.isEmpty()) {
        return Optional.empty();
      }
      touched |= way.get().touched();
      decisions.addAll(way.get().decisions());
    }
    return Optional.of(new Way(touched, decisions));
  }

  private Optional<Way> around(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Assign assign -> {
        var target = assign.target();
        boolean hit = target.name().equals(signal) && target.low() <= bit && bit <= target.high();
        yield hit ? Optional.empty() : Optional.of(Way.UNTOUCHED);
      }
      case Stmt.When when -> when(when);
      case Stmt.Switch choice -> choice(choice);
      default -> Optional.of(Way.UNTOUCHED);
    };
  }

  private Optional<Way> when(Stmt.When when) {
    var then = block(when.then());
    var otherwise = block(when.otherwise());
    if (isUntouched(then) && isUntouched(otherwise)) {
      return Optional.of(Way.UNTOUCHED);
    }
    String place = " (" + when.origin().source() + ")";
    String condition = text(when.condition());
    return otherwise
        .map(way -> way.under(condition + " is false" + place))
        .or(() -> then.map(way -> way.under(condition + " is true" + place)));
  }

  private Optional<Way> choice(Stmt.Switch choice) {
    String subject = text(choice.subject()) + " is ";
    var ways = new ArrayList<Optional<Way>>();
    boolean untouched = true;
    for (var each : choice.cases()) {
      var way = block(each.body());
      untouched &= isUntouched(way);
      String labels = String.join(" or ", each.labels().stream().map(Escape::text).toList());
      ways.add(way.map(it -> it.under(subject + labels + " (" + each.origin().source() + ")")));
    }
    String place = " (" + choice.origin().source() + ")";
    if (choice.otherwise().isPresent()) {
      var way = block(choice.otherwise().get());
      untouched &= isUntouched(way);
      ways.add(way.map(it -> it.under(subject + "anything else" + place)));
    } else {
      ways.add(
          Coverage.missing(module, choice)
              .map(missing -> Way.UNTOUCHED.under(subject + missing + place)));
    }
    return untouched
        ? Optional.of(Way.UNTOUCHED)
        : ways.stream().flatMap(Optional::stream).findFirst();
  }

  private static boolean isUntouched(Optional<Way> way) {
    return way.isPresent() && !way.get().touched();
  }

  private static String text(Expr expr) {
    String text = IrText.of(expr);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
