package portcullis.testbench.bus;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A read that a slave has taken, with the data that it got: memory as it was in that cycle. */
public final class ReadBurst {
  private final AddressTransfer request;
  private final long due;
  private final long[] data;
  private final int words;
  private final byte[] marks;
  private int delivered;
  private long ended = -1;

  /**
   * A read.
   *
   * @param due first cycle in which its first beat may be offered
   * @param data the doublewords of each beat, in the lanes of the bus
   * @param marks RRESP of each beat, plus 4 if it carries RPOISON
   */
  ReadBurst(AddressTransfer request, long due, long[] data, byte[] marks) {
    this.request = request;
    this.due = due;
    this.data = data;
    words = data.length / marks.length;
    this.marks = marks;
  }

  /**
   * What was asked for.
   *
   * @return the transfer on AR
   */
  public AddressTransfer request() {
    return request;
  }

  /**
   * The lanes of a beat.
   *
   * @param beat 0 and up
   * @return the value on RDATA; of a bus of more than 64 bits the lowest ones
   */
  public long data(int beat) {
    return data[beat * words];
  }

  /** Puts a beat on RDATA. */
  void drive(InputPin rdata, int beat) {
    rdata.drive(data, beat * words, words);
  }

  /**
   * How a beat went.
   *
   * @param beat 0 and up
   * @return the value on RRESP
   */
  public int response(int beat) {
    return marks[beat] & 3;
  }

  /**
   * Whether a beat carries RPOISON.
   *
   * @param beat 0 and up
   * @return whether its data is corrupted
   */
  public boolean isPoisoned(int beat) {
    return (marks[beat] & 4) != 0;
  }

  /**
   * The cycle in which its last beat passed.
   *
   * @return the cycle, or -1 before
   */
  public long ended() {
    return ended;
  }

  long due() {
    return due;
  }

  int nextBeat() {
    return delivered;
  }

  boolean isAtLastBeat() {
    return delivered == marks.length - 1;
  }

  /** A beat has passed; gives whether it was the last one. */
  boolean deliver(long cycle) {
    if (++delivered < marks.length) {
      return false;
    }
    ended = cycle;
    return true;
  }

  /** The request and what it got. */
  @Override
  public String toString() {
    boolean refused = false;
    boolean poisoned = false;
    for (int beat = 0; beat < marks.length; beat++) {
      refused |= response(beat) != 0;
      poisoned |= isPoisoned(beat);
    }
    return "%s: %s%s%s"
        .formatted(
            request,
            LongStream.of(data).mapToObj("%016x"::formatted).collect(Collectors.joining(" ")),
            refused ? ", refused" : "",
            poisoned ? ", poisoned" : "");
  }
}
