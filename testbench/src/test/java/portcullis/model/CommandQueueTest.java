package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.TestSystem.CQCSR;
import static portcullis.model.TestSystem.CQH;
import static portcullis.model.TestSystem.CQT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory.FaultKind;

/** Commands: what is legal, what a fence waits for, and where the queue stops. */
class CommandQueueTest {
  private static final long FENCE = 2;
  private static final long AV = 1 << 10;
  private static final long WSI = 1 << 11;
  private static final long PR = 1 << 12;
  private static final long PW = 1 << 13;
  private static final long DV = 1L << 33;
  private static final long CQMF = 1 << 8;
  private static final long CMD_TO = 1 << 9;
  private static final long CMD_ILL = 1 << 10;
  private static final long FENCE_W_IP = 1 << 11;
  private static final long ON = 0x10001;

  private final TestSystem system = new TestSystem();

  private static Capabilities without(int... bits) {
    long value = TestSystem.FULL.value();
    for (int bit : bits) {
      value &= ~(1L << bit);
    }
    return Capabilities.of(value, true, true, 4, 0xff);
  }

  private void expectLegal(TestSystem tested, long low, long high) {
    long before = tested.register(CQH);
    tested.command(low, high);
    assertThat(tested.register(CQCSR)).isEqualTo(ON);
    assertThat(tested.register(CQH)).isEqualTo(before + 1);
  }

  private void expectIllegal(TestSystem tested, long low, long high) {
    long before = tested.register(CQH);
    tested.command(low, high);
    assertThat(tested.register(CQCSR)).isEqualTo(ON | CMD_ILL);
    assertThat(tested.register(CQH)).as("stays on the command").isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 63, 64, 127})
  void otherOpcodesAreIllegal(int opcode) {
    expectIllegal(system, opcode, 0);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "1,7", "2,1", "2,7", "3,2", "3,7", "4,2", "4,7"})
  void otherFunctionsAreIllegal(int opcode, int function) {
    expectIllegal(system, opcode | (long) function << 7, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1,11", "1,35", "1,43", "1,60", "1,63", "1,64", "1,72", "1,126", "1,127", "2,14", "2,31",
    "2,126", "2,127", "3,10", "3,11", "3,32", "3,34", "3,39", "3,64", "3,127", "4,10", "4,11",
    "4,34", "4,39"
  })
  void reservedBitsAreIllegal(int opcode, int bit) {
    expectIllegal(system, opcode | (bit < 64 ? 1L << bit : 0), bit < 64 ? 0 : 1L << bit - 64);
  }

  @Test
  void invalidationsTakeEveryOperand() {
    long operands = 0xfffffL << 12 | 7L << 32 | 0xffffL << 44 | AV;
    expectLegal(system, 1 | operands, 1L << 9 | (1L << 52) - 1 << 10);
    expectLegal(system, 1 | 1L << 7 | operands & ~(1L << 32), 1L << 9);
    expectIllegal(system, 1 | 1L << 7 | 1L << 32, 0);
  }

  @Test
  void nonLeafAndRangeInvalidationNeedTheirExtension() {
    expectIllegal(new TestSystem(without(42), 0, 3), 1 | 1L << 34, 0);
    expectLegal(new TestSystem(without(42), 0, 3), 1, 1L << 9);
    expectIllegal(new TestSystem(without(43), 0, 3), 1, 1L << 9);
    expectLegal(new TestSystem(without(43), 0, 3), 1 | 1L << 34, 0);
  }

  @Test
  void directoryInvalidationsKeepTheirWidths() {
    expectLegal(system, 3 | DV | 0xffffffL << 40, 0);
    expectLegal(system, 3 | 1L << 7 | DV | 0xfffffL << 12, 0);
    expectLegal(new TestSystem(TestSystem.FULL, 0, 2), 3 | DV | 0x7fffL << 40, 0);
    expectIllegal(new TestSystem(TestSystem.FULL, 0, 2), 3 | DV | 0x8000L << 40, 0);
    expectLegal(new TestSystem(TestSystem.FULL, 0, 2), 3 | 0x8000L << 40, 0);
    expectIllegal(new TestSystem(TestSystem.FULL, 0, 1), 3 | DV | 0x40L << 40, 0);
    expectIllegal(new TestSystem(TestSystem.FULL, 0, 1), 3 | 1L << 7 | DV | 0x40L << 40, 0);
    expectLegal(new TestSystem(without(21, 22, 23), 0, 1), 3 | DV | 0x7fL << 40, 0);
    expectIllegal(new TestSystem(without(21, 22, 23), 0, 1), 3 | DV | 0x80L << 40, 0);
  }

  @Test
  void processInvalidationNeedsADeviceAndAProcessThatFits() {
    expectIllegal(system, 3 | 1L << 7, 0);
    expectIllegal(new TestSystem(), 3 | 1L << 12, 0);
    expectLegal(new TestSystem(without(40), 0, 3), 3 | 1L << 7 | DV | 0x1ffffL << 12, 0);
    expectIllegal(new TestSystem(without(40), 0, 3), 3 | 1L << 7 | DV | 0x20000L << 12, 0);
    expectLegal(new TestSystem(without(39, 40), 0, 3), 3 | 1L << 7 | DV | 0xffL << 12, 0);
    expectIllegal(new TestSystem(without(39, 40), 0, 3), 3 | 1L << 7 | DV | 0x100L << 12, 0);
  }

  @Test
  void atsCommandsNeedTheFeature() {
    expectIllegal(new TestSystem(without(25, 26), 0, 3), 4, 0);
    expectLegal(system, 4 | 1L << 7, 0);
  }

  @Test
  void anErrorStopsTheQueueUntilItIsCleared() {
    system.command(0, 0);
    system.command(FENCE, 0);
    assertThat(system.register(CQH)).isZero();
    system.memory.write(system.commandQueue, 8, FENCE);
    system.clearCommandErrors();
    system.model.settle();
    assertThat(system.register(CQH)).isEqualTo(2);
    assertThat(system.register(CQCSR)).isEqualTo(ON);
    assertThat(system.events(Event.CommandExecuted.class))
        .containsExactly(
            new Event.CommandExecuted(0, FENCE, 0), new Event.CommandExecuted(1, FENCE, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCESS_FAULT", "POISON"})
  void aFailedFetchStopsTheQueue(FaultKind kind) {
    system.command(FENCE, 0);
    system.memory.addFault(system.commandQueue + 16, 16, kind);
    system.command(FENCE, 0);
    assertThat(system.register(CQCSR)).isEqualTo(ON | CQMF);
    assertThat(system.register(CQH)).isEqualTo(1);
  }

  @Test
  void fenceWritesItsDataAndOrdersRequests() {
    long place = 0x1234_5674L;
    system.command(FENCE | AV | PR | PW | 0xcafe_f00dL << 32, place >>> 2);
    assertThat(system.memory.read(place, 4)).isEqualTo(0xcafe_f00dL);
    assertThat(system.model.drainEvents())
        .filteredOn(event -> !(event instanceof Event.MemoryAccess))
        .containsExactly(
            new Event.GlobalObservability(true, true),
            new Event.FenceWritten(place, 0xcafe_f00d, false),
            new Event.CommandExecuted(0, FENCE | AV | PR | PW | 0xcafe_f00dL << 32, place >>> 2));
    system.command(FENCE | PR, 0);
    assertThat(system.events(Event.GlobalObservability.class))
        .containsExactly(new Event.GlobalObservability(true, false));
    system.command(FENCE | PW, 0);
    assertThat(system.events(Event.GlobalObservability.class))
        .containsExactly(new Event.GlobalObservability(false, true));
    system.command(FENCE, 0);
    assertThat(system.model.drainEvents())
        .noneMatch(event -> event instanceof Event.GlobalObservability)
        .noneMatch(event -> event instanceof Event.FenceWritten);
  }

  @Test
  void fenceDataFollowsTheByteOrder() {
    var big = new TestSystem(TestSystem.FULL, 1, 3);
    big.command(FENCE | AV | 0x0102_0304L << 32, 0x1000 >>> 2);
    assertThat(big.memory.load(0x1000, 4)).containsExactly(1, 2, 3, 4);
    assertThat(big.events(Event.FenceWritten.class))
        .singleElement()
        .satisfies(event -> assertThat(event.bytes()).containsExactly(1, 2, 3, 4));
  }

  @Test
  void aFailedFenceWriteStaysOnTheFence() {
    system.memory.addFault(0x1000, 4, FaultKind.WRITE_FAULT);
    system.command(FENCE | AV, 0x1000 >>> 2);
    assertThat(system.register(CQCSR)).isEqualTo(ON | CQMF);
    assertThat(system.register(CQH)).isZero();
    system.memory.clearFaults();
    system.clearCommandErrors();
    system.model.settle();
    assertThat(system.register(CQH)).isEqualTo(1);
  }

  @Test
  void wiredFencesNeedWires() {
    expectIllegal(system, FENCE | WSI, 0);
    var wired = new TestSystem(TestSystem.FULL, 2, 3);
    wired.command(FENCE | WSI, 0);
    assertThat(wired.register(CQCSR)).isEqualTo(ON | FENCE_W_IP);
    wired.command(FENCE, 0);
    assertThat(wired.register(CQH)).as("the bit does not stop the queue").isEqualTo(2);
    wired.clearCommandErrors();
    assertThat(wired.register(CQCSR)).isEqualTo(ON);
  }

  @Test
  void enablingClearsTheHeadAndTheErrors() {
    system.command(FENCE, 0);
    system.command(0, 0);
    system.model.writeRegister(CQCSR, 4, 0);
    assertThat(system.register(CQCSR)).isEqualTo(CMD_ILL);
    assertThat(system.register(CQH)).isEqualTo(1);
    system.model.writeRegister(CQT, 4, 0);
    system.model.writeRegister(CQCSR, 4, 1);
    assertThat(system.register(CQCSR)).isEqualTo(ON);
    assertThat(system.register(CQH)).isZero();
  }

  @Test
  void aQueueThatIsOffFetchesNothing() {
    system.model.writeRegister(CQCSR, 4, 0);
    system.command(FENCE, 0);
    assertThat(system.register(CQH)).isZero();
    assertThat(system.events(Event.MemoryAccess.class)).isEmpty();
  }

  @Test
  void theQueueWrapsAround() {
    for (int i = 0; i < 300; i++) {
      system.command(FENCE, 0);
    }
    assertThat(system.register(CQH)).isEqualTo(300 - 256);
  }

  @Test
  void invalidationRequestsAreAwaitedByTheFence() {
    long inval = 4 | 0x12345L << 12 | 1L << 32 | 1L << 33 | 0xbeefL << 40 | 0x77L << 56;
    system.command(inval, 0x1234_5000L);
    assertThat(system.events(Event.InvalidationRequested.class))
        .containsExactly(
            new Event.InvalidationRequested(0, 0xbeef, true, 0x77, true, 0x12345, 0x1234_5000L));
    assertThat(system.register(CQH)).isEqualTo(1);
    system.command(FENCE, 0);
    assertThat(system.register(CQH)).as("waits").isEqualTo(1);
    system.model.invalidationCompletion(1, 0xbeef, true, 0x77, 1);
    system.model.invalidationCompletion(0, 0xbeee, true, 0x77, 1);
    system.model.invalidationCompletion(0, 0xbeef, true, 0x76, 1);
    system.model.invalidationCompletion(0, 0xbeef, false, 0x77, 1);
    system.model.invalidationCompletion(-1, 0xbeef, true, 0x77, 1);
    system.model.invalidationCompletion(32, 0xbeef, true, 0x77, 1);
    assertThat(system.register(CQH)).as("unexpected ones do not count").isEqualTo(1);
    system.model.invalidationCompletion(0, 0xbeef, true, 0x77, 2);
    assertThat(system.register(CQH)).as("one of two").isEqualTo(1);
    system.model.invalidationCompletion(0, 0xbeef, true, 0x77, 2);
    assertThat(system.register(CQH)).isEqualTo(2);
  }

  @Test
  void completionCountZeroMeansEight() {
    system.command(4 | 0xbeefL << 40, 0);
    assertThat(system.events(Event.InvalidationRequested.class))
        .containsExactly(new Event.InvalidationRequested(0, 0xbeef, false, 0, false, 0, 0));
    system.command(FENCE, 0);
    for (int i = 0; i < 8; i++) {
      assertThat(system.register(CQH)).isEqualTo(1);
      system.model.invalidationCompletion(0, 0xbeef, false, 0, 0);
    }
    assertThat(system.register(CQH)).isEqualTo(2);
  }

  @Test
  void aTimeoutShowsAtTheFence() {
    system.command(4 | 0xbeefL << 40, 0);
    system.command(4 | 0xbeefL << 40, 0);
    system.model.invalidationTimeout(0);
    assertThat(system.register(CQCSR)).isEqualTo(ON);
    system.command(FENCE, 0);
    assertThat(system.register(CQCSR)).as("the other one is awaited first").isEqualTo(ON);
    system.model.invalidationCompletion(1, 0xbeef, false, 0, 1);
    assertThat(system.register(CQCSR)).isEqualTo(ON | CMD_TO);
    assertThat(system.register(CQH)).isEqualTo(2);
    system.clearCommandErrors();
    system.model.settle();
    assertThat(system.register(CQH)).as("the timeout is told once").isEqualTo(3);
  }

  @Test
  void timeoutsOfNothingAreIgnored() {
    system.model.invalidationTimeout(0);
    system.model.invalidationTimeout(-1);
    system.model.invalidationTimeout(32);
    expectLegal(system, FENCE, 0);
  }

  @Test
  void withoutAFreeTagTheQueueWaits() {
    for (int i = 0; i < 33; i++) {
      system.command(4 | 0xbeefL << 40, i);
    }
    assertThat(system.register(CQH)).isEqualTo(32);
    assertThat(system.events(Event.InvalidationRequested.class))
        .extracting(Event.InvalidationRequested::itag)
        .hasSize(32)
        .doesNotHaveDuplicates();
    system.model.invalidationCompletion(7, 0xbeef, false, 0, 1);
    assertThat(system.register(CQH)).isEqualTo(33);
    assertThat(system.events(Event.InvalidationRequested.class))
        .containsExactly(new Event.InvalidationRequested(7, 0xbeef, false, 0, false, 0, 32));
  }

  @Test
  void pageGroupResponsesGoOut() {
    system.command(
        4 | 1L << 7 | 0x12345L << 12 | 3L << 32 | 0xbeefL << 40 | 0x77L << 56,
        0x1abL << 32 | 0xfL << 44);
    system.command(4 | 1L << 7 | 0x12345L << 12 | 0xbeefL << 40 | 0x77L << 56, 1L << 44);
    assertThat(system.events(Event.PageGroupResponded.class))
        .containsExactly(
            new Event.PageGroupResponded(0xbeef, true, 0x77, true, 0x12345, 0x1ab, 15),
            new Event.PageGroupResponded(0xbeef, false, 0, false, 0, 0, 1));
  }
}
