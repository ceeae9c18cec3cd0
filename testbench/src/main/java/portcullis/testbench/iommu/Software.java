package portcullis.testbench.iommu;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageAllocator;

/**
 * What software does with an IOMMU, at its simplest: it turns the queues on, points to a device
 * directory, and queues commands.
 */
public final class Software {
  private static final long MEMORY = 0x8000_0000L;
  private static final int PAGE_BITS = 12;
  private static final int COMMAND_BYTES = 16;
  private static final int RECORD_BYTES = 32;
  private static final int POLLS = 100_000;
  private static final long FENCE_DONE = 1;

  private final RunningIommu iommu;
  private final PageAllocator pages = new PageAllocator(MEMORY);
  private final int log2Entries;
  private final long commandQueue;
  private final long faultQueue;
  private final long fenceWord;
  private final List<long[]> registerWrites = new ArrayList<>();
  private int commandTail;

  /**
   * Software of an IOMMU in reset state.
   *
   * @param iommu the hardware
   * @param log2Entries binary logarithm of the entries of each queue, 1 to 10
   */
  public Software(RunningIommu iommu, int log2Entries) {
    this.iommu = iommu;
    this.log2Entries = log2Entries;
    commandQueue = pages.take(Math.max(1 << PAGE_BITS, COMMAND_BYTES << log2Entries));
    faultQueue = pages.take(Math.max(1 << PAGE_BITS, RECORD_BYTES << log2Entries));
    fenceWord = pages.take(1 << PAGE_BITS);
  }

  /**
   * Where tables and pages come from.
   *
   * @return the allocator; what it gave out is used by nobody else
   */
  public PageAllocator pages() {
    return pages;
  }

  /**
   * An empty device directory in the format of the build.
   *
   * @param levels 1 to 3
   * @return the directory
   */
  public DeviceDirectoryTables directory(int levels) {
    return new DeviceDirectoryTables(
        iommu.memory(), levels, iommu.config().features().msiFlat(), false, pages);
  }

  /**
   * Where fault records come.
   *
   * @return address of record 0
   */
  public long faultQueue() {
    return faultQueue;
  }

  /** Turns the command queue and the fault queue on. */
  public void startQueues() {
    write(QueueBase.CQB, base(commandQueue));
    write(QueueBase.FQB, base(faultQueue));
    write(QueueIndex.CQT, 0);
    write(QueueIndex.FQH, 0);
    commandTail = 0;
    write(Cqcsr.REGISTER, Cqcsr.CQEN.of(true));
    await("cqcsr.cqon", Cqcsr.REGISTER, Cqcsr.CQON.mask(), Cqcsr.CQON.mask());
    write(Fqcsr.REGISTER, Fqcsr.FQEN.of(true));
    await("fqcsr.fqon", Fqcsr.REGISTER, Fqcsr.FQON.mask(), Fqcsr.FQON.mask());
  }

  private long base(long address) {
    return QueueBase.PPN.of(address >>> PAGE_BITS) | QueueBase.LOG2SZ_1.of(log2Entries - 1);
  }

  /**
   * Writes ddtp and waits until it counts.
   *
   * @param directory the device directory
   */
  public void setDirectory(DeviceDirectoryTables directory) {
    write(Ddtp.REGISTER, directory.ddtp());
    await("ddtp.busy to fall", Ddtp.REGISTER, Ddtp.BUSY.mask(), 0);
  }

  /**
   * Puts a command into the queue; {@link #commit} shows it to the hardware.
   *
   * @param low first doubleword
   * @param high second doubleword
   */
  public void queue(long low, long high) {
    long address = commandQueue + (long) COMMAND_BYTES * commandTail;
    iommu.memory().write(address, Long.BYTES, low);
    iommu.memory().write(address + Long.BYTES, Long.BYTES, high);
    commandTail = commandTail + 1 & (1 << log2Entries) - 1;
  }

  /**
   * Index behind the last queued command.
   *
   * @return what {@link #commit} writes to cqt
   */
  public int commandTail() {
    return commandTail;
  }

  /** Shows the queued commands to the hardware. */
  public void commit() {
    write(QueueIndex.CQT, commandTail);
  }

  /** Waits until the hardware has taken all commands. */
  public void awaitCommands() {
    await("cqh to reach cqt", QueueIndex.CQH, -1, commandTail);
  }

  /** Queues an IOFENCE.C and waits until it is done. */
  public void fence() {
    iommu.memory().write(fenceWord, Long.BYTES, 0);
    queue(
        CommandFunction.IOFENCE_C.encoded()
            | IofenceCommand.AV.of(true)
            | IofenceCommand.PR.of(true)
            | IofenceCommand.PW.of(true)
            | IofenceCommand.DATA.of(FENCE_DONE),
        IofenceCommand.ADDR.of(fenceWord >>> 2));
    commit();
    iommu.runUntil(
        "the data of IOFENCE.C",
        () -> iommu.memory().read(fenceWord, Long.BYTES) == FENCE_DONE,
        POLLS);
    awaitCommands();
  }

  /** Invalidates all translations, and what is cached of page tables, and fences. */
  public void invalidateTranslations() {
    queue(CommandFunction.IOTINVAL_GVMA.encoded(), 0);
    // Without GV this means the contexts without a second stage, and the other one the rest.
    queue(CommandFunction.IOTINVAL_VMA.encoded(), 0);
    fence();
  }

  /** Invalidates everything, the contexts too, and fences. */
  public void invalidateAll() {
    queue(CommandFunction.IODIR_INVAL_DDT.encoded() | IodirCommand.DV.of(false), 0);
    invalidateTranslations();
  }

  /**
   * The register writes so far, for somebody who repeats them.
   *
   * @return offset, bytes and value of each
   */
  public List<long[]> registerWrites() {
    return List.copyOf(registerWrites);
  }

  /**
   * Where the memory begins that this software and the tables made with its pages use.
   *
   * @return address of {@link #memoryImage}
   */
  public long memoryBase() {
    return MEMORY;
  }

  /**
   * What that memory holds.
   *
   * @return the bytes from {@link #memoryBase} on
   */
  public byte[] memoryImage() {
    return iommu.memory().load(MEMORY, (int) (pages.take(1 << PAGE_BITS) - MEMORY));
  }

  private void write(Register register, long value) {
    registerWrites.add(new long[] {register.offset(), register.bytes(), value});
    iommu.writeRegister(register.offset(), register.bytes(), value);
  }

  private void await(String awaited, Register register, long mask, long wanted) {
    for (int poll = 0; poll < POLLS; poll++) {
      if ((iommu.readRegister(register.offset(), register.bytes()) & mask) == wanted) {
        return;
      }
    }
    throw new IllegalStateException(
        "waited for %s; %,d reads of %s were not enough%n%s"
            .formatted(awaited, POLLS, register.name(), iommu.outstanding()));
  }
}
