package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Source;

/**
 * A design as Verilog. The same design gives the same bytes on every run and machine.
 *
 * @param units modules and black boxes, each after the ones it instantiates; the last is the top
 */
public record VerilogDesign(List<VerilogUnit> units) {
  /** Copies the list. */
  public VerilogDesign {
    units = List.copyOf(units);
  }

  /** The top module. */
  public VerilogUnit top() {
    return units.getLast();
  }

  /** All units in one text, a blank line between them. */
  public String text() {
    return units.stream().map(VerilogUnit::text).collect(Collectors.joining("\n"));
  }

  /** The Java of each line of {@link #text}. */
  public SourceMap sourceMap() {
    var lines = new ArrayList<Source>();
    for (var unit : units) {
      if (!lines.isEmpty()) {
        lines.add(Source.UNKNOWN);
      }
      lines.addAll(unit.sourceMap().lines());
    }
    return new SourceMap(lines);
  }
}
