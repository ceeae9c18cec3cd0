package portcullis.hdl.sim.jvm;

import java.math.BigInteger;

/**
 * What a black box does, in Java. The JVM engine cannot run its Verilog; it takes a body for each
 * instance from a function that {@link JvmEngine} is given.
 */
public interface BlackBoxBody {
  /** The ports of an instance. All values are unsigned bit patterns. */
  interface Pins {
    /** An input of at most 64 bits. */
    long get(String input);

    /** An input of any width. */
    BigInteger getBig(String input);

    /** Drives an output of at most 64 bits; only in {@link BlackBoxBody#settle}. */
    void set(String output, long value);

    /** Drives an output of any width; only in {@link BlackBoxBody#settle}. */
    void set(String output, BigInteger value);

    /** Ends the simulation as {@code $finish} does, when the step is over. */
    void finish();

    /** Ends the simulation as {@code $fatal} does, when the step is over. */
    void fatal(String message);
  }

  /**
   * Computes the outputs from the inputs and the state of the body. Called whenever one of them may
   * have changed, perhaps several times in a cycle.
   */
  void settle(Pins pins);

  /**
   * The rising edge of a clock: the state of the body changes, the outputs follow in {@link
   * #settle}. Inputs have the values from before the edge.
   *
   * @param clock the name of the clock port
   */
  default void rise(String clock, Pins pins) {}

  /** The state of the body for a snapshot, which the body must not change any more. */
  Object save();

  /** Takes back what {@link #save} gave. */
  void restore(Object saved);
}
