package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;
import static portcullis.model.tables.DeviceContextFields.GADE;
import static portcullis.model.tables.DeviceContextFields.SADE;
import static portcullis.model.tables.DeviceContextFields.T2GPA;
import static portcullis.model.tables.PageTables.A;
import static portcullis.model.tables.PageTables.ALL;
import static portcullis.model.tables.PageTables.D;
import static portcullis.model.tables.PageTables.G;
import static portcullis.model.tables.PageTables.R;
import static portcullis.model.tables.PageTables.U;
import static portcullis.model.tables.PageTables.W;
import static portcullis.model.tables.PageTables.X;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** ATS translation requests, and requests with translated addresses. */
class AtsTest {
  private static final int DEVICE = 3;
  private static final int PROCESS = 2;
  private static final long IOVA = 0x12_3456_7000L;
  private static final long GPA = 0x9000_0000L;
  private static final long SPA = 0x1_2345_6000L;

  private final TestSystem system = new TestSystem();
  private PageTables secondStage;
  private PageTables firstStage;
  private ProcessDirectoryTables processes;
  private DeviceContextFields device;

  @BeforeEach
  void twoStages() {
    secondStage = system.secondStage(PagingMode.SV39);
    GuestMemory guest = system.guest(secondStage);
    firstStage = system.firstStage(PagingMode.SV39, guest);
    processes = system.processes(1, guest);
    processes.put(PROCESS, ProcessDirectoryTables.ENS, 1, PagingMode.SV39, firstStage);
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL);
    device = BARE.secondStage(PagingMode.SV39, 1, secondStage).processes(processes).with(EN_ATS);
    system.device(DEVICE, device);
  }

  private static Request ask(boolean execute, boolean noWrite, boolean privileged, boolean cxl) {
    return new Request(
        AddressType.TRANSLATION_REQUEST,
        DEVICE,
        true,
        PROCESS,
        privileged,
        execute,
        noWrite,
        false,
        cxl,
        IOVA);
  }

  private static Outcome.AtsTranslated granted(boolean read, boolean write, boolean execute) {
    return new Outcome.AtsTranslated(
        read, write, execute, false, false, false, false, MemoryType.PMA, SPA, 12);
  }

  @Test
  void allPermissionsOfBothStagesAreGranted() {
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(granted(true, true, true));
    assertThat(system.translate(ask(false, false, false, false)))
        .as("execute only if it was asked for")
        .isEqualTo(granted(true, true, false));
    assertThat(system.translate(ask(false, true, false, false)))
        .as("a dirty page may be written all the same")
        .isEqualTo(granted(true, true, false));
    assertThat(system.faults()).isEmpty();
  }

  @Test
  void missingPermissionsShowInTheCompletionOnly() {
    firstStage.map(IOVA, GPA, 0, ALL & ~W);
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(granted(true, false, true));
    firstStage.map(IOVA, GPA, 0, ALL & ~X);
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(granted(true, true, false));
    firstStage.map(IOVA, GPA, 0, ALL & ~(R | W));
    assertThat(system.translate(ask(true, false, false, false)))
        .as("no execute without read")
        .isEqualTo(granted(false, false, false));
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, ALL & ~W);
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(granted(true, false, true));
    secondStage.map(GPA, SPA, 0, ALL & ~X);
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(granted(true, true, false));
    assertThat(system.faults()).isEmpty();
  }

  @Test
  void aCleanPageIsNotWritable() {
    firstStage.map(IOVA, GPA, 0, ALL & ~D);
    assertThat(system.translate(ask(false, true, false, false)))
        .isEqualTo(granted(true, false, false));
    assertThat(system.translate(ask(false, false, false, false))).isEqualTo(new Outcome.Denied(13));
    system.device(DEVICE, device.with(SADE | GADE));
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(granted(true, true, false));
    assertThat(firstStage.entry(IOVA, 0) & D).isNotZero();
    secondStage.map(GPA, SPA, 0, ALL & ~(A | D | W));
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(granted(true, false, false));
    assertThat(secondStage.entry(GPA, 0) & (A | D)).as("no D without W").isEqualTo(A);
  }

  @Test
  void faultsOfTheTablesDenyWithoutARecord() {
    firstStage.map(IOVA, GPA, 0, 0);
    assertThat(system.translate(ask(true, false, false, false))).isEqualTo(new Outcome.Denied(12));
    assertThat(system.translate(ask(false, false, false, false))).isEqualTo(new Outcome.Denied(13));
    firstStage.map(IOVA, GPA, 0, ALL);
    secondStage.map(GPA, SPA, 0, 0);
    assertThat(system.translate(ask(true, false, false, false))).isEqualTo(new Outcome.Denied(20));
    assertThat(system.translate(ask(false, false, false, false))).isEqualTo(new Outcome.Denied(21));
    processes.put(PROCESS, 0L, 0L);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.Denied(266));
    assertThat(system.faults()).isEmpty();
  }

  @Test
  void configurationErrorsAbortWithARecord() {
    processes.put(PROCESS, 9L, 0L);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.CompleterAbort(267));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(267, 8, DEVICE, true, PROCESS, false, IOVA, 0));
    processes.put(PROCESS, 0, 1, PagingMode.SV39, firstStage);
    system.memory.addFault(firstStage.entryAddress(IOVA, 0), 8, FaultKind.ACCESS_FAULT);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.CompleterAbort(5));
    assertThat(system.translate(ask(true, false, false, false)))
        .isEqualTo(new Outcome.CompleterAbort(1));
    system.memory.clearFaults();
    system.memory.addFault(firstStage.entryAddress(IOVA, 0), 8, FaultKind.POISON);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.CompleterAbort(274));
    system.memory.clearFaults();
    system.memory.addFault(system.devices.entryAddress(DEVICE, 0), 8, FaultKind.POISON);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.CompleterAbort(268));
  }

  @Test
  void permanentErrorsAreUnsupported() {
    system.device(DEVICE, BARE.with(1L << 12));
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.UnsupportedRequest(259));
    system.model.writeRegister(TestSystem.DDTP, 8, 0);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.UnsupportedRequest(256));
    system.model.writeRegister(TestSystem.DDTP, 8, 1);
    assertThat(system.translate(ask(false, false, false, false)))
        .isEqualTo(new Outcome.UnsupportedRequest(260));
  }

  @Test
  void privilegeIsEchoedAndDecidesAboutUserPages() {
    assertThat(system.translate(ask(false, false, true, false)))
        .as("SUM is 0 and the page is a user's")
        .isEqualTo(new Outcome.Denied(13));
    firstStage.map(IOVA, GPA, 0, ALL & ~U | G);
    assertThat(system.translate(ask(false, false, false, false))).isEqualTo(new Outcome.Denied(13));
    assertThat(system.translate(ask(false, false, true, false)))
        .isEqualTo(
            new Outcome.AtsTranslated(
                true, true, false, false, true, true, false, MemoryType.PMA, SPA, 12));
  }

  @Test
  void globalMayComeFromAPointerAndNeedsAProcess() {
    firstStage.setEntry(IOVA, 1, firstStage.entry(IOVA, 1) | G);
    assertThat(system.translate(ask(false, false, false, false)))
        .isInstanceOfSatisfying(
            Outcome.AtsTranslated.class, answer -> assertThat(answer.global()).isTrue());
    var plain = system.firstStage(PagingMode.SV39);
    plain.map(IOVA, SPA, 0, ALL | G);
    system.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, plain).with(EN_ATS));
    assertThat(system.translate(Request.read(DEVICE, IOVA).as(AddressType.TRANSLATION_REQUEST)))
        .isEqualTo(granted(true, true, false));
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "2,true"})
  void cxlIoFollowsTheMemoryType(int pbmt, boolean expected) {
    firstStage.map(IOVA, GPA, 0, ALL | (long) pbmt << 61);
    assertThat(system.translate(ask(false, false, false, true)))
        .isEqualTo(
            new Outcome.AtsTranslated(
                true,
                true,
                false,
                false,
                false,
                false,
                expected,
                MemoryType.values()[pbmt],
                SPA,
                12));
    assertThat(system.translate(ask(false, false, false, false)))
        .isInstanceOfSatisfying(
            Outcome.AtsTranslated.class, answer -> assertThat(answer.cxlIo()).isFalse());
  }

  @Test
  void completionsMayCarryGuestAddresses() {
    system.device(DEVICE, device.with(T2GPA));
    assertThat(system.translate(ask(false, false, false, true)))
        .isEqualTo(
            new Outcome.AtsTranslated(
                true, true, false, false, false, false, true, MemoryType.PMA, GPA, 12));
    Request translated = Request.read(DEVICE, GPA + 8).as(AddressType.TRANSLATED);
    assertThat(system.translate(translated))
        .isEqualTo(new Outcome.Translated(SPA + 8, 12, MemoryType.PMA, false, 0, 0));
    secondStage.map(GPA, SPA, 0, ALL & ~X);
    assertThat(system.translate(translated.withProcess(PROCESS, false).forExecute()))
        .isEqualTo(new Outcome.Aborted(20));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(20, 5, DEVICE, true, PROCESS, false, GPA + 8, GPA + 8));
    secondStage.map(GPA, SPA, 0, ALL & ~(R | W));
    assertThat(system.translate(translated.withProcess(PROCESS, false).forExecute()))
        .as("PCIe knows no execute without read")
        .isEqualTo(new Outcome.Aborted(20));
    secondStage.map(GPA, SPA, 0, 0);
    assertThat(
            system.translate(
                new Request(
                    AddressType.TRANSLATED,
                    DEVICE,
                    false,
                    0,
                    false,
                    false,
                    false,
                    true,
                    false,
                    GPA)))
        .isEqualTo(new Outcome.Aborted(23));
  }

  @Test
  void otherTranslatedRequestsPassUnchanged() {
    assertThat(system.translate(Request.read(DEVICE, IOVA).as(AddressType.TRANSLATED)))
        .isEqualTo(new Outcome.Translated(IOVA, 12, MemoryType.PMA, false, 0, 0));
  }

  @Test
  void executeWithoutAProcessIsIgnored() {
    var plain = system.firstStage(PagingMode.SV39);
    plain.map(IOVA, SPA, 0, 0);
    system.device(DEVICE, BARE.firstStage(PagingMode.SV39, 1, plain).with(EN_ATS));
    Request request = Request.read(DEVICE, IOVA).forExecute().as(AddressType.TRANSLATION_REQUEST);
    assertThat(system.translate(request)).isEqualTo(new Outcome.Denied(13));
  }
}
