package portcullis.hdl.check;

import java.util.List;
import portcullis.hdl.ir.Source;

/** A clock is needed, and the module has several or none. */
public final class AmbiguousClock {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL036",
          "which clock?",
          "A module has several clocks, and a register, memory or claim does not say "
              + "which one it uses.");

  private AmbiguousClock() {}

  /**
   * A clock is needed and several are there, or none.
   *
   * @param source the designer's line
   * @param path what needs the clock
   * @param clocks names of the module's clocks
   */
  public static Diagnostic of(Source source, String path, List<String> clocks) {
    return RULE.at(
        source,
        path,
        clocks.isEmpty()
            ? "it needs a clock, and the module has none"
            : "it needs a clock, and the module has several: " + String.join(", ", clocks),
        clocks.isEmpty()
            ? "give the module a clock input"
            : "describe it inside withClock(%s, ...)".formatted(clocks.getFirst()));
  }
}
