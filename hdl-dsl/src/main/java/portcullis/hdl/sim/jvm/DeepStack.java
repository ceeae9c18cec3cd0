package portcullis.hdl.sim.jvm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Runs what recurses as deep as a design has wires in a row. */
final class DeepStack {
  /** Deep enough for a chain of some hundred thousand wires; only what is used is taken. */
  private static final long BYTES = 1L << 30;

  private DeepStack() {}

  /**
   * Runs work on a thread with a deep stack and waits for it.
   *
   * @param purpose names the thread
   */
  static <T> T run(String purpose, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Runnable body =
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        };
    new Thread(null, body, purpose, BYTES).start();
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + purpose, e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException problem -> throw problem;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
