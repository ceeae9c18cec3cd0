package portcullis.mutation.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import portcullis.hdl.testing.Simulated;

/** The second test sees what the first one has begun. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SharedChecks {
  private static Simulated<Countdown> countdown;

  @BeforeAll
  static void start() {
    countdown = Simulated.of(Countdown::new);
    countdown.reset();
  }

  @AfterAll
  static void close() {
    countdown.close();
  }

  @Test
  @Order(1)
  void itBegins() {
    countdown.poke(countdown.top().start, true);
    countdown.step();
    countdown.poke(countdown.top().start, false);
  }

  @Test
  @Order(2)
  void itShowsTheCount() {
    assertThat(countdown.peek(countdown.top().shown)).isEqualTo(9);
  }
}
