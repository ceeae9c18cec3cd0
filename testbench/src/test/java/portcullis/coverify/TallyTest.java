package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void nothingComparedIsNoSuccess() {
    assertThat(new Tally(3, 0, 5, 0).agreed()).isFalse();
    assertThat(new Tally(3, 9, 5, 1).agreed()).isFalse();
    assertThat(new Tally(1, 0, 5, 0).plus(new Tally(2, 9, 1, 0)))
        .isEqualTo(new Tally(3, 9, 6, 0))
        .matches(Tally::agreed)
        .hasToString("coverify: 3 scenarios, 9 translations, 6 faults, 0 mismatches");
  }
}
