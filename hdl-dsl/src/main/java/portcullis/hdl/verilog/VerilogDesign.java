package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The Java of each check and log of all units, by the key that its line in simulation has. */
  public Map<String, Source> checkpoints() {
    var all = new HashMap<String, Source>();
    units.forEach(unit -> all.putAll(unit.checkpoints()));
    return Map.copyOf(all);
  }

  /** The design spread over files. */
  public List<VerilogFile> files(VerilogFile.Layout layout) {
    return switch (layout) {
      case ONE_PER_MODULE ->
          units.stream()
              .map(unit -> new VerilogFile(unit.fileName(), unit.text(), unit.sourceMap()))
              .toList();
      case ALL_IN_ONE -> List.of(new VerilogFile(top().fileName(), text(), sourceMap()));
    };
  }
}
