package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;
import static portcullis.model.tables.DeviceContextFields.T2GPA;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.PageTables;

/** MSI page tables: causes 261, 262, 263, 270 and 1, both modes, and the window. */
class MsiTranslationTest {
  private static final int DEVICE = 0x42;

  /** Scattered mask bits: page number bits 1, 4 and 6 make up the index. */
  private static final long MASK = 0x52;

  private static final long PATTERN = 0x2_8000;

  /** Bits 1 and 6 set: index 0b101. */
  private static final long GPA = PATTERN + 0x42 << 12 | 0x040;

  private static final int INDEX = 5;

  private final TestSystem system = new TestSystem();
  private PageTables secondStage;
  private long table;
  private DeviceContextFields device;

  @BeforeEach
  void window() {
    secondStage = system.secondStage(PagingMode.SV39);
    table = system.pages.take(4096);
    device = BARE.secondStage(PagingMode.SV39, 3, secondStage).msi(table, MASK, PATTERN);
    system.device(DEVICE, device);
  }

  private void entry(long low, long high) {
    system.memory.write(table + 16 * INDEX, 8, low);
    system.memory.write(table + 16 * INDEX + 8, 8, high);
  }

  private void basic(long page) {
    entry(page << 10 | 7, 0);
  }

  private void expect(int cause) {
    assertThat(system.translate(Request.write(DEVICE, GPA))).isEqualTo(new Outcome.Aborted(cause));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(cause, 3, DEVICE, false, 0, false, GPA, 0));
  }

  @Test
  void basicModeTranslatesAndKeepsThePageOffset() {
    basic(0x9_8765_4321L);
    assertThat(system.translate(Request.write(DEVICE, GPA)))
        .isEqualTo(new Outcome.Translated(0x9_8765_4321_040L, 12, MemoryType.PMA, true, 0, 0));
  }

  @Test
  void secondDoublewordOfABasicEntryBelongsToSoftware() {
    entry(7L | 1L << 10, -1);
    assertThat(system.translate(Request.read(DEVICE, GPA))).isInstanceOf(Outcome.Translated.class);
  }

  @Test
  void bitsBeyondTheWidestGuestAddressAreNotCompared() {
    basic(0x1234);
    assertThat(system.translate(Request.write(DEVICE, GPA | 1L << 59 | 1L << 63)))
        .isEqualTo(new Outcome.Translated(0x123_4040, 12, MemoryType.PMA, true, 0, 0));
    assertThat(system.translate(Request.write(DEVICE, GPA | 1L << 58)))
        .isEqualTo(new Outcome.Aborted(23));
  }

  @Test
  void entriesOfTheWholeTableAreReached() {
    for (int index = 0; index < 8; index++) {
      system.memory.write(table + 16 * index, 8, (0x100L + index) << 10 | 7);
      long page = PATTERN | (index & 1) << 1 | (index & 2) << 3 | (index & 4L) << 4;
      assertThat(system.translate(Request.write(DEVICE, page << 12)))
          .isEqualTo(
              new Outcome.Translated(0x100_000L + 4096 * index, 12, MemoryType.PMA, true, 0, 0));
    }
  }

  @Test
  void addressesOutsideTheWindowTakeTheSecondStage() {
    basic(0x1234);
    long outside = GPA ^ 1L << 12 + 15;
    secondStage.map(outside, 0x77_7000, 0, PageTables.ALL);
    assertThat(system.translate(Request.read(DEVICE, outside)))
        .isEqualTo(new Outcome.Translated(0x77_7040, 12, MemoryType.PMA, false, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"30,21", "21,12"})
  void superpageOverTheWindowIsCutDown(int pageBits, int expected) {
    int level = (pageBits - 12) / 9;
    long far = pageBits == 30 ? GPA ^ 1L << 25 : GPA ^ 1L << 17;
    secondStage.map(far, 0x40_0000_0000L, level, PageTables.ALL);
    assertThat(system.translate(Request.read(DEVICE, far)))
        .isInstanceOfSatisfying(
            Outcome.Translated.class, answer -> assertThat(answer.rangeBits()).isEqualTo(expected));
  }

  @Test
  void superpageWithoutWindowKeepsItsRange() {
    secondStage.map(1L << 33, 0x40_0000_0000L, 2, PageTables.ALL);
    assertThat(system.translate(Request.read(DEVICE, 1L << 33)))
        .isEqualTo(new Outcome.Translated(0x40_0000_0000L, 30, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void cause1FetchFromAnMsiPage() {
    basic(0x1234);
    Request fetch = Request.read(DEVICE, GPA).forExecute();
    assertThat(system.translate(fetch)).isEqualTo(new Outcome.Aborted(1));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(1, 1, DEVICE, false, 0, false, GPA, 0));
  }

  @Test
  void cause261MsiPteLoadAccessFault() {
    basic(0x1234);
    system.memory.addFault(table + 16 * INDEX + 15, 1, FaultKind.ACCESS_FAULT);
    expect(261);
  }

  @Test
  void cause262MsiPteNotValid() {
    entry(6, 0);
    expect(262);
  }

  @ParameterizedTest
  @CsvSource({
    "1,0", "5,0", "7,3", "7,9", "7,54", "7,62", "7,63", "3,3", "3,6", "3,54", "3,62", "3,63",
    "3,118", "3,123", "3,125", "3,127"
  })
  void cause263MsiPteMisconfigured(long mode, int bit) {
    long low = bit < 64 && bit > 0 ? 1L << bit : 0;
    long high = bit >= 64 ? 1L << bit - 64 : 0;
    entry(mode | low, high);
    expect(263);
  }

  @Test
  void cause263MrifWithoutTheFeature() {
    Capabilities without = Capabilities.of(0x00000ff8ef4fcf10L, true, true, 4, 0xff);
    var other = new TestSystem(without, 0, 3);
    PageTables pages = other.secondStage(PagingMode.SV39);
    long msi = other.pages.take(4096);
    other.memory.write(msi + 16 * INDEX, 8, 3);
    other.device(DEVICE, BARE.secondStage(PagingMode.SV39, 3, pages).msi(msi, MASK, PATTERN));
    assertThat(other.translate(Request.write(DEVICE, GPA))).isEqualTo(new Outcome.Aborted(263));
  }

  @Test
  void cause270MsiPageTableDataCorruption() {
    system.memory.addFault(table + 16 * INDEX, 16, FaultKind.POISON);
    expect(270);
  }

  @Test
  void mrifModeGivesTheFileAndTheNotice() {
    long file = 0x82_3f98_693a_3400L;
    entry(file >>> 9 << 7 | 3, 1L << 60 | 0xab_cdef_0123L << 10 | 0x155);
    assertThat(system.translate(Request.write(DEVICE, GPA)))
        .isEqualTo(new Outcome.Mrif(file, 0x555, 0xab_cdef_0123L << 12, 0, 0));
  }

  @Test
  void qosIdentifiersOfTheContextGoWithTheAnswer() {
    var fields =
        new DeviceContextFields(
            device.tc(),
            device.iohgatp(),
            0x12L << 40 | 0x34L << 52,
            0,
            device.msiptp(),
            MASK,
            PATTERN);
    system.device(DEVICE, fields);
    basic(0x1234);
    assertThat(system.translate(Request.write(DEVICE, GPA)))
        .isEqualTo(new Outcome.Translated(0x123_4040, 12, MemoryType.PMA, true, 0x12, 0x34));
    assertThat(system.events(Event.MemoryAccess.class))
        .filteredOn(access -> access.purpose() == Purpose.MSI_PAGE_TABLE)
        .containsExactly(
            new Event.MemoryAccess(
                Purpose.MSI_PAGE_TABLE,
                Memory.AccessKind.READ,
                table + 16 * INDEX,
                16,
                Memory.Status.OK,
                0x12,
                0x34));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void translationRequestsSeeReadAndWriteButNoExecute(boolean inMemory) {
    entry(inMemory ? 3 : 0x55L << 10 | 7, 0x66L << 10);
    system.device(DEVICE, device.with(EN_ATS));
    Request request =
        new Request(
            AddressType.TRANSLATION_REQUEST,
            DEVICE,
            false,
            0,
            false,
            true,
            false,
            false,
            true,
            GPA);
    assertThat(system.translate(request))
        .isEqualTo(
            new Outcome.AtsTranslated(
                true,
                true,
                false,
                inMemory,
                false,
                false,
                true,
                MemoryType.PMA,
                inMemory ? 0x66L << 12 : 0x55_040,
                12));
    system.device(DEVICE, device.with(EN_ATS | T2GPA));
    assertThat(system.translate(request))
        .isInstanceOfSatisfying(
            Outcome.AtsTranslated.class, answer -> assertThat(answer.address()).isEqualTo(GPA));
  }

  @Test
  void translationRequestDeniedCompletesOrAbortsByCause() {
    system.device(DEVICE, device.with(EN_ATS));
    Request request = Request.write(DEVICE, GPA).as(AddressType.TRANSLATION_REQUEST);
    entry(0, 0);
    assertThat(system.translate(request)).isEqualTo(new Outcome.Denied(262));
    assertThat(system.faults()).isEmpty();
    entry(1, 0);
    assertThat(system.translate(request)).isEqualTo(new Outcome.CompleterAbort(263));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(263, 8, DEVICE, false, 0, false, GPA, 0));
  }
}
