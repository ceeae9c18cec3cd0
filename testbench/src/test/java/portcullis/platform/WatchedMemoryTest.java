package portcullis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.model.Memory;

/** Memory that knows whose its pages are. */
class WatchedMemoryTest {
  private static final long BASE = 0x8000_3000L;
  private static final int PAGE = 4096;

  private final WatchedMemory memory = new WatchedMemory(BASE, 64L * PAGE);

  @Test
  void pagesAreAlignedAndZeroEvenWhenUsedBefore() {
    for (int round = 0; round < 200; round++) {
      int pages = 1 + round % 7;
      long address = memory.allocate(pages);
      assertThat(address & Integer.highestOneBit(2 * pages - 1) * (long) PAGE - 1).isZero();
      assertThat(memory.load(address, pages * PAGE)).containsOnly(0);
      for (int i = 0; i < pages * PAGE; i += 8) {
        memory.store64(address + i, -1);
      }
      memory.free(address, pages);
    }
    assertThat(memory.allocatedPages()).isZero();
  }

  @Test
  void noTwoOwnersShareAPage() {
    var random = new Random(1);
    var owned = new TreeMap<Long, Integer>();
    for (int step = 0; step < 2000; step++) {
      int pages = random.nextInt(1, 6);
      try {
        long address = memory.allocate(pages);
        var before = owned.lowerEntry(address + (long) pages * PAGE);
        if (before != null) {
          assertThat(before.getKey() + (long) before.getValue() * PAGE)
              .isLessThanOrEqualTo(address);
        }
        owned.put(address, pages);
      } catch (OutOfMemoryException full) {
        var victim = owned.pollFirstEntry();
        memory.free(victim.getKey(), victim.getValue());
      }
    }
  }

  @Test
  void memoryOfNobodyIsNotTouched() {
    long address = memory.allocate(2);
    memory.free(address, 2);
    assertThatThrownBy(() -> memory.load64(address)).isInstanceOf(StrayAccessException.class);
    assertThatThrownBy(() -> memory.store8(address, (byte) 1))
        .hasMessageContaining("store of 1 bytes at 0x%x".formatted(address));
    assertThatThrownBy(() -> memory.check(Memory.AccessKind.READ, address, 8))
        .hasMessageContaining("READ by the IOMMU");
    assertThatThrownBy(() -> memory.deviceRead(address, 8)).hasMessageContaining("by a device");
    long last = memory.allocate(1);
    assertThatThrownBy(() -> memory.load(last + PAGE - 4, 8))
        .isInstanceOf(StrayAccessException.class);
    assertThat(memory.strayAccesses()).hasSize(5);
  }

  @Test
  void whatDoesNotExistRefuses() {
    assertThat(memory.check(Memory.AccessKind.READ, BASE - 8, 8))
        .isEqualTo(Memory.Status.ACCESS_FAULT);
    assertThat(memory.check(Memory.AccessKind.WRITE, BASE + 64L * PAGE, 8))
        .isEqualTo(Memory.Status.ACCESS_FAULT);
    assertThat(memory.deviceRead(0, 8)).isEmpty();
    assertThat(memory.deviceWrite(-8, new byte[8])).isFalse();
    assertThat(memory.strayAccesses()).isEmpty();
  }

  @Test
  void onlyWhatWasAllocatedIsFreed() {
    long address = memory.allocate(4);
    assertThatIllegalStateException().isThrownBy(() -> memory.free(address, 2));
    assertThatIllegalStateException().isThrownBy(() -> memory.free(address + PAGE, 3));
    memory.free(address, 4);
    assertThatIllegalStateException()
        .isThrownBy(() -> memory.free(address, 4))
        .withMessageContaining("are free already");
    assertThatIllegalArgumentException().isThrownBy(() -> memory.allocate(0));
    assertThatThrownBy(() -> memory.allocate(65))
        .isInstanceOf(OutOfMemoryException.class)
        .hasMessageContaining("0 of 64");
  }

  @Test
  void aProcessorSeesItsOwnStoresAndOthersSeeThemAfterABarrier() {
    var weak = WatchedMemory.weaklyOrdered(BASE, 64L * PAGE, 3);
    var random = new Random(4);
    long address = weak.allocate(1);
    var expected = new byte[64];
    boolean late = false;
    for (int step = 0; step < 5000; step++) {
      int at = random.nextInt(8) * 8;
      switch (random.nextInt(5)) {
        case 0 -> {
          long value = random.nextLong();
          weak.store64(address + at, value);
          ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
        }
        case 1 -> {
          var bytes = new byte[random.nextInt(1, 64 - at + 1)];
          random.nextBytes(bytes);
          weak.store(address + at, bytes);
          System.arraycopy(bytes, 0, expected, at, bytes.length);
        }
        case 2 -> {
          expected[at + 3] = (byte) step;
          weak.store8(address + at + 3, (byte) step);
        }
        case 3 -> assertThat(weak.load(address, 64)).isEqualTo(expected);
        default -> {
          late |= !Arrays.equals(weak.deviceRead(address, 64).orElseThrow(), expected);
          weak.barrier();
          assertThat(weak.deviceRead(address, 64)).contains(expected);
        }
      }
    }
    assertThat(late).as("others saw something late").isTrue();
  }
}
