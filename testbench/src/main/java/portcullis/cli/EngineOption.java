package portcullis.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** What simulates the hardware. */
final class EngineOption {
  private static final String DEFAULT = "verilator";

  private static final Map<String, Supplier<SimulationEngine>> ENGINES =
      new TreeMap<>(Map.of(DEFAULT, VerilatorEngine::new));

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = DEFAULT,
      description = "What simulates the hardware: verilator.")
  private String name;

  /** The name of the engine that was chosen. */
  String name() {
    return name;
  }

  /** The option that chooses the same again, with a blank before it; empty for the default. */
  String again() {
    return name.equals(DEFAULT) ? "" : " --engine " + name;
  }

  /** The engine in the first line of a run, with a comma before it; empty for the default. */
  String words() {
    return name.equals(DEFAULT) ? "" : ", engine " + name;
  }

  /** The engine that was chosen; refuses a name that there is not. */
  SimulationEngine engine() {
    var engine = ENGINES.get(name);
    if (engine == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--engine %s: there is no such engine; there is %s"
              .formatted(name, String.join(", ", ENGINES.keySet())));
    }
    return engine.get();
  }
}
