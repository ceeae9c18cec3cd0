package portcullis.testbench.bus;

/**
 * Devices on one AXI4 bus into the design. Requests that are submitted go first, then what the
 * traffic supplies. Everything is watched: what the design does against the protocol is found at
 * once, and so is a request against it that is not marked as meant.
 */
public final class DeviceMaster implements BusModel {
  private final MasterReads reads;
  private final MasterWrites writes;
  private final int words;
  private Traffic traffic = Traffic.NONE;

  /**
   * A master.
   *
   * @param pins the design's ports
   * @param port prefix of the bus's signals, such as {@code device}
   */
  public DeviceMaster(Pins pins, String port) {
    words = Lanes.words(pins.dataBytes(port));
    reads = new MasterReads(pins, port);
    writes = new MasterWrites(pins, port);
  }

  /**
   * Sends a request as soon as those submitted before have been taken.
   *
   * @param request the request
   * @return what comes of it
   */
  public DeviceTransaction submit(DeviceRequest request) {
    return submit(new DeviceTransaction(request, words));
  }

  /**
   * Sends a write of given data as soon as the requests submitted before have been taken.
   *
   * @param request the write
   * @param lanes the lanes of the bus, beat by beat, in doublewords; those that a beat does not
   *     write are ignored
   * @return what comes of it
   * @throws IllegalArgumentException if it is no write, or there are more or fewer beats of data
   */
  public DeviceTransaction submit(DeviceRequest request, long[] lanes) {
    return submit(DeviceTransaction.write(request, lanes, words));
  }

  private DeviceTransaction submit(DeviceTransaction transaction) {
    if (transaction.request().write()) {
      writes.submit(transaction);
    } else {
      reads.submit(transaction);
    }
    return transaction;
  }

  /**
   * Sends what someone supplies, from the next cycle on.
   *
   * @param supply in place of what was supplied before
   */
  public void setTraffic(Traffic supply) {
    traffic = supply;
  }

  /**
   * Makes every channel hesitate at random.
   *
   * @param percent how often VALID rises late, and how often READY is 0; 0 to 90
   * @param seed seed of the chances
   */
  public void setStalls(int percent, long seed) {
    if (percent < 0 || percent > 90) {
      throw new IllegalArgumentException(
          "stalls in %d %% of the cycles: 0 to 90 are possible".formatted(percent));
    }
    reads.setStalls(percent, seed);
    writes.setStalls(percent, seed);
  }

  /**
   * Sends no further address while so many requests wait for their answer.
   *
   * @param most reads, and likewise writes, that may be outstanding; at least 1
   */
  public void limitOutstanding(int most) {
    reads.limitOutstanding(most);
    writes.limitOutstanding(most);
  }

  /**
   * Sends data of writes only once their address has been taken.
   *
   * @param held whether data waits; otherwise it is offered as soon as possible
   */
  public void holdBackData(boolean held) {
    writes.holdBackData(held);
  }

  /**
   * How many requests were taken and not yet answered.
   *
   * @return reads and writes together
   */
  public int outstandingRequests() {
    return reads.outstanding() + writes.outstanding();
  }

  @Override
  public void sample(long cycle) {
    reads.sample();
    writes.sample();
  }

  @Override
  public void drive(long cycle) {
    reads.drive(cycle, traffic);
    writes.drive(cycle, traffic);
  }

  @Override
  public void reset() {
    traffic = Traffic.NONE;
    reads.reset();
    writes.reset();
  }

  @Override
  public boolean isBusy() {
    return reads.isBusy() || writes.isBusy();
  }

  @Override
  public String outstanding() {
    var text = new StringBuilder();
    reads.describe(text);
    writes.describe(text);
    return text.toString();
  }
}
