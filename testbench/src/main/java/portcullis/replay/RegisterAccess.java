package portcullis.replay;

import java.util.function.LongPredicate;
import portcullis.replay.Stimulus.RegisterWrite;

/**
 * The register accesses the replayer makes on its own behalf. The offsets and positions are written
 * down here again on purpose: the judge does not share them with what it judges.
 */
final class RegisterAccess {
  static final int FCTL = 0x8;
  static final int DDTP = 0x10;
  static final int CQH = 0x20;
  static final int CQT = 0x24;
  static final int FQB = 0x28;
  static final int FQT = 0x34;
  static final int PQB = 0x38;
  static final int PQT = 0x44;
  static final int CQCSR = 0x48;
  static final int FQCSR = 0x4c;
  static final int PQCSR = 0x50;
  static final int IPSR = 0x54;
  static final int ICVEC = 0x2f8;
  static final int MSI_CFG_TBL = 0x300;
  static final int MSI_CFG_TBL_ENTRIES = 16;

  private static final long PPN = ((1L << 44) - 1) << 10;
  private static final int POLLS = 100_000;

  private RegisterAccess() {}

  /** Writes, then waits as software must before it goes on. */
  static void write(DeviceUnderTest device, RegisterWrite write) {
    device.writeRegister(write.offset(), write.size(), write.value());
    switch (write.offset()) {
      case DDTP -> await(device, DDTP, 8, value -> (value >>> 4 & 1) == 0, "ddtp.busy to fall");
      case CQCSR -> awaitQueue(device, CQCSR, "cqcsr");
      case FQCSR -> awaitQueue(device, FQCSR, "fqcsr");
      case PQCSR -> awaitQueue(device, PQCSR, "pqcsr");
      default -> {}
    }
  }

  private static void awaitQueue(DeviceUnderTest device, int offset, String name) {
    await(
        device,
        offset,
        4,
        value -> (value >>> 17 & 1) == 0 && (value >>> 16 & 1) == (value & 1),
        name + ".busy to fall and its on bit to follow its enable bit");
  }

  /** Reads a register until it is as wanted. */
  static long await(
      DeviceUnderTest device, int offset, int size, LongPredicate wanted, String what) {
    for (int i = 0; i < POLLS; i++) {
      long value = device.readRegister(offset, size);
      if (wanted.test(value)) {
        return value;
      }
    }
    throw new DeviceStuckException(
        "waited for %s; %,d reads were not enough".formatted(what, POLLS));
  }

  /** The address of the memory of a queue. */
  static long queueBase(DeviceUnderTest device, int offset) {
    return (device.readRegister(offset, 8) & PPN) >>> 10 << 12;
  }
}
