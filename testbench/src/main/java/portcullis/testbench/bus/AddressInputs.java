package portcullis.testbench.bus;

/** An address channel that a device drives. */
final class AddressInputs {
  private final String port;
  private final int widestSize;
  private final InputPin valid;
  private final OutputPin ready;
  private final InputPin id;
  private final InputPin addr;
  private final InputPin len;
  private final InputPin size;
  private final InputPin burst;
  private final InputPin lock;
  private final InputPin prot;
  private final InputPin deviceId;
  private final InputPin processIdValid;
  private final InputPin processId;
  private final InputPin addressType;
  private DeviceTransaction offered;
  private boolean taken;

  AddressInputs(Pins pins, String port, String channel) {
    this.port = port;
    widestSize = Integer.numberOfTrailingZeros(pins.dataBytes(port));
    String prefix = port + "_" + channel;
    valid = pins.input(prefix + "valid");
    ready = pins.output(prefix + "ready");
    id = pins.optionalInput(prefix + "id");
    addr = pins.input(prefix + "addr");
    len = pins.input(prefix + "len");
    size = pins.input(prefix + "size");
    burst = pins.input(prefix + "burst");
    lock = pins.optionalInput(prefix + "lock");
    prot = pins.optionalInput(prefix + "prot");
    deviceId = pins.optionalInput(prefix + "mmusid");
    processIdValid = pins.optionalInput(prefix + "mmussidv");
    processId = pins.optionalInput(prefix + "mmussid");
    addressType = pins.optionalInput(prefix + "mmuat");
  }

  void sample() {
    taken = ready.isHigh();
  }

  boolean isFree() {
    return offered == null;
  }

  DeviceTransaction offered() {
    return offered;
  }

  /** Offers a request from this cycle on. */
  void offer(DeviceTransaction transaction, long cycle) {
    var request = transaction.request();
    String broken = request.transfer(cycle).brokenRule(widestSize);
    if ((broken != null) != request.violates()) {
      throw new ProtocolViolationException(
          cycle,
          port,
          broken == null
              ? "the test says that a request breaks the protocol, but it does not: " + request
              : "the test sends %s: %s; mark it as violating() if it is meant to"
                  .formatted(request, broken));
    }
    offered = transaction;
    id.drive(request.id());
    addr.drive(request.address());
    len.drive(request.beats() - 1);
    size.drive(request.size());
    burst.drive(request.burst());
    lock.drive(request.lock());
    prot.drive(request.prot());
    deviceId.drive(request.deviceId());
    processIdValid.drive(request.processIdValid());
    processId.drive(request.processId());
    addressType.drive(request.addressType());
  }

  /** Drives VALID and gives what passes at the end of this cycle, or null. */
  DeviceTransaction drive(long cycle) {
    valid.drive(offered != null);
    if (offered == null || !taken) {
      return null;
    }
    var passed = offered;
    passed.accept(cycle);
    offered = null;
    return passed;
  }

  void reset() {
    offered = null;
    valid.drive(false);
  }
}
