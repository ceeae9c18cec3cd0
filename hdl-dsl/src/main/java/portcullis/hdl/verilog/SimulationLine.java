package portcullis.hdl.verilog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that a check or log of the design printed in simulation.
 *
 * @param key key into {@link VerilogUnit#checkpoints}, for example {@code
 *     portcullis.check.Fifo.no_overflow}
 * @param kind what printed it
 * @param location Java file, for example {@code Fifo.java}; the line is in the source map
 * @param instance path of the instance, as the simulator writes it
 * @param message the designer's words with their values
 */
public record SimulationLine(
    String key, Kind kind, String location, String instance, String message) {
  /** What printed a line. */
  public enum Kind {
    /** An assertion that failed; the simulation stops. */
    ASSERT,
    /** An assumption that failed; the simulation stops. */
    ASSUME,
    /** A cover seen for the first time. */
    COVER,
    /** A log. */
    LOG
  }

  static final String CHECK = "portcullis.check.";
  static final String LOG = "portcullis.log.";

  private static final Pattern FORM =
      Pattern.compile(
          "(portcullis\\.(?:check|log)\\.\\S*) (assert|assume|cover|log) at (\\S+) in (\\S+): (.*?)\r?");

  /**
   * Parses what a simulator printed, to the last blank of the designer's words; empty if no check
   * or log printed it.
   */
  public static Optional<SimulationLine> parse(String line) {
    var match = FORM.matcher(line.stripLeading());
    return match.matches()
        ? Optional.of(
            new SimulationLine(
                match.group(1),
                Kind.valueOf(match.group(2).toUpperCase(java.util.Locale.ROOT)),
                match.group(3),
                match.group(4),
                match.group(5)))
        : Optional.empty();
  }
}
