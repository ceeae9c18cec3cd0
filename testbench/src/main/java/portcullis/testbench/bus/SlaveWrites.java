package portcullis.testbench.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import portcullis.model.Memory;

/** The half of a slave that takes writes. Data may come before its address. */
final class SlaveWrites {
  private static final int MOST_BEATS = 256;
  private static final int MOST_DATA_AHEAD = 64;

  private final String port;
  private final int dataBytes;
  private final AddressOutputs aw;
  private final OutputPin wvalid;
  private final InputPin wready;
  private final OutputPin wdata;
  private final OutputPin wstrb;
  private final OutputPin wlast;
  private final OutputPin bready;
  private final InputPin bvalid;
  private final InputPin bid;
  private final InputPin bresp;

  private final ArrayDeque<AddressTransfer> addresses = new ArrayDeque<>();
  private final ArrayDeque<Data> dataAhead = new ArrayDeque<>();

  /** Complete and not yet answered, the oldest first. */
  private final List<WriteBurst> bursts = new ArrayList<>();

  /** The burst of data that is coming in. */
  private final long[] words;

  private final int[] strobes;
  private int beats;

  /** Doublewords of a beat. */
  private final int wordsOfBeat;

  private Timing timing;
  private Chance chance;
  private boolean dataOffered;

  /** The beat that was offered last. */
  private final long[] word;

  private long strobe;
  private final long[] seen;
  private boolean last;
  private boolean dataStalled;
  private boolean responseTaken;
  private WriteBurst offered;
  private long count;

  private record Data(long[] words, int[] strobes) {}

  SlaveWrites(Pins pins, String port, Timing timing) {
    this.port = port;
    dataBytes = pins.dataBytes(port);
    wordsOfBeat = Lanes.words(dataBytes);
    words = new long[MOST_BEATS * wordsOfBeat];
    strobes = new int[MOST_BEATS * wordsOfBeat];
    word = new long[wordsOfBeat];
    seen = new long[wordsOfBeat];
    aw = new AddressOutputs(pins, port, "aw");
    wvalid = pins.output(port + "_wvalid");
    wready = pins.input(port + "_wready");
    wdata = pins.output(port + "_wdata");
    wstrb = pins.output(port + "_wstrb");
    wlast = pins.output(port + "_wlast");
    bready = pins.output(port + "_bready");
    bvalid = pins.input(port + "_bvalid");
    bid = pins.optionalInput(port + "_bid");
    bresp = pins.input(port + "_bresp");
    setTiming(timing);
  }

  void setTiming(Timing wanted) {
    timing = wanted;
    chance = new Chance(~wanted.seed(), wanted.stallPercent());
  }

  void sample(long cycle) {
    aw.sample(cycle);
    dataOffered = wvalid.isHigh();
    // BREADY matters only if there may be something to offer.
    responseTaken = !bursts.isEmpty() && bready.isHigh();
  }

  void drive(long cycle, Memory memory, SlaveListener listener) {
    var request = aw.drive(cycle, !chance.strikes());
    if (request != null) {
      count++;
      addresses.add(request);
      listener.writeAccepted(request);
    }
    takeData(cycle, !chance.strikes() && dataAhead.size() < MOST_DATA_AHEAD);
    if (!addresses.isEmpty() && (!dataAhead.isEmpty() || beats > 0)) {
      match(cycle);
    }
    if (offered == null && !bursts.isEmpty()) {
      offered = chance.strikes() ? null : choose(cycle);
      if (offered != null) {
        finish(offered, memory);
        listener.written(offered);
        bid.drive(offered.request().id());
        bresp.drive(offered.response());
      }
    }
    bvalid.drive(offered != null);
    if (offered != null && responseTaken) {
      bursts.remove(offered);
      offered = null;
    }
  }

  private void takeData(long cycle, boolean accept) {
    wready.drive(accept);
    if (!dataOffered) {
      if (dataStalled) {
        throw violation(cycle, "WVALID fell before WREADY rose (AMBA AXI A3.2.1)");
      }
      return;
    }
    wdata.read(seen, 0, wordsOfBeat);
    long seenStrobe = wstrb.read();
    boolean seenLast = wlast.isHigh();
    if (dataStalled && (!Arrays.equals(seen, word) || seenStrobe != strobe || seenLast != last)) {
      throw violation(cycle, "WVALID was 1 without WREADY, then W changed (AMBA AXI A3.2.1)");
    }
    System.arraycopy(seen, 0, word, 0, wordsOfBeat);
    strobe = seenStrobe;
    last = seenLast;
    dataStalled = !accept;
    if (!accept) {
      return;
    }
    if (beats == MOST_BEATS) {
      throw violation(cycle, "more than 256 beats of data without WLAST (AMBA AXI A3.4.1)");
    }
    for (int i = 0; i < wordsOfBeat; i++) {
      words[beats * wordsOfBeat + i] = word[i];
      strobes[beats * wordsOfBeat + i] = Lanes.inWord(strobe, i);
    }
    beats++;
    if (last) {
      int count = beats * wordsOfBeat;
      dataAhead.add(new Data(Arrays.copyOf(words, count), Arrays.copyOf(strobes, count)));
      beats = 0;
    }
  }

  private void match(long cycle) {
    var request = addresses.getFirst();
    if (dataAhead.isEmpty()) {
      if (beats >= request.beats()) {
        throw violation(
            cycle,
            "WLAST is 0 on beat %d of a write of %d beats (AMBA AXI A3.4.1)"
                .formatted(beats, request.beats()));
      }
      return;
    }
    addresses.removeFirst();
    var data = dataAhead.removeFirst();
    int sent = data.words.length / wordsOfBeat;
    if (sent != request.beats()) {
      throw violation(
          cycle,
          "WLAST is 1 on beat %d of a write of %d beats (AMBA AXI A3.4.1)"
              .formatted(sent, request.beats()));
    }
    for (int i = 0; i < data.strobes.length; i++) {
      int beat = i / wordsOfBeat;
      long lanes = Lanes.of(request.beatAddress(beat), request.size(), dataBytes);
      if ((data.strobes[i] & ~Lanes.inWord(lanes, i % wordsOfBeat)) != 0) {
        throw violation(
            cycle,
            "WSTRB of beat %d has lanes outside of it: %s (AMBA AXI A3.4.3)"
                .formatted(beat, request));
      }
    }
    bursts.add(new WriteBurst(request, cycle + timing.writeLatency(), data.words, data.strobes));
  }

  private WriteBurst choose(long cycle) {
    if (!timing.reorders()) {
      return bursts.getFirst().due() <= cycle ? bursts.getFirst() : null;
    }
    WriteBurst chosen = null;
    int candidates = 0;
    for (int i = 0; i < bursts.size(); i++) {
      var burst = bursts.get(i);
      if (burst.due() <= cycle && isOldestOfItsId(i) && chance.below(++candidates) == 0) {
        chosen = burst;
      }
    }
    return chosen;
  }

  private boolean isOldestOfItsId(int index) {
    for (int i = 0; i < index; i++) {
      if (bursts.get(i).request().id() == bursts.get(index).request().id()) {
        return false;
      }
    }
    return true;
  }

  /** The write takes effect as late as it may: when its response is offered. All of it or none. */
  private void finish(WriteBurst burst, Memory memory) {
    var request = burst.request();
    for (int beat = 0; beat < burst.beats(); beat++) {
      for (int i = 0; i < wordsOfBeat; i++) {
        int lanes = burst.strobes(beat, i);
        if (lanes != 0) {
          long address = place(request, beat, i);
          long first = address + Integer.numberOfTrailingZeros(lanes);
          int bytes = Integer.SIZE - Integer.numberOfLeadingZeros(lanes) - (int) (first - address);
          if (memory.check(Memory.AccessKind.WRITE, first, bytes) != Memory.Status.OK) {
            burst.refuse(SlaveReads.errorResponse(timing, chance));
            return;
          }
        }
      }
    }
    for (int beat = 0; beat < burst.beats(); beat++) {
      for (int i = 0; i < wordsOfBeat; i++) {
        store(place(request, beat, i), burst.data(beat, i), burst.strobes(beat, i), memory);
      }
    }
  }

  private long place(AddressTransfer request, int beat, int word) {
    return (request.beatAddress(beat) & -dataBytes) + Long.BYTES * word;
  }

  private static void store(long address, long data, int lanes, Memory memory) {
    if (lanes == 0) {
      return;
    }
    int shift = (int) address & Long.BYTES - 1;
    long mask = 0;
    for (int lane = 0; lane < Long.BYTES; lane++) {
      mask |= (lanes << shift >>> lane & 1) == 0 ? 0 : 0xffL << Byte.SIZE * lane;
    }
    long place = address & -Long.BYTES;
    long old = memory.read(place, Long.BYTES);
    memory.write(place, Long.BYTES, old & ~mask | data << Byte.SIZE * shift & mask);
  }

  private ProtocolViolationException violation(long cycle, String rule) {
    return new ProtocolViolationException(cycle, port, rule);
  }

  long count() {
    return count;
  }

  boolean isBusy() {
    return aw.isOffered()
        || dataOffered
        || beats > 0
        || !addresses.isEmpty()
        || !dataAhead.isEmpty()
        || !bursts.isEmpty();
  }

  void describe(StringBuilder text) {
    for (var request : addresses) {
      text.append("%s: a write waits for its data: %s%n".formatted(port, request));
    }
    if (beats > 0 || !dataAhead.isEmpty()) {
      text.append(
          "%s: %d bursts of write data wait for an address, %d beats of one more are there%n"
              .formatted(port, dataAhead.size(), beats));
    }
    for (var burst : bursts) {
      text.append("%s: a write waits for its response: %s%n".formatted(port, burst.request()));
    }
  }

  void reset() {
    aw.reset();
    addresses.clear();
    dataAhead.clear();
    bursts.clear();
    beats = 0;
    dataOffered = false;
    dataStalled = false;
    offered = null;
    count = 0;
    chance.restart();
    wready.drive(false);
    bvalid.drive(false);
  }
}
