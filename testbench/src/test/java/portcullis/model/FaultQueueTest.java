package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.TestSystem.FQB;
import static portcullis.model.TestSystem.FQCSR;
import static portcullis.model.TestSystem.FQH;
import static portcullis.model.TestSystem.FQT;
import static portcullis.model.tables.DeviceContextFields.BARE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.SparseMemory.FaultKind;

/** The fault queue: the record's bits, overflow, memory faults. */
class FaultQueueTest {
  private static final long ON = 0x10001;
  private static final long FQMF = 1 << 8;
  private static final long FQOF = 1 << 9;

  private final TestSystem system = new TestSystem();

  private void fault() {
    system.translate(Request.read(0xabcdef, 0x1234_5678_9abcL).withProcess(0x54321, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRecordHasItsFieldsInPlace(int bigEndian) {
    var tested = new TestSystem(TestSystem.FULL, bigEndian, 3);
    for (int i = 0; i < 8; i++) {
      tested.memory.write(tested.faultQueue + 8 * i, 8, -1);
    }
    tested.translate(Request.read(0xabcdef, 0x1234_5678_9abcL).withProcess(0x54321, true));
    long[] words = new long[4];
    for (int i = 0; i < 4; i++) {
      long word = tested.memory.read(tested.faultQueue + 8 * i, 8);
      words[i] = bigEndian == 1 ? Long.reverseBytes(word) : word;
    }
    assertThat(words[0])
        .isEqualTo(0xabcdefL << 40 | 2L << 34 | 1L << 33 | 1L << 32 | 0x54321L << 12 | 258);
    assertThat(words[1]).isZero();
    assertThat(words[2]).isEqualTo(0x1234_5678_9abcL);
    assertThat(words[3]).isZero();
    assertThat(tested.register(FQT)).isEqualTo(1);
  }

  @Test
  void aRecordHasItsSecondValueLast() {
    system.device(1, BARE.secondStage(PagingMode.SV39, 1, system.secondStage(PagingMode.SV39)));
    system.translate(Request.read(1, 0x1234_5678L));
    assertThat(system.memory.read(system.faultQueue + 16, 8)).isEqualTo(0x1234_5678L);
    assertThat(system.memory.read(system.faultQueue + 24, 8)).isEqualTo(0x1234_5678L);
  }

  @Test
  void overflowDropsRecordsUntilItIsCleared() {
    system.model.writeRegister(FQCSR, 4, 0);
    system.model.writeRegister(FQB, 8, system.faultQueue >>> 12 << 10 | 1);
    system.model.writeRegister(FQCSR, 4, 1);
    for (int i = 0; i < 3; i++) {
      fault();
    }
    assertThat(system.register(FQT)).as("three of four entries").isEqualTo(3);
    assertThat(system.register(FQCSR)).isEqualTo(ON);
    fault();
    assertThat(system.register(FQCSR)).isEqualTo(ON | FQOF);
    system.model.writeRegister(FQH, 4, 2);
    fault();
    assertThat(system.register(FQT)).as("sticky even with room").isEqualTo(3);
    system.model.writeRegister(FQCSR, 4, 1 | FQOF);
    fault();
    assertThat(system.register(FQT)).as("wraps").isZero();
  }

  @Test
  void aRefusedWriteDropsRecordsUntilItIsCleared() {
    system.memory.addFault(system.faultQueue + 31, 1, FaultKind.WRITE_FAULT);
    fault();
    assertThat(system.register(FQCSR)).isEqualTo(ON | FQMF);
    assertThat(system.register(FQT)).isZero();
    assertThat(system.faults()).isEmpty();
    system.memory.clearFaults();
    fault();
    assertThat(system.register(FQT)).isZero();
    system.model.writeRegister(FQCSR, 4, 1 | FQMF);
    fault();
    assertThat(system.register(FQT)).isEqualTo(1);
  }

  @Test
  void aQueueThatIsOffTakesNothing() {
    system.model.writeRegister(FQCSR, 4, 0);
    fault();
    assertThat(system.faults()).isEmpty();
    system.model.writeRegister(FQCSR, 4, 1);
    fault();
    assertThat(system.faults()).hasSize(1);
    system.model.writeRegister(FQCSR, 4, 0);
    system.model.writeRegister(FQCSR, 4, 1);
    assertThat(system.register(FQT)).as("enabling zeroes the tail").isZero();
  }

  @Test
  void baseAndHeadKeepToTheSize() {
    system.model.writeRegister(FQB, 8, 1L << 12 | 9);
    assertThat(system.model.readRegister(FQB, 8))
        .as("ignored while on")
        .isEqualTo(system.faultQueue >>> 12 << 10 | 6);
    system.model.writeRegister(FQCSR, 4, 0);
    system.model.writeRegister(FQH, 4, 0xffff_ffffL);
    assertThat(system.register(FQH)).isEqualTo(127);
    system.model.writeRegister(FQB, 8, -1L);
    assertThat(system.model.readRegister(FQB, 8)).isEqualTo((1L << 54) - 1 & ~0x3e0L);
    assertThat(system.register(FQH)).isZero();
    system.model.writeRegister(FQB, 8, 0);
    system.model.writeRegister(FQH, 4, 3);
    assertThat(system.register(FQH)).as("two entries").isEqualTo(1);
    system.model.writeRegister(FQT, 4, 3);
    assertThat(system.register(FQT)).as("read-only").isZero();
  }
}
