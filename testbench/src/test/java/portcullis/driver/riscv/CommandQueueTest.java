package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.iommu.layout.AtsCommand;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.CacheSizes;
import portcullis.model.SparseMemory.FaultKind;

/** The command queue, and how it gets over each error that stops it. */
class CommandQueueTest {
  private static final int ENTRIES = 16;

  /** How fences are noticed, and how interrupts come. */
  private enum Setup {
    MEMORY(FenceCompletion.MEMORY, false),
    WIRE(FenceCompletion.INTERRUPT, false),
    MESSAGE(FenceCompletion.INTERRUPT, true);

    private final FenceCompletion completion;
    private final boolean messages;

    Setup(FenceCompletion completion, boolean messages) {
      this.completion = completion;
      this.messages = messages;
    }
  }

  private Machine machine;
  private HookedPlatform platform;
  private CommandQueue queue;

  private void start(Setup setup) {
    long capabilities = Machine.CORE | Machine.EXTRAS;
    machine =
        new Machine(
            setup.messages ? Machine.messagesOnly(capabilities) : capabilities, CacheSizes.NONE);
    platform = new HookedPlatform(machine.platform);
    var bringUp = new BringUp(platform, 1000);
    boolean wired = bringUp.chooseFeatures(bringUp.readCapabilities());
    assertThat(wired).isEqualTo(!setup.messages);
    var vectors = bringUp.chooseVectors(wired);
    queue =
        new CommandQueue(
            platform,
            new RiscvIommuOptions(ENTRIES, 16, setup.completion, 32, 1000),
            wired,
            vectors.commandQueue());
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(machine.memory.strayAccesses()).isEmpty();
    machine.memory.clearFaults();
    queue.close();
    assertThat(machine.memory.allocatedPages()).isZero();
  }

  private long base() {
    return QueueBase.PPN.get(machine.platform.registers().read64(QueueBase.CQB.offset())) << 12;
  }

  private int register(int offset) {
    return machine.platform.registers().read32(offset);
  }

  private void assertIdle() {
    assertThat(register(QueueIndex.CQH.offset())).isEqualTo(register(QueueIndex.CQT.offset()));
    assertThat(register(Cqcsr.REGISTER.offset()) & ~(int) Cqcsr.CIE.mask())
        .isEqualTo((int) (Cqcsr.CQEN.mask() | Cqcsr.CQON.mask()));
  }

  private static List<IommuCommand> commands(int count) {
    var commands = new ArrayList<IommuCommand>();
    for (int i = 0; i < count; i++) {
      commands.add(IommuCommand.invalidateDevice(i));
    }
    return commands;
  }

  @ParameterizedTest
  @EnumSource
  void batchesOfAnySizeComplete(Setup setup) {
    start(setup);
    for (int count = 0; count < 4 * ENTRIES; count++) {
      queue.execute(commands(count));
      assertIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIllegalCommandIsLeftOutAndTold(Setup setup) {
    start(setup);
    var illegal = new IommuCommand(0x7f, 0x1234);
    var batch = commands(5);
    batch.set(2, illegal);
    assertThatThrownBy(() -> queue.execute(batch))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(CommandFailedException.Reason.ILLEGAL))
        .hasMessageContaining(illegal.toString())
        .hasMessageContaining("cqh 2");
    assertIdle();
    queue.execute(commands(3));
    assertIdle();
  }

  @ParameterizedTest
  @EnumSource
  void aCommandThatMemoryLostIsStoredAgain(Setup setup) {
    start(setup);
    platform.beforeTime(() -> machine.memory.store64(base() + 16, -1L));
    queue.execute(commands(3));
    assertIdle();
  }

  /** Also the fence itself may be lost. */
  @ParameterizedTest
  @EnumSource
  void aFenceThatMemoryLostIsStoredAgain(Setup setup) {
    start(setup);
    platform.beforeTime(() -> machine.memory.store64(base() + 3 * 16, -1L));
    queue.execute(commands(3));
    assertIdle();
  }

  @ParameterizedTest
  @EnumSource
  void aFetchThatFailsOnceIsTriedAgain(Setup setup) {
    start(setup);
    long before = base();
    machine.memory.addFault(before + 32, 16, FaultKind.ACCESS_FAULT);
    platform.beforeTime(() -> platform.beforeTime(machine.memory::clearFaults));
    queue.execute(commands(5));
    assertIdle();
    assertThat(base()).as("it need not move").isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aQueueWhoseMemoryFailsMoves(Setup setup) {
    start(setup);
    long before = base();
    machine.memory.addFault(before + 32, 16, FaultKind.POISON);
    queue.execute(commands(5));
    assertIdle();
    assertThat(base()).isNotEqualTo(before);
    queue.execute(commands(3 * ENTRIES));
  }

  @ParameterizedTest
  @EnumSource
  void aFullQueueMovesToo(Setup setup) {
    start(setup);
    long before = base();
    machine.memory.addFault(before + 5 * 16, 16, FaultKind.POISON);
    queue.execute(commands(3 * ENTRIES));
    assertIdle();
    assertThat(base()).isNotEqualTo(before);
  }

  @Test
  void aFenceThatCannotWriteMovesToo() {
    start(Setup.MEMORY);
    long word = base() + 4096;
    queue.execute(List.of());
    assertThat(machine.memory.load32(word)).as("the fence word").isEqualTo(1);
    machine.memory.addFault(word, 4, FaultKind.WRITE_FAULT);
    queue.execute(commands(2));
    assertIdle();
  }

  @ParameterizedTest
  @EnumSource
  void memoryThatFailsEverywhereIsTold(Setup setup) {
    start(setup);
    machine.memory.addFault(0x8000_0000L, 64 << 20, FaultKind.ACCESS_FAULT);
    assertThatThrownBy(() -> queue.execute(commands(5)))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(CommandFailedException.Reason.MEMORY_FAULT));
    machine.memory.clearFaults();
    queue.execute(commands(5));
    assertIdle();
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatDoesNotAnswerIsToldAndTheQueueGoesOn(Setup setup) {
    start(setup);
    var batch = commands(2);
    batch.add(
        new IommuCommand(CommandFunction.ATS_INVAL.encoded() | AtsCommand.RID.of(0x100), 0x1000));
    platform.beforeTime(() ->
        platform.beforeTime(() -> {
          machine.platform.invalidationTimeout(0);
        }));
    assertThatThrownBy(() -> queue.execute(batch))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(CommandFailedException.Reason.DEVICE_TIMEOUT));
    assertIdle();
    queue.execute(commands(2));
  }

  @ParameterizedTest
  @EnumSource
  void aUnitThatHangsIsTold(Setup setup) {
    start(setup);
    platform.onWrite(QueueIndex.CQT.offset(), _ -> 0);
    assertThatThrownBy(() -> queue.execute(commands(2)))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(CommandFailedException.Reason.UNIT_TIMEOUT))
        .hasMessageContaining("no progress within 1000 ticks")
        .hasMessageContaining("cqh 0, cqt 0");
    platform.onWrite(QueueIndex.CQT.offset(), value -> value);
    queue.execute(commands(1));
    assertIdle();
  }

  @Test
  void aWholeBatchIsOneDoorbell() {
    start(Setup.MEMORY);
    var doorbells = new ArrayList<Long>();
    platform.onWrite(
        QueueIndex.CQT.offset(),
        value -> {
          doorbells.add(value);
          return value;
        });
    queue.execute(Collections.nCopies(10, IommuCommand.NOTHING));
    assertThat(doorbells).containsExactly(11L);
  }
}
