package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.model.Memory.AccessKind;
import portcullis.model.Memory.Status;
import portcullis.model.SparseMemory.FaultKind;

/** Sparse memory and its fault regions. */
class SparseMemoryTest {
  private final SparseMemory memory = new SparseMemory();

  @Test
  void manyPagesKeepTheirBytes() {
    Random random = new Random(7);
    Map<Long, Long> expected = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      long address = random.nextLong(1L << 56) & -8L;
      long value = random.nextLong();
      memory.write(address, 8, value);
      expected.put(address, value);
    }
    expected.forEach((address, value) -> assertThat(memory.read(address, 8)).isEqualTo(value));
    assertThat(memory.read(1L << 55 | 8, 8)).isZero();
  }

  @Test
  void smallAccessesAreLittleEndian() {
    memory.write(0x1000, 8, 0x8877_6655_4433_2211L);
    assertThat(memory.read(0x1000, 4)).isEqualTo(0x4433_2211L);
    assertThat(memory.read(0x1004, 4)).isEqualTo(0x8877_6655L);
    memory.write(0x1004, 4, 0xffff_ffff_aabb_ccddL);
    assertThat(memory.read(0x1000, 8)).isEqualTo(0xaabb_ccdd_4433_2211L);
    assertThat(memory.load(0x1003, 2)).containsExactly(0x44, 0xdd);
    memory.store(0x1fff, new byte[] {1, 2});
    assertThat(memory.load(0x1ffe, 4)).containsExactly(0, 1, 2, 0);
    assertThat(memory.load(0x9fff, 2)).containsExactly(0, 0);
  }

  @Test
  void compareAndSwapNeedsTheExpectedValue() {
    memory.write(0x1000, 8, 5);
    assertThat(memory.compareAndSwap(0x1000, 8, 4, 6)).isFalse();
    assertThat(memory.read(0x1000, 8)).isEqualTo(5);
    assertThat(memory.compareAndSwap(0x1000, 8, 5, 6)).isTrue();
    assertThat(memory.read(0x1000, 8)).isEqualTo(6);
  }

  private void expect(long address, int size, Status read, Status write, Status atomic) {
    assertThat(memory.check(AccessKind.READ, address, size)).isEqualTo(read);
    assertThat(memory.check(AccessKind.WRITE, address, size)).isEqualTo(write);
    assertThat(memory.check(AccessKind.ATOMIC, address, size)).isEqualTo(atomic);
  }

  @Test
  void regionsFailAsTheirKindSays() {
    expect(0x1000, 8, Status.OK, Status.OK, Status.OK);
    memory.addFault(0x1000, 64, FaultKind.POISON);
    expect(0x1000, 8, Status.POISONED, Status.OK, Status.POISONED);
    memory.addFault(0x2000, 64, FaultKind.WRITE_FAULT);
    expect(0x2000, 8, Status.OK, Status.ACCESS_FAULT, Status.ACCESS_FAULT);
    memory.addFault(0x3000, 64, FaultKind.ACCESS_FAULT);
    expect(0x3000, 8, Status.ACCESS_FAULT, Status.ACCESS_FAULT, Status.ACCESS_FAULT);
    memory.addFault(0x1000, 64, FaultKind.ACCESS_FAULT);
    expect(0x1000, 8, Status.ACCESS_FAULT, Status.ACCESS_FAULT, Status.ACCESS_FAULT);
    memory.clearFaults();
    expect(0x1000, 8, Status.OK, Status.OK, Status.OK);
  }

  @Test
  void regionsFailWhereTheyOverlap() {
    memory.addFault(0x1040, 64, FaultKind.ACCESS_FAULT);
    assertThat(memory.check(AccessKind.READ, 0x1038, 8)).isEqualTo(Status.OK);
    assertThat(memory.check(AccessKind.READ, 0x1038, 9)).isEqualTo(Status.ACCESS_FAULT);
    assertThat(memory.check(AccessKind.READ, 0x1000, 64)).isEqualTo(Status.OK);
    assertThat(memory.check(AccessKind.READ, 0x1078, 8)).isEqualTo(Status.ACCESS_FAULT);
    assertThat(memory.check(AccessKind.READ, 0x1080, 8)).isEqualTo(Status.OK);
    memory.addFault(1L << 63, 64, FaultKind.ACCESS_FAULT);
    assertThat(memory.check(AccessKind.READ, 1L << 63, 8)).isEqualTo(Status.ACCESS_FAULT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.addFault(0x1000, 0, FaultKind.POISON))
        .withMessageContaining("0x1000");
  }
}
