package portcullis.driver.riscv;

import java.util.List;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.InterruptGeneration;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.Pqcsr;

/**
 * The first steps with a unit after reset (section 6.2), in the order in which the driver takes
 * them; and the last one.
 */
final class BringUp {
  private static final int MAJOR_VERSION = 1;

  private final Platform platform;
  private final long timeLimit;

  BringUp(Platform platform, long timeLimit) {
    this.platform = platform;
    this.timeLimit = timeLimit;
  }

  Capabilities readCapabilities() {
    var capabilities =
        new Capabilities(platform.registers().read64(CapabilitiesRegister.REGISTER.offset()));
    if (capabilities.version() >>> 4 != MAJOR_VERSION) {
      throw new RiscvIommuException(
          "capabilities 0x%016x tell of version %d.%d of the specification; this driver knows %d.x"
              .formatted(
                  capabilities.value(),
                  capabilities.version() >>> 4,
                  capabilities.version() & 0xf,
                  MAJOR_VERSION));
    }
    return capabilities;
  }

  /** A unit that somebody else runs must not be touched. */
  void requireOff() {
    var registers = platform.registers();
    long ddtp = registers.read64(Ddtp.REGISTER.offset());
    if (Ddtp.IOMMU_MODE.get(ddtp) != IommuMode.OFF.code() || Ddtp.BUSY.isSet(ddtp)) {
      throw new RiscvIommuException("the unit is on already: ddtp is 0x%016x".formatted(ddtp));
    }
    long queues =
        Cqcsr.CQON.get(registers.read32(Cqcsr.REGISTER.offset()))
            | Fqcsr.FQON.get(registers.read32(Fqcsr.REGISTER.offset()))
            | Pqcsr.PQON.get(registers.read32(Pqcsr.REGISTER.offset()));
    if (queues != 0) {
      throw new RiscvIommuException("the unit is on already: it has a queue that is on");
    }
  }

  /**
   * Chooses byte order, the width of guests, and how interrupts come: wires if there are any.
   *
   * @return whether interrupts are wires
   */
  boolean chooseFeatures(Capabilities capabilities) {
    var registers = platform.registers();
    boolean wired = capabilities.interruptGeneration() != InterruptGeneration.MSI;
    long wanted = Fctl.WSI.of(wired);
    registers.write32(Fctl.REGISTER.offset(), (int) wanted);
    int fctl = registers.read32(Fctl.REGISTER.offset());
    if (Fctl.BE.isSet(fctl)) {
      throw new RiscvIommuException(
          "fctl 0x%08x: structures stay big-endian, which this driver does not write"
              .formatted(fctl));
    }
    if (Fctl.GXL.isSet(fctl)) {
      throw new RiscvIommuException(
          "fctl 0x%08x: second stages stay those of a 32-bit guest".formatted(fctl));
    }
    if (Fctl.WSI.isSet(fctl) != wired) {
      throw new RiscvIommuException(
          "fctl 0x%08x contradicts capabilities.IGS %s"
              .formatted(fctl, capabilities.interruptGeneration()));
    }
    return wired;
  }

  /** A vector for each source as far as there are, and the messages behind them. */
  Vectors chooseVectors(boolean wired) {
    var registers = platform.registers();
    int last = platform.interrupts().vectors() - 1;
    long wanted =
        Icvec.CIV.of(0)
            | Icvec.FIV.of(Math.min(1, last))
            | Icvec.PMIV.of(Math.min(2, last))
            | Icvec.PIV.of(Math.min(3, last));
    registers.write64(Icvec.REGISTER.offset(), wanted);
    long icvec = registers.read64(Icvec.REGISTER.offset());
    var vectors = new Vectors(Icvec.CIV.getInt(icvec), Icvec.FIV.getInt(icvec));
    if (!wired) {
      for (int vector : List.of(vectors.commandQueue(), vectors.faultQueue())) {
        var message = platform.interrupts().message(vector);
        registers.write64(MsiCfgTbl.ADDRESS.offset(vector), message.address());
        registers.write32(MsiCfgTbl.DATA.offset(vector), message.data());
        registers.write32(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 0);
      }
    }
    return vectors;
  }

  /**
   * The vectors of the sources that the driver listens to.
   *
   * @param commandQueue of the command queue
   * @param faultQueue of the fault queue
   */
  record Vectors(int commandQueue, int faultQueue) {}

  /** Points {@code ddtp} to a directory, of the greatest depth that the unit takes. */
  IommuMode enable(long directory) {
    var depths = List.of(IommuMode.THREE_LEVELS, IommuMode.TWO_LEVELS, IommuMode.ONE_LEVEL);
    for (var mode : depths) {
      long wanted = Ddtp.IOMMU_MODE.of(mode.code()) | Ddtp.PPN.of(Addresses.page(directory));
      if (write(wanted) == wanted) {
        return mode;
      }
      // A unit may take another depth only from Off.
      write(Ddtp.IOMMU_MODE.of(IommuMode.OFF.code()));
    }
    throw new RiscvIommuException(
        "ddtp takes no directory at 0x%x of any depth".formatted(directory));
  }

  /** Turns translation off: every request is refused from now on. */
  void disable() {
    long ddtp = write(Ddtp.IOMMU_MODE.of(IommuMode.OFF.code()));
    if (Ddtp.IOMMU_MODE.get(ddtp) != IommuMode.OFF.code()) {
      throw new RiscvIommuException("the unit does not turn off: ddtp is 0x%016x".formatted(ddtp));
    }
  }

  private long write(long value) {
    var registers = platform.registers();
    int offset = Ddtp.REGISTER.offset();
    registers.write64(offset, value);
    if (!platform.await(() -> !Ddtp.BUSY.isSet(registers.read64(offset)), timeLimit)) {
      throw new RiscvIommuException(
          "ddtp stays busy for %d ticks after a write of 0x%016x".formatted(timeLimit, value));
    }
    return registers.read64(offset);
  }
}
