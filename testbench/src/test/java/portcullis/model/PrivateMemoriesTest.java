package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Memories that keep their writes to themselves, and the history below them. */
class PrivateMemoriesTest {
  private static final long PLACE = 0x1000;
  private static final long OTHER = 0x2000;

  private final SparseMemory memory = new SparseMemory();
  private final MemoryHistory history = new MemoryHistory(memory);

  @Test
  void aShadowKeepsItsWrites() {
    memory.write(PLACE, 8, 0x8877_6655_4433_2211L);
    var shadow = new ShadowMemory(memory);
    shadow.write(PLACE + 4, 4, 0xaabb_ccddL);
    assertThat(shadow.read(PLACE, 8)).isEqualTo(0xaabb_ccdd_4433_2211L);
    assertThat(shadow.read(PLACE, 4)).isEqualTo(0x4433_2211L);
    assertThat(shadow.read(PLACE + 4, 4)).isEqualTo(0xaabb_ccddL);
    shadow.write(PLACE, 4, -1L);
    assertThat(shadow.read(PLACE, 8)).isEqualTo(0xaabb_ccdd_ffff_ffffL);
    shadow.write(OTHER, 8, 7);
    assertThat(shadow.read(OTHER, 8)).isEqualTo(7);
    assertThat(memory.read(PLACE, 8)).isEqualTo(0x8877_6655_4433_2211L);
    assertThat(memory.read(OTHER, 8)).isZero();
  }

  @Test
  void everyCombinationIsWalkedOnce() {
    history.write(PLACE, 8, 1);
    history.write(PLACE, 8, 2);
    history.write(OTHER, 8, 10);
    var choosing = new ChoosingMemory(history);
    Set<Long> seen = new HashSet<>();
    int walks = 0;
    do {
      // As in a walk: whether the second place is read depends on the first.
      long first = choosing.read(PLACE, 8);
      long second = first == 0 ? 99 : choosing.read(OTHER, 8);
      seen.add(100 * first + second);
      walks++;
    } while (choosing.next());
    assertThat(seen).containsExactlyInAnyOrder(99L, 100L, 110L, 200L, 210L);
    assertThat(walks).isEqualTo(5);
  }

  @Test
  void manyReadsOfAChangedPlaceAreAllChosen() {
    history.write(PLACE, 8, 1);
    var choosing = new ChoosingMemory(history);
    int walks = 0;
    long most = 0;
    do {
      long sum = 0;
      for (int i = 0; i < 18 && walks < 10; i++) {
        sum += choosing.read(PLACE, 8);
      }
      most = Math.max(most, sum);
      walks++;
    } while (walks < 10 && choosing.next());
    assertThat(most).isEqualTo(18);
  }

  @Test
  void halvesOfAChangedPlaceAreChosenToo() {
    memory.write(PLACE, 8, 0x1111_1111_2222_2222L);
    history.write(PLACE + 4, 4, 0x3333_3333L);
    var choosing = new ChoosingMemory(history);
    Set<Long> seen = new HashSet<>();
    do {
      seen.add(choosing.read(PLACE + 4, 4));
    } while (choosing.next());
    assertThat(seen).containsExactlyInAnyOrder(0x1111_1111L, 0x3333_3333L);
    assertThat(choosing.read(PLACE, 4)).isEqualTo(0x2222_2222L);
  }

  @Test
  void aWalkSeesItsOwnUpdatesAndTheNextDoesNot() {
    memory.write(PLACE, 8, 0x1111_1111_2222_2222L);
    history.write(OTHER, 8, 1);
    var choosing = new ChoosingMemory(history);
    choosing.read(OTHER, 8);
    assertThat(choosing.compareAndSwap(PLACE + 4, 4, 0, 0x5555_5555L)).isTrue();
    assertThat(choosing.read(PLACE, 8)).isEqualTo(0x5555_5555_2222_2222L);
    assertThat(choosing.compareAndSwap(PLACE, 8, 0, 6)).isTrue();
    assertThat(choosing.read(PLACE, 8)).isEqualTo(6);
    choosing.write(OTHER, 4, 8);
    assertThat(choosing.read(OTHER, 4)).isEqualTo(8);
    assertThat(choosing.next()).isTrue();
    assertThat(choosing.read(PLACE, 8)).isEqualTo(0x1111_1111_2222_2222L);
    assertThat(memory.read(PLACE, 8)).isEqualTo(0x1111_1111_2222_2222L);
  }

  @Test
  void historyForgetsWhatAnInvalidationCovers() {
    for (int i = 0; i < 4; i++) {
      history.write(PLACE + 8 * i, 8, 5);
    }
    history.forget(PLACE + 8, 16);
    assertThat(history.possible(PLACE)).containsExactly(5, 0);
    assertThat(history.possible(PLACE + 8)).containsExactly(5);
    assertThat(history.possible(PLACE + 16)).containsExactly(5);
    assertThat(history.possible(PLACE + 24)).containsExactly(5, 0);
    history.forget(PLACE + 7, 1);
    assertThat(history.possible(PLACE)).containsExactly(5);
    history.store(PLACE + 6, new byte[] {1, 2, 3});
    assertThat(history.possible(PLACE)).containsExactly(0x0201_0000_0000_0005L, 5);
    assertThat(history.possible(PLACE + 8)).containsExactly(3, 5);
    assertThat(history.read(PLACE, 8)).isEqualTo(0x0201_0000_0000_0005L);
    history.write(PLACE + 8, 8, 5);
    assertThat(history.possible(PLACE + 8)).containsExactly(5, 3);
    history.write(PLACE + 8, 8, 5);
    assertThat(history.possible(PLACE + 8)).as("no change, no version").containsExactly(5, 3);
  }

  @Test
  void updatesShowTheirBytes() {
    var little = new Event.PteUpdated(Purpose.FIRST_STAGE, 0, 4, 0x0102_0304L, 0x0506_0708L, false);
    assertThat(little.bytesBefore()).containsExactly(4, 3, 2, 1);
    assertThat(little.bytesAfter()).containsExactly(8, 7, 6, 5);
    var big = new Event.PteUpdated(Purpose.FIRST_STAGE, 0, 8, 1, 2L << 56, true);
    assertThat(big.bytesBefore()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(big.bytesAfter()).containsExactly(2, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void identifiersOfARequestFitTheirWidths() {
    assertThat(Request.read(0xffffff, 0).withProcess(0xfffff, false).processId())
        .isEqualTo(0xfffff);
    assertThat(Request.read(0, 0).withProcess(0, false).deviceId()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.read(0x1000000, 0))
        .withMessageContaining("0x1000000");
    assertThatIllegalArgumentException().isThrownBy(() -> Request.read(-1, 0));
    Request request = Request.read(0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.withProcess(0x100000, false))
        .withMessageContaining("0x100000");
    assertThatIllegalArgumentException().isThrownBy(() -> request.withProcess(-1, false));
    assertThat(
            new Request(
                    AddressType.UNTRANSLATED, 0, false, -1, false, false, false, false, false, 0)
                .processIdValid())
        .as("an absent process_id may be anything")
        .isFalse();
  }

  @Test
  void accessesAreKeptOnlyIfWanted() {
    var quiet = new IommuModel(TestSystem.FULL, memory, false);
    quiet.writeRegister(TestSystem.DDTP, 8, 2);
    quiet.translate(Request.read(0, 0));
    assertThat(quiet.drainEvents()).isEmpty();
    var loud = new IommuModel(TestSystem.FULL, memory);
    loud.writeRegister(TestSystem.DDTP, 8, 2);
    loud.translate(Request.read(0, 0));
    assertThat(loud.drainEvents()).hasSize(1);
    assertThat(new PermittedAnswers.Known(Set.of()).allows(new Outcome.Aborted(1))).isFalse();
  }
}
