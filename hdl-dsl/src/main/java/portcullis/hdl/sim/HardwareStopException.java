package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/** The hardware itself ended or spoiled a simulation step. */
public abstract sealed class HardwareStopException extends RuntimeException
    permits CheckFailedException, FatalStopException, FinishException, BrokenSimulationException {
  private static final long serialVersionUID = 1L;

  private final long cycle;
  private final transient Source source;

  HardwareStopException(String message, long cycle, Source source) {
    super(message, describedAt(source));
    this.cycle = cycle;
    this.source = source;
  }

  /** {@link Simulation#cycle()} at the clock edge at which it happened. */
  public long cycle() {
    return cycle;
  }

  /** The Java that described the hardware which stopped. */
  public Source source() {
    return source;
  }

  static String place(Source source) {
    return source.frames().isEmpty() ? "" : " (" + source + ")";
  }

  /** A cause whose stack trace is the designer's, so that tools turn it into links. */
  private static Throwable describedAt(Source source) {
    if (source.frames().isEmpty()) {
      return null;
    }
    var described = new DescribedHere(source);
    described.setStackTrace(
        source.frames().stream()
            .map(frame ->
                new StackTraceElement(
                    frame.className(), frame.method(), frame.file(), frame.line()))
            .toArray(StackTraceElement[]::new));
    return described;
  }

  /** Points at the designer's lines. */
  private static final class DescribedHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DescribedHere(Source source) {
      super("the hardware was described at " + source, null, false, true);
    }
  }
}
