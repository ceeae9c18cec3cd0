package portcullis.hdl.sim.verilator;

import java.util.LinkedHashSet;
import java.util.stream.Collectors;

/**
 * Tells Verilator which inner signals must stay readable. This goes into a configuration file, not
 * into the Verilog; keeping registers and memories costs next to nothing, keeping wires costs
 * speed.
 */
final class VisibleSignals {
  private VisibleSignals() {}

  /** Text of the configuration file. */
  static String configuration(VerilogSource source, Variant variant) {
    record Entry(String module, String name) {}
    var entries = new LinkedHashSet<Entry>();
    for (var internal : source.internals()) {
      if (internal.isState() || variant.allSignals()) {
        entries.add(new Entry(EncodedName.of(internal.module()), EncodedName.of(internal.name())));
      }
    }
    return entries.stream()
        .map(entry ->
            "public_flat_rd -module \"%s\" -var \"%s\"\n".formatted(entry.module, entry.name))
        .collect(Collectors.joining("", "`verilator_config\n", ""));
  }
}
