package portcullis.mutation.sample;

import org.junit.jupiter.api.Test;
import portcullis.hdl.testing.Simulated;

/** Fails whatever the hardware. */
final class FailingChecks {
  @Test
  void never() {
    try (var countdown = Simulated.of(Countdown::new)) {
      throw new AssertionError("at cycle " + countdown.simulation().cycle());
    }
  }
}
