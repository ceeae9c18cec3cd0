package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.TestSystem.DDTP;
import static portcullis.model.TestSystem.PQB;
import static portcullis.model.TestSystem.PQCSR;
import static portcullis.model.TestSystem.PQH;
import static portcullis.model.TestSystem.PQT;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.DTF;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;
import static portcullis.model.tables.DeviceContextFields.EN_PRI;
import static portcullis.model.tables.DeviceContextFields.PRPR;

import org.junit.jupiter.api.Test;
import portcullis.model.SparseMemory.FaultKind;

/** Page requests: the record, the responses the IOMMU gives by itself, and when it is silent. */
class PageRequestQueueTest {
  private static final int DEVICE = 0x77_beef;
  private static final long LAST_READ = 0x1234_5000L | 0x1abL << 3 | 5;
  private static final long ON = 0x10001;
  private static final long PQMF = 1 << 8;
  private static final long PQOF = 1 << 9;
  private static final int SUCCESS = 0;
  private static final int INVALID = 1;
  private static final int FAILURE = 15;

  private final TestSystem system = new TestSystem();

  private static PageRequest request(long payload) {
    return new PageRequest(0xbeef, true, 0x77, true, 0x12345, true, true, payload);
  }

  private void expectResponse(int code, boolean withProcess) {
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.events(Event.PageGroupResponded.class))
        .containsExactly(
            new Event.PageGroupResponded(
                0xbeef, true, 0x77, withProcess, withProcess ? 0x12345 : 0, 0x1ab, code));
  }

  private void expectSilence(long payload) {
    system.model.pageRequest(request(payload));
    assertThat(system.events(Event.PageGroupResponded.class)).isEmpty();
  }

  private static FaultRecord record(int cause) {
    return new FaultRecord(cause, 9, DEVICE, true, 0x12345, true, 4, 0);
  }

  @Test
  void aRequestIsQueued() {
    system.device(DEVICE, BARE.with(EN_ATS | EN_PRI));
    system.model.pageRequest(request(LAST_READ));
    long low = (long) DEVICE << 40 | 7L << 32 | 0x12345L << 12;
    assertThat(system.memory.read(system.pageRequestQueue, 8)).isEqualTo(low);
    assertThat(system.memory.read(system.pageRequestQueue + 8, 8)).isEqualTo(LAST_READ);
    assertThat(system.register(PQT)).isEqualTo(1);
    assertThat(system.model.drainEvents())
        .contains(new Event.PageRequestRecorded(0, system.pageRequestQueue, low, LAST_READ))
        .noneMatch(event -> event instanceof Event.PageGroupResponded);
    system.model.pageRequest(new PageRequest(0xbeef, true, 0x77, true, 1, true, false, LAST_READ));
    assertThat(system.memory.read(system.pageRequestQueue + 16, 8))
        .isEqualTo((long) DEVICE << 40 | 3L << 32 | 1L << 12);
    system.model.pageRequest(new PageRequest(0xbeef, true, 0x77, true, 1, false, true, LAST_READ));
    assertThat(system.memory.read(system.pageRequestQueue + 32, 8))
        .isEqualTo((long) DEVICE << 40 | 5L << 32 | 1L << 12);
  }

  @Test
  void withoutPasidTheRecordHasNeitherProcessNorPrivilege() {
    system.device(0xbeef, BARE.with(EN_ATS | EN_PRI));
    system.model.pageRequest(
        new PageRequest(0xbeef, false, 0x77, false, 0x12345, true, true, LAST_READ));
    assertThat(system.memory.read(system.pageRequestQueue, 8)).isEqualTo(0xbeefL << 40);
  }

  @Test
  void offAnswersFailure() {
    system.model.writeRegister(DDTP, 8, 0);
    expectResponse(FAILURE, true);
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.faults()).containsExactly(record(256));
    system.model.pageRequest(
        new PageRequest(0xbeef, false, 0x77, false, 0x12345, true, true, LAST_READ));
    assertThat(system.model.drainEvents())
        .contains(new Event.PageGroupResponded(0xbeef, false, 0, false, 0, 0x1ab, FAILURE))
        .anyMatch(event ->
            event instanceof Event.FaultRecorded fault
                && fault.record().equals(new FaultRecord(256, 9, 0xbeef, false, 0, false, 4, 0)));
  }

  @Test
  void bareAnswersInvalid() {
    system.model.writeRegister(DDTP, 8, 0);
    system.model.writeRegister(DDTP, 8, 1);
    expectResponse(INVALID, false);
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.faults()).containsExactly(record(260));
  }

  @Test
  void directoryFaultsAnswerFailure() {
    expectResponse(FAILURE, true);
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.faults()).containsExactly(record(258));
    system.device(DEVICE, BARE.with(1L << 12));
    expectResponse(FAILURE, true);
    system.memory.addFault(system.devices.entryAddress(DEVICE, 0), 8, FaultKind.POISON);
    expectResponse(FAILURE, true);
  }

  @Test
  void disabledPageRequestsAnswerInvalid() {
    system.device(DEVICE, BARE.with(EN_ATS));
    expectResponse(INVALID, false);
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.faults()).containsExactly(record(260));
    system.device(DEVICE, BARE.with(EN_ATS | DTF));
    system.model.pageRequest(request(LAST_READ));
    assertThat(system.faults()).isEmpty();
  }

  @Test
  void aTooWideDeviceIdAnswersInvalid() {
    var shallow = new TestSystem(TestSystem.FULL, 0, 1);
    shallow.model.pageRequest(request(LAST_READ));
    assertThat(shallow.events(Event.PageGroupResponded.class))
        .extracting(Event.PageGroupResponded::code)
        .containsExactly(INVALID);
  }

  @Test
  void aQueueThatIsOffAnswersFailure() {
    system.device(DEVICE, BARE.with(EN_ATS | EN_PRI));
    system.model.writeRegister(PQCSR, 4, 0);
    expectResponse(FAILURE, true);
    assertThat(system.faults()).isEmpty();
  }

  @Test
  void overflowAnswersSuccessUntilItIsCleared() {
    system.device(DEVICE, BARE.with(EN_ATS | EN_PRI));
    system.model.writeRegister(PQCSR, 4, 0);
    system.model.writeRegister(PQB, 8, system.pageRequestQueue >>> 12 << 10);
    system.model.writeRegister(PQCSR, 4, 1);
    expectSilence(LAST_READ);
    expectResponse(SUCCESS, false);
    assertThat(system.register(PQCSR)).isEqualTo(ON | PQOF);
    system.model.writeRegister(PQH, 4, 1);
    expectResponse(SUCCESS, false);
    system.device(DEVICE, BARE.with(EN_ATS | EN_PRI | PRPR));
    expectResponse(SUCCESS, true);
    system.model.writeRegister(PQCSR, 4, 1 | PQOF);
    expectSilence(LAST_READ);
    assertThat(system.register(PQT)).isZero();
  }

  @Test
  void aRefusedWriteAnswersFailureUntilItIsCleared() {
    system.device(DEVICE, BARE.with(EN_ATS | EN_PRI));
    system.memory.addFault(system.pageRequestQueue, 16, FaultKind.WRITE_FAULT);
    expectResponse(FAILURE, true);
    assertThat(system.register(PQCSR)).isEqualTo(ON | PQMF);
    system.memory.clearFaults();
    expectResponse(FAILURE, true);
    assertThat(system.register(PQT)).isZero();
    system.model.writeRegister(PQCSR, 4, 1 | PQMF);
    expectSilence(LAST_READ);
    assertThat(system.register(PQT)).isEqualTo(1);
  }

  @Test
  void messagesThatNeedNoResponseGetNone() {
    system.model.writeRegister(DDTP, 8, 0);
    expectSilence(LAST_READ & ~4L);
    expectSilence(LAST_READ & ~7L | 4);
    system.model.pageRequest(request(LAST_READ & ~7L | 6));
    assertThat(system.events(Event.PageGroupResponded.class)).hasSize(1);
  }

  @Test
  void withoutAtsThereIsNoQueue() {
    Capabilities without =
        Capabilities.of(TestSystem.FULL.value() & ~(3L << 25), true, true, 4, 0xff);
    var none = new TestSystem(without, 0, 3);
    assertThat(none.model.readRegister(PQB, 8)).isZero();
    assertThat(none.register(PQCSR)).isZero();
    none.model.writeRegister(PQH, 4, 1);
    assertThat(none.register(PQH)).isZero();
  }
}
