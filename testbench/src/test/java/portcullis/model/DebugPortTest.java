package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** Translations through tr_req_iova, tr_req_ctl and tr_response. */
class DebugPortTest {
  private static final int REQUEST_IOVA = 600;
  private static final int REQUEST_CONTROL = 608;
  private static final int RESPONSE = 616;
  private static final long GO = 1;
  private static final long PRIV = 2;
  private static final long EXE = 4;
  private static final long NW = 8;
  private static final long PV = 1L << 32;
  private static final long IOVA = 0x12_3456_7000L;
  private static final int DEVICE = 0x12_3456;

  private final TestSystem system = new TestSystem();
  private final PageTables table = system.firstStage(PagingMode.SV39);

  DebugPortTest() {
    system.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, table));
  }

  private long ask(long control) {
    system.model.writeRegister(REQUEST_IOVA, 8, IOVA);
    system.model.writeRegister(REQUEST_CONTROL, 8, control | (long) DEVICE << 40);
    assertThat(system.register(REQUEST_CONTROL) & GO).isZero();
    return system.model.readRegister(RESPONSE, 8);
  }

  @Test
  void aPageOf4KiB() {
    table.map(IOVA, 0x98_7654_3000L, 0, PageTables.ALL | 2L << 61);
    assertThat(ask(GO)).isEqualTo(0x98_7654_3L << 10 | 2 << 7);
  }

  @ParameterizedTest
  @CsvSource({"1,21", "2,30"})
  void aSuperpageHasItsSizeInThePpn(int level, int bits) {
    long page = 5L << 40;
    table.map(IOVA, page, level, PageTables.ALL);
    long ppn = page >>> 12 | (1L << bits - 13) - 1;
    assertThat(ask(GO | NW)).isEqualTo(ppn << 10 | 1 << 9);
  }

  @Test
  void aFaultIsShownAndRecorded() {
    assertThat(ask(GO)).isEqualTo(1);
    assertThat(ask(GO | NW)).isEqualTo(1);
    assertThat(ask(GO | NW | EXE)).isEqualTo(1);
    assertThat(system.faults())
        .containsExactly(
            new FaultRecord(15, 3, DEVICE, false, 0, false, IOVA, 0),
            new FaultRecord(13, 2, DEVICE, false, 0, false, IOVA, 0),
            new FaultRecord(12, 1, DEVICE, false, 0, false, IOVA, 0));
  }

  @Test
  void processAndPrivilegeAreTakenFromTheRegister() {
    ProcessDirectoryTables processes = system.processes(3);
    processes.put(0x54321, 0, 0, PagingMode.BARE, null);
    system.device(DEVICE, BARE.processes(processes));
    assertThat(ask(GO | NW | PV | 0x54321L << 12) & 1).isZero();
    assertThat(ask(GO | NW | PV | PRIV | 0x54321L << 12)).isEqualTo(1);
    assertThat(system.faults())
        .containsExactly(new FaultRecord(260, 2, DEVICE, true, 0x54321, true, IOVA, 0));
    assertThat(ask(GO | NW | PRIV | 0x99999L << 12) & 1).as("without PV").isZero();
  }

  @Test
  void withoutGoNothingHappens() {
    system.model.writeRegister(REQUEST_CONTROL, 8, -1L & ~GO);
    assertThat(system.faults()).isEmpty();
    assertThat(system.model.readRegister(REQUEST_CONTROL, 8)).isEqualTo(0xffff_ff01_ffff_f00eL);
    system.model.writeRegister(REQUEST_IOVA, 8, -1L);
    assertThat(system.model.readRegister(REQUEST_IOVA, 8)).isEqualTo(-4096L);
    system.model.writeRegister(RESPONSE, 8, -1L);
    assertThat(system.model.readRegister(RESPONSE, 8)).isZero();
  }

  @Test
  void cause260WhenAnMsiGoesToAnInterruptFileInMemory() {
    PageTables secondStage = system.secondStage(PagingMode.SV39);
    long msi = system.pages.take(4096);
    system.memory.write(msi, 8, 3);
    system.device(
        DEVICE, BARE.secondStage(PagingMode.SV39, 1, secondStage).msi(msi, 0, IOVA >>> 12));
    assertThat(ask(GO)).isEqualTo(1);
    assertThat(system.faults())
        .containsExactly(new FaultRecord(260, 3, DEVICE, false, 0, false, IOVA, 0));
    system.memory.write(msi, 8, 7 | 0x99L << 10);
    assertThat(ask(GO)).isEqualTo(0x99L << 10);
  }

  @Test
  void absentWithoutTheFeature() {
    long value = TestSystem.FULL.value() & ~(1L << 31);
    var without = new TestSystem(Capabilities.of(value, true, true, 4, 0xff), 0, 3);
    without.model.writeRegister(REQUEST_IOVA, 8, -1L);
    without.model.writeRegister(REQUEST_CONTROL, 8, GO);
    assertThat(without.model.readRegister(REQUEST_IOVA, 8)).isZero();
    assertThat(without.model.readRegister(REQUEST_CONTROL, 8)).isZero();
    assertThat(without.model.readRegister(RESPONSE, 8)).isZero();
    assertThat(without.faults()).isEmpty();
  }
}
