package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.LogLine;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.ToolException;
import portcullis.hdl.sim.lockstep.LockstepException;

/** Runs netlists in a simulation engine, many side by side in one design. */
final class SimulationTool implements Tool {
  private final SimulationEngine engine;

  SimulationTool(SimulationEngine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<Outcome> run(List<Netlist> netlists) {
    var lines = new ArrayList<LogLine>();
    // What nobody sets starts with random bits: a value that must be known may not hang on it.
    var options =
        SimulationOptions.DEFAULT
            .withLog(lines::add)
            .withRandomInitialState(netlists.getFirst().seed());
    try (var simulation = engine.start(Batch.merged(netlists), options)) {
      return outcomes(netlists, simulation, lines);
    } catch (SimulationBuildException
        | ToolException
        | HardwareStopException
        | LockstepException
        | IllegalArgumentException
        | IllegalStateException e) {
      return Collections.nCopies(netlists.size(), new Outcome.Refused(e.toString()));
    }
  }

  private static List<Outcome> outcomes(
      List<Netlist> netlists, Simulation simulation, List<LogLine> lines) {
    var runs = new ArrayList<Run>();
    for (int i = 0; i < netlists.size(); i++) {
      runs.add(new Run(netlists.get(i), Batch.prefix(i), simulation));
    }
    int steps = netlists.stream().mapToInt(netlist -> netlist.steps().size()).max().orElse(0);
    for (int step = 0; step < steps; step++) {
      var clocks = new LinkedHashSet<Signal>();
      for (var run : runs) {
        run.before(step, clocks);
      }
      if (!clocks.isEmpty()) {
        simulation.step(1, clocks.toArray(Signal[]::new));
      }
    }
    runs.forEach(Run::observe);
    Map<String, List<String>> spoken = new HashMap<>();
    lines.forEach(line -> say(spoken, line.path(), line.text()));
    simulation
        .coverCounts()
        .forEach((path, count) -> {
          if (count > 0) {
            say(spoken, path, path.substring(path.lastIndexOf('.') + 1));
          }
        });
    return runs.stream()
        .map(run -> run.outcome(spoken.getOrDefault(run.instance, List.of())))
        .toList();
  }

  private static void say(Map<String, List<String>> spoken, String path, String words) {
    spoken.computeIfAbsent(path.split("\\.")[0], _ -> new ArrayList<>()).add(words);
  }

  /** One netlist of the batch. */
  private static final class Run {
    private final Netlist netlist;
    private final String instance;
    private final Simulation simulation;
    private final Map<String, Signal> inputs = new HashMap<>();
    private final List<Signal> observed = new ArrayList<>();
    private final List<List<Optional<BigInteger>>> rows = new ArrayList<>();

    Run(Netlist netlist, String instance, Simulation simulation) {
      this.netlist = netlist;
      this.instance = instance;
      this.simulation = simulation;
      var outputs = new ArrayList<String>();
      for (var port : netlist.design().top().ports()) {
        if (port.direction() == Port.Direction.INPUT) {
          var name =
              port.type() instanceof Type.Clock
                  ? Batch.clock(netlist, port.name())
                  : instance + "_" + port.name();
          inputs.put(port.name(), simulation.signal(name));
        } else {
          outputs.add(port.name());
        }
      }
      for (var signal : Trace.observed(netlist)) {
        observed.add(
            simulation.signal(
                outputs.contains(signal)
                    ? instance + "_" + signal + "_out"
                    : instance + "." + signal));
      }
    }

    /** Sets the inputs of a step, observes, and adds the clocks that rise then. */
    void before(int number, Set<Signal> clocks) {
      if (number >= netlist.steps().size()) {
        return;
      }
      var step = netlist.steps().get(number);
      step.inputs().forEach((name, value) -> simulation.poke(inputs.get(name), value));
      observe();
      step.clocks().forEach(clock -> clocks.add(inputs.get(clock)));
    }

    void observe() {
      if (rows.size() <= netlist.steps().size()) {
        rows.add(observed.stream().map(signal -> Optional.of(simulation.peekBig(signal))).toList());
      }
    }

    Outcome outcome(List<String> lines) {
      return new Outcome.Ran(new Trace(Trace.observed(netlist), rows), lines);
    }
  }
}
