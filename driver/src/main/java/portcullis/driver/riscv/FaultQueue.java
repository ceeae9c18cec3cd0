package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.OptionalInt;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;

/** The fault queue (sections 3.2 and 5.16). Used under the lock of its unit. */
final class FaultQueue {
  private static final int ERRORS = (int) (Fqcsr.FQMF.mask() | Fqcsr.FQOF.mask());
  private static final int ENABLED = (int) (Fqcsr.FQEN.mask() | Fqcsr.FIE.mask());

  /** Memory faults in a row after which the queue moves elsewhere. */
  private static final int TRIES_IN_PLACE = 2;

  private final Platform platform;
  private final RiscvIommuOptions options;
  private QueueMemory queue;
  private int head;
  private int memoryFaults;

  /** Brings the queue up, with its interrupt. */
  FaultQueue(Platform platform, RiscvIommuOptions options) {
    this.platform = platform;
    this.options = options;
    allocate();
  }

  private void allocate() {
    queue =
        QueueMemory.place(
            platform, QueueBase.FQB, FaultQueueRecord.BYTES, options.faultQueueEntries());
    head = 0;
    platform.registers().write32(QueueIndex.FQH.offset(), 0);
    QueueMemory.turnOn(() -> control(ENABLED | ERRORS), this::close);
  }

  /** Physical address of the queue now. */
  long address() {
    return queue.address();
  }

  /** Turns the queue off and frees its memory. */
  void close() {
    control(0);
    queue.free(platform.memory());
  }

  /**
   * Takes what is there. The pending bit is cleared first: a record that comes later than the last
   * look at fqt sets it again. The error bits are cleared last: there is room then.
   */
  FaultDrain drain() {
    var registers = platform.registers();
    registers.write32(Ipsr.REGISTER.offset(), (int) Ipsr.FIP.mask());
    var records = new ArrayList<FaultRecord>();
    int tail = registers.read32(QueueIndex.FQT.offset());
    while (head != tail) {
      while (head != tail) {
        records.add(record(head));
        head = head + 1 & queue.mask();
      }
      registers.write32(QueueIndex.FQH.offset(), head);
      tail = registers.read32(QueueIndex.FQT.offset());
    }
    int errors = registers.read32(Fqcsr.REGISTER.offset()) & ERRORS;
    boolean memoryFault = Fqcsr.FQMF.isSet(errors);
    memoryFaults = memoryFault ? memoryFaults + 1 : records.isEmpty() ? memoryFaults : 0;
    if (memoryFaults > TRIES_IN_PLACE) {
      memoryFaults = 0;
      close();
      allocate();
    } else if (errors != 0) {
      registers.write32(Fqcsr.REGISTER.offset(), ENABLED | errors);
    }
    return new FaultDrain(records, Fqcsr.FQOF.isSet(errors), memoryFault);
  }

  private FaultRecord record(int index) {
    var memory = platform.memory();
    long place = queue.address() + (long) index * FaultQueueRecord.BYTES;
    long header = memory.load64(place);
    return new FaultRecord(
        FaultQueueRecord.CAUSE.getInt(header),
        FaultQueueRecord.TTYP.getInt(header),
        FaultQueueRecord.DID.getInt(header),
        FaultQueueRecord.PV.isSet(header)
            ? OptionalInt.of(FaultQueueRecord.PID.getInt(header))
            : OptionalInt.empty(),
        FaultQueueRecord.PRIV.isSet(header),
        memory.load64(place + 16),
        memory.load64(place + 24));
  }

  private void control(int value) {
    QueueMemory.control(
        platform, Fqcsr.REGISTER, Fqcsr.FQON, Fqcsr.BUSY, value, options.timeLimit());
  }
}
