package portcullis.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a signal that ends the process otherwise, while something runs: it is asked to stop,
 * and has some time to end in good order.
 */
final class Interruption implements AutoCloseable {
  private static final long SECONDS = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  /**
   * From now on.
   *
   * @param stop asks what runs to stop
   * @param late does what must be done if it does not stop in time
   */
  Interruption(Runnable stop, Runnable late) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                if (!over.await(SECONDS, TimeUnit.SECONDS)) {
                  late.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What ran is over. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook waits for this no longer, and the process ends.
    }
  }
}
