package portcullis.model;

/** Where each register is, and who owns it (section "Register layout"). */
final class RegisterMap {
  private static final int REGION = 4096;
  private static final int COUNTERS = 104;
  private static final int SELECTORS = 352;
  private static final int DEBUG_IOVA = 600;
  private static final int ICVEC = 760;
  private static final int MSI_TABLE = 768;
  private static final int MSI_TABLE_END = 1024;

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final CommandQueue commands;
  private final FaultQueue faults;
  private final PageRequestQueue pageRequests;
  private final Interrupts interrupts;
  private final PerformanceMonitor monitor;
  private final DebugPort debug;

  RegisterMap(
      Capabilities capabilities,
      ControlRegisters control,
      CommandQueue commands,
      FaultQueue faults,
      PageRequestQueue pageRequests,
      Interrupts interrupts,
      PerformanceMonitor monitor,
      DebugPort debug) {
    this.capabilities = capabilities;
    this.control = control;
    this.commands = commands;
    this.faults = faults;
    this.pageRequests = pageRequests;
    this.interrupts = interrupts;
    this.monitor = monitor;
    this.debug = debug;
  }

  /** Size of the register that an offset belongs to, 4 or 8. */
  private static int registerSize(int offset) {
    boolean wide =
        offset < 8
            || offset >= 16 && offset < 32
            || offset >= 40 && offset < 48
            || offset >= 56 && offset < 64
            || offset >= 96 && offset < 624
            || offset >= ICVEC && offset < MSI_TABLE
            || offset >= MSI_TABLE && offset < MSI_TABLE_END && (offset & 8) == 0;
    return wide ? 8 : 4;
  }

  private static void check(int offset, int size) {
    if (size != 4 && size != 8) {
      throw new IllegalArgumentException(
          "a register access has 4 or 8 bytes, not %d (offset 0x%x)".formatted(size, offset));
    }
    if (offset < 0 || offset + size > REGION || offset % size != 0) {
      throw new IllegalArgumentException(
          "offset 0x%x is not aligned to %d bytes, or outside the 4 KiB of registers"
              .formatted(offset, size));
    }
  }

  long read(int offset, int size) {
    check(offset, size);
    if (registerSize(offset) == 4) {
      return size == 4 ? readRegister(offset) : 0;
    }
    long value = readRegister(offset & ~7);
    return size == 8 ? value : value >>> 8 * (offset & 4) & 0xffffffffL;
  }

  void write(int offset, int size, long value) {
    check(offset, size);
    if (registerSize(offset) == 4) {
      if (size == 4) {
        writeRegister(offset, value & 0xffffffffL);
      }
      return;
    }
    int register = offset & ~7;
    if (size == 8) {
      writeRegister(register, value);
    } else {
      int shift = 8 * (offset & 4);
      long other = readRegister(register) & ~(0xffffffffL << shift);
      writeRegister(register, other | (value & 0xffffffffL) << shift);
    }
  }

  private long readRegister(int offset) {
    return switch (offset) {
      case 0 -> capabilities.value();
      case 8 -> control.fctl();
      case 16 -> control.ddtp();
      case 24 -> commands.registers().base();
      case 32 -> commands.registers().deviceIndex();
      case 36 -> commands.registers().softwareIndex();
      case 40 -> faults.registers().base();
      case 48 -> faults.registers().softwareIndex();
      case 52 -> faults.registers().deviceIndex();
      case 56 -> pageRequests.registers().base();
      case 64 -> pageRequests.registers().softwareIndex();
      case 68 -> pageRequests.registers().deviceIndex();
      case 72 -> commands.registers().control();
      case 76 -> faults.registers().control();
      case 80 -> pageRequests.registers().control();
      case 84 -> interrupts.pending();
      case 88 -> monitor.overflows();
      case 92 -> monitor.inhibited();
      case 96 -> monitor.cycles();
      case DEBUG_IOVA -> debug.iova();
      case 608 -> debug.control();
      case 616 -> debug.response();
      case 624 -> control.iommuQosid();
      case ICVEC -> interrupts.vectors();
      default -> readArray(offset);
    };
  }

  private long readArray(int offset) {
    if (offset >= COUNTERS && offset < SELECTORS) {
      return monitor.counter((offset - COUNTERS) / 8);
    }
    if (offset >= SELECTORS && offset < DEBUG_IOVA) {
      return monitor.selector((offset - SELECTORS) / 8);
    }
    if (offset >= MSI_TABLE && offset < MSI_TABLE_END) {
      int vector = (offset - MSI_TABLE) / 16;
      return switch (offset & 15) {
        case 0 -> interrupts.address(vector);
        case 8 -> interrupts.data(vector);
        default -> interrupts.vectorControl(vector);
      };
    }
    return 0;
  }

  private void writeRegister(int offset, long value) {
    switch (offset) {
      case 8 -> {
        if (idle()) {
          control.writeFctl(value);
        }
      }
      case 16 -> control.writeDdtp(value);
      case 24 -> commands.registers().writeBase(value);
      case 36 -> commands.registers().writeSoftwareIndex(value);
      case 40 -> faults.registers().writeBase(value);
      case 48 -> faults.registers().writeSoftwareIndex(value);
      case 56, 64, 80 -> {
        if (capabilities.ats()) {
          writePageRequests(offset, value);
        }
      }
      case 72 -> {
        commands.registers().writeControl(value);
        commands.updateInterrupt();
      }
      case 76 -> {
        faults.registers().writeControl(value);
        faults.updateInterrupt();
      }
      case 84 -> {
        interrupts.clear(value);
        commands.updateInterrupt();
        faults.updateInterrupt();
        pageRequests.updateInterrupt();
      }
      case 92 -> monitor.writeInhibited(value);
      case 96 -> monitor.writeCycles(value);
      case DEBUG_IOVA -> debug.writeIova(value);
      case 608 -> debug.writeControl(value);
      case 624 -> control.writeIommuQosid(value);
      case ICVEC -> interrupts.writeVectors(value);
      default -> writeArray(offset, value);
    }
  }

  /** Whether features may change: the specification leaves open what happens otherwise. */
  private boolean idle() {
    return control.mode() == ControlRegisters.OFF
        && !commands.registers().on()
        && !faults.registers().on()
        && !pageRequests.registers().on();
  }

  private void writePageRequests(int offset, long value) {
    switch (offset) {
      case 56 -> pageRequests.registers().writeBase(value);
      case 64 -> pageRequests.registers().writeSoftwareIndex(value);
      default -> {
        pageRequests.registers().writeControl(value);
        pageRequests.updateInterrupt();
      }
    }
  }

  private void writeArray(int offset, long value) {
    if (offset >= COUNTERS && offset < SELECTORS) {
      monitor.writeCounter((offset - COUNTERS) / 8, value);
    } else if (offset >= SELECTORS && offset < DEBUG_IOVA) {
      monitor.writeSelector((offset - SELECTORS) / 8, value);
    } else if (offset >= MSI_TABLE && offset < MSI_TABLE_END) {
      int vector = (offset - MSI_TABLE) / 16;
      switch (offset & 15) {
        case 0 -> interrupts.writeAddress(vector, value);
        case 8 -> interrupts.writeData(vector, value);
        default -> interrupts.writeVectorControl(vector, value);
      }
    }
  }
}
