package portcullis.testbench.iommu;

import java.util.function.LongUnaryOperator;
import portcullis.model.PagingMode;
import portcullis.model.SparseMemory;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** What a device sees: a first stage in Sv39, over physical memory or over a second stage. */
public final class AddressSpace {
  private static final int PAGE = 4096;
  private static final long GUEST_START = 0x4000_0000L;

  private final SparseMemory memory;
  private final PageAllocator pages;
  private final int number;
  private final PageTables secondStage;
  private final PageAllocator guestPages;
  private final LongUnaryOperator placement;
  private final PageTables firstStage;

  private AddressSpace(
      SparseMemory memory,
      PageAllocator pages,
      int number,
      boolean twoStages,
      PageAllocator guestPages) {
    this.memory = memory;
    this.pages = pages;
    this.number = number;
    secondStage = twoStages ? PageTables.secondStage(memory, PagingMode.SV39, false, pages) : null;
    this.guestPages = guestPages;
    placement = twoStages ? new GuestMemory(secondStage, pages) : LongUnaryOperator.identity();
    firstStage = PageTables.firstStage(memory, PagingMode.SV39, false, guestPages, placement);
  }

  /**
   * An address space in Sv39 over physical memory.
   *
   * @param memory where its tables are
   * @param pages where they and the pages come from
   * @param number its PSCID
   * @return the address space, without pages
   */
  public static AddressSpace oneStage(SparseMemory memory, PageAllocator pages, int number) {
    return new AddressSpace(memory, pages, number, false, pages);
  }

  /**
   * An address space in Sv39 over a second stage in Sv39x4.
   *
   * @param memory where its tables are
   * @param pages where they and the pages come from
   * @param number its PSCID and its GSCID
   * @return the address space, without pages
   */
  public static AddressSpace twoStages(SparseMemory memory, PageAllocator pages, int number) {
    return twoStages(memory, pages, number, GUEST_START);
  }

  /**
   * An address space in Sv39 over a second stage in Sv39x4, with guest pages of your choice.
   *
   * @param memory where its tables are
   * @param pages where they and the pages come from
   * @param number its PSCID and its GSCID
   * @param guestStart guest-physical address of the first page, tables included
   * @return the address space, without pages
   */
  public static AddressSpace twoStages(
      SparseMemory memory, PageAllocator pages, int number, long guestStart) {
    return new AddressSpace(memory, pages, number, true, new PageAllocator(guestStart));
  }

  /**
   * The same with every guest page, those of tables too, in a GiB of its own, so that no two of
   * them share second-stage tables other than the root.
   *
   * @param memory where its tables are
   * @param pages where they and the pages come from
   * @param number its PSCID and its GSCID
   * @return the address space, without pages
   */
  public static AddressSpace twoStagesApart(SparseMemory memory, PageAllocator pages, int number) {
    return new AddressSpace(
        memory, pages, number, true, new PageAllocator(GUEST_START, GUEST_START));
  }

  /**
   * Maps a page of 4 KiB, with every permission, to memory of its own.
   *
   * @param iova an address in the page
   */
  public void map(long iova) {
    long page = guestPages.take(PAGE);
    placement.applyAsLong(page);
    firstStage.map(iova, page, 0, PageTables.ALL);
  }

  /**
   * The device context of a device that has this address space.
   *
   * @return the context
   */
  public DeviceContextFields context() {
    return withSecondStage(DeviceContextFields.BARE)
        .firstStage(PagingMode.SV39, number, firstStage);
  }

  /**
   * The device context of a device with one process that has this address space.
   *
   * @param processId process_id of the process, 20 bits
   * @return the context, with a process directory of three levels
   */
  public DeviceContextFields context(int processId) {
    return context(processes(processId));
  }

  /**
   * The device context of a device with one process that has this address space.
   *
   * @param processId process_id of the process, 20 bits
   * @param flags bits of its context's first doubleword: ENS and SUM of {@link
   *     ProcessDirectoryTables}
   * @return the context, with a process directory of three levels
   */
  public DeviceContextFields context(int processId, long flags) {
    return context(processes(processId, flags));
  }

  /**
   * The device context of a device with processes.
   *
   * @param processes the process directory
   * @return the context
   */
  public DeviceContextFields context(ProcessDirectoryTables processes) {
    return withSecondStage(DeviceContextFields.BARE).processes(processes);
  }

  /**
   * A new process directory in which one process has this address space.
   *
   * @param processId process_id of the process, 20 bits
   * @return the directory, of three levels
   */
  public ProcessDirectoryTables processes(int processId) {
    return processes(processId, 0);
  }

  private ProcessDirectoryTables processes(int processId, long flags) {
    var processes = new ProcessDirectoryTables(memory, 3, false, guestPages, placement);
    processes.put(processId, flags, number, PagingMode.SV39, firstStage);
    return processes;
  }

  private DeviceContextFields withSecondStage(DeviceContextFields context) {
    return secondStage == null
        ? context
        : context.secondStage(PagingMode.SV39, number, secondStage);
  }

  /**
   * The first stage, to change what is mapped.
   *
   * @return the page table
   */
  public PageTables firstStage() {
    return firstStage;
  }

  /**
   * The second stage, to change what is mapped.
   *
   * @return the page table, or null without a second stage
   */
  public PageTables secondStage() {
    return secondStage;
  }
}
