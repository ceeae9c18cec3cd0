package portcullis.model;

/** Memory refused or poisoned an access. There are only two of them, and they hold no state. */
final class MemoryFault extends Exception {
  private static final long serialVersionUID = 1L;

  static final MemoryFault ACCESS = new MemoryFault("access fault");
  static final MemoryFault POISON = new MemoryFault("poisoned data");

  private MemoryFault(String message) {
    super(message, null, false, false);
  }

  boolean poisoned() {
    return this == POISON;
  }
}
