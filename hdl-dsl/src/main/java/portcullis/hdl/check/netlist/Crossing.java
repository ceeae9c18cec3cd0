package portcullis.hdl.check.netlist;

import java.util.List;
import portcullis.hdl.ir.Source;

/** A place where signals of different clocks meet. */
public sealed interface Crossing {
  /** Whether it concerns a reset only. */
  boolean isReset();

  /**
   * A register, memory or claim takes over a value of another clock.
   *
   * @param isReset whether the value is its reset
   * @param path what takes it over
   * @param source where that is described
   * @param clock the clock at whose edge it is taken over
   * @param from the clock at whose edge it changes
   * @param way the signals from the origin of the value to what takes it over
   */
  record Between(
      boolean isReset, String path, Source source, String clock, String from, List<Stage> way)
      implements Crossing {}

  /**
   * An input of the top is taken over on several clocks.
   *
   * @param isReset whether it is a reset for all of them
   * @param path the input
   * @param source where it is declared
   * @param uses one for each clock
   */
  record Shared(boolean isReset, String path, Source source, List<Use> uses) implements Crossing {}

  /**
   * What takes over an input.
   *
   * @param clock the clock at whose edge it is taken over
   * @param stage what takes it over
   */
  record Use(String clock, Stage stage) {}
}
