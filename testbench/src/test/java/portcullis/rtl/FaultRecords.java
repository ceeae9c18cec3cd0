package portcullis.rtl;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.model.FaultRecord;
import portcullis.testbench.iommu.RunningIommu;

/** The fault queue as software reads it. */
final class FaultRecords {
  private static final int BYTES = 32;
  private static final int IOTVAL = 16;
  private static final int IOTVAL2 = 24;

  private final RunningIommu iommu;
  private final long base;
  private final int entries;

  FaultRecords(RunningIommu iommu, long base, int log2Entries) {
    this.iommu = iommu;
    this.base = base;
    entries = 1 << log2Entries;
  }

  /** Takes all records out of the queue, the oldest first. */
  List<FaultRecord> take() {
    int head = (int) read(QueueIndex.FQH);
    int tail = (int) read(QueueIndex.FQT);
    var records = new ArrayList<FaultRecord>();
    for (int i = head; i != tail; i = i + 1 & entries - 1) {
      records.add(at(base + (long) BYTES * i));
    }
    write(QueueIndex.FQH, tail);
    return records;
  }

  private FaultRecord at(long address) {
    long word = iommu.memory().read(address, Long.BYTES);
    return new FaultRecord(
        (int) FaultQueueRecord.CAUSE.get(word),
        (int) FaultQueueRecord.TTYP.get(word),
        (int) FaultQueueRecord.DID.get(word),
        FaultQueueRecord.PV.isSet(word),
        (int) FaultQueueRecord.PID.get(word),
        FaultQueueRecord.PRIV.isSet(word),
        iommu.memory().read(address + IOTVAL, Long.BYTES),
        iommu.memory().read(address + IOTVAL2, Long.BYTES));
  }

  /** The most records that the queue holds. */
  int most() {
    return entries - 1;
  }

  long status() {
    return read(Fqcsr.REGISTER);
  }

  private long read(Register register) {
    return iommu.readRegister(register.offset(), register.bytes());
  }

  private void write(Register register, long value) {
    iommu.writeRegister(register.offset(), register.bytes(), value);
  }
}
