package portcullis.testbench.bus;

/** A request that a device has sent, or is about to, and what came of it. */
public final class DeviceTransaction {
  private final DeviceRequest request;

  /** What a read brought; what a write of given data sends. */
  private final long[] data;

  private final byte[] responses;
  private int beats;
  private long accepted = -1;
  private long ended = -1;

  DeviceTransaction(DeviceRequest request) {
    this(request, request.write() ? null : new long[request.beats()]);
  }

  private DeviceTransaction(DeviceRequest request, long[] data) {
    this.request = request;
    this.data = data;
    responses = new byte[request.write() ? 1 : request.beats()];
  }

  /** A write of given data: the lanes of the bus, beat by beat. */
  static DeviceTransaction write(DeviceRequest request, long[] lanes) {
    if (!request.write() || lanes.length != request.beats()) {
      throw new IllegalArgumentException(
          "%d beats of data for: %s".formatted(lanes.length, request));
    }
    return new DeviceTransaction(request, lanes.clone());
  }

  /**
   * What was asked for.
   *
   * @return the request
   */
  public DeviceRequest request() {
    return request;
  }

  /**
   * The cycle in which its address passed.
   *
   * @return the cycle, or -1 before
   */
  public long accepted() {
    return accepted;
  }

  /**
   * The cycle in which its last beat or its response passed.
   *
   * @return the cycle, or -1 before
   */
  public long ended() {
    return ended;
  }

  /**
   * Whether it has been answered in full.
   *
   * @return whether it is over
   */
  public boolean isDone() {
    return ended >= 0;
  }

  /**
   * Whether it was refused: a beat, or its response, says SLVERR or DECERR.
   *
   * @return whether it was refused
   */
  public boolean isRefused() {
    for (byte response : responses) {
      if (response >= 2) {
        return true;
      }
    }
    return false;
  }

  /**
   * How a beat of a read went, or, as beat 0, the write.
   *
   * @param beat 0 and up
   * @return the value on RRESP or BRESP
   */
  public int response(int beat) {
    return responses[beat];
  }

  /**
   * What a beat of a read brought, or a beat of a write sends.
   *
   * @param beat 0 and up
   * @return the value on RDATA or WDATA
   */
  public long data(int beat) {
    return data == null ? request.payload() + beat : data[beat];
  }

  void accept(long cycle) {
    accepted = cycle;
  }

  /** Whether the next beat of the read is its last one. */
  boolean isAtLastBeat() {
    return beats == responses.length - 1;
  }

  void beat(long value, int response) {
    data[beats] = value;
    responses[beats++] = (byte) response;
  }

  void end(long cycle) {
    ended = cycle;
  }

  void answer(int response) {
    responses[0] = (byte) response;
  }

  /** The request and how far it is. */
  @Override
  public String toString() {
    String state =
        isDone()
            ? "ended in cycle " + ended
            : accepted < 0
                ? "not taken"
                : "taken in cycle %d, %d beats came".formatted(accepted, beats);
    return request + ", " + state;
  }
}
