package portcullis.testbench.bus;

import java.util.ArrayDeque;

/** The half of a device that writes. Data may pass before, with or after its address. */
final class MasterWrites {
  private static final int EXOKAY = 1;

  private final String port;
  private final int dataBytes;
  private final long[] data;
  private final AddressInputs aw;
  private final InputPin wvalid;
  private final OutputPin wready;
  private final InputPin wdata;
  private final InputPin wstrb;
  private final InputPin wlast;
  private final OutputPin bvalid;
  private final InputPin bready;
  private final OutputPin bid;
  private final OutputPin bresp;

  private final ArrayDeque<DeviceTransaction> waiting = new ArrayDeque<>();

  /** Whose data has not all passed; the first one is being sent. */
  private final ArrayDeque<DeviceTransaction> sending = new ArrayDeque<>();

  private final Outstanding outstanding;
  private Chance chance = new Chance(0, 0);
  private int mostOutstanding = Integer.MAX_VALUE;
  private boolean dataIsHeldBack;

  /** Chosen, while its address is held back so that its data goes ahead. */
  private DeviceTransaction held;

  private int beat;
  private boolean isDataOffered;
  private boolean isDataTaken;
  private boolean isAnswered;
  private boolean isStalled;
  private int id;
  private int response;

  MasterWrites(Pins pins, String port) {
    this.port = port;
    dataBytes = pins.dataBytes(port);
    data = new long[Lanes.words(dataBytes)];
    aw = new AddressInputs(pins, port, "aw");
    wvalid = pins.input(port + "_wvalid");
    wready = pins.output(port + "_wready");
    wdata = pins.input(port + "_wdata");
    wstrb = pins.input(port + "_wstrb");
    wlast = pins.input(port + "_wlast");
    bvalid = pins.output(port + "_bvalid");
    bready = pins.input(port + "_bready");
    bid = pins.optionalOutput(port + "_bid");
    bresp = pins.output(port + "_bresp");
    outstanding = new Outstanding(1 << pins.width(port + "_awid"));
  }

  void setStalls(int percent, long seed) {
    chance = new Chance(~seed, percent);
  }

  void holdBackData(boolean held) {
    dataIsHeldBack = held;
  }

  void limitOutstanding(int most) {
    mostOutstanding = most;
  }

  void submit(DeviceTransaction transaction) {
    waiting.add(transaction);
  }

  void sample() {
    aw.sample();
    isDataTaken = wready.isHigh();
    isAnswered = bvalid.isHigh();
  }

  void drive(long cycle, Traffic traffic) {
    if (aw.isFree()) {
      if (held == null && outstanding.count() < mostOutstanding) {
        held = next(cycle, traffic);
        if (held != null) {
          sending.add(held);
        }
      }
      if (held != null && !chance.strikes()) {
        aw.offer(held, cycle);
        held = null;
      }
    }
    var passed = aw.drive(cycle);
    if (passed != null) {
      outstanding.add(passed);
    }
    boolean accept = !chance.strikes();
    bready.drive(accept);
    // Before the data: a response in the cycle of the last data comes too early.
    takeResponse(cycle, accept, traffic);
    driveData();
  }

  private DeviceTransaction next(long cycle, Traffic traffic) {
    var next = waiting.poll();
    if (next == null) {
      var request = traffic.nextWrite(cycle);
      next = request == null ? null : new DeviceTransaction(request, data.length);
    }
    return next;
  }

  private void driveData() {
    var write = sending.peekFirst();
    if (!isDataOffered
        && write != null
        && !(dataIsHeldBack && write.accepted() < 0)
        && !chance.strikes()) {
      isDataOffered = true;
      var request = write.request();
      for (int word = 0; word < data.length; word++) {
        data[word] = write.data(beat, word) & lanesOfBus();
      }
      wdata.drive(data, 0, data.length);
      long address =
          AddressTransfer.beatAddress(
              request.address(), request.beats(), request.size(), request.burst(), beat);
      wstrb.drive(Lanes.of(address, request.size(), dataBytes));
      wlast.drive(beat == request.beats() - 1);
    }
    wvalid.drive(isDataOffered);
    if (isDataOffered && isDataTaken) {
      isDataOffered = false;
      if (++beat == write.request().beats()) {
        beat = 0;
        sending.removeFirst();
      }
    }
  }

  private long lanesOfBus() {
    return dataBytes >= Long.BYTES ? -1L : (1L << Byte.SIZE * dataBytes) - 1;
  }

  private void takeResponse(long cycle, boolean accept, Traffic traffic) {
    if (!isAnswered) {
      if (isStalled) {
        throw violation(cycle, "BVALID fell before BREADY rose (AMBA AXI A3.2.1)");
      }
      return;
    }
    int seenId = (int) bid.read();
    int seenResponse = (int) bresp.read();
    if (isStalled && (seenId != id || seenResponse != response)) {
      throw violation(cycle, "BVALID was 1 without BREADY, then B changed (AMBA AXI A3.2.1)");
    }
    id = seenId;
    response = seenResponse;
    isStalled = !accept;
    var write = outstanding.oldest(id);
    if (write == null || write.accepted() == cycle) {
      throw violation(
          cycle, "BVALID without an outstanding write of BID %d (AMBA AXI A3.3.1)".formatted(id));
    }
    if (sending.contains(write)) {
      throw violation(
          cycle, "BVALID before the last data has passed: %s (AMBA AXI A3.3.1)".formatted(write));
    }
    if (response == EXOKAY && !write.request().lock()) {
      throw violation(
          cycle, "EXOKAY for a write that is not exclusive: %s (AMBA AXI A3.4.4)".formatted(write));
    }
    if (accept) {
      write.answer(response);
      write.end(cycle);
      outstanding.remove(id);
      traffic.ended(write);
    }
  }

  private ProtocolViolationException violation(long cycle, String rule) {
    return new ProtocolViolationException(cycle, port, rule);
  }

  boolean isBusy() {
    return isAnswered
        || !aw.isFree()
        || !sending.isEmpty()
        || !waiting.isEmpty()
        || outstanding.count() > 0;
  }

  int outstanding() {
    return outstanding.count();
  }

  void describe(StringBuilder text) {
    if (aw.offered() != null) {
      text.append("%s: waits for AWREADY: %s%n".formatted(port, aw.offered()));
    }
    if (!sending.isEmpty()) {
      text.append(
          "%s: waits for WREADY of beat %d: %s%n".formatted(port, beat, sending.peekFirst()));
    }
    outstanding.describe(port, text);
    for (var transaction : waiting) {
      text.append("%s: waits for its turn: %s%n".formatted(port, transaction));
    }
  }

  void reset() {
    aw.reset();
    waiting.clear();
    sending.clear();
    outstanding.clear();
    held = null;
    beat = 0;
    isDataOffered = false;
    isAnswered = false;
    isStalled = false;
    chance.restart();
    wvalid.drive(false);
    bready.drive(false);
  }
}
