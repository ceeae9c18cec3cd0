package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** The performance monitor: events, filters, overflow. */
class PerformanceMonitorTest {
  private static final int OVERFLOWS = 88;
  private static final int INHIBITS = 92;
  private static final int CYCLES = 96;
  private static final int COUNTER = 104;
  private static final int SELECTOR = 352;
  private static final long IOVA = 0x12_3456_7000L;
  private static final int DEVICE = 0x12_34ff;
  private static final int PROCESS = 0x54321;
  private static final long IDT = 1L << 62;
  private static final long BY_FIRST = 1L << 61;
  private static final long BY_SECOND = 1L << 60;

  private final TestSystem system = new TestSystem();

  PerformanceMonitorTest() {
    PageTables secondStage = system.secondStage(PagingMode.SV39);
    GuestMemory guest = system.guest(secondStage);
    PageTables firstStage = system.firstStage(PagingMode.SV39, guest);
    firstStage.map(IOVA, 0x9000_0000L, 0, PageTables.ALL);
    guest.applyAsLong(0x9000_0000L);
    ProcessDirectoryTables processes = system.processes(3, guest);
    processes.put(PROCESS, 0, 0xabcde, PagingMode.SV39, firstStage);
    processes.put(0, 0, 0xabcde, PagingMode.SV39, firstStage);
    system.device(
        DEVICE,
        BARE.secondStage(PagingMode.SV39, 0x5678, secondStage).processes(processes).with(EN_ATS));
  }

  private void select(int counter, long selector) {
    system.model.writeRegister(SELECTOR + 8 * counter, 8, selector);
    system.model.writeRegister(COUNTER + 8 * counter, 8, 0);
  }

  private long counted(int counter) {
    return system.model.readRegister(COUNTER + 8 * counter, 8);
  }

  private void request() {
    assertThat(system.translate(Request.read(DEVICE, IOVA).withProcess(PROCESS, false)))
        .isInstanceOf(Outcome.Translated.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,0", "3,0", "4,1", "5,1", "6,1", "7,1", "8,7", "0,0"})
  void oneRequestCountsItsEvents(long event, long expected) {
    select(30, event);
    request();
    assertThat(counted(30)).isEqualTo(expected);
  }

  @Test
  void requestsCountByTheirAddressType() {
    for (int i = 0; i < 3; i++) {
      select(i, i + 1);
    }
    Request request = Request.read(DEVICE, IOVA).withProcess(PROCESS, false);
    system.translate(request);
    system.translate(request.as(AddressType.TRANSLATED));
    system.translate(request.as(AddressType.TRANSLATED));
    system.translate(request.as(AddressType.TRANSLATION_REQUEST));
    system.translate(request.as(AddressType.TRANSLATION_REQUEST));
    system.translate(request.as(AddressType.TRANSLATION_REQUEST));
    assertThat(new long[] {counted(0), counted(1), counted(2)}).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "1234ff,false,1",
    "1234fe,false,0",
    "0234ff,false,0",
    "12347f,true,1",
    "1235ff,true,1",
    "1236ff,true,0",
    "12350f,true,0"
  })
  void countsByDevice(String device, boolean mask, long expected) {
    long id = Long.parseLong(device, 16);
    select(0, 1 | BY_FIRST | id << 36 | (mask ? 1L << 15 : 0));
    request();
    assertThat(counted(0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"54321,1", "54320,0", "14321,0"})
  void countsByProcess(String process, long expected) {
    select(0, 1 | BY_SECOND | Long.parseLong(process, 16) << 16);
    request();
    assertThat(counted(0)).isEqualTo(expected);
    system.translate(Request.read(DEVICE, IOVA));
    assertThat(counted(0)).as("a request without a process does not match").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5678,abcde,1", "5679,abcde,0", "5678,abcdf,0"})
  void countsBySoftContext(String gscid, String pscid, long expected) {
    long first = Long.parseLong(gscid, 16) << 36;
    long second = Long.parseLong(pscid, 16) << 16;
    select(0, 4 | IDT | BY_FIRST | BY_SECOND | first | second);
    select(1, 4 | IDT | BY_FIRST | first);
    select(2, 4 | IDT | BY_SECOND | second);
    request();
    assertThat(counted(0)).isEqualTo(expected);
    assertThat(counted(1)).isEqualTo(gscid.equals("5678") ? 1 : 0);
    assertThat(counted(2)).isEqualTo(pscid.equals("abcde") ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "3,0", "4,1", "5,0", "6,0", "7,1"})
  void someEventsKnowNoSoftContext(long event, long expected) {
    select(0, event | IDT);
    request();
    assertThat(counted(0)).isEqualTo(expected);
  }

  @Test
  void anAbsentSoftContextMatchesNoFilter() {
    system.device(DEVICE, BARE);
    select(0, 4 | IDT | BY_FIRST);
    select(1, 4 | IDT | BY_SECOND);
    select(2, 4 | IDT);
    system.translate(Request.read(DEVICE, IOVA));
    assertThat(new long[] {counted(0), counted(1), counted(2)}).containsExactly(0, 0, 1);
  }

  @Test
  void inhibitedCountersStandStill() {
    select(0, 1);
    select(30, 1);
    system.model.writeRegister(INHIBITS, 4, 1L << 1 | 1L << 31);
    assertThat(system.register(INHIBITS)).isEqualTo(0x8000_0002L);
    request();
    assertThat(counted(0)).isZero();
    assertThat(counted(30)).isZero();
    system.model.writeRegister(INHIBITS, 4, 1L << 1);
    request();
    assertThat(counted(0)).isZero();
    assertThat(counted(30)).isEqualTo(1);
  }

  @Test
  void overflowIsToldOnce() {
    select(2, 1);
    system.model.writeRegister(COUNTER + 16, 8, -1L);
    request();
    assertThat(counted(2)).isZero();
    assertThat(system.model.readRegister(SELECTOR + 16, 8)).isEqualTo(1L << 63 | 1);
    assertThat(system.register(OVERFLOWS)).isEqualTo(1L << 3);
    assertThat(system.register(TestSystem.IPSR)).isEqualTo(4);
    system.model.writeRegister(TestSystem.IPSR, 4, 4);
    system.model.writeRegister(COUNTER + 16, 8, -1L);
    request();
    assertThat(system.register(TestSystem.IPSR)).as("OF was set already").isZero();
    assertThat(counted(2)).isZero();
  }

  @Test
  void unknownEventsLeaveTheOldOne() {
    select(0, 1);
    system.model.writeRegister(SELECTOR, 8, 9 | BY_FIRST);
    assertThat(system.model.readRegister(SELECTOR, 8)).isEqualTo(1 | BY_FIRST);
    system.model.writeRegister(SELECTOR, 8, 8);
    assertThat(system.model.readRegister(SELECTOR, 8)).isEqualTo(8);
  }

  @Test
  void theCycleCounterAdvancesWhenToldTo() {
    system.model.advanceCycles(5);
    assertThat(system.model.readRegister(CYCLES, 8)).isEqualTo(5);
    system.model.writeRegister(INHIBITS, 4, 1);
    system.model.advanceCycles(5);
    assertThat(system.model.readRegister(CYCLES, 8)).isEqualTo(5);
    system.model.writeRegister(INHIBITS, 4, 0);
    system.model.writeRegister(CYCLES, 8, Long.MAX_VALUE);
    assertThat(system.register(TestSystem.IPSR)).isZero();
    system.model.advanceCycles(3);
    assertThat(system.model.readRegister(CYCLES, 8)).isEqualTo(1L << 63 | 2);
    assertThat(system.register(OVERFLOWS)).isEqualTo(1);
    assertThat(system.register(TestSystem.IPSR)).isEqualTo(4);
    system.model.writeRegister(TestSystem.IPSR, 4, 4);
    system.model.writeRegister(CYCLES, 8, -1L);
    system.model.advanceCycles(1);
    assertThat(system.model.readRegister(CYCLES, 8)).isEqualTo(1L << 63);
    assertThat(system.register(TestSystem.IPSR)).isZero();
  }
}
