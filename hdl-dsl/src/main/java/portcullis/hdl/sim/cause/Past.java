package portcullis.hdl.sim.cause;

import java.util.OptionalLong;

/** What is known of the time before a waveform began. */
@FunctionalInterface
public interface Past {
  /** Nothing is known. */
  Past UNKNOWN = _ -> OptionalLong.empty();

  /**
   * The cycle from which on a register kept the value that it has at the beginning of the waveform.
   *
   * @param register instance path and name
   * @return empty if that is not known
   */
  OptionalLong heldSince(String register);
}
