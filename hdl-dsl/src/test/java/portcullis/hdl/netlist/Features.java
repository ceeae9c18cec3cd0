package portcullis.hdl.netlist;

/**
 * What a random design is made of.
 *
 * @param children modules besides the top
 * @param twoClocks whether there is a second clock
 * @param memories whether there are memories
 * @param powerUp what is known at power-up
 * @param size roughly the number of signals in a module
 */
record Features(int children, boolean twoClocks, boolean memories, PowerUp powerUp, int size) {
  /** What is known at power-up. */
  enum PowerUp {
    /** All registers and memories have initial values. */
    INITIAL,
    /** All registers have a reset, memories have contents. */
    RESET,
    /** Some registers and memories have neither, and some reads go past the last word. */
    UNKNOWN
  }

  static Features of(Choice choice) {
    int power = choice.below(10);
    return new Features(
        choice.percent(50) ? 0 : choice.between(1, 3),
        choice.percent(30),
        choice.percent(50),
        power < 5 ? PowerUp.INITIAL : power < 8 ? PowerUp.RESET : PowerUp.UNKNOWN,
        choice.between(2, 7));
  }
}
