package portcullis.testbench.bus;

import portcullis.model.Memory;

/**
 * A memory on AXI4 that a bus of the design leads to. A read gets memory as it is when its address
 * passes, and gives it when its latency is over; a write takes effect when its response is offered.
 * So data is as stale, and writes are as late, as a memory may make them. What the design does
 * against the protocol is found at once.
 */
public final class Axi4Slave implements BusModel {
  private final String port;
  private final SlaveReads reads;
  private final SlaveWrites writes;
  private Memory memory;
  private SlaveListener listener = SlaveListener.NONE;

  /**
   * A slave.
   *
   * @param pins the design's ports
   * @param port prefix of the bus's signals, such as {@code memory}
   * @param memory what is behind it
   * @param timing how fast it answers
   */
  public Axi4Slave(Pins pins, String port, Memory memory, Timing timing) {
    this.port = port;
    this.memory = memory;
    reads = new SlaveReads(pins, port, timing);
    writes = new SlaveWrites(pins, port, timing);
  }

  /**
   * Puts another memory behind the bus, from the next cycle on.
   *
   * @param replacement the memory
   */
  public void setMemory(Memory replacement) {
    memory = replacement;
  }

  /**
   * Changes the timing for what passes from the next cycle on; the chances start anew.
   *
   * @param timing the timing
   */
  public void setTiming(Timing timing) {
    reads.setTiming(timing);
    writes.setTiming(timing);
  }

  /**
   * Has someone told of what passes, in place of who was told before.
   *
   * @param replacement the listener
   */
  public void setListener(SlaveListener replacement) {
    listener = replacement;
  }

  /**
   * How many reads have been taken.
   *
   * @return transfers on AR since the reset
   */
  public long readCount() {
    return reads.count();
  }

  /**
   * How many writes have been taken.
   *
   * @return transfers on AW since the reset
   */
  public long writeCount() {
    return writes.count();
  }

  @Override
  public void sample(long cycle) {
    reads.sample(cycle);
    writes.sample(cycle);
  }

  @Override
  public void drive(long cycle) {
    reads.drive(cycle, memory, listener);
    writes.drive(cycle, memory, listener);
  }

  @Override
  public void reset() {
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
    reads.describe(port, text);
    writes.describe(text);
    return text.toString();
  }
}
