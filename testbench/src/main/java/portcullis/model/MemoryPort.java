package portcullis.model;

import portcullis.model.Memory.AccessKind;
import portcullis.model.Memory.Status;

/** The IOMMU's own way to memory: width of addresses, byte order, and a note of each access. */
final class MemoryPort {
  private final Memory memory;
  private final EventLog log;
  private final int addressBits;

  MemoryPort(Memory memory, EventLog log, Capabilities capabilities) {
    this.memory = memory;
    this.log = log;
    this.addressBits = capabilities.physicalAddressBits();
  }

  /**
   * Announces an access as a whole; {@link #word} and {@link #store} then move its words.
   *
   * @param purpose what for
   * @param kind load, store or atomic update
   * @param address first byte
   * @param size bytes
   * @param qos identifiers that go with the access
   * @throws MemoryFault if memory refuses or poisons it, or the address is wider than
   *     capabilities.PAS
   */
  void open(Purpose purpose, AccessKind kind, long address, int size, QosIds qos)
      throws MemoryFault {
    Status status =
        address >>> addressBits != 0 ? Status.ACCESS_FAULT : memory.check(kind, address, size);
    if (log.keepsAccesses()) {
      log.add(new Event.MemoryAccess(purpose, kind, address, size, status, qos.rcid(), qos.mcid()));
    }
    switch (status) {
      case OK -> {}
      case ACCESS_FAULT -> throw MemoryFault.ACCESS;
      case POISONED -> throw MemoryFault.POISON;
    }
  }

  long word(long address, int size, boolean bigEndian) {
    long value = memory.read(address, size);
    return bigEndian ? Bytes.reverse(value, size) : value;
  }

  void store(long address, int size, long value, boolean bigEndian) {
    memory.write(address, size, bigEndian ? Bytes.reverse(value, size) : value);
  }

  long read(Purpose purpose, long address, int size, boolean bigEndian, QosIds qos)
      throws MemoryFault {
    open(purpose, AccessKind.READ, address, size, qos);
    return word(address, size, bigEndian);
  }

  /**
   * Sets the A or D bit of a page table entry atomically.
   *
   * @return false if the entry is no longer what the walk read
   */
  boolean update(
      Purpose purpose,
      long address,
      int size,
      long before,
      long after,
      boolean bigEndian,
      QosIds qos)
      throws MemoryFault {
    open(purpose, AccessKind.ATOMIC, address, size, qos);
    boolean replaced =
        memory.compareAndSwap(
            address,
            size,
            bigEndian ? Bytes.reverse(before, size) : before,
            bigEndian ? Bytes.reverse(after, size) : after);
    if (replaced) {
      log.add(new Event.PteUpdated(purpose, address, size, before, after, bigEndian));
    }
    return replaced;
  }
}
