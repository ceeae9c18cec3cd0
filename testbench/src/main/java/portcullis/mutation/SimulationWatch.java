package portcullis.mutation;

/** Is told what a test does with a simulation, so that it can look at it in between. */
interface SimulationWatch {
  /** Does nothing. */
  SimulationWatch NONE = new SimulationWatch() {};

  /** Whether it looks at each clock edge; else several may pass at once. */
  default boolean looksAtEdges() {
    return false;
  }

  /** A clock edge follows. */
  default void beforeEdge() {}

  /** Something was read. */
  default void afterRead() {}

  /** Inputs or state are about to change. */
  default void beforeChange() {}

  /** The simulation is about to be closed, perhaps for the second time. */
  default void end() {}

  /** The simulation went back to an earlier state. */
  default void restored() {}
}
