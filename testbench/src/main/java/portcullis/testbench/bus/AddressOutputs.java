package portcullis.testbench.bus;

/** An address channel that the design drives, watched. */
final class AddressOutputs {
  private final String port;
  private final String channel;
  private final int widestSize;
  private final OutputPin valid;
  private final InputPin ready;
  private final OutputPin id;
  private final OutputPin addr;
  private final OutputPin len;
  private final OutputPin size;
  private final OutputPin burst;
  private final OutputPin lock;
  private final OutputPin cache;
  private final OutputPin prot;
  private final OutputPin memoryType;
  private final OutputPin msi;
  private final OutputPin coherent;

  /** What is offered in this cycle, or null. */
  private AddressTransfer offered;

  /** What was offered in the cycle before and not taken, or null. */
  private AddressTransfer stalled;

  /**
   * A channel.
   *
   * @param port the port's prefix, such as {@code memory}
   * @param channel the channel's letters: {@code ar} or {@code aw}
   */
  AddressOutputs(Pins pins, String port, String channel) {
    this.port = port;
    this.channel = channel.toUpperCase(java.util.Locale.ROOT);
    widestSize = Integer.numberOfTrailingZeros(pins.dataBytes(port));
    String prefix = port + "_" + channel;
    valid = pins.output(prefix + "valid");
    ready = pins.input(prefix + "ready");
    id = pins.optionalOutput(prefix + "id");
    addr = pins.output(prefix + "addr");
    len = pins.output(prefix + "len");
    size = pins.output(prefix + "size");
    burst = pins.output(prefix + "burst");
    lock = pins.optionalOutput(prefix + "lock");
    cache = pins.optionalOutput(prefix + "cache");
    prot = pins.optionalOutput(prefix + "prot");
    memoryType = pins.optionalOutput(prefix + "mmumt");
    msi = pins.optionalOutput(prefix + "mmumsi");
    coherent = pins.optionalOutput(prefix + "mmucoherent");
  }

  void sample(long cycle) {
    offered = valid.isHigh() ? read(cycle) : null;
  }

  private AddressTransfer read(long cycle) {
    return new AddressTransfer(
        cycle,
        stalled == null ? cycle : stalled.since(),
        (int) id.read(),
        addr.read(),
        (int) len.read() + 1,
        (int) size.read(),
        (int) burst.read(),
        lock.isHigh(),
        (int) cache.read(),
        (int) prot.read(),
        (int) memoryType.read(),
        msi.isHigh(),
        coherent.isHigh());
  }

  boolean isOffered() {
    return offered != null;
  }

  /** Drives READY and gives what passes at the end of this cycle, or null. */
  AddressTransfer drive(long cycle, boolean accept) {
    ready.drive(accept);
    if (stalled != null && !stalled.isSameOffer(offered)) {
      throw new ProtocolViolationException(
          cycle,
          port,
          "%sVALID was 1 without READY, then what it offered changed (AMBA AXI A3.2.1): %s, then %s"
              .formatted(channel, stalled, offered == null ? "nothing" : offered));
    }
    if (offered == null) {
      return null;
    }
    if (!accept) {
      stalled = offered;
      return null;
    }
    stalled = null;
    String broken = offered.brokenRule(widestSize);
    if (broken != null) {
      throw new ProtocolViolationException(cycle, port, channel + ": " + broken);
    }
    return offered;
  }

  void reset() {
    offered = null;
    stalled = null;
    ready.drive(false);
  }
}
