package portcullis.hdl.sim.jvm;

/** A signal taken as a whole is computed from itself; bit by bit it may be sound. */
final class WordLoopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient InstanceScope scope;
  private final String name;

  WordLoopException(InstanceScope scope, String name) {
    super("loop through " + scope.pathOf(name), null, false, false);
    this.scope = scope;
    this.name = name;
  }

  /** Makes the bits of the signal values of their own, so that another try comes further. */
  void resolve() {
    scope.splitBits(name);
  }
}
