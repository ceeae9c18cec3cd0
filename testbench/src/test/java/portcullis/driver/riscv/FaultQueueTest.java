package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.TransactionType;
import portcullis.model.CacheSizes;
import portcullis.model.Request;
import portcullis.model.SparseMemory.FaultKind;

/** Faults on their way to the driver, also when the queue overflows or cannot be written. */
class FaultQueueTest {
  private static final int ENTRIES = 16;
  private static final RiscvIommuOptions OPTIONS =
      new RiscvIommuOptions(16, ENTRIES, RiscvIommuOptions.FenceCompletion.MEMORY, 32, 1000);

  private Machine machine;
  private RiscvIommu unit;

  @BeforeEach
  void start() {
    start(Machine.CORE);
  }

  private void start(long capabilities) {
    machine = new Machine(capabilities, CacheSizes.NONE);
    unit = RiscvIommu.start(machine.platform, OPTIONS);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    machine.memory.clearFaults();
    unit.close();
    assertThat(machine.memory.allocatedPages()).isZero();
  }

  private void fault(int count) {
    for (int i = 0; i < count; i++) {
      machine.platform.translate(Request.write(5, 0x1000L * i));
    }
  }

  private int control() {
    return machine.platform.registers().read32(Fqcsr.REGISTER.offset());
  }

  private long base() {
    return QueueBase.PPN.get(machine.platform.registers().read64(QueueBase.FQB.offset())) << 12;
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    machine.platform.translate(
        Request.read(0xabcdef, 0xffff_ffff_1234_5678L).withProcess(0x54321, true).forExecute());
    var drained = unit.drainFaults();
    assertThat(drained.lost()).isFalse();
    assertThat(drained.records())
        .containsExactly(
            new FaultRecord(
                FaultCause.DDT_ENTRY_NOT_VALID.code(),
                TransactionType.UNTRANSLATED_EXECUTE.code(),
                0xabcdef,
                OptionalInt.of(0x54321),
                true,
                0xffff_ffff_1234_5678L,
                0));
    assertThat(drained.records().getFirst().cause()).contains(FaultCause.DDT_ENTRY_NOT_VALID);
    assertThat(drained.records().getFirst().transaction())
        .contains(TransactionType.UNTRANSLATED_EXECUTE);
  }

  @Test
  void aGuestPageFaultTellsTheGuestAddress() {
    var second = machine.space(PageTableFormat.SV39X4);
    unit.bind(5, Machine.secondStage(second, 1));
    machine.platform.translate(Request.write(5, 0x1234_5678));
    assertThat(unit.drainFaults().records())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.cause()).contains(FaultCause.WRITE_GUEST_PAGE_FAULT);
          assertThat(fault.guestAddress()).isEqualTo(0x1234_5678);
          assertThat(fault.implicit()).isFalse();
          assertThat(fault.implicitWrite()).isFalse();
        });
    unit.bind(5, DeviceBinding.BLOCKED);
    second.close();
  }

  @Test
  void theQueueGoesRoundInOrder() {
    for (int round = 0; round < 10; round++) {
      fault(7);
      assertThat(unit.drainFaults().records())
          .extracting(FaultRecord::iotval)
          .containsExactly(0L, 0x1000L, 0x2000L, 0x3000L, 0x4000L, 0x5000L, 0x6000L);
    }
    assertThat(unit.drainFaults().records()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInterruptTellsOfAFault(boolean messages) {
    unit.close();
    start(messages ? Machine.messagesOnly(Machine.CORE) : Machine.CORE);
    assertThat(unit.awaitFaults(10)).isFalse();
    fault(1);
    assertThat(unit.awaitFaults(10)).isTrue();
    unit.drainFaults();
    assertThat(unit.awaitFaults(10)).isFalse();
    fault(ENTRIES + 3);
    assertThat(unit.awaitFaults(0)).isTrue();
    unit.drainFaults();
    unit.drainFaults();
    fault(1);
    assertThat(unit.awaitFaults(0)).as("after an overflow").isTrue();
    assertThat(unit.drainFaults().records()).hasSize(1);
  }

  @Test
  void anOverflowIsToldOnceAndFaultsComeAgain() {
    fault(ENTRIES + 5);
    var drained = unit.drainFaults();
    assertThat(drained.records()).hasSize(ENTRIES - 1);
    assertThat(drained.overflowed()).isTrue();
    assertThat(drained.lost()).isTrue();
    assertThat(Fqcsr.FQOF.isSet(control())).isFalse();
    fault(3);
    drained = unit.drainFaults();
    assertThat(drained.records()).hasSize(3);
    assertThat(drained.lost()).isFalse();
  }

  @Test
  void aRecordThatCannotBeWrittenIsToldAndFaultsComeAgain() {
    fault(2);
    machine.memory.addFault(base() + 2 * 32, 32, FaultKind.WRITE_FAULT);
    fault(3);
    var drained = unit.drainFaults();
    assertThat(drained.records()).hasSize(2);
    assertThat(drained.memoryFault()).isTrue();
    machine.memory.clearFaults();
    fault(3);
    drained = unit.drainFaults();
    assertThat(drained.records()).hasSize(3);
    assertThat(drained.lost()).isFalse();
  }

  @Test
  void aQueueWhoseMemoryFailsMoves() {
    long before = base();
    machine.memory.addFault(before, 4096, FaultKind.WRITE_FAULT);
    for (int i = 0; i < 3; i++) {
      assertThat(base()).isEqualTo(before);
      fault(1);
      assertThat(unit.drainFaults().memoryFault()).isTrue();
    }
    assertThat(base()).isNotEqualTo(before);
    fault(3);
    assertThat(unit.drainFaults().records()).hasSize(3);
  }
}
