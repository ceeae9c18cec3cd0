package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.Simulation;

/** A probe sees what a peek sees, at any time. */
@Tag("tools")
class ProbeTest {
  private static final int[] WIDTHS = {1, 7, 8, 9, 16, 17, 31, 32, 33, 63, 64, 65};

  /** For each width an input and its inverse of the cycle before. */
  private static final class Delays extends Module {
    Delays() {
      for (int width : WIDTHS) {
        var input = named("in" + width, in(bits(width)));
        var output = named("out" + width, out(bits(width)));
        var kept = named("kept" + width, reg(bits(width)));
        kept.set(input);
        output.set(kept.not());
      }
    }
  }

  private static Simulation start() {
    return new VerilatorEngine().start(Elaboration.of(Delays::new).design());
  }

  @Test
  void everyWidthReadsAsAPeekDoes() {
    var random = new Random(1);
    try (var simulation = start()) {
      for (int width : WIDTHS) {
        if (width > Long.SIZE) {
          continue;
        }
        var input = simulation.signal("in" + width);
        var output = simulation.signal("out" + width);
        var register = simulation.signal("kept" + width);
        var probes =
            new portcullis.hdl.sim.Probe[] {
              simulation.probe(input), simulation.probe(output), simulation.probe(register)
            };
        for (int i = 0; i < 20; i++) {
          simulation.poke(input, new BigInteger(width, random));
          simulation.step();
          assertThat(probes[0].read()).isEqualTo(simulation.peek(input));
          assertThat(probes[1].read()).isEqualTo(simulation.peek(output));
          assertThat(probes[2].read()).isEqualTo(simulation.peek(register));
        }
      }
    }
  }

  @Test
  void whatHasNoLongIsRefused() {
    try (var simulation = start()) {
      var wide = simulation.signal("out65");
      assertThatThrownBy(() -> simulation.probe(wide)).isInstanceOf(SignalException.class);
    }
  }

  @Test
  void aProbeFollowsTheSimulationIntoAnotherVariant(@TempDir Path folder) {
    try (var simulation = start()) {
      var probe = simulation.probe(simulation.signal("out16"));
      simulation.poke("in16", 5);
      simulation.step();
      simulation.startWaveform(folder.resolve("some.fst"));
      simulation.poke("in16", 7);
      simulation.step();
      assertThat(probe.read()).isEqualTo(~7 & 0xffff);
      simulation.stopWaveform();
      simulation.poke("in16", 9);
      simulation.step();
      assertThat(probe.read()).isEqualTo(~9 & 0xffff);
    }
  }

  @Test
  void aProbeOfAClosedSimulationSaysSo() {
    var simulation = start();
    var probe = simulation.probe(simulation.signal("out16"));
    simulation.close();
    assertThatThrownBy(probe::read).isInstanceOf(IllegalStateException.class);
  }
}
