package portcullis.coverify;

/** A wish, from another thread, that a run end soon: at the next access to the hardware. */
public final class StopRequest {
  private volatile boolean stopped;

  /** The run ended because it was wished; no finding. */
  public static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoppedException() {
      super("the run was stopped");
    }

    /** Whether a failure comes from a stop, however it was wrapped on its way. */
    static boolean isCauseOf(Throwable failure) {
      for (var cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof StoppedException) {
          return true;
        }
      }
      return false;
    }
  }

  /** Nobody wishes it yet. */
  public StopRequest() {}

  /** From now on the run ends. */
  public void stop() {
    stopped = true;
  }

  /**
   * Whether the run is to end.
   *
   * @return whether {@link #stop} was called
   */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Goes on, or not.
   *
   * @throws StoppedException if the run is to end
   */
  public void check() {
    if (stopped) {
      throw new StoppedException();
    }
  }
}
