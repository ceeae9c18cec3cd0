package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.GADE;
import static portcullis.model.tables.DeviceContextFields.SADE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** With caches, an old entry lives until the command that names it, and no longer. */
class CachesTest {
  private static final int DEVICE = 0x1_2345;
  private static final int PROCESS = 0x1_2345;
  private static final int GSCID = 7;
  private static final int PSCID = 9;
  private static final long IOVA = 0x12_3456_7000L;
  private static final long GPA = 0x9000_0000L;
  private static final long OLD = 0x1_0000_0000L;
  private static final long NEW = 0x2_0000_0000L;

  private static final long VMA = 1;
  private static final long GVMA = 1 | 1L << 7;
  private static final long INVAL_DDT = 3;
  private static final long INVAL_PDT = 3 | 1L << 7;
  private static final long DV = 1L << 33;
  private static final long AV = 1L << 10;
  private static final long PSCV = 1L << 32;
  private static final long GV = 1L << 33;
  private static final long NL = 1L << 34;
  private static final long S = 1L << 9;

  private final TestSystem system = new TestSystem(TestSystem.FULL, 0, 3, CacheSizes.all(100));
  private PageTables secondStage;
  private GuestMemory guest;
  private PageTables firstStage;
  private ProcessDirectoryTables processes;
  private DeviceContextFields device;

  @BeforeEach
  void twoStages() {
    secondStage = system.secondStage(PagingMode.SV39);
    guest = system.guest(secondStage);
    firstStage = system.firstStage(PagingMode.SV39, guest);
    processes = system.processes(3, guest);
    processes.put(PROCESS, 0, PSCID, PagingMode.SV39, firstStage);
    firstStage.map(IOVA, GPA, 0, PageTables.ALL);
    secondStage.map(GPA, OLD, 0, PageTables.ALL);
    secondStage.map(GPA + 4096, NEW, 0, PageTables.ALL);
    device = BARE.secondStage(PagingMode.SV39, GSCID, secondStage).processes(processes);
    system.device(DEVICE, device);
    expect(OLD);
  }

  private Outcome read() {
    return system.translate(Request.read(DEVICE, IOVA).withProcess(PROCESS, false));
  }

  private void expect(long address) {
    assertThat(read()).isEqualTo(new Outcome.Translated(address, 12, MemoryType.PMA, false, 0, 0));
  }

  private void expectStaleAfter(long low, long high) {
    system.command(low, high);
    expect(OLD);
  }

  private static long gscid(int id) {
    return GV | (long) id << 44;
  }

  private static long pscid(int id) {
    return PSCV | (long) id << 12;
  }

  private static long address(long address) {
    return address >>> 12 << 10;
  }

  @Test
  void aWarmRequestReadsNothing() {
    system.model.drainEvents();
    expect(OLD);
    assertThat(system.events(Event.MemoryAccess.class)).isEmpty();
  }

  @Test
  void firstStageLeaf() {
    firstStage.map(IOVA, GPA + 4096, 0, PageTables.ALL);
    expectStaleAfter(VMA, 0);
    expectStaleAfter(VMA | gscid(GSCID + 1), 0);
    expectStaleAfter(VMA | gscid(GSCID) | pscid(PSCID + 1), 0);
    expectStaleAfter(VMA | gscid(GSCID) | AV, address(IOVA + 4096));
    expectStaleAfter(VMA | gscid(GSCID) | AV, address(IOVA - 4096));
    expectStaleAfter(VMA | gscid(GSCID) | AV, S | address(IOVA + 4096));
    expectStaleAfter(GVMA, 0);
    expectStaleAfter(INVAL_DDT, 0);
    system.command(VMA | gscid(GSCID) | pscid(PSCID) | AV, address(IOVA));
    expect(NEW);
  }

  @Test
  void everyCoveringFirstStageInvalidationCovers() {
    long[][] commands = {
      {VMA | gscid(GSCID), 0},
      {VMA | gscid(GSCID) | pscid(PSCID), 0},
      {VMA | gscid(GSCID) | AV, address(IOVA)},
      {VMA | gscid(GSCID) | AV | NL, address(IOVA)},
      {VMA | gscid(GSCID) | AV, S | address(IOVA ^ 4096) & ~(1L << 10)},
      {VMA | gscid(GSCID) | AV, S | (1L << 51) - 1 << 10},
    };
    for (int i = 0; i < commands.length; i++) {
      firstStage.map(IOVA, i % 2 == 0 ? GPA + 4096 : GPA, 0, PageTables.ALL);
      expect(i % 2 == 0 ? OLD : NEW);
      system.command(commands[i][0], commands[i][1]);
      expect(i % 2 == 0 ? NEW : OLD);
    }
  }

  @Test
  void firstStagePointersNeedNlOrNoAddress() {
    PageTables other = system.firstStage(PagingMode.SV39, guest);
    other.map(IOVA, GPA + 4096, 0, PageTables.ALL);
    firstStage.setEntry(IOVA, 1, other.entry(IOVA, 1));
    expectStaleAfter(VMA | gscid(GSCID) | AV, address(IOVA));
    expectStaleAfter(VMA | gscid(GSCID) | AV | NL, address(IOVA ^ 1L << 35));
    system.command(VMA | gscid(GSCID) | AV | NL, address(IOVA));
    expect(NEW);
  }

  @Test
  void globalEntriesAreSparedByProcess() {
    firstStage.map(IOVA, GPA, 0, PageTables.ALL | PageTables.G);
    system.command(VMA | gscid(GSCID), 0);
    expect(OLD);
    firstStage.map(IOVA, GPA + 4096, 0, PageTables.ALL | PageTables.G);
    expectStaleAfter(VMA | gscid(GSCID) | pscid(PSCID), 0);
    system.command(VMA | gscid(GSCID), 0);
    expect(NEW);
  }

  @Test
  void entriesBelowAGlobalPointerAreGlobal() {
    firstStage.setEntry(IOVA, 1, firstStage.entry(IOVA, 1) | PageTables.G);
    system.command(VMA | gscid(GSCID), 0);
    expect(OLD);
    firstStage.map(IOVA, GPA + 4096, 0, PageTables.ALL);
    expectStaleAfter(VMA | gscid(GSCID) | pscid(PSCID), 0);
    system.command(VMA | gscid(GSCID) | AV, address(IOVA));
    expect(NEW);
  }

  @Test
  void hostEntriesNeedNoGscid() {
    PageTables host = system.firstStage(PagingMode.SV39);
    host.map(IOVA, OLD, 0, PageTables.ALL);
    system.device(1, BARE.firstStage(PagingMode.SV39, PSCID, host));
    assertThat(system.translate(Request.read(1, IOVA)))
        .isEqualTo(new Outcome.Translated(OLD, 12, MemoryType.PMA, false, 0, 0));
    host.map(IOVA, NEW, 0, PageTables.ALL);
    system.command(VMA | gscid(GSCID), 0);
    system.command(VMA | gscid(0), 0);
    assertThat(system.translate(Request.read(1, IOVA)))
        .isEqualTo(new Outcome.Translated(OLD, 12, MemoryType.PMA, false, 0, 0));
    system.command(VMA | pscid(PSCID), 0);
    assertThat(system.translate(Request.read(1, IOVA)))
        .isEqualTo(new Outcome.Translated(NEW, 12, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void secondStageLeaf() {
    secondStage.map(GPA, NEW, 0, PageTables.ALL);
    expectStaleAfter(VMA | gscid(GSCID), 0);
    expectStaleAfter(GVMA | gscid(GSCID + 1), 0);
    expectStaleAfter(GVMA | gscid(GSCID) | AV, address(GPA + 4096));
    expectStaleAfter(GVMA | gscid(GSCID) | AV, S | address(GPA + 8192));
    system.command(GVMA | gscid(GSCID) | AV, address(GPA));
    expect(NEW);
    secondStage.map(GPA, OLD, 0, PageTables.ALL);
    system.command(GVMA | gscid(GSCID) | AV, S | address(GPA));
    expect(OLD);
    secondStage.map(GPA, NEW, 0, PageTables.ALL);
    system.command(GVMA | gscid(GSCID), 0);
    expect(NEW);
    secondStage.map(GPA, OLD, 0, PageTables.ALL);
    system.command(GVMA | AV, address(GPA + 4096));
    expect(OLD);
  }

  @Test
  void secondStagePointersNeedNlOrNoAddress() {
    PageTables other = system.secondStage(PagingMode.SV39);
    other.map(GPA, NEW, 0, PageTables.ALL);
    secondStage.setEntry(GPA, 2, other.entry(GPA, 2));
    expectStaleAfter(GVMA | gscid(GSCID) | AV, address(GPA));
    system.command(GVMA | gscid(GSCID) | AV | NL, address(GPA));
    expect(NEW);
  }

  @Test
  void deviceContextAndItsProcesses() {
    system.device(DEVICE, BARE);
    expectStaleAfter(INVAL_DDT | DV | (long) (DEVICE + 1) << 40, 0);
    expectStaleAfter(INVAL_PDT | DV | (long) DEVICE << 40 | (long) PROCESS << 12, 0);
    expectStaleAfter(VMA | gscid(GSCID), 0);
    system.command(INVAL_DDT | DV | (long) DEVICE << 40, 0);
    assertThat(read()).isEqualTo(new Outcome.Aborted(260));
  }

  @Test
  void processContext() {
    processes.put(PROCESS, 0L, 0L);
    expectStaleAfter(INVAL_PDT | DV | (long) DEVICE << 40 | (long) (PROCESS + 1) << 12, 0);
    expectStaleAfter(INVAL_PDT | DV | (long) (DEVICE + 1) << 40 | (long) PROCESS << 12, 0);
    expectStaleAfter(INVAL_DDT | DV | (long) (DEVICE + 1) << 40, 0);
    system.command(INVAL_PDT | DV | (long) DEVICE << 40 | (long) PROCESS << 12, 0);
    assertThat(read()).isEqualTo(new Outcome.Aborted(266));
    processes.put(PROCESS, 0, PSCID, PagingMode.SV39, firstStage);
    expect(OLD);
    processes.put(PROCESS, 0L, 0L);
    system.command(INVAL_DDT | DV | (long) DEVICE << 40, 0);
    assertThat(read()).isEqualTo(new Outcome.Aborted(266));
  }

  @Test
  void directoryPointersNeedTheGlobalInvalidation() {
    system.memory.write(system.devices.entryAddress(DEVICE, 1), 8, 0);
    expectStaleAfter(VMA, 0);
    system.command(INVAL_DDT | DV | (long) DEVICE << 40, 0);
    expect(OLD);
    system.command(INVAL_DDT, 0);
    assertThat(read()).isEqualTo(new Outcome.Aborted(258));
  }

  @Test
  void msiPageTable() {
    long msi = system.pages.take(4096);
    long window = 0x1_1111_1000L;
    system.memory.write(msi, 8, 7 | 0x11L << 10);
    system.device(1, device.msi(msi, 0, window >>> 12));
    Request request = Request.write(1, window);
    var old = new Outcome.Translated(0x11_000, 12, MemoryType.PMA, true, 0, 0);
    var changed = new Outcome.Translated(0x22_000, 12, MemoryType.PMA, true, 0, 0);
    assertThat(system.translate(request)).isEqualTo(old);
    system.memory.write(msi, 8, 7 | 0x22L << 10);
    system.command(GVMA | gscid(GSCID + 1), 0);
    system.command(GVMA | gscid(GSCID) | AV, address(window + 4096));
    system.command(VMA | gscid(GSCID), 0);
    assertThat(system.translate(request)).isEqualTo(old);
    system.command(GVMA | gscid(GSCID) | AV, address(window));
    assertThat(system.translate(request)).isEqualTo(changed);
    system.memory.write(msi, 8, 7 | 0x11L << 10);
    system.command(GVMA | gscid(GSCID), 0);
    assertThat(system.translate(request)).isEqualTo(old);
    system.memory.write(msi, 8, 7 | 0x22L << 10);
    system.command(GVMA, 0);
    assertThat(system.translate(request)).isEqualTo(changed);
  }

  @Test
  void invalidEntriesAreNeverKept() {
    Request other = Request.read(DEVICE, IOVA + 4096).withProcess(PROCESS, false);
    assertThat(system.translate(other)).isEqualTo(new Outcome.Aborted(13));
    firstStage.map(IOVA + 4096, GPA + 4096, 0, PageTables.ALL);
    assertThat(system.translate(other))
        .isEqualTo(new Outcome.Translated(NEW, 12, MemoryType.PMA, false, 0, 0));
    assertThat(system.translate(Request.read(99, 0))).isEqualTo(new Outcome.Aborted(258));
    system.device(99, BARE);
    assertThat(system.translate(Request.read(99, 0))).isInstanceOf(Outcome.Translated.class);
  }

  @Test
  void aCachedCleanPageIsUpdatedInMemory() {
    system.device(DEVICE, device.with(SADE | GADE));
    system.command(INVAL_DDT, 0);
    firstStage.map(IOVA, GPA, 0, PageTables.ALL & ~PageTables.D);
    secondStage.map(GPA, OLD, 0, PageTables.ALL & ~PageTables.D);
    system.command(VMA | gscid(GSCID), 0);
    system.command(GVMA, 0);
    expect(OLD);
    assertThat(firstStage.entry(IOVA, 0) & PageTables.D).isZero();
    assertThat(system.translate(Request.write(DEVICE, IOVA).withProcess(PROCESS, false)))
        .isEqualTo(new Outcome.Translated(OLD, 12, MemoryType.PMA, false, 0, 0));
    assertThat(firstStage.entry(IOVA, 0) & PageTables.D).isNotZero();
    assertThat(secondStage.entry(GPA, 0) & PageTables.D).isNotZero();
  }

  @Test
  void aCachedCleanPageThatChangedIsWalkedAgain() {
    system.device(DEVICE, device.with(SADE | GADE));
    system.command(INVAL_DDT, 0);
    secondStage.map(GPA, OLD, 0, PageTables.ALL & ~PageTables.D);
    system.command(GVMA, 0);
    expect(OLD);
    secondStage.map(GPA, NEW, 0, PageTables.ALL & ~PageTables.D);
    assertThat(system.translate(Request.write(DEVICE, IOVA).withProcess(PROCESS, false)))
        .as("hardware may not mark the old page dirty")
        .isEqualTo(new Outcome.Translated(NEW, 12, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void smallCachesForgetTheOldest() {
    var small = new TestSystem(TestSystem.FULL, 0, 3, new CacheSizes(0, 1, 0, 0, 0, 0));
    small.device(1, BARE);
    small.device(2, BARE);
    small.translate(Request.read(1, 0));
    small.device(1, BARE.with(1L << 12));
    assertThat(small.translate(Request.read(1, 0))).isInstanceOf(Outcome.Translated.class);
    small.translate(Request.read(2, 0));
    assertThat(small.translate(Request.read(1, 0))).isEqualTo(new Outcome.Aborted(259));
  }

  @Test
  void sizesAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> CacheSizes.all(-1));
    for (int i = 0; i < 6; i++) {
      int[] sizes = new int[6];
      sizes[i] = -1;
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new CacheSizes(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]));
    }
  }
}
