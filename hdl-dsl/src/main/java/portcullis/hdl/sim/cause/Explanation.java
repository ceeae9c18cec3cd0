package portcullis.hdl.sim.cause;

import java.util.List;

/**
 * Why signals had their values.
 *
 * @param lines for a person; what an indented line says is why the line above it holds
 * @param signals what the lines speak of, by instance path and name, the nearest first
 */
public record Explanation(List<String> lines, List<String> signals) {
  /** There is nothing to be explained. */
  public static final Explanation NONE = new Explanation(List.of(), List.of());

  /** Copies the lists. */
  public Explanation {
    lines = List.copyOf(lines);
    signals = List.copyOf(signals);
  }
}
