package portcullis.hdl.sim.jvm;

/** What generated classes extend. They have no state: one serves all simulations of a design. */
abstract class CompiledLogic {
  /** What the hardware tells at a clock edge. */
  interface Messages {
    /** Adds a value, or the next 64 bits of one, to the message that follows. */
    void value(long bits);

    /** A claim or a log has something to tell. */
    void tell(int number);
  }

  /** For generated classes. */
  CompiledLogic() {}

  /** Runs the groups whose flag is set. */
  abstract void run(long[] state, Messages messages);

  /** At the end of a clock edge: makes the changes that have waited for all groups to run. */
  abstract void commit(long[] state);
}
