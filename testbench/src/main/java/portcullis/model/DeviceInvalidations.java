package portcullis.model;

/** ATS invalidation requests that wait for their completions. */
final class DeviceInvalidations {
  private static final int TAGS = 32;

  private static final class Outstanding {
    private final Command.Ats command;
    private int completions;

    private Outstanding(Command.Ats command) {
      this.command = command;
    }
  }

  private final EventLog log;
  private final Outstanding[] outstanding = new Outstanding[TAGS];
  private boolean timedOut;

  DeviceInvalidations(EventLog log) {
    this.log = log;
  }

  boolean waiting() {
    for (Outstanding one : outstanding) {
      if (one != null) {
        return true;
      }
    }
    return false;
  }

  /** Tells once whether a request timed out since the last call. */
  boolean takeTimeout() {
    boolean result = timedOut;
    timedOut = false;
    return result;
  }

  /**
   * Sends a request to the device.
   *
   * @return false if all tags are taken
   */
  boolean send(Command.Ats command) {
    for (int tag = 0; tag < TAGS; tag++) {
      if (outstanding[tag] == null) {
        outstanding[tag] = new Outstanding(command);
        log.add(
            new Event.InvalidationRequested(
                tag,
                command.requesterId(),
                command.segmentValid(),
                command.segmentValid() ? command.segment() : 0,
                command.processIdValid(),
                command.processIdValid() ? command.processId() : 0,
                command.payload()));
        return true;
      }
    }
    return false;
  }

  /** Takes a completion; one that no request waits for is ignored. */
  void complete(int tag, int requesterId, boolean segmentValid, int segment, int count) {
    Outstanding one = tag >= 0 && tag < TAGS ? outstanding[tag] : null;
    if (one == null || one.command.requesterId() != requesterId) {
      return;
    }
    if (one.command.segmentValid() && !(segmentValid && segment == one.command.segment())) {
      return;
    }
    one.completions = one.completions + 1 & 7;
    if (one.completions == (count & 7)) {
      outstanding[tag] = null;
    }
  }

  void timeOut(int tag) {
    if (tag >= 0 && tag < TAGS && outstanding[tag] != null) {
      outstanding[tag] = null;
      timedOut = true;
    }
  }
}
