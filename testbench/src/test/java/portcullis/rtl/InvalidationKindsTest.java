package portcullis.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.PagingMode;
import portcullis.model.SparseMemory;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/**
 * The one command that the specification asks for after a change of a table is enough, whatever was
 * cached before: the model beside the hardware has no caches.
 */
class InvalidationKindsTest {
  private static final int ONE_STAGE = 3;
  private static final int TWO_STAGES = 4;
  private static final int WITH_PROCESS = 5;
  private static final int PROCESS = 0x54321;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long NAPOT = 0x4030_0000L;
  private static final long SUPERPAGE = 0x4040_0000L;
  private static final long PAGE = 0x1000;
  private static final int PAGES = 3;
  private static final int OTHER_PSCID = 99;
  private static final long OTHER_TABLE = 0x4080_0000L;
  private static final long LARGE = 0x1_0000_0000L;
  private static final long LARGE_PAGE = 0x20_0000L;
  private static final int LOG2SZ_1 = 6;
  private static final long ADDRESS = IotinvalCommand.AV.of(true);
  private static final long N = 1L << 63;
  private static final int NAPOT_PAGES = 16;

  @RtlTest(configs = {"small", "core"})
  void theCommandForAChangeIsEnough(RunningIommu iommu, Judge judge) {
    new Machine(iommu, judge).run();
  }

  /** A change of a table, and the command that must follow it. */
  private record Change(String what, Runnable change, long low, long high) {}

  private static final class Machine {
    private final SparseMemory memory;
    private final Judge judge;
    private final PageAllocator pages = new PageAllocator(0x8000_0000L);
    private final long commands = pages.take(PAGE);
    private final AddressSpace oneStage;
    private final AddressSpace twoStages;
    private final AddressSpace withProcess;
    private final DeviceDirectoryTables directory;
    private final ProcessDirectoryTables processes;
    private boolean processIsOther;
    private boolean deviceIsOther;
    private int tail;

    Machine(RunningIommu iommu, Judge judge) {
      memory = iommu.memory();
      this.judge = judge;
      oneStage = mapped(AddressSpace.oneStage(memory, pages, ONE_STAGE));
      twoStages = mapped(AddressSpace.twoStages(memory, pages, TWO_STAGES));
      withProcess = mapped(AddressSpace.oneStage(memory, pages, WITH_PROCESS));
      napot();
      oneStage.firstStage().map(SUPERPAGE, LARGE, 1, PageTables.ALL);
      twoStages.firstStage().map(SUPERPAGE, LARGE, 1, PageTables.ALL);
      for (long half : new long[] {0, LARGE_PAGE}) {
        twoStages.secondStage().map(LARGE + half, pages.take(PAGE), 0, PageTables.ALL);
      }
      boolean extended = iommu.config().features().msiFlat();
      directory = new DeviceDirectoryTables(memory, 2, extended, false, pages);
      processes = new ProcessDirectoryTables(memory, 3, false, pages, LongUnaryOperator.identity());
      directory.put(TWO_STAGES, twoStages.context());
      directory.put(WITH_PROCESS, DeviceContextFields.BARE.processes(processes));
      changeDevice();
      changeProcess();
      write(QueueBase.CQB.offset(), 8, QueueBase.PPN.of(commands >>> 12) | LOG2SZ_1);
      write(Cqcsr.REGISTER.offset(), 4, Cqcsr.CQEN.of(true));
      write(Ddtp.REGISTER.offset(), 8, directory.ddtp());
    }

    private static AddressSpace mapped(AddressSpace space) {
      for (int page = 0; page < PAGES; page++) {
        space.map(FIRST_PAGE + page * PAGE);
        space.map(OTHER_TABLE + page * PAGE);
      }
      return space;
    }

    private void write(int offset, int size, long value) {
      judge.writeRegister(offset, size, value);
    }

    void run() {
      for (var change : changes()) {
        ask();
        change.change.run();
        long entry = commands + 16L * tail;
        memory.write(entry, 8, change.low);
        memory.write(entry + 8, 8, change.high);
        write(QueueIndex.CQT.offset(), 4, ++tail);
        try {
          ask();
        } catch (AssertionError wrong) {
          throw new AssertionError("after " + change.what + ": " + wrong.getMessage(), wrong);
        }
      }
    }

    /** All that may be cached, judged by the model. */
    private void ask() {
      for (int page = 0; page < PAGES; page++) {
        long iova = FIRST_PAGE + page * PAGE;
        judge.request(DeviceRequest.read(ONE_STAGE, iova));
        judge.request(DeviceRequest.read(TWO_STAGES, iova));
        judge.request(DeviceRequest.read(WITH_PROCESS, iova).withProcess(PROCESS, false, false));
      }
      judge.request(DeviceRequest.read(ONE_STAGE, NAPOT + 3 * PAGE));
      judge.request(DeviceRequest.read(ONE_STAGE, SUPERPAGE));
      judge.request(DeviceRequest.read(TWO_STAGES, SUPERPAGE));
    }

    private List<Change> changes() {
      var all = new ArrayList<Change>();
      firstStages(all, oneStage, 0, ONE_STAGE);
      firstStages(all, twoStages, guest(), TWO_STAGES);
      firstStages(all, withProcess, 0, WITH_PROCESS);
      all.add(new Change("a guest's page", this::place, gvma(guest()), 0));
      all.add(new Change("any guest's page", this::place, gvma(0), 0));
      all.add(new Change("a place of a guest's table", this::tablePlace, gvma(guest()), 0));
      all.add(new Change("that of any guest's table", this::tablePlace, gvma(0), 0));
      largerPages(all);
      long device = IodirCommand.DV.of(true) | IodirCommand.DID.of(WITH_PROCESS);
      long process = device | IodirCommand.PID.of(PROCESS);
      long other = IodirCommand.DV.of(true) | IodirCommand.DID.of(ONE_STAGE);
      var pdt = CommandFunction.IODIR_INVAL_PDT;
      var ddt = CommandFunction.IODIR_INVAL_DDT;
      all.add(new Change("a process", this::changeProcess, pdt.encoded() | process, 0));
      all.add(new Change("a device's process", this::changeProcess, ddt.encoded() | device, 0));
      all.add(new Change("any process", this::changeProcess, ddt.encoded(), 0));
      all.add(new Change("a device", this::changeDevice, ddt.encoded() | other, 0));
      all.add(new Change("any device", this::changeDevice, ddt.encoded(), 0));
      return all;
    }

    private void firstStages(List<Change> all, AddressSpace space, long guest, int number) {
      long process = process(number);
      long first = IotinvalCommand.ADDR.of(FIRST_PAGE >>> 12);
      Runnable leaf = () -> leaf(space);
      Runnable table = () -> table(space);
      all.add(new Change("a leaf", leaf, vma(guest | process | ADDRESS), first));
      all.add(new Change("a leaf of any process", leaf, vma(guest | ADDRESS), first));
      all.add(new Change("leaves of a process", leaf, vma(guest | process), 0));
      all.add(new Change("any leaves", leaf, vma(guest), 0));
      all.add(new Change("a table", table, vma(guest | process), 0));
      all.add(new Change("any table", table, vma(guest), 0));
    }

    /** Any address in a larger page stands for all of it. */
    private void largerPages(List<Change> all) {
      long inNapot = IotinvalCommand.ADDR.of(NAPOT + 9 * PAGE >>> 12);
      long inLarge = IotinvalCommand.ADDR.of(SUPERPAGE + 77 * PAGE >>> 12);
      long process = process(ONE_STAGE);
      all.add(new Change("64 KiB", this::napot, vma(process | ADDRESS), inNapot));
      all.add(new Change("2 MiB", () -> large(oneStage), vma(process | ADDRESS), inLarge));
      all.add(
          new Change(
              "2 MiB over pages of 4 KiB",
              () -> large(twoStages),
              vma(guest() | ADDRESS),
              inLarge));
    }

    private static long process(int pscid) {
      return IotinvalCommand.PSCV.of(true) | IotinvalCommand.PSCID.of(pscid);
    }

    private static long guest() {
      return IotinvalCommand.GV.of(true) | IotinvalCommand.GSCID.of(TWO_STAGES);
    }

    private static long vma(long operands) {
      return CommandFunction.IOTINVAL_VMA.encoded() | operands;
    }

    private static long gvma(long operands) {
      return CommandFunction.IOTINVAL_GVMA.encoded() | operands;
    }

    /** The first page goes where one of the next two goes. */
    private static void leaf(AddressSpace space) {
      var table = space.firstStage();
      long second = table.entry(FIRST_PAGE + PAGE, 0);
      long third = table.entry(FIRST_PAGE + 2 * PAGE, 0);
      table.setEntry(FIRST_PAGE, 0, table.entry(FIRST_PAGE, 0) == second ? third : second);
    }

    /** Two tables change places. */
    private static void table(AddressSpace space) {
      var table = space.firstStage();
      long first = table.entry(FIRST_PAGE, 1);
      table.setEntry(FIRST_PAGE, 1, table.entry(OTHER_TABLE, 1));
      table.setEntry(OTHER_TABLE, 1, first);
    }

    private void place() {
      long guest = address(twoStages.firstStage().entry(FIRST_PAGE + 2 * PAGE, 0));
      twoStages.secondStage().setEntry(guest, 0, pages.take(PAGE) >>> 2 | PageTables.ALL);
    }

    /** A table of the first stage moves, and where it is now, the first two leaves are swapped. */
    private void tablePlace() {
      long guest = address(twoStages.firstStage().entry(FIRST_PAGE, 1));
      long before = address(twoStages.secondStage().entry(guest, 0));
      long after = pages.take(PAGE);
      memory.store(after, memory.load(before, (int) PAGE));
      long leaf = 8 * (FIRST_PAGE >>> 12 & 0x1ff) + 8;
      memory.write(after + leaf, 8, memory.read(before + leaf + 8, 8));
      memory.write(after + leaf + 8, 8, memory.read(before + leaf, 8));
      twoStages.secondStage().setEntry(guest, 0, after >>> 2 | PageTables.ALL);
    }

    private static long address(long entry) {
      return entry >>> 10 << 12;
    }

    private void napot() {
      long target = LARGE + (pages.take(PAGE) << 4);
      for (int page = 0; page < NAPOT_PAGES; page++) {
        long iova = NAPOT + page * PAGE;
        oneStage.firstStage().map(iova, target, 0, PageTables.ALL);
        long entry = (target >>> 12 | NAPOT_PAGES / 2) << 10 | PageTables.ALL | N;
        oneStage.firstStage().setEntry(iova, 0, entry);
      }
    }

    private static void large(AddressSpace space) {
      long entry = space.firstStage().entry(SUPERPAGE, 1);
      space.firstStage().setEntry(SUPERPAGE, 1, entry ^ LARGE_PAGE >>> 2);
    }

    /** Another PSCID, and other tables, so that nothing but the context is out of date. */
    private void changeProcess() {
      processIsOther = !processIsOther;
      if (processIsOther) {
        processes.put(PROCESS, 0, WITH_PROCESS, PagingMode.SV39, withProcess.firstStage());
      } else {
        processes.put(PROCESS, 0, OTHER_PSCID, PagingMode.SV39, oneStage.firstStage());
      }
    }

    private void changeDevice() {
      deviceIsOther = !deviceIsOther;
      var other =
          DeviceContextFields.BARE.firstStage(
              PagingMode.SV39, OTHER_PSCID + 1, withProcess.firstStage());
      directory.put(ONE_STAGE, deviceIsOther ? oneStage.context() : other);
    }
  }
}
