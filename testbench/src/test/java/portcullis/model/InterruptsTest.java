package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.TestSystem.CQCSR;
import static portcullis.model.TestSystem.FQCSR;
import static portcullis.model.TestSystem.ICVEC;
import static portcullis.model.TestSystem.IPSR;
import static portcullis.model.TestSystem.MSI_TABLE;
import static portcullis.model.TestSystem.PQCSR;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.model.tables.DeviceContextFields;

/** Interrupts: causes, messages, masks, wires, and cause 273. */
class InterruptsTest {
  private static final long IMSIC = 0x2_4000_0000L;

  private final TestSystem system = new TestSystem();

  @BeforeEach
  void vectors() {
    configure(system);
  }

  private static void configure(TestSystem tested) {
    tested.model.writeRegister(ICVEC, 8, 0x4321);
    for (int vector = 0; vector < 16; vector++) {
      tested.model.writeRegister(MSI_TABLE + 16 * vector, 8, IMSIC + 4L * vector);
      tested.model.writeRegister(MSI_TABLE + 16 * vector + 8, 4, 0x100 + vector);
    }
    tested.model.writeRegister(CQCSR, 4, 3);
    tested.model.writeRegister(FQCSR, 4, 3);
    tested.model.writeRegister(PQCSR, 4, 3);
    tested.model.drainEvents();
  }

  private void fault() {
    system.translate(Request.read(1, 0));
  }

  private void expectMessages(int... vectors) {
    assertThat(system.events(Event.MsiSent.class))
        .extracting(Event.MsiSent::data)
        .containsExactly(
            java.util.Arrays.stream(vectors).map(it -> 0x100 + it).boxed().toArray(Integer[]::new));
  }

  @Test
  void eachSourceHasItsBitAndItsVector() {
    system.command(0, 0);
    assertThat(system.register(IPSR)).isEqualTo(1);
    expectMessages(1);
    fault();
    assertThat(system.register(IPSR)).isEqualTo(3);
    expectMessages(2);
    system.device(
        1, DeviceContextFields.BARE.with(DeviceContextFields.EN_ATS | DeviceContextFields.EN_PRI));
    system.model.pageRequest(new PageRequest(1, false, 0, false, 0, false, false, 5));
    assertThat(system.register(IPSR)).isEqualTo(11);
    expectMessages(4);
  }

  @Test
  void aMessageGoesToItsAddressInTheByteOrder() {
    fault();
    assertThat(system.model.drainEvents()).contains(new Event.MsiSent(IMSIC + 8, 0x102, false));
    assertThat(system.memory.read(IMSIC + 8, 4)).isEqualTo(0x102);
    var big = new TestSystem(TestSystem.FULL, 1, 3);
    configure(big);
    big.translate(Request.read(1, 0));
    assertThat(big.memory.load(IMSIC + 8, 4)).containsExactly(0, 0, 1, 2);
    assertThat(big.events(Event.MsiSent.class))
        .singleElement()
        .satisfies(event -> assertThat(event.bytes()).containsExactly(0, 0, 1, 2));
  }

  @Test
  void oneMessageUntilThePendingBitIsCleared() {
    fault();
    fault();
    expectMessages(2);
    system.model.writeRegister(IPSR, 4, 2);
    assertThat(system.register(IPSR)).isZero();
    expectMessages();
    fault();
    expectMessages(2);
  }

  @Test
  void aConditionThatHoldsSetsTheBitAgainWithAnotherMessage() {
    system.command(0, 0);
    expectMessages(1);
    system.model.writeRegister(IPSR, 4, 1);
    assertThat(system.register(IPSR)).isEqualTo(1);
    expectMessages(1);
    system.model.writeRegister(CQCSR, 4, 3 | 1 << 10);
    system.model.writeRegister(IPSR, 4, 1);
    assertThat(system.register(IPSR)).isZero();
    expectMessages();
  }

  @Test
  void fullQueuesKeepAskingUntilTheErrorIsCleared() {
    system.memory.addFault(system.faultQueue, 32, FaultKind.WRITE_FAULT);
    system.memory.addFault(system.pageRequestQueue, 16, FaultKind.WRITE_FAULT);
    system.device(
        1, DeviceContextFields.BARE.with(DeviceContextFields.EN_ATS | DeviceContextFields.EN_PRI));
    system.model.pageRequest(new PageRequest(1, false, 0, false, 0, false, false, 5));
    system.translate(Request.read(2, 0));
    assertThat(system.register(IPSR)).isEqualTo(10);
    expectMessages(4, 2);
    system.model.writeRegister(IPSR, 4, 10);
    assertThat(system.register(IPSR)).isEqualTo(10);
    expectMessages(2, 4);
    system.model.writeRegister(FQCSR, 4, 3 | 1 << 8);
    system.model.writeRegister(PQCSR, 4, 3 | 1 << 8);
    system.model.writeRegister(IPSR, 4, 10);
    assertThat(system.register(IPSR)).isZero();
  }

  @Test
  void overflowsAskToo() {
    system.device(
        1, DeviceContextFields.BARE.with(DeviceContextFields.EN_ATS | DeviceContextFields.EN_PRI));
    system.model.writeRegister(TestSystem.PQH, 4, 1);
    system.model.writeRegister(TestSystem.FQH, 4, 1);
    system.model.pageRequest(new PageRequest(1, false, 0, false, 0, false, false, 5));
    assertThat(system.register(PQCSR) & 1 << 9).isNotZero();
    assertThat(system.register(IPSR)).isEqualTo(8);
    system.translate(Request.read(2, 0));
    assertThat(system.register(FQCSR) & 1 << 9).isNotZero();
    assertThat(system.register(IPSR)).isEqualTo(10);
  }

  @Test
  void aWiredFenceAsksForTheCommandQueue() {
    var wired = new TestSystem(TestSystem.FULL, 2, 3);
    configure(wired);
    wired.command(2 | 1 << 11, 0);
    assertThat(wired.register(IPSR)).isEqualTo(1);
    assertThat(wired.model.wire(1)).isTrue();
  }

  @Test
  void disabledSourcesAreSilentUntilTheyAreEnabled() {
    system.model.writeRegister(CQCSR, 4, 1);
    system.model.writeRegister(FQCSR, 4, 1);
    system.command(0, 0);
    fault();
    assertThat(system.register(IPSR)).isZero();
    expectMessages();
    system.model.writeRegister(CQCSR, 4, 3);
    assertThat(system.register(IPSR)).isEqualTo(1);
    system.model.writeRegister(FQCSR, 4, 3);
    assertThat(system.register(IPSR)).as("a record is an event, not a state").isEqualTo(1);
  }

  @Test
  void aMaskedMessageWaits() {
    system.model.writeRegister(MSI_TABLE + 16 * 2 + 12, 4, 1);
    assertThat(system.register(MSI_TABLE + 16 * 2 + 12)).isEqualTo(1);
    fault();
    assertThat(system.register(IPSR)).isEqualTo(2);
    expectMessages();
    system.model.writeRegister(MSI_TABLE + 16 * 2 + 12, 4, 1);
    expectMessages();
    system.model.writeRegister(MSI_TABLE + 16 * 2 + 12, 4, 0);
    expectMessages(2);
    system.model.writeRegister(MSI_TABLE + 16 * 2 + 12, 4, 0);
    expectMessages();
  }

  @Test
  void cause273WhenMemoryRefusesAMessage() {
    system.memory.addFault(IMSIC + 4, 4, FaultKind.WRITE_FAULT);
    system.command(0, 0);
    assertThat(system.faults())
        .containsExactly(new FaultRecord(273, 0, 0, false, 0, false, IMSIC + 4, 0));
    assertThat(system.register(IPSR)).as("and that is an event itself").isEqualTo(3);
  }

  @Test
  void cause273OfTheFaultQueuesOwnMessage() {
    system.memory.addFault(IMSIC + 8, 4, FaultKind.ACCESS_FAULT);
    fault();
    assertThat(system.faults())
        .containsExactly(
            new FaultRecord(258, 2, 1, false, 0, false, 0, 0),
            new FaultRecord(273, 0, 0, false, 0, false, IMSIC + 8, 0));
  }

  @Test
  void wiresFollowThePendingBits() {
    var wired = new TestSystem(TestSystem.FULL, 2, 3);
    configure(wired);
    wired.translate(Request.read(1, 0));
    assertThat(wired.events(Event.MsiSent.class)).isEmpty();
    for (int vector = 0; vector < 16; vector++) {
      assertThat(wired.model.wire(vector)).as("wire %d", vector).isEqualTo(vector == 2);
      assertThat(system.model.wire(vector)).isFalse();
    }
    wired.model.writeRegister(ICVEC, 8, 0x5555);
    assertThat(wired.model.wire(5)).isTrue();
    assertThat(wired.model.wire(2)).isFalse();
    wired.model.writeRegister(IPSR, 4, 2);
    assertThat(wired.model.wire(5)).isFalse();
    fault();
    assertThat(system.model.wire(2)).as("messages drive no wire").isFalse();
  }

  @Test
  void vectorsKeepToTheBitsOfTheBuild() {
    Capabilities two = Capabilities.of(TestSystem.FULL.value(), true, true, 1, 0xff);
    var small = new TestSystem(two, 0, 3);
    small.model.writeRegister(ICVEC, 8, -1L);
    assertThat(small.model.readRegister(ICVEC, 8)).isEqualTo(0x1111);
    for (int vector = 0; vector < 16; vector++) {
      int entry = MSI_TABLE + 16 * vector;
      small.model.writeRegister(entry, 8, -1L);
      small.model.writeRegister(entry + 8, 4, -1L);
      small.model.writeRegister(entry + 12, 4, -1L);
      boolean exists = vector < 2;
      assertThat(small.model.readRegister(entry, 8)).isEqualTo(exists ? (1L << 56) - 4 : 0);
      assertThat(small.register(entry + 8)).isEqualTo(exists ? 0xffff_ffffL : 0);
      assertThat(small.register(entry + 12)).isEqualTo(exists ? 1 : 0);
    }
  }

  @Test
  void vectorsOfAbsentFeaturesAreZero() {
    long value = TestSystem.FULL.value() & ~(1L << 30 | 3L << 25);
    var without = new TestSystem(Capabilities.of(value, true, true, 4, 0xff), 0, 3);
    without.model.writeRegister(ICVEC, 8, -1L);
    assertThat(without.model.readRegister(ICVEC, 8)).isEqualTo(0xff);
  }

  @Test
  void aBuildWithWiresOnlyHasNoTable() {
    long value = TestSystem.FULL.value() & ~(3L << 28) | 1L << 28;
    var wires = new TestSystem(Capabilities.of(value, true, true, 4, 0xff), 0, 3);
    assertThat(wires.register(TestSystem.FCTL)).isEqualTo(2);
    wires.model.writeRegister(MSI_TABLE, 8, -1L);
    assertThat(wires.model.readRegister(MSI_TABLE, 8)).isZero();
    configure(wires);
    wires.translate(Request.read(1, 0));
    assertThat(wires.model.wire(2)).isTrue();
  }
}
