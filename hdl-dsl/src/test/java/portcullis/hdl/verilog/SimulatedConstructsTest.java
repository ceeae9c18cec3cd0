package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** Every name that a design has can be read in simulation, and a run can change builds midway. */
@Tag("tools")
class SimulatedConstructsTest {
  private static final int CYCLES = 20;
  private static final VerilatorEngine ENGINE = new VerilatorEngine();
  private static final SimulationOptions QUIET = SimulationOptions.DEFAULT.withLog(_ -> {});

  static List<Design> designs() {
    return Constructs.all();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void everyNameIsReadableAndStateIsCarriedOver(Design design) {
    boolean opaque = design.units().stream().anyMatch(BlackBox.class::isInstance);
    try (var whole = ENGINE.start(design, QUIET.withAllSignals());
        var changing = ENGINE.start(design, QUIET)) {
      assertThat(everything(whole)).hasSameSizeAs(whole.signals());
      drive(whole, 1);
      drive(changing, 1);
      if (!opaque) {
        // Reading everything makes the second one go on in another build, in the same state.
        assertThat(everything(changing)).isEqualTo(everything(whole));
        drive(whole, 2);
        drive(changing, 2);
        assertThat(everything(changing)).isEqualTo(everything(whole));
      }
    }
  }

  private static void drive(Simulation simulation, long seed) {
    var random = new Random(seed);
    for (int i = 0; i < CYCLES; i++) {
      for (var signal : simulation.signals()) {
        if (signal.kind() == Signal.Kind.INPUT || signal.kind() == Signal.Kind.RESET) {
          simulation.poke(signal, new BigInteger(signal.width(), random));
        }
      }
      try {
        if (simulation.signals().stream().anyMatch(s -> s.kind() == Signal.Kind.CLOCK)) {
          simulation.step();
        } else {
          simulation.eval();
        }
      } catch (HardwareStopException _) {
        // Random inputs break some claims; the step is complete all the same.
      }
    }
  }

  private static Map<String, List<BigInteger>> everything(Simulation simulation) {
    var values = new LinkedHashMap<String, List<BigInteger>>();
    for (var signal : simulation.signals()) {
      values.put(
          signal.name(),
          signal.kind() == Signal.Kind.MEMORY
              ? java.util.stream.IntStream.range(0, signal.depth())
                  .mapToObj(word -> simulation.peek(signal, word))
                  .toList()
              : List.of(simulation.peekBig(signal)));
    }
    return values;
  }
}
