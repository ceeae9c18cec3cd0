package portcullis.testbench.bus;

import java.util.ArrayList;
import java.util.List;
import portcullis.model.Memory;

/** The half of a slave that answers reads. */
final class SlaveReads {
  private static final int SLVERR = 2;
  private static final int DECERR = 3;
  private static final int POISONED = 4;

  private final int dataBytes;
  private final AddressOutputs ar;
  private final OutputPin rready;
  private final InputPin rvalid;
  private final InputPin rid;
  private final InputPin rdata;
  private final InputPin rresp;
  private final InputPin rlast;
  private final InputPin rpoison;

  /** Under way, the oldest first. */
  private final List<ReadBurst> bursts = new ArrayList<>();

  private Timing timing;
  private Chance chance;
  private boolean isTaken;

  /** Whose beat is offered and not yet taken, or null. */
  private ReadBurst offered;

  /** Whose beats go on until the last one, where beats do not alternate. */
  private ReadBurst current;

  private long count;

  SlaveReads(Pins pins, String port, Timing timing) {
    dataBytes = pins.dataBytes(port);
    ar = new AddressOutputs(pins, port, "ar");
    rready = pins.output(port + "_rready");
    rvalid = pins.input(port + "_rvalid");
    rid = pins.optionalInput(port + "_rid");
    rdata = pins.input(port + "_rdata");
    rresp = pins.input(port + "_rresp");
    rlast = pins.input(port + "_rlast");
    rpoison = pins.optionalInput(port + "_rpoison");
    setTiming(timing);
  }

  void setTiming(Timing wanted) {
    timing = wanted;
    chance = new Chance(wanted.seed(), wanted.stallPercent());
  }

  void sample(long cycle) {
    ar.sample(cycle);
    // RREADY matters only if there may be something to offer.
    isTaken = !bursts.isEmpty() && rready.isHigh();
  }

  void drive(long cycle, Memory memory, SlaveListener listener) {
    var request = ar.drive(cycle, !chance.strikes());
    if (request != null) {
      count++;
      var read = read(request, cycle, memory);
      bursts.add(read);
      listener.readAccepted(read);
    }
    if (offered == null) {
      offered = chance.strikes() ? null : choose(cycle);
      if (offered != null) {
        offer(offered);
      }
    }
    rvalid.drive(offered != null);
    if (offered != null && isTaken) {
      boolean ends = offered.deliver(cycle);
      if (ends) {
        bursts.remove(offered);
      }
      current = ends ? null : offered;
      offered = null;
    }
  }

  private void offer(ReadBurst burst) {
    int beat = burst.nextBeat();
    rid.drive(burst.request().id());
    burst.drive(rdata, beat);
    rresp.drive(burst.response(beat));
    rlast.drive(burst.isAtLastBeat());
    rpoison.drive(burst.isPoisoned(beat));
  }

  /** The burst whose beat is next, or null: within an ID it is the oldest one that is under way. */
  private ReadBurst choose(long cycle) {
    if (current != null && !timing.interleaves()) {
      return current;
    }
    if (!timing.reorders() && !timing.interleaves()) {
      return !bursts.isEmpty() && bursts.getFirst().due() <= cycle ? bursts.getFirst() : null;
    }
    ReadBurst chosen = null;
    int candidates = 0;
    for (int i = 0; i < bursts.size(); i++) {
      var burst = bursts.get(i);
      boolean possible =
          burst.due() <= cycle
              && isOldestOfItsId(i)
              && (timing.reorders() || i == 0 || burst.nextBeat() > 0 || othersHaveBegun(i));
      if (possible && chance.below(++candidates) == 0) {
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

  /** Without overtaking, a burst may begin once all older ones have. */
  private boolean othersHaveBegun(int index) {
    for (int i = 0; i < index; i++) {
      if (bursts.get(i).nextBeat() == 0) {
        return false;
      }
    }
    return true;
  }

  private ReadBurst read(AddressTransfer request, long cycle, Memory memory) {
    int words = Lanes.words(dataBytes);
    var data = new long[request.beats() * words];
    var marks = new byte[request.beats()];
    for (int beat = 0; beat < marks.length; beat++) {
      long address = request.beatAddress(beat);
      int bytes = 1 << request.size();
      var status = memory.check(Memory.AccessKind.READ, address & -bytes, bytes);
      if (status != Memory.Status.OK) {
        marks[beat] =
            (byte) (status == Memory.Status.POISONED ? POISONED : errorResponse(timing, chance));
      }
      for (int i = 0; i < words; i++) {
        long place = words == 1 ? address & -Long.BYTES : (address & -dataBytes) + Long.BYTES * i;
        long word = memory.read(place, Long.BYTES);
        // Not the true data: a design that uses it all the same must be found out.
        long seen = status == Memory.Status.OK ? word : Chance.mix(~word ^ address);
        data[beat * words + i] = lanes(seen, address);
      }
    }
    return new ReadBurst(request, cycle + timing.readLatency(), data, marks);
  }

  static int errorResponse(Timing timing, Chance chance) {
    return timing.decodeErrors() && chance.below(2) == 0 ? DECERR : SLVERR;
  }

  private long lanes(long word, long address) {
    if (dataBytes >= Long.BYTES) {
      return word;
    }
    long shifted = word >>> Byte.SIZE * (address & Long.BYTES - dataBytes);
    return shifted & (1L << Byte.SIZE * dataBytes) - 1;
  }

  long count() {
    return count;
  }

  boolean isBusy() {
    return ar.isOffered() || !bursts.isEmpty();
  }

  void describe(String port, StringBuilder text) {
    for (var burst : bursts) {
      text.append(
          "%s: a read waits for beat %d: %s%n".formatted(port, burst.nextBeat(), burst.request()));
    }
  }

  void reset() {
    ar.reset();
    bursts.clear();
    offered = null;
    current = null;
    count = 0;
    chance.restart();
    rvalid.drive(false);
  }
}
