package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;

/**
 * A waveform of the JVM engine, which compiled code computes apart from the simulation, shows what
 * reading each signal shows.
 */
class WaveformOfNetlistsTest {
  private static final int NETLISTS = 30;

  /** Time between two rising edges, and from the inputs of a cycle to its edge. */
  private static final int CYCLE = 10;

  private static final int BEFORE_EDGE = 2;

  @TempDir private Path directory;

  @Test
  void theWaveformShowsWhatIsRead() throws IOException {
    for (long seed = 0; seed < NETLISTS; seed++) {
      var netlist = RandomNetlists.netlist(seed);
      var file = directory.resolve(seed + ".vcd");
      List<Map<String, BigInteger>> read;
      try (var reading = start(netlist);
          var drawing = start(netlist)) {
        drawing.startWaveform(file);
        read = run(netlist, reading, true);
        run(netlist, drawing, false);
      }
      assertThat(shown(file, read.size())).as("seed %d", seed).isEqualTo(read);
    }
  }

  private static Simulation start(Netlist netlist) {
    return new JvmEngine()
        .start(
            netlist.design(),
            SimulationOptions.DEFAULT.withLog(_ -> {}).withRandomInitialState(netlist.seed()));
  }

  /** Values before each edge. */
  private static List<Map<String, BigInteger>> run(
      Netlist netlist, Simulation simulation, boolean reads) {
    var all = new ArrayList<Map<String, BigInteger>>();
    for (var step : netlist.steps()) {
      if (step.clocks().isEmpty()) {
        continue;
      }
      step.inputs().forEach(simulation::poke);
      if (reads) {
        var values = new TreeMap<String, BigInteger>();
        for (var signal : simulation.signals()) {
          if (signal.kind() != Signal.Kind.MEMORY) {
            values.put(signal.name(), simulation.peekBig(signal));
          }
        }
        all.add(values);
      }
      simulation.step(1, step.clocks().stream().map(simulation::signal).toArray(Signal[]::new));
    }
    return all;
  }

  /** The values in a file shortly before each edge. */
  private static List<Map<String, BigInteger>> shown(Path file, int edges) throws IOException {
    var names = new HashMap<String, List<String>>();
    var now = new TreeMap<String, BigInteger>();
    var all = new ArrayList<Map<String, BigInteger>>();
    var scopes = new ArrayDeque<String>();
    for (var line : Files.readAllLines(file)) {
      var words = line.split(" ");
      switch (words[0]) {
        case "$scope" -> scopes.addLast(words[2]);
        case "$upscope" -> scopes.removeLast();
        case "$var" -> {
          var path = scopes.stream().skip(1).reduce("", (a, b) -> a + b + ".");
          names.computeIfAbsent(words[3], _ -> new ArrayList<>()).add(path + words[4]);
        }
        case "$timescale", "$enddefinitions" -> {}
        default -> {
          if (line.startsWith("#")) {
            long time = Long.parseLong(line.substring(1));
            while (all.size() < edges && time > (long) all.size() * CYCLE + BEFORE_EDGE) {
              all.add(new TreeMap<>(now));
            }
          } else {
            boolean wide = line.startsWith("b");
            var bits = wide ? words[0].substring(1) : line.substring(0, 1);
            var code = wide ? words[1] : line.substring(1);
            names.get(code).forEach(name -> now.put(name, new BigInteger(bits, 2)));
          }
        }
      }
    }
    return all;
  }
}
