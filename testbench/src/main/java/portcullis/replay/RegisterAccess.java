package portcullis.replay;

import java.util.function.LongPredicate;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Pqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.Register;
import portcullis.replay.Stimulus.RegisterWrite;

/** The register accesses that the replayer makes on its own behalf. */
final class RegisterAccess {
  private static final int PAGE_BITS = 12;
  private static final int POLLS = 100_000;

  private RegisterAccess() {}

  static long read(DeviceUnderTest device, Register register) {
    return device.readRegister(register.offset(), register.bytes());
  }

  static boolean isTo(RegisterWrite write, Register register) {
    return write.offset() == register.offset();
  }

  /** Writes, then waits as software must before it goes on. */
  static void write(DeviceUnderTest device, RegisterWrite write) {
    device.writeRegister(write.offset(), write.size(), write.value());
    if (isTo(write, Ddtp.REGISTER)) {
      await(device, Ddtp.REGISTER, value -> !Ddtp.BUSY.isSet(value), "ddtp.busy to fall");
    } else if (isTo(write, Cqcsr.REGISTER)) {
      awaitQueue(device, Cqcsr.REGISTER, Cqcsr.BUSY, Cqcsr.CQEN, Cqcsr.CQON);
    } else if (isTo(write, Fqcsr.REGISTER)) {
      awaitQueue(device, Fqcsr.REGISTER, Fqcsr.BUSY, Fqcsr.FQEN, Fqcsr.FQON);
    } else if (isTo(write, Pqcsr.REGISTER)) {
      awaitQueue(device, Pqcsr.REGISTER, Pqcsr.BUSY, Pqcsr.PQEN, Pqcsr.PQON);
    }
  }

  private static void awaitQueue(
      DeviceUnderTest device, Register register, Field busy, Field enable, Field on) {
    await(
        device,
        register,
        value -> !busy.isSet(value) && on.isSet(value) == enable.isSet(value),
        "%s.busy to fall and %s to follow %s".formatted(register.name(), on.name(), enable.name()));
  }

  /** Reads a register until it is as wanted. */
  static void await(DeviceUnderTest device, Register register, LongPredicate wanted, String what) {
    for (int i = 0; i < POLLS; i++) {
      if (wanted.test(read(device, register))) {
        return;
      }
    }
    throw new DeviceStuckException(
        "waited for %s; %,d reads were not enough".formatted(what, POLLS));
  }

  /** The address of the memory of a queue. */
  static long queueBase(DeviceUnderTest device, Register base) {
    return QueueBase.PPN.get(read(device, base)) << PAGE_BITS;
  }
}
