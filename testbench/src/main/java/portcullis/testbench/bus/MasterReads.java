package portcullis.testbench.bus;

import java.util.ArrayDeque;
import java.util.Arrays;

/** The half of a device that reads. */
final class MasterReads {
  private static final int EXOKAY = 1;

  private final String port;
  private final AddressInputs ar;
  private final OutputPin rvalid;
  private final InputPin rready;
  private final OutputPin rid;
  private final OutputPin rdata;
  private final OutputPin rresp;
  private final OutputPin rlast;

  private final ArrayDeque<DeviceTransaction> waiting = new ArrayDeque<>();
  private final Outstanding outstanding;
  private Chance chance = new Chance(0, 0);
  private int mostOutstanding = Integer.MAX_VALUE;

  private boolean isOffered;
  private boolean isStalled;
  private int id;
  private final int words;
  private final long[] data;
  private final long[] seenData;
  private int response;
  private boolean last;

  MasterReads(Pins pins, String port) {
    this.port = port;
    ar = new AddressInputs(pins, port, "ar");
    rvalid = pins.output(port + "_rvalid");
    rready = pins.input(port + "_rready");
    rid = pins.optionalOutput(port + "_rid");
    rdata = pins.output(port + "_rdata");
    rresp = pins.output(port + "_rresp");
    rlast = pins.output(port + "_rlast");
    words = Lanes.words(pins.dataBytes(port));
    data = new long[words];
    seenData = new long[words];
    outstanding = new Outstanding(1 << pins.width(port + "_arid"));
  }

  void setStalls(int percent, long seed) {
    chance = new Chance(seed, percent);
  }

  void limitOutstanding(int most) {
    mostOutstanding = most;
  }

  void submit(DeviceTransaction transaction) {
    waiting.add(transaction);
  }

  void sample() {
    ar.sample();
    isOffered = rvalid.isHigh();
  }

  void drive(long cycle, Traffic traffic) {
    if (ar.isFree() && outstanding.count() < mostOutstanding && !chance.strikes()) {
      var next = waiting.poll();
      if (next == null) {
        var request = traffic.nextRead(cycle);
        next = request == null ? null : new DeviceTransaction(request, words);
      }
      if (next != null) {
        ar.offer(next, cycle);
      }
    }
    var passed = ar.drive(cycle);
    boolean accept = !chance.strikes();
    rready.drive(accept);
    takeBeat(cycle, accept, traffic);
    // Behind the beat: an answer in the cycle of its address would be none.
    if (passed != null) {
      outstanding.add(passed);
    }
  }

  private void takeBeat(long cycle, boolean accept, Traffic traffic) {
    if (!isOffered) {
      if (isStalled) {
        throw violation(cycle, "RVALID fell before RREADY rose (AMBA AXI A3.2.1)");
      }
      return;
    }
    int seenId = (int) rid.read();
    rdata.read(seenData, 0, words);
    int seenResponse = (int) rresp.read();
    boolean seenLast = rlast.isHigh();
    if (isStalled
        && (seenId != id
            || !Arrays.equals(seenData, data)
            || seenResponse != response
            || seenLast != last)) {
      throw violation(cycle, "RVALID was 1 without RREADY, then R changed (AMBA AXI A3.2.1)");
    }
    id = seenId;
    System.arraycopy(seenData, 0, data, 0, words);
    response = seenResponse;
    last = seenLast;
    isStalled = !accept;
    var read = outstanding.oldest(id);
    if (read == null) {
      throw violation(
          cycle, "RVALID without an outstanding read of RID %d (AMBA AXI A3.3.1)".formatted(id));
    }
    if (last != read.isAtLastBeat()) {
      throw violation(
          cycle,
          "RLAST is %d, but the oldest read of its RID is another one: %s (AMBA AXI A3.4.1, A5.3.1)"
              .formatted(last ? 1 : 0, read));
    }
    if (response == EXOKAY && !read.request().lock()) {
      throw violation(
          cycle, "EXOKAY for a read that is not exclusive: %s (AMBA AXI A3.4.4)".formatted(read));
    }
    if (accept) {
      read.beat(data, response);
      if (last) {
        outstanding.remove(id);
        read.end(cycle);
        traffic.ended(read);
      }
    }
  }

  private ProtocolViolationException violation(long cycle, String rule) {
    return new ProtocolViolationException(cycle, port, rule);
  }

  boolean isBusy() {
    return isOffered || !ar.isFree() || !waiting.isEmpty() || outstanding.count() > 0;
  }

  int outstanding() {
    return outstanding.count();
  }

  void describe(StringBuilder text) {
    if (ar.offered() != null) {
      text.append("%s: waits for ARREADY: %s%n".formatted(port, ar.offered()));
    }
    outstanding.describe(port, text);
    for (var transaction : waiting) {
      text.append("%s: waits for its turn: %s%n".formatted(port, transaction));
    }
  }

  void reset() {
    ar.reset();
    waiting.clear();
    outstanding.clear();
    isOffered = false;
    isStalled = false;
    chance.restart();
    rready.drive(false);
  }
}
