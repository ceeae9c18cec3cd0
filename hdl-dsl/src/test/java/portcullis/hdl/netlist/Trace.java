package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.evaluate.Evaluator;
import portcullis.hdl.ir.Port;

/**
 * What was seen of a netlist: the outputs of the top and every register, before each clock edge and
 * once after the last.
 *
 * @param signals paths of the signals
 * @param rows a value for each signal; empty where it is unknown
 */
record Trace(List<String> signals, List<List<Optional<BigInteger>>> rows) {
  /** What must be seen. */
  static Trace expected(Netlist netlist) {
    var evaluator = new Evaluator(netlist.design());
    var signals = observed(netlist);
    var rows = new ArrayList<List<Optional<BigInteger>>>();
    for (var step : netlist.steps()) {
      step.inputs().forEach(evaluator::poke);
      rows.add(signals.stream().map(evaluator::peek).toList());
      evaluator.tick(step.clocks());
    }
    rows.add(signals.stream().map(evaluator::peek).toList());
    return new Trace(signals, rows);
  }

  /** Paths of what is observed: outputs, then registers. */
  static List<String> observed(Netlist netlist) {
    var signals = new ArrayList<String>();
    for (var port : netlist.design().top().ports()) {
      if (port.direction() == Port.Direction.OUTPUT) {
        signals.add(port.name());
      }
    }
    signals.addAll(new Evaluator(netlist.design()).registers());
    return List.copyOf(signals);
  }

  /** Share of the values that are known, 0 to 1. */
  double known() {
    long all = rows.stream().mapToLong(List::size).sum();
    long known = rows.stream().flatMap(List::stream).filter(Optional::isPresent).count();
    return all == 0 ? 1 : (double) known / all;
  }
}
