package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.ProcessContext;

/**
 * A process directory that the driver writes (section 2.2). {@link RiscvIommu#bindProcess} changes
 * it; one directory belongs to one device.
 */
public final class ProcessDirectory implements AutoCloseable {
  private static final int LEAF_BITS = 8;
  private static final int INDEX_BITS = 9;

  private final PhysicalMemory memory;
  private final TableMemory tables;
  private final ProcessDirectoryRoot root;
  private final List<Long> allocated = new ArrayList<>();
  private final Map<Integer, ProcessBinding> bindings = new HashMap<>();

  /**
   * An empty directory.
   *
   * @param memory physical memory
   * @param tables where its tables are
   * @param mode its depth
   */
  public ProcessDirectory(PhysicalMemory memory, TableMemory tables, PdtpMode mode) {
    this.memory = Objects.requireNonNull(memory);
    this.tables = Objects.requireNonNull(tables);
    this.root = new ProcessDirectoryRoot(mode, allocate());
    memory.barrier();
  }

  /**
   * What devices are bound to.
   *
   * @return depth and place
   */
  public ProcessDirectoryRoot root() {
    return root;
  }

  /**
   * Width of the process_ids that have a place.
   *
   * @return 8, 17 or 20 bits
   */
  public int processIdBits() {
    return bits(root.mode());
  }

  static int bits(PdtpMode mode) {
    return switch (mode) {
      case BARE -> 0;
      case PD8 -> 8;
      case PD17 -> 17;
      case PD20 -> 20;
    };
  }

  /**
   * What a process_id is bound to.
   *
   * @param processId the process_id
   * @return empty if it is bound to nothing
   */
  public synchronized Optional<ProcessBinding> binding(int processId) {
    return Optional.ofNullable(bindings.get(processId));
  }

  void requireFits(int processId) {
    if (processId < 0 || processId >>> processIdBits() != 0) {
      throw new IllegalArgumentException(
          "process_id %d does not fit the %d bits of %s"
              .formatted(processId, processIdBits(), root.mode()));
    }
  }

  /** Makes a context invalid. The unit may use it until an invalidation and a fence. */
  synchronized void invalidate(int processId) {
    long place = place(processId);
    memory.store64(place, memory.load64(place) & ~ProcessContext.Ta.V.mask());
    memory.barrier();
    bindings.remove(processId);
  }

  /** Makes the tables for a process_id. */
  synchronized void makeTables(int processId) {
    place(processId);
  }

  /** Fills in an invalid context that the unit no longer uses, and makes it valid. */
  synchronized void write(int processId, ProcessBinding binding) {
    long place = place(processId);
    var firstStage = binding.firstStage();
    memory.store64(
        place + ProcessContext.FSC.offset(),
        ProcessContext.Fsc.PPN.of(Addresses.page(firstStage.root().address()))
            | ProcessContext.Fsc.MODE.of(firstStage.root().format().mode()));
    long attributes =
        ProcessContext.Ta.ENS.of(binding.supervisor())
            | ProcessContext.Ta.SUM.of(binding.sum())
            | ProcessContext.Ta.PSCID.of(firstStage.pscid());
    memory.store64(place + ProcessContext.TA.offset(), attributes);
    memory.barrier();
    memory.store64(place + ProcessContext.TA.offset(), attributes | ProcessContext.Ta.V.of(true));
    memory.barrier();
    bindings.put(processId, binding);
  }

  /** Physical address of the context of a process_id, whose tables are made where needed. */
  private long place(int processId) {
    long table = root.address();
    for (int shift = LEAF_BITS + INDEX_BITS * (levels() - 2);
        shift >= LEAF_BITS;
        shift -= INDEX_BITS) {
      int index = processId >>> shift & (1 << INDEX_BITS) - 1;
      long entryPlace = tables.physical(table) + (long) index * Long.BYTES;
      long entry = memory.load64(entryPlace);
      if (!PdtEntry.V.isSet(entry)) {
        long next = allocate();
        memory.barrier();
        entry = PdtEntry.V.of(true) | PdtEntry.PPN.of(Addresses.page(next));
        memory.store64(entryPlace, entry);
        memory.barrier();
      }
      table = PdtEntry.PPN.get(entry) << Addresses.PAGE_SHIFT;
    }
    int index = processId & (1 << LEAF_BITS) - 1;
    return tables.physical(table) + (long) index * ProcessContext.STRUCTURE.bytes();
  }

  private int levels() {
    return root.mode().code();
  }

  private long allocate() {
    long table = tables.allocate(1);
    allocated.add(table);
    return table;
  }

  /** Frees the tables. No device may be bound to them. */
  @Override
  public synchronized void close() {
    allocated.forEach(table -> tables.free(table, 1));
    allocated.clear();
  }
}
