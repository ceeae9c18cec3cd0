package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Port;

/**
 * Ways from inputs of a design's top to its outputs without a clock edge in between, followed bit
 * by bit and through all parts. A way is structural: whether some value ever passes it is not
 * looked at.
 */
public final class InputPaths {
  private final ModuleNet top;
  private final BitGraph graph;

  /** Looks through a design. */
  public InputPaths(Netlist netlist) {
    top = netlist.top();
    graph = new BitGraph(netlist, top, true);
  }

  /**
   * The outputs that an input reaches.
   *
   * @return each such output, in the order of the ports, with a shortest way from an input to it,
   *     the input first
   */
  public Map<String, List<Stage>> toOutputs() {
    var ways = new LinkedHashMap<String, List<Stage>>();
    for (var port : top.module().ports()) {
      if (port.direction() == Port.Direction.OUTPUT) {
        var way = to(top.signal(port.name()));
        if (!way.isEmpty()) {
          ways.put(port.name(), way);
        }
      }
    }
    return ways;
  }

  private List<Stage> to(Signal output) {
    var starts = new ArrayList<Integer>();
    for (int number = 0; number < output.width(); number++) {
      starts.add(graph.at(output, number));
    }
    var way =
        graph.way(
            starts.stream().mapToInt(Integer::intValue).toArray(),
            this::isInput,
            _ -> true,
            new BitSet());
    return way.isEmpty() ? List.of() : graph.stages(way, -1).reversed();
  }

  private boolean isInput(int node) {
    var bit = graph.bit(node);
    return bit.scope().isRoot() && bit.signal().role() instanceof Signal.Role.Input;
  }
}
