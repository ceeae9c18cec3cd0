package portcullis.hdl.sim.recorder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The latest cycles of a simulation.
 *
 * @param design name of the top module
 * @param waveform the waveform on disk; absent if there is none
 * @param first the first cycle that it shows
 * @param last the cycle in which the test failed
 * @param picture the end of it as text, the signals that matter; empty without a waveform
 * @param causes why the signals that matter most have their values, with the Java that drove them
 * @param remark what to know of how the waveform was made; may be empty
 * @param obstacle why there is no waveform; empty if there is
 */
public record Recording(
    String design,
    Optional<Path> waveform,
    long first,
    long last,
    List<String> picture,
    List<String> causes,
    String remark,
    String obstacle) {
  /** Copies the lists. */
  public Recording {
    picture = List.copyOf(picture);
    causes = List.copyOf(causes);
  }

  static Recording none(String design, String reason) {
    return new Recording(design, Optional.empty(), 0, 0, List.of(), List.of(), "", reason);
  }
}
