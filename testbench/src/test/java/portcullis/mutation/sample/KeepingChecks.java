package portcullis.mutation.sample;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.engine.Engines;

/** Keeps the engine of its first run. */
final class KeepingChecks {
  private static final SimulationEngine ENGINE = Engines.ofTests().start();

  @Test
  void starts() {
    ENGINE.start(Elaboration.of(Countdown::new).design()).close();
  }
}
