package portcullis.mutation;

/** How many clock cycles the simulations of one test class may run, all together. */
final class CycleLimit {
  private final long most;
  private long used;

  CycleLimit(long most) {
    this.most = most;
  }

  /** A simulation is about to run some cycles. */
  void use(long cycles) {
    used += cycles;
    if (used > most) {
      throw new IllegalStateException(
          "more than %,d cycles, where the unchanged hardware needs far fewer".formatted(most));
    }
  }

  long used() {
    return used;
  }

  boolean isExceeded() {
    return used > most;
  }
}
