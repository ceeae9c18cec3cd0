package portcullis.testbench.bus;

/** A supply of requests. The master asks whenever it could send one. */
public interface Traffic {
  /** No requests. */
  Traffic NONE = new Traffic() {};

  /**
   * The next read.
   *
   * @param cycle this cycle
   * @return the read to offer from this cycle on, or null for none now
   */
  default DeviceRequest nextRead(long cycle) {
    return null;
  }

  /**
   * The next write.
   *
   * @param cycle this cycle
   * @return the write to offer from this cycle on, or null for none now
   */
  default DeviceRequest nextWrite(long cycle) {
    return null;
  }

  /**
   * A request that the traffic supplied is over.
   *
   * @param transaction the request with its answer
   */
  default void ended(DeviceTransaction transaction) {}
}
