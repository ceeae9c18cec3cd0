package portcullis.hdl.sim.verilator;

import java.util.ArrayList;
import java.util.List;

/**
 * What is built into a library. Everything that costs speed has a variant of its own, built when it
 * is first needed.
 *
 * @param waveform the waveform it can write
 * @param coverage whether lines are counted
 * @param allSignals whether wires can be read by name, not only registers and memories
 */
record Variant(Waveform waveform, boolean coverage, boolean allSignals) {
  /** Formats of waveforms. */
  enum Waveform {
    NONE,
    VCD,
    FST
  }

  /** The variant that writes a waveform; as it keeps all wires anyway, they are readable too. */
  Variant withWaveform(Waveform format) {
    return new Variant(format, coverage, true);
  }

  Variant withAllSignals() {
    return new Variant(waveform, coverage, true);
  }

  List<String> verilatorOptions() {
    var options = new ArrayList<String>();
    switch (waveform) {
      case NONE -> {}
      case VCD -> options.addAll(List.of("--trace", "--trace-structs"));
      case FST -> options.addAll(List.of("--trace-fst", "--trace-structs"));
    }
    if (coverage) {
      options.add("--coverage-line");
    }
    return options;
  }

  /** What the C++ of our own must know. */
  List<String> definitions() {
    return List.of(
        "#define PORTCULLIS_COVERAGE " + bit(coverage),
        "#define PORTCULLIS_WAVEFORM " + bit(waveform != Waveform.NONE),
        "#define PORTCULLIS_WAVEFORM_VCD " + bit(waveform == Waveform.VCD),
        "#define PORTCULLIS_WAVEFORM_FST " + bit(waveform == Waveform.FST));
  }

  /** Sources of Verilator's own that this variant needs beyond those of every library. */
  List<String> runtimeSources() {
    var sources = new ArrayList<String>();
    switch (waveform) {
      case NONE -> {}
      case VCD -> sources.add("verilated_vcd_c");
      case FST -> sources.add("verilated_fst_c");
    }
    if (coverage) {
      sources.add("verilated_cov");
    }
    return sources;
  }

  List<String> libraries() {
    return waveform == Waveform.FST ? List.of("-lz") : List.of();
  }

  private static String bit(boolean value) {
    return value ? "1" : "0";
  }
}
