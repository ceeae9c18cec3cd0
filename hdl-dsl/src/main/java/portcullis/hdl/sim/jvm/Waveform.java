package portcullis.hdl.sim.jvm;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalTable;
import portcullis.hdl.sim.waveform.WaveformCompanions;

/** The waveform of a simulation, and the time in it. */
final class Waveform {
  private static final long HALF_CYCLE = 5;

  /** Inputs are shown a little before the edge that takes them. */
  private static final long BEFORE_EDGE = 2;

  private final SignalTable table;
  private final Wires wires;
  private final Function<Signal, BitVector> values;
  private final WaveformCompanions companions;
  private long time;
  private VcdWriter writer;

  Waveform(
      SignalTable table,
      Wires wires,
      Function<Signal, BitVector> values,
      WaveformCompanions companions) {
    this.table = table;
    this.wires = wires;
    this.values = values;
    this.companions = companions;
  }

  boolean isOpen() {
    return writer != null;
  }

  /** Begins with the settled values. */
  void start(Path file, long cycle) {
    stop();
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".fst")) {
      throw new IllegalArgumentException(
          "the jvm engine cannot write '%s': it writes .vcd, which vcd2fst of GTKWave converts; the engine verilator also writes .fst"
              .formatted(file));
    }
    if (!name.endsWith(".vcd")) {
      throw new IllegalArgumentException("the waveform '%s' must end in .vcd".formatted(file));
    }
    time = 2 * HALF_CYCLE * cycle;
    wires.copy().refresh();
    writer = new VcdWriter(file, table.design(), table.all(), values, wires.copy(), time);
    companions.write(file, cycle);
  }

  /** The values are settled, and a clock is about to rise. */
  void beforeEdge() {
    dump(BEFORE_EDGE);
  }

  /** Half a cycle goes by; the values are settled. */
  void pass() {
    time += HALF_CYCLE;
    dump(0);
  }

  private void dump(long after) {
    if (writer != null) {
      wires.copy().refresh();
      writer.dump(time + after);
    }
  }

  void stop() {
    if (writer != null) {
      writer.close();
      writer = null;
      time += 2 * HALF_CYCLE;
    }
  }
}
