package portcullis.hdl;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import portcullis.hdl.check.Checks;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.check.Diagnostic;
import portcullis.hdl.elaborate.DesignBuilder;
import portcullis.hdl.ir.Unit;

/** Runs the description of a design and checks it. */
public final class Elaboration {
  private Elaboration() {}

  /**
   * Describes and checks a design: {@code Elaboration.of(() -> new Counter(8))}.
   *
   * @throws DesignException with all findings, if any is an error
   */
  public static <M extends Module> Elaborated<M> of(Supplier<M> constructor) {
    return of(constructor, unit -> {});
  }

  /**
   * Describes and checks a design of which something else can begin to make use before all of it is
   * described: {@code Elaboration.of(() -> new Counter(8), writer::begin)}.
   *
   * @param finished takes each module as soon as its constructor has ended and before the modules
   *     around it; errors may still be found after that
   * @throws DesignException with all findings, if any is an error
   */
  public static <M extends Module> Elaborated<M> of(
      Supplier<M> constructor, Consumer<Unit> finished) {
    var result = new DesignBuilder(finished).elaborate(constructor);
    var findings = new ArrayList<Diagnostic>(result.findings());
    result.design().ifPresent(design -> findings.addAll(Checks.run(design)));
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      throw new DesignException(findings);
    }
    return new Elaborated<>(
        result.top(), result.design().orElseThrow(), DesignException.sorted(findings));
  }
}
