package portcullis.hdl.verilog;

import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Source;

/**
 * One module or black box as Verilog.
 *
 * @param name name of the module
 * @param text the whole text, lines ending in LF
 * @param sourceMap the Java of each line
 * @param checkpoints the Java of each check and log, by the key that its line in simulation starts
 *     with
 * @param coveragePoints what of it is run as a whole, or not at all; empty for a black box
 */
public record VerilogUnit(
    String name,
    String text,
    SourceMap sourceMap,
    Map<String, Source> checkpoints,
    List<CoveragePoint> coveragePoints) {
  /** Copies the collections. */
  public VerilogUnit {
    coveragePoints = List.copyOf(coveragePoints);
    checkpoints = Map.copyOf(checkpoints);
  }

  /** Name of the file for this unit alone: lint wants it to be the module's. */
  public String fileName() {
    return name + ".v";
  }
}
