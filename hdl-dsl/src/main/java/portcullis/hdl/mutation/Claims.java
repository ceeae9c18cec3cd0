package portcullis.hdl.mutation;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Unit;

/** What a design claims about itself, beside what it does. */
public final class Claims {
  private Claims() {}

  /** Whether claims are all that a module is there for: nothing comes out of it. */
  static boolean areAllOf(Module module) {
    return module.ports().stream().noneMatch(it -> it.direction() == Port.Direction.OUTPUT);
  }

  /** The design without claims, but for modules that are there for nothing else. */
  public static Design removed(Design design) {
    return new Design(design.units().stream().map(Claims::removed).toList());
  }

  private static Unit removed(Unit unit) {
    return unit instanceof Module module && !areAllOf(module)
        ? new Module(
            module.name(),
            module.ports(),
            module.declarations(),
            removed(module.body()),
            module.origin())
        : unit;
  }

  private static List<Stmt> removed(List<Stmt> body) {
    return body.stream().flatMap(each -> removed(each).stream()).toList();
  }

  private static Optional<Stmt> removed(Stmt statement) {
    return switch (statement) {
      case Stmt.Check _ -> Optional.empty();
      case Stmt.When it ->
          Optional.of(
              new Stmt.When(
                  it.condition(), removed(it.then()), removed(it.otherwise()), it.origin()));
      case Stmt.Switch it ->
          Optional.of(
              new Stmt.Switch(
                  it.subject(),
                  it.cases().stream()
                      .map(one -> new Stmt.Case(one.labels(), removed(one.body()), one.origin()))
                      .toList(),
                  it.otherwise().map(Claims::removed),
                  it.origin()));
      default -> Optional.of(statement);
    };
  }
}
