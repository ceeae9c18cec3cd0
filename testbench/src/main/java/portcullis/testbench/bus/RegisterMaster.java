package portcullis.testbench.bus;

/** A master on AXI4-Lite with data of 64 bits: one access at a time, of 4 or 8 bytes. */
public final class RegisterMaster implements BusModel {
  private enum State {
    IDLE,
    ADDRESS,
    ANSWER,
    DONE
  }

  private final String port;
  private final InputPin awvalid;
  private final OutputPin awready;
  private final InputPin awaddr;
  private final InputPin wvalid;
  private final OutputPin wready;
  private final InputPin wdata;
  private final InputPin wstrb;
  private final OutputPin bvalid;
  private final InputPin bready;
  private final OutputPin bresp;
  private final InputPin arvalid;
  private final OutputPin arready;
  private final InputPin araddr;
  private final OutputPin rvalid;
  private final InputPin rready;
  private final OutputPin rdata;
  private final OutputPin rresp;

  private State state = State.IDLE;
  private boolean writes;
  private int offset;
  private int size;
  private long data;
  private boolean addressWaits;
  private boolean dataWaits;
  private int response;
  private long passed;

  private boolean addressTaken;
  private boolean dataTaken;
  private boolean isAnswered;

  /**
   * A master.
   *
   * @param pins the design's ports
   * @param port prefix of the bus's signals, such as {@code registers}
   */
  public RegisterMaster(Pins pins, String port) {
    this.port = port;
    if (pins.width(port + "_wdata") != Long.SIZE) {
      throw new IllegalArgumentException(
          "port %s has data of %d bits; this model takes 64"
              .formatted(port, pins.width(port + "_wdata")));
    }
    awvalid = pins.input(port + "_awvalid");
    awready = pins.output(port + "_awready");
    awaddr = pins.input(port + "_awaddr");
    wvalid = pins.input(port + "_wvalid");
    wready = pins.output(port + "_wready");
    wdata = pins.input(port + "_wdata");
    wstrb = pins.input(port + "_wstrb");
    bvalid = pins.output(port + "_bvalid");
    bready = pins.input(port + "_bready");
    bresp = pins.output(port + "_bresp");
    arvalid = pins.input(port + "_arvalid");
    arready = pins.output(port + "_arready");
    araddr = pins.input(port + "_araddr");
    rvalid = pins.output(port + "_rvalid");
    rready = pins.input(port + "_rready");
    rdata = pins.output(port + "_rdata");
    rresp = pins.output(port + "_rresp");
  }

  /**
   * Starts a write in the next cycle.
   *
   * @param byteOffset a multiple of {@code bytes}
   * @param bytes 4 or 8
   * @param value what to write
   */
  public void startWrite(int byteOffset, int bytes, long value) {
    start(true, byteOffset, bytes);
    data = value << Byte.SIZE * (byteOffset & Long.BYTES - 1);
  }

  /**
   * Starts a read in the next cycle.
   *
   * @param byteOffset a multiple of {@code bytes}
   * @param bytes 4 or 8
   */
  public void startRead(int byteOffset, int bytes) {
    start(false, byteOffset, bytes);
  }

  private void start(boolean toWrite, int byteOffset, int bytes) {
    if (state != State.IDLE && state != State.DONE) {
      throw new IllegalStateException("port " + port + " has an access under way");
    }
    if (bytes != Integer.BYTES && bytes != Long.BYTES || byteOffset % bytes != 0) {
      throw new IllegalArgumentException(
          "an access of %d bytes at offset %d: 4 or 8 aligned bytes are possible"
              .formatted(bytes, byteOffset));
    }
    writes = toWrite;
    offset = byteOffset;
    size = bytes;
    state = State.ADDRESS;
    addressWaits = true;
    dataWaits = toWrite;
  }

  /**
   * Whether the access that was started last is over.
   *
   * @return whether another one can be started
   */
  public boolean isDone() {
    return state == State.DONE;
  }

  /**
   * How the last access went.
   *
   * @return the value on RRESP or BRESP
   */
  public int response() {
    return response;
  }

  /**
   * What the last read brought.
   *
   * @return the value, zero-extended
   */
  public long value() {
    long value = data >>> Byte.SIZE * (offset & Long.BYTES - 1);
    return size == Long.BYTES ? value : value & 0xffffffffL;
  }

  /**
   * The cycle in which the address of the last access, and the data of a write, had passed.
   *
   * @return the cycle
   */
  public long passed() {
    return passed;
  }

  @Override
  public void sample(long cycle) {
    if (state == State.ADDRESS) {
      addressTaken = writes ? awready.isHigh() : arready.isHigh();
      dataTaken = writes && wready.isHigh();
    }
    boolean answered = bvalid.isHigh();
    boolean delivered = rvalid.isHigh();
    isAnswered = state == State.ANSWER && (writes ? answered : delivered);
    if (answered && !(isAnswered && writes) || delivered && !(isAnswered && !writes)) {
      throw new ProtocolViolationException(
          passed, port, "an answer that nothing asked for (AMBA AXI A3.3.1)");
    }
  }

  @Override
  public void drive(long cycle) {
    if (state != State.ADDRESS) {
      silence();
    }
    if (isAnswered) {
      response = (int) (writes ? bresp.read() : rresp.read());
      if (!writes) {
        data = rdata.read();
      }
      bready.drive(writes);
      rready.drive(!writes);
      state = State.DONE;
      return;
    }
    bready.drive(false);
    rready.drive(false);
    if (state == State.ADDRESS) {
      driveAddress(cycle);
    }
  }

  private void driveAddress(long cycle) {
    if (writes) {
      awaddr.drive(offset);
      wdata.drive(data);
      wstrb.drive((1 << size) - 1 << (offset & Long.BYTES - 1));
      awvalid.drive(addressWaits);
      wvalid.drive(dataWaits);
    } else {
      araddr.drive(offset);
      arvalid.drive(addressWaits);
    }
    addressWaits &= !addressTaken;
    dataWaits &= !dataTaken;
    if (!addressWaits && !dataWaits) {
      passed = cycle;
      state = State.ANSWER;
    }
  }

  private void silence() {
    awvalid.drive(false);
    wvalid.drive(false);
    arvalid.drive(false);
  }

  @Override
  public void reset() {
    state = State.IDLE;
    isAnswered = false;
    silence();
    bready.drive(false);
    rready.drive(false);
  }

  @Override
  public boolean isBusy() {
    return state == State.ADDRESS || state == State.ANSWER;
  }

  @Override
  public String outstanding() {
    return isBusy()
        ? "%s: a %s of %d bytes at offset %d waits for %s%n"
            .formatted(
                port,
                writes ? "write" : "read",
                size,
                offset,
                state == State.ANSWER ? "its answer" : "being taken")
        : "";
  }
}
