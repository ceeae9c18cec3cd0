package portcullis.testbench.bus;

import java.util.HexFormat;

/** A write that a slave has answered, or is about to. */
public final class WriteBurst {
  private final AddressTransfer request;
  private final long[] data;
  private final int[] strobes;
  private final long due;
  private int response;

  /**
   * A write.
   *
   * @param due first cycle in which its response may be offered
   * @param data a beat each, in the lanes of the bus
   * @param strobes WSTRB of each beat
   */
  WriteBurst(AddressTransfer request, long due, long[] data, int[] strobes) {
    this.request = request;
    this.due = due;
    this.data = data;
    this.strobes = strobes;
  }

  /**
   * What was asked for.
   *
   * @return the transfer on AW
   */
  public AddressTransfer request() {
    return request;
  }

  /**
   * How many beats of data there are.
   *
   * @return 1 to 256
   */
  public int beats() {
    return data.length;
  }

  /**
   * The lanes of a beat.
   *
   * @param beat 0 and up
   * @return the value on WDATA
   */
  public long data(int beat) {
    return data[beat];
  }

  /**
   * The bytes that a beat writes.
   *
   * @param beat 0 and up
   * @return the value on WSTRB
   */
  public int strobes(int beat) {
    return strobes[beat];
  }

  /**
   * How it went.
   *
   * @return the value on BRESP; anything but 0 means that nothing was written
   */
  public int response() {
    return response;
  }

  void refuse(int with) {
    response = with;
  }

  long due() {
    return due;
  }

  /** The request and its data. */
  @Override
  public String toString() {
    var text = new StringBuilder(request.toString()).append(':');
    for (int beat = 0; beat < data.length; beat++) {
      text.append(' ');
      for (int lane = 7; lane >= 0; lane--) {
        boolean written = (strobes[beat] >>> lane & 1) != 0;
        text.append(written ? HexFormat.of().toHexDigits((byte) (data[beat] >>> 8 * lane)) : "--");
      }
    }
    return text.append(response == 0 ? "" : ", refused").toString();
  }
}
