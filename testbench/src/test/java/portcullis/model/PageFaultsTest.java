package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.GADE;
import static portcullis.model.tables.DeviceContextFields.SADE;
import static portcullis.model.tables.PageTables.A;
import static portcullis.model.tables.PageTables.D;
import static portcullis.model.tables.PageTables.R;
import static portcullis.model.tables.PageTables.U;
import static portcullis.model.tables.PageTables.V;
import static portcullis.model.tables.PageTables.W;
import static portcullis.model.tables.PageTables.X;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** Causes 1 to 23 and 274: what the page tables can do to a request. */
class PageFaultsTest {
  private static final int DEVICE = 7;
  private static final int PROCESS = 3;
  private static final long IOVA = 0x12_3456_7890L;
  private static final long GPA = 0x76_5432_1890L;
  private static final long SPA = 0x1234_5678_9890L;
  private static final long ALL = PageTables.ALL;

  private enum Kind {
    FETCH(1, 12, 20, 1, X),
    READ(2, 13, 21, 5, R),
    WRITE(3, 15, 23, 7, W);

    private final int type;
    private final int pageFault;
    private final int guestPageFault;
    private final int accessFault;
    private final long permission;

    Kind(int type, int pageFault, int guestPageFault, int accessFault, long permission) {
      this.type = type;
      this.pageFault = pageFault;
      this.guestPageFault = guestPageFault;
      this.accessFault = accessFault;
      this.permission = permission;
    }

    Request request(long iova) {
      Request request = this == WRITE ? Request.write(DEVICE, iova) : Request.read(DEVICE, iova);
      Request inProcess = request.withProcess(PROCESS, false);
      return this == FETCH ? inProcess.forExecute() : inProcess;
    }

    /** All permissions but the one that this kind needs; a leaf with W needs R as well. */
    long others() {
      return switch (this) {
        case FETCH -> ALL & ~X;
        case READ -> ALL & ~(R | W);
        case WRITE -> ALL & ~W;
      };
    }
  }

  private final TestSystem system = new TestSystem();
  private PageTables secondStage;
  private GuestMemory guest;
  private PageTables firstStage;
  private ProcessDirectoryTables processes;
  private DeviceContextFields device;

  @BeforeEach
  void twoStages() {
    secondStage = system.secondStage(PagingMode.SV48);
    guest = system.guest(secondStage);
    firstStage = system.firstStage(PagingMode.SV39, guest);
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL);
    processes = system.processes(3, guest);
    processes.put(PROCESS, 0, 5, PagingMode.SV39, firstStage);
    device = BARE.secondStage(PagingMode.SV48, 9, secondStage).processes(processes);
    system.device(DEVICE, device);
  }

  private void expect(Kind kind, int cause, long iova, long iotval2) {
    assertThat(system.reason(kind.request(iova))).isNotBlank();
    assertThat(system.translate(kind.request(iova))).isEqualTo(new Outcome.Aborted(cause));
    assertThat(system.faults())
        .containsExactly(
            new FaultRecord(cause, kind.type, DEVICE, true, PROCESS, false, iova, iotval2));
  }

  private void expectSuccess(Kind kind) {
    assertThat(system.translate(kind.request(IOVA)))
        .isEqualTo(new Outcome.Translated(SPA, 12, MemoryType.PMA, false, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void bothStagesAllowEveryKindOfAccess(Kind kind) {
    expectSuccess(kind);
  }

  @ParameterizedTest
  @EnumSource
  void causes12And13And15WithoutPermission(Kind kind) {
    firstStage.map(IOVA, GPA, 0, kind.others());
    expect(kind, kind.pageFault, IOVA, 0);
    firstStage.map(IOVA, GPA, 0, kind.permission == W ? ALL & ~X : V | U | A | kind.permission);
    expectSuccess(kind);
  }

  @ParameterizedTest
  @EnumSource
  void causes20And21And23WithoutPermission(Kind kind) {
    secondStage.map(GPA, SPA, 0, kind.others());
    expect(kind, kind.guestPageFault, IOVA, GPA & ~3L);
    secondStage.map(GPA, SPA, 0, kind.permission == W ? ALL & ~X : V | U | A | kind.permission);
    expectSuccess(kind);
  }

  @ParameterizedTest
  @EnumSource
  void causes1And5And7WhenMemoryRefusesAFirstStageEntry(Kind kind) {
    system.memory.addFault(firstStage.entryAddress(IOVA, 1), 8, FaultKind.ACCESS_FAULT);
    expect(kind, kind.accessFault, IOVA, 0);
  }

  @ParameterizedTest
  @EnumSource
  void causes1And5And7WhenMemoryRefusesASecondStageEntry(Kind kind) {
    system.memory.addFault(secondStage.entryAddress(GPA, 0), 8, FaultKind.ACCESS_FAULT);
    expect(kind, kind.accessFault, IOVA, 0);
  }

  @ParameterizedTest
  @EnumSource
  void cause274WhenEitherStageIsPoisoned(Kind kind) {
    system.memory.addFault(firstStage.entryAddress(IOVA, 0), 8, FaultKind.POISON);
    expect(kind, 274, IOVA, 0);
    system.memory.clearFaults();
    system.memory.addFault(secondStage.entryAddress(GPA, 1), 8, FaultKind.POISON);
    expect(kind, 274, IOVA, 0);
  }

  @ParameterizedTest
  @EnumSource
  void guestPageFaultOfAnImplicitReadHasBit0OfIotval2(Kind kind) {
    long entryPlace = firstStageEntryGuestAddress(0);
    secondStage.setEntry(entryPlace, 0, 0);
    expect(kind, kind.guestPageFault, IOVA, entryPlace & ~3L | 1);
  }

  /** Guest-physical address of a first-stage entry: found through the pointer above it. */
  private long firstStageEntryGuestAddress(int level) {
    long table = (firstStage.entry(IOVA, level + 1) >>> 10) << 12;
    return table + 8 * PagingMode.SV39.index(IOVA, level);
  }

  @ParameterizedTest
  @EnumSource
  void guestPageFaultOfAProcessDirectoryReadHasBit0OfIotval2(Kind kind) {
    long root = processes.rootPpn() << 12;
    secondStage.setEntry(root, 0, 0);
    expect(kind, kind.guestPageFault, IOVA, root | 1);
  }

  @Test
  void processDirectoryAccessesThroughTheSecondStageHaveTheirOwnCauses() {
    long root = processes.rootPpn() << 12;
    system.memory.addFault(secondStage.entryAddress(root, 0), 8, FaultKind.ACCESS_FAULT);
    expect(Kind.READ, 265, IOVA, 0);
    system.memory.clearFaults();
    system.memory.addFault(secondStage.entryAddress(root, 1), 8, FaultKind.POISON);
    expect(Kind.READ, 269, IOVA, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 38, 1L << 63, 0xffff_ffbf_ffff_f000L, 1L << 39})
  void nonCanonicalIovaFaults(long bits) {
    expect(Kind.READ, 13, bits, 0);
    // The lower bits alone would be mapped.
    expect(Kind.READ, 13, IOVA ^ bits & -1L << 39 ^ 1L << 40, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntryThatChangesBeforeItsUpdateIsWalkedAgain(boolean first) {
    system.device(DEVICE, device.with(GADE | SADE));
    PageTables raced = first ? firstStage : secondStage;
    long input = first ? IOVA : GPA;
    raced.map(input, first ? GPA : SPA, 0, ALL & ~(A | D));
    secondStage.map(GPA + 4096, SPA + 4096, 0, ALL);
    long changed = (first ? GPA : SPA) + 4096 >>> 12 << 10 | ALL & ~(A | D);
    var model =
        new IommuModel(
            TestSystem.FULL,
            new RacingMemory(system.memory, raced.entryAddress(input, 0), changed));
    model.writeRegister(TestSystem.DDTP, 8, system.devices.ddtp());
    assertThat(model.translate(Kind.WRITE.request(IOVA)))
        .isEqualTo(new Outcome.Translated(SPA + 4096, 12, MemoryType.PMA, false, 0, 0));
    assertThat(raced.entry(input, 0)).isEqualTo(changed | A | D);
  }

  @Test
  void canonicalNegativeIovaIsTranslated() {
    long high = 0xffff_ffff_ffff_f123L;
    firstStage.map(high, GPA, 0, ALL);
    assertThat(system.translate(Kind.READ.request(high)))
        .isEqualTo(new Outcome.Translated(SPA & ~0xfffL | 0x123, 12, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void guestPhysicalAddressWiderThanTheModeFaults() {
    firstStage.map(IOVA, 1L << 50, 0, ALL);
    expect(Kind.WRITE, 23, IOVA, 1L << 50 | IOVA & 0xffc);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,no leaf and not valid",
    "0,de,all permissions but not valid",
    "0,d5,W without R",
    "0,dd,W and X without R",
    "0,1,a pointer at the last level",
    "0,80000000000000df,N with a PPN that says another size",
    "1,41,a pointer with A",
    "1,81,a pointer with D",
    "1,11,a pointer with U",
    "1,2000000000000001,a pointer with PBMT",
    "1,8000000000000001,a pointer with N",
    "1,0040000000000001,a pointer with a reserved bit"
  })
  void malformedEntriesFaultInBothStages(int level, String flags, String what) {
    long set = Long.parseUnsignedLong(flags, 16);
    long old = firstStage.entry(IOVA, level);
    firstStage.setEntry(IOVA, level, old & ~0xffL | set);
    expect(Kind.READ, 13, IOVA, 0);
    firstStage.setEntry(IOVA, level, old);
    old = secondStage.entry(GPA, level);
    secondStage.setEntry(GPA, level, old & ~0xffL | set);
    expect(Kind.READ, 21, IOVA, GPA & ~3L);
    secondStage.setEntry(GPA, level, old);
    expectSuccess(Kind.READ);
  }

  @ParameterizedTest
  @ValueSource(ints = {54, 55, 56, 57, 58})
  void reservedBitsOfALeafFault(int bit) {
    firstStage.map(IOVA, GPA, 0, ALL | 1L << bit);
    expect(Kind.READ, 13, IOVA, 0);
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL | 1L << bit);
    expect(Kind.READ, 21, IOVA, GPA & ~3L);
  }

  @ParameterizedTest
  @ValueSource(ints = {59, 60})
  void softwareBitsAreReservedWithoutSvrsw(int bit) {
    firstStage.map(IOVA, GPA, 0, ALL | 1L << bit);
    expectSuccess(Kind.READ);
    Capabilities without = Capabilities.of(0x00000ff8efef8f10L, true, true, 4, 0xff);
    var other = new TestSystem(without, 0, 3);
    PageTables table = other.firstStage(PagingMode.SV39);
    table.map(IOVA, SPA, 0, ALL | 1L << bit);
    other.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, table));
    assertThat(other.translate(Request.read(DEVICE, IOVA))).isEqualTo(new Outcome.Aborted(13));
  }

  @ParameterizedTest
  @CsvSource({"1,NC", "2,IO"})
  void memoryTypesComeFromTheFirstStageUnlessItSaysPma(int pbmt, MemoryType type) {
    firstStage.map(IOVA, GPA, 0, ALL | (long) pbmt << 61);
    secondStage.map(GPA, SPA, 0, ALL | 3L - pbmt << 61);
    assertThat(system.translate(Kind.READ.request(IOVA)))
        .isEqualTo(new Outcome.Translated(SPA, 12, type, false, 0, 0));
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL | (long) pbmt << 61);
    assertThat(system.translate(Kind.READ.request(IOVA)))
        .isEqualTo(new Outcome.Translated(SPA, 12, type, false, 0, 0));
  }

  @Test
  void memoryTypeThreeIsReservedAndAnyTypeWithoutSvpbmt() {
    firstStage.map(IOVA, GPA, 0, ALL | 3L << 61);
    expect(Kind.READ, 13, IOVA, 0);
    Capabilities without = Capabilities.of(0x00000ff8efef4f10L, true, true, 4, 0xff);
    var other = new TestSystem(without, 0, 3);
    PageTables table = other.firstStage(PagingMode.SV39);
    table.map(IOVA, SPA, 0, ALL | 1L << 61);
    other.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, table));
    assertThat(other.translate(Request.read(DEVICE, IOVA))).isEqualTo(new Outcome.Aborted(13));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void misalignedSuperpagesFaultInBothStages(int level) {
    firstStage.setEntry(IOVA, level, 1L << 10 | ALL);
    expect(Kind.READ, 13, IOVA, 0);
    PageTables plain = system.firstStage(PagingMode.SV39);
    plain.map(IOVA, SPA, level, ALL);
    system.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, plain));
    long offset = (1L << 12 + 9 * level) - 1;
    assertThat(system.translate(Request.read(DEVICE, IOVA)))
        .isEqualTo(
            new Outcome.Translated(
                SPA & ~offset | IOVA & offset, 12 + 9 * level, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void napotLeafTranslatesSixteenPages() {
    long napot = 1L << 63 | (0x8_0000L | 8) << 10 | ALL;
    for (long page = 0; page < 16; page++) {
      long iova = 0x10_0000 + page * 4096 + 5;
      firstStage.setEntry(iova, 0, napot);
      secondStage.map(0x8000_0000L + page * 4096, SPA + page * 4096, 0, ALL);
      assertThat(system.translate(Kind.READ.request(iova)))
          .isEqualTo(
              new Outcome.Translated(
                  (SPA & ~0xfffL) + page * 4096 + 5, 12, MemoryType.PMA, false, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7, 9, 12, 15})
  void otherNapotEncodingsFault(int low) {
    firstStage.setEntry(IOVA, 0, 1L << 63 | (0x400_0000L | low) << 10 | ALL);
    expect(Kind.READ, 13, IOVA, 0);
  }

  @Test
  void userPageRules() {
    firstStage.map(IOVA, GPA, 0, ALL & ~U);
    expect(Kind.READ, 13, IOVA, 0);
    Request supervisor = Request.read(DEVICE, IOVA).withProcess(PROCESS, true);
    processes.put(PROCESS, ProcessDirectoryTables.ENS, 5, PagingMode.SV39, firstStage);
    assertThat(system.translate(supervisor)).isInstanceOf(Outcome.Translated.class);
    firstStage.map(IOVA, GPA, 0, ALL);
    assertThat(system.translate(supervisor)).isEqualTo(new Outcome.Aborted(13));
    assertThat(system.reason(supervisor)).contains("SUM=0");
    processes.put(
        PROCESS,
        ProcessDirectoryTables.ENS | ProcessDirectoryTables.SUM,
        5,
        PagingMode.SV39,
        firstStage);
    assertThat(system.translate(supervisor)).isInstanceOf(Outcome.Translated.class);
    assertThat(system.translate(supervisor.forExecute())).isEqualTo(new Outcome.Aborted(12));
    assertThat(system.reason(supervisor.forExecute())).contains("whatever SUM says");
  }

  @Test
  void secondStageLeavesNeedTheUserBit() {
    secondStage.map(GPA, SPA, 0, ALL & ~U);
    expect(Kind.READ, 21, IOVA, GPA & ~3L);
  }

  @Test
  void withoutHardwareUpdateClearAccessedAndDirtyBitsFault() {
    firstStage.map(IOVA, GPA, 0, ALL & ~A);
    expect(Kind.READ, 13, IOVA, 0);
    firstStage.map(IOVA, GPA, 0, ALL & ~D);
    expectSuccess(Kind.READ);
    expect(Kind.WRITE, 15, IOVA, 0);
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL & ~A);
    expect(Kind.FETCH, 20, IOVA, GPA & ~3L);
    secondStage.map(GPA, SPA, 0, ALL & ~D);
    expectSuccess(Kind.READ);
    expect(Kind.WRITE, 23, IOVA, GPA & ~3L);
  }

  @Test
  void hardwareUpdateSetsAccessedAndDirtyBits() {
    system.device(DEVICE, device.with(GADE | SADE));
    firstStage.map(IOVA, GPA, 0, ALL & ~(A | D));
    secondStage.map(GPA, SPA, 0, ALL & ~(A | D));
    expectSuccess(Kind.READ);
    assertThat(firstStage.entry(IOVA, 0) & 0xff).isEqualTo(ALL & ~D);
    assertThat(secondStage.entry(GPA, 0) & 0xff).isEqualTo(ALL & ~D);
    assertThat(system.events(Event.PteUpdated.class))
        .extracting(Event.PteUpdated::purpose)
        .containsExactly(Purpose.FIRST_STAGE, Purpose.SECOND_STAGE);
    expectSuccess(Kind.WRITE);
    assertThat(firstStage.entry(IOVA, 0) & 0xff).isEqualTo(ALL);
    assertThat(secondStage.entry(GPA, 0) & 0xff).isEqualTo(ALL);
    system.model.drainEvents();
    expectSuccess(Kind.WRITE);
    assertThat(system.events(Event.PteUpdated.class)).isEmpty();
  }

  @Test
  void firstStageUpdateNeedsAWritableSecondStage() {
    system.device(DEVICE, device.with(GADE | SADE));
    firstStage.map(IOVA, GPA, 0, ALL & ~A);
    long place = firstStageEntryGuestAddress(0);
    secondStage.map(place, guest.applyAsLong(place), 0, ALL & ~W);
    expect(Kind.READ, 21, IOVA, place & ~3L | 3);
  }

  @Test
  void firstStageUpdateSetsTheDirtyBitOfItsTablePage() {
    system.device(DEVICE, device.with(GADE | SADE));
    firstStage.map(IOVA, GPA, 0, ALL & ~A);
    long place = firstStageEntryGuestAddress(0);
    secondStage.map(place, guest.applyAsLong(place), 0, ALL & ~D);
    expectSuccess(Kind.READ);
    assertThat(secondStage.entry(place, 0) & 0xff).isEqualTo(ALL);
    system.device(DEVICE, device.with(SADE));
    firstStage.map(IOVA, GPA, 0, ALL & ~A);
    secondStage.map(place, guest.applyAsLong(place), 0, ALL & ~D);
    expect(Kind.READ, 21, IOVA, place & ~3L | 3);
  }

  @Test
  void refusedUpdatesAreAccessFaults() {
    system.device(DEVICE, device.with(GADE | SADE));
    firstStage.map(IOVA, GPA, 0, ALL & ~A);
    system.memory.addFault(firstStage.entryAddress(IOVA, 0), 8, FaultKind.WRITE_FAULT);
    expect(Kind.WRITE, 7, IOVA, 0);
    assertThat(firstStage.entry(IOVA, 0) & A).isZero();
    system.memory.clearFaults();
    secondStage.map(GPA, SPA, 0, ALL & ~A);
    system.memory.addFault(secondStage.entryAddress(GPA, 0), 8, FaultKind.WRITE_FAULT);
    expect(Kind.READ, 5, IOVA, 0);
  }
}
