package portcullis.testbench.bus;

/** A request that a device has sent, or is about to, and what came of it. */
public final class DeviceTransaction {
  private final DeviceRequest request;

  /** What a read brought; what a write of given data sends. */
  private final long[] data;

  /** Doublewords of a beat. */
  private final int words;

  private final byte[] responses;
  private int beats;
  private long accepted = -1;
  private long ended = -1;

  DeviceTransaction(DeviceRequest request, int words) {
    this(request, request.write() ? null : new long[request.beats() * words], words);
  }

  private DeviceTransaction(DeviceRequest request, long[] data, int words) {
    this.request = request;
    this.data = data;
    this.words = words;
    responses = new byte[request.write() ? 1 : request.beats()];
  }

  /** A write of given data: the lanes of the bus, beat by beat. */
  static DeviceTransaction write(DeviceRequest request, long[] lanes, int words) {
    if (!request.write() || lanes.length != request.beats() * words) {
      throw new IllegalArgumentException(
          "%d doublewords of data, %d a beat, for: %s".formatted(lanes.length, words, request));
    }
    return new DeviceTransaction(request, lanes.clone(), words);
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
   * @return the value on RDATA or WDATA; of a bus of more than 64 bits the lowest ones
   */
  public long data(int beat) {
    return data(beat, 0);
  }

  /**
   * What a beat of a read brought, or a beat of a write sends, on some lanes.
   *
   * @param beat 0 and up
   * @param word the lanes {@code 8 * word} to {@code 8 * word + 7}
   * @return what was on them
   */
  public long data(int beat, int word) {
    return data == null ? request.payload(beat, word) : data[beat * words + word];
  }

  void accept(long cycle) {
    accepted = cycle;
  }

  /** Whether the next beat of the read is its last one. */
  boolean isAtLastBeat() {
    return beats == responses.length - 1;
  }

  void beat(long[] value, int response) {
    System.arraycopy(value, 0, data, beats * words, words);
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
