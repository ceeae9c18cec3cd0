package portcullis.testbench.bus;

import java.util.HexFormat;

/** A write that a slave has answered, or is about to. */
public final class WriteBurst {
  private final AddressTransfer request;
  private final long[] data;
  private final int[] strobes;
  private final int words;
  private final long due;
  private int response;

  /**
   * A write.
   *
   * @param due first cycle in which its response may be offered
   * @param data the doublewords of each beat, in the lanes of the bus
   * @param strobes WSTRB of each doubleword
   */
  WriteBurst(AddressTransfer request, long due, long[] data, int[] strobes) {
    words = data.length / request.beats();
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
    return data.length / words;
  }

  /**
   * The lanes of a beat.
   *
   * @param beat 0 and up
   * @return the value on WDATA; of a bus of more than 64 bits the lowest ones
   */
  public long data(int beat) {
    return data(beat, 0);
  }

  /**
   * The bytes that a beat writes.
   *
   * @param beat 0 and up
   * @return the value on WSTRB; of a bus of more than 64 bits the lowest ones
   */
  public int strobes(int beat) {
    return strobes(beat, 0);
  }

  /** A doubleword of a beat. */
  long data(int beat, int word) {
    return data[beat * words + word];
  }

  /** The bytes of that doubleword that are written. */
  int strobes(int beat, int word) {
    return strobes[beat * words + word];
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
    for (int word = 0; word < data.length; word++) {
      text.append(' ');
      for (int lane = 7; lane >= 0; lane--) {
        boolean written = (strobes[word] >>> lane & 1) != 0;
        text.append(written ? HexFormat.of().toHexDigits((byte) (data[word] >>> 8 * lane)) : "--");
      }
    }
    return text.append(response == 0 ? "" : ", refused").toString();
  }
}
