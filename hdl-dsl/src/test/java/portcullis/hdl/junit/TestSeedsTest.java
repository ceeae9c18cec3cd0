package portcullis.hdl.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TestSeedsTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void theyAreTheSameUnlessSomebodyAsks() {
    assertThat(TestSeeds.of(1, 1, NONE, NONE)).containsExactly(1L);
    assertThat(TestSeeds.of(0, 4, NONE, NONE)).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void aNewOneTakesThePlaceOfTheLast() {
    assertThat(TestSeeds.of(1, 4, NONE, OptionalLong.of(77))).containsExactly(1L, 2L, 3L, 77L);
  }

  @Test
  void theOneAskedForIsTheOnlyOne() {
    var asked = OptionalLong.of(99);
    assertThat(TestSeeds.of(1, 4, asked, NONE)).containsExactly(99L);
    assertThat(TestSeeds.of(1, 4, asked, OptionalLong.of(77))).containsExactly(99L);
  }
}
