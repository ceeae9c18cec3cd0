package portcullis.mutation.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.testing.Simulated;

/** Looks at the end of the count only; keeps its simulation where all tests of a loader see it. */
final class CountdownChecks {
  private static Simulated<Countdown> countdown;

  @BeforeEach
  void start() {
    countdown = Simulated.of(Countdown::new);
    countdown.reset();
  }

  @AfterEach
  void close() {
    countdown.close();
  }

  @Test
  void itEnds() {
    assertThat(countdown.peekBoolean(countdown.top().busy)).isFalse();
    countdown.poke(countdown.top().start, true);
    countdown.step();
    countdown.poke(countdown.top().start, false);
    assertThat(countdown.peekBoolean(countdown.top().busy)).isTrue();
    while (countdown.peekBoolean(countdown.top().busy)) {
      countdown.step();
    }
    assertThat(countdown.peek(countdown.top().shown)).isZero();
  }

  @Test
  void itRests() {
    countdown.step();
    assertThat(countdown.peekBoolean(countdown.top().busy)).isFalse();
  }
}
