package portcullis.hdl.elaborate;

import java.util.function.Supplier;

/**
 * Marks, on the call stack, where the description of a module begins, or that of a branch whose
 * place is known.
 */
final class Describing {
  private Describing() {}

  static <T> T run(Supplier<T> constructor) {
    return constructor.get();
  }

  static void run(Runnable branch) {
    branch.run();
  }
}
