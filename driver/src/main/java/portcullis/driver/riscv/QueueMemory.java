package portcullis.driver.riscv;

import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.Register;

/**
 * A queue in memory with its base register and its control register.
 *
 * @param address physical address of the first entry
 * @param entries how many there are, a power of two
 * @param pages pages to free; 0 if the place is fixed in hardware
 */
record QueueMemory(long address, int entries, int pages) {

  /**
   * Chooses the place of a queue that is off. Both parts of the base register may be fixed in
   * hardware, so it is tried out: a size that is too large reads back smaller, and a place that
   * reads back though none was written is where the queue must be.
   *
   * @param platform memory and registers
   * @param base the base register
   * @param entryBytes bytes of an entry, 16 or 32
   * @param wanted entries, a power of two
   */
  static QueueMemory place(Platform platform, Register base, int entryBytes, int wanted) {
    var registers = platform.registers();
    registers.write64(base.offset(), QueueBase.LOG2SZ_1.of(QueueBase.LOG2SZ_1.maximum()));
    long probe = registers.read64(base.offset());
    int log2 =
        Math.min(Integer.numberOfTrailingZeros(wanted), QueueBase.LOG2SZ_1.getInt(probe) + 1);
    int entries = 1 << log2;
    long fixed = QueueBase.PPN.get(probe) << Addresses.PAGE_SHIFT;
    int pages = Math.max(1, Math.ceilDiv(entries * entryBytes, PhysicalMemory.PAGE_SIZE));
    var queue =
        fixed != 0
            ? new QueueMemory(fixed, entries, 0)
            : new QueueMemory(platform.memory().allocate(pages), entries, pages);
    long value = QueueBase.LOG2SZ_1.of(log2 - 1) | QueueBase.PPN.of(Addresses.page(queue.address));
    registers.write64(base.offset(), value);
    long back = registers.read64(base.offset());
    if (back != value) {
      queue.free(platform.memory());
      throw new RiscvIommuException(
          "%s cannot hold 0x%x, it reads back 0x%x".formatted(base.name(), value, back));
    }
    return queue;
  }

  void free(PhysicalMemory memory) {
    if (pages > 0) {
      memory.free(address, pages);
    }
  }

  int mask() {
    return entries - 1;
  }

  /** Turns a queue on, or off again; one that stays in between keeps its memory. */
  static void turnOn(Runnable on, Runnable off) {
    try {
      on.run();
    } catch (RiscvIommuException notOn) {
      try {
        off.run();
      } catch (RiscvIommuException notOff) {
        notOn.addSuppressed(notOff);
      }
      throw notOn;
    }
  }

  /**
   * Writes a control register and waits until that has taken effect.
   *
   * @param on the status bit that must become what {@code value} asks for with its lowest bit
   * @param busy the busy bit
   */
  static void control(
      Platform platform, Register control, Field on, Field busy, int value, long timeLimit) {
    var registers = platform.registers();
    registers.write32(control.offset(), value);
    boolean done =
        platform.await(
            () -> {
              int now = registers.read32(control.offset());
              return !busy.isSet(now) && on.isSet(now) == ((value & 1) != 0);
            },
            timeLimit);
    if (!done) {
      throw new RiscvIommuException(
          "%s did not turn %s within %d ticks; it reads 0x%08x"
              .formatted(
                  control.name(),
                  (value & 1) != 0 ? "on" : "off",
                  timeLimit,
                  registers.read32(control.offset())));
    }
  }
}
