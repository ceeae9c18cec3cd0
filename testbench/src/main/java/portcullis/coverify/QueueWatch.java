package portcullis.coverify;

import java.util.function.Consumer;
import portcullis.coverify.journal.Journal;
import portcullis.driver.platform.Mmio;
import portcullis.iommu.layout.Command;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.TransactionType;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** Takes down what the hardware does at its command queue and its fault queue in memory. */
final class QueueWatch implements SlaveListener {
  private static final int PAGE = 4096;

  /** The doubleword of a fault record that has the address. */
  private static final int IOTVAL = 2;

  private final Journal journal;
  private final Queue commands;
  private final Queue faults;

  private final Consumer<SeenFault> listener;

  /** A fault record that the hardware wrote. */
  record SeenFault(int cause, int deviceId, boolean write, long iova) {}

  /** Where a queue is. */
  private record Queue(long start, long bytes) {
    static Queue of(long base, int entryBytes) {
      long bytes = (long) entryBytes << QueueBase.LOG2SZ_1.get(base) + 1;
      return new Queue(QueueBase.PPN.get(base) * PAGE, bytes);
    }

    boolean has(long address) {
      return address >= start && address < start + bytes;
    }
  }

  /**
   * Of an IOMMU whose driver has set up its queues.
   *
   * @param journal takes down what is seen
   * @param registers of the IOMMU
   * @param listener is told of each fault record
   */
  QueueWatch(Journal journal, Mmio registers, Consumer<SeenFault> listener) {
    this.journal = journal;
    this.listener = listener;
    commands = Queue.of(registers.read64(QueueBase.CQB.offset()), Command.BYTES);
    faults = Queue.of(registers.read64(QueueBase.FQB.offset()), FaultQueueRecord.BYTES);
  }

  @Override
  public void readAccepted(ReadBurst read) {
    if (commands.has(read.request().address()) && read.response(0) == 0) {
      function(read.data(0), journal);
    }
  }

  /** Takes down a command by its first doubleword. */
  static void function(long low, Journal journal) {
    for (var function : CommandFunction.values()) {
      if (Command.OPCODE.get(low) == function.opcode().code()
          && Command.FUNC3.get(low) == function.code()) {
        journal.command(function);
      }
    }
  }

  @Override
  public void written(WriteBurst write) {
    long offset = write.request().address() - faults.start();
    if (faults.has(write.request().address())
        && offset % FaultQueueRecord.BYTES == 0
        && write.response() == 0) {
      long first = write.data(0);
      int cause = (int) FaultQueueRecord.CAUSE.get(first);
      journal.faultRecord(cause);
      listener.accept(
          new SeenFault(
              cause,
              (int) FaultQueueRecord.DID.get(first),
              FaultQueueRecord.TTYP.get(first) == TransactionType.UNTRANSLATED_WRITE.code(),
              write.data(IOTVAL)));
    }
  }
}
