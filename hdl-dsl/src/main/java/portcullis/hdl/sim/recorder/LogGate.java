package portcullis.hdl.sim.recorder;

import java.util.function.Consumer;
import portcullis.hdl.sim.LogLine;

/** Lets the lines of the hardware through, but not while cycles are run again. */
final class LogGate implements Consumer<LogLine> {
  private final Consumer<LogLine> listener;
  private boolean closed;

  LogGate(Consumer<LogLine> listener) {
    this.listener = listener;
  }

  void close() {
    closed = true;
  }

  void open() {
    closed = false;
  }

  @Override
  public void accept(LogLine line) {
    if (!closed) {
      listener.accept(line);
    }
  }
}
