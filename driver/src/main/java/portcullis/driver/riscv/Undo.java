package portcullis.driver.riscv;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Steps that are taken back, the last first, unless all went well. A step that cannot be taken back
 * keeps those before it.
 */
final class Undo implements AutoCloseable {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  void add(Runnable step) {
    steps.push(step);
  }

  /** All went well. */
  void nothing() {
    steps.clear();
  }

  @Override
  public void close() {
    steps.forEach(Runnable::run);
  }
}
