package portcullis.testbench.bus;

/** A partner of the design on some of its ports. */
public interface BusModel {
  /**
   * Looks at the outputs of the design in this cycle. Drives nothing.
   *
   * @param cycle number of this cycle; the next call has the next one
   */
  void sample(long cycle);

  /**
   * Drives the inputs of the design for this cycle and notes what passes at its end.
   *
   * @param cycle number of this cycle
   * @throws ProtocolViolationException if the design breaks a rule of the bus
   */
  void drive(long cycle);

  /** Forgets everything under way and drives idle inputs from the next cycle on. */
  void reset();

  /**
   * Whether something passed or was offered in this cycle, or is under way.
   *
   * @return false if the port is at rest
   */
  boolean isBusy();

  /**
   * What is under way, for a person who wants to know why nothing goes on.
   *
   * @return lines that each end in a line feed; empty if nothing is
   */
  String outstanding();
}
