package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;
import static portcullis.model.tables.DeviceContextFields.DPE;
import static portcullis.model.tables.DeviceContextFields.DTF;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.ProcessDirectoryTables;

/** Causes 256 to 260 and 265 to 269: what the directories can do to a request. */
class DirectoryFaultsTest {
  private static final int DEVICE = 0x123456;
  private static final long IOVA = 0x5678_9abcL;

  private final TestSystem system = new TestSystem();

  private void expectRead(int cause) {
    expect(Request.read(DEVICE, IOVA), new FaultRecord(cause, 2, DEVICE, false, 0, false, IOVA, 0));
  }

  private void expect(Request request, FaultRecord record) {
    assertThat(system.reason(request)).isNotBlank();
    assertThat(system.translate(request)).isEqualTo(new Outcome.Aborted(record.cause()));
    assertThat(system.faults()).containsExactly(record);
  }

  @Test
  void cause256AllInboundTransactionsDisallowedWhenOff() {
    system.model.writeRegister(TestSystem.DDTP, 8, 0);
    expectRead(256);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause257DirectoryEntryLoadAccessFault(int level) {
    system.device(DEVICE, BARE);
    system.memory.addFault(system.devices.entryAddress(DEVICE, level), 8, FaultKind.ACCESS_FAULT);
    expectRead(257);
  }

  @Test
  void cause257AnywhereInTheContext() {
    system.device(DEVICE, BARE);
    system.memory.addFault(system.devices.entryAddress(DEVICE, 0) + 63, 1, FaultKind.ACCESS_FAULT);
    expectRead(257);
  }

  @Test
  void cause257ForADirectoryBeyondThePhysicalAddressSize() {
    Capabilities narrow = Capabilities.of(0x00000fe0efefcf10L, true, true, 4, 0xff);
    var small = new TestSystem(narrow, 0, 3);
    long entry = 1L << 32 >>> 12 << 10 | 1;
    small.memory.write(small.devices.entryAddress(DEVICE, 2), 8, entry);
    assertThat(small.translate(Request.read(DEVICE, IOVA))).isEqualTo(new Outcome.Aborted(257));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause258DirectoryEntryNotValid(int level) {
    system.device(DEVICE, BARE);
    long address = system.devices.entryAddress(DEVICE, level);
    system.memory.write(address, 8, system.memory.read(address, 8) & ~1L);
    expectRead(258);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "1,54", "1,63", "2,1", "2,9", "2,54", "2,63"})
  void cause259ReservedBitOfANonLeafEntry(int level, int bit) {
    system.device(DEVICE, BARE);
    long address = system.devices.entryAddress(DEVICE, level);
    system.memory.write(address, 8, system.memory.read(address, 8) | 1L << bit);
    expectRead(259);
  }

  @Test
  void cause260DeviceIdWiderThanTheDirectory() {
    var shallow = new TestSystem(TestSystem.FULL, 0, 2);
    shallow.device(0x7fff, BARE);
    assertThat(shallow.translate(Request.read(0x7fff, IOVA)))
        .isInstanceOf(Outcome.Translated.class);
    assertThat(shallow.translate(Request.read(0x8000, IOVA))).isEqualTo(new Outcome.Aborted(260));
    assertThat(shallow.faults())
        .containsExactly(new FaultRecord(260, 2, 0x8000, false, 0, false, IOVA, 0));
  }

  @Test
  void cause260DeviceIdWiderThanOneLevelInEitherFormat() {
    var extended = new TestSystem(TestSystem.FULL, 0, 1);
    extended.device(0x3f, BARE);
    assertThat(extended.translate(Request.read(0x3f, IOVA))).isInstanceOf(Outcome.Translated.class);
    assertThat(extended.translate(Request.read(0x40, IOVA))).isEqualTo(new Outcome.Aborted(260));
    Capabilities withoutMsi = Capabilities.of(0x00000ff8ef0fcf10L, true, true, 4, 0xff);
    var base = new TestSystem(withoutMsi, 0, 1);
    base.device(0x7f, BARE);
    assertThat(base.translate(Request.read(0x7f, IOVA))).isInstanceOf(Outcome.Translated.class);
    assertThat(base.translate(Request.read(0x80, IOVA))).isEqualTo(new Outcome.Aborted(260));
  }

  @Test
  void cause260TranslatedRequestWithoutEnAts() {
    system.device(DEVICE, BARE);
    expect(
        Request.write(DEVICE, IOVA).as(AddressType.TRANSLATED),
        new FaultRecord(260, 7, DEVICE, false, 0, false, IOVA, 0));
    expect(
        Request.read(DEVICE, IOVA).as(AddressType.TRANSLATED),
        new FaultRecord(260, 6, DEVICE, false, 0, false, IOVA, 0));
  }

  @Test
  void cause260TranslationRequestWithoutEnAtsIsUnsupported() {
    system.device(DEVICE, BARE);
    Request request = Request.read(DEVICE, IOVA).as(AddressType.TRANSLATION_REQUEST);
    assertThat(system.translate(request)).isEqualTo(new Outcome.UnsupportedRequest(260));
    assertThat(system.faults())
        .containsExactly(new FaultRecord(260, 8, DEVICE, false, 0, false, IOVA, 0));
  }

  @Test
  void cause260ProcessIdWithoutProcessDirectory() {
    system.device(DEVICE, BARE);
    expect(
        Request.read(DEVICE, IOVA).withProcess(0xabcde, true).forExecute(),
        new FaultRecord(260, 1, DEVICE, true, 0xabcde, true, IOVA, 0));
  }

  @ParameterizedTest
  @CsvSource({"1,0x100", "2,0x20000"})
  void cause260ProcessIdWiderThanItsDirectory(int levels, int processId) {
    ProcessDirectoryTables processes = system.processes(levels);
    processes.put(processId - 1, 0, 0, PagingMode.BARE, null);
    system.device(DEVICE, BARE.processes(processes));
    assertThat(system.translate(Request.read(DEVICE, IOVA).withProcess(processId - 1, false)))
        .isInstanceOf(Outcome.Translated.class);
    expect(
        Request.read(DEVICE, IOVA).withProcess(processId, false),
        new FaultRecord(260, 2, DEVICE, true, processId, false, IOVA, 0));
  }

  @Test
  void cause260SupervisorPrivilegeWithoutEns() {
    ProcessDirectoryTables processes = system.processes(3);
    processes.put(0x12345, 0, 0, PagingMode.BARE, null);
    system.device(DEVICE, BARE.processes(processes));
    expect(
        Request.read(DEVICE, IOVA).withProcess(0x12345, true),
        new FaultRecord(260, 2, DEVICE, true, 0x12345, true, IOVA, 0));
    processes.put(0x12345, ProcessDirectoryTables.ENS, 0, PagingMode.BARE, null);
    assertThat(system.translate(Request.read(DEVICE, IOVA).withProcess(0x12345, true)))
        .isInstanceOf(Outcome.Translated.class);
  }

  @Test
  void cause260InBareModeBeforeAnyDirectoryAccess() {
    system.model.writeRegister(TestSystem.DDTP, 8, 0);
    system.model.writeRegister(TestSystem.DDTP, 8, 1);
    assertThat(system.translate(Request.write(DEVICE, IOVA)))
        .isEqualTo(new Outcome.Translated(IOVA, 12, MemoryType.PMA, false, 0, 0));
    expect(
        Request.read(DEVICE, IOVA).as(AddressType.TRANSLATED),
        new FaultRecord(260, 6, DEVICE, false, 0, false, IOVA, 0));
    assertThat(system.events(Event.MemoryAccess.class)).isEmpty();
  }

  private ProcessDirectoryTables processDirectory() {
    ProcessDirectoryTables processes = system.processes(3);
    processes.put(0x54321, 0, 0, PagingMode.BARE, null);
    system.device(DEVICE, BARE.processes(processes));
    assertThat(system.translate(Request.read(DEVICE, IOVA).withProcess(0x54321, false)))
        .isInstanceOf(Outcome.Translated.class);
    system.model.drainEvents();
    return processes;
  }

  private void expectProcessFault(int cause) {
    expect(
        Request.read(DEVICE, IOVA).withProcess(0x54321, false),
        new FaultRecord(cause, 2, DEVICE, true, 0x54321, false, IOVA, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause265ProcessDirectoryEntryLoadAccessFault(int level) {
    long address = processDirectory().entryAddress(0x54321, level);
    system.memory.addFault(address, 8, FaultKind.ACCESS_FAULT);
    expectProcessFault(265);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause266ProcessDirectoryEntryNotValid(int level) {
    long address = processDirectory().entryAddress(0x54321, level);
    system.memory.write(address, 8, system.memory.read(address, 8) & ~1L);
    expectProcessFault(266);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,3", "0,0,11", "0,0,32", "0,0,63", "0,8,44", "0,8,59", "0,8,60", "1,0,1", "1,0,9", "1,0,54",
    "2,0,63"
  })
  void cause267ProcessDirectoryEntryMisconfigured(int level, int offset, int bit) {
    long address = processDirectory().entryAddress(0x54321, level) + offset;
    system.memory.write(address, 8, system.memory.read(address, 8) | 1L << bit);
    expectProcessFault(267);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause268DirectoryDataCorruption(int level) {
    system.device(DEVICE, BARE);
    system.memory.addFault(system.devices.entryAddress(DEVICE, level), 8, FaultKind.POISON);
    expectRead(268);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cause269ProcessDirectoryDataCorruption(int level) {
    system.memory.addFault(processDirectory().entryAddress(0x54321, level), 8, FaultKind.POISON);
    expectProcessFault(269);
  }

  @Test
  void defaultProcessIsZeroButTheRecordShowsNone() {
    ProcessDirectoryTables processes = system.processes(1);
    processes.put(1, 0, 0, PagingMode.BARE, null);
    system.device(DEVICE, BARE.processes(processes).with(DPE));
    expectRead(266);
    system.device(DEVICE, BARE.processes(processes));
    assertThat(system.translate(Request.read(DEVICE, IOVA))).isInstanceOf(Outcome.Translated.class);
  }

  @Test
  void faultsBeforeTheContextIsFoundAreReportedDespiteDtf() {
    system.device(DEVICE, BARE.with(DTF | 1L << 12));
    expectRead(259);
  }

  @Test
  void dtfSuppressesTheRecordButNotTheAbort() {
    system.device(DEVICE, BARE.with(DTF));
    Request request = Request.read(DEVICE, IOVA).as(AddressType.TRANSLATED);
    assertThat(system.translate(request)).isEqualTo(new Outcome.Aborted(260));
    assertThat(system.faults()).isEmpty();
    system.device(DEVICE, BARE.with(DTF | EN_ATS));
    assertThat(system.translate(request)).isInstanceOf(Outcome.Translated.class);
  }

  @Test
  void misconfigurationPrecedesTheTransactionTypeChecks() {
    system.device(DEVICE, new DeviceContextFields(1L | 1L << 40, 0, 0, 0, 0, 0, 0));
    expect(
        Request.read(DEVICE, IOVA).withProcess(1, false),
        new FaultRecord(259, 2, DEVICE, true, 1, false, IOVA, 0));
  }
}
