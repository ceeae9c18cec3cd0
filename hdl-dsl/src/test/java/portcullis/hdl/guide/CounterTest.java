package portcullis.hdl.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.testing.Simulated;

/** The test that the README shows. */
class CounterTest {
  @Test
  void countsWhileEnabled() {
    try (var counter = Simulated.of(Counter::new)) {
      counter.reset();
      counter.poke(counter.top().enable, true);
      counter.step(3);
      assertThat(counter.peek(counter.top().count)).isEqualTo(3);
    }
  }
}
