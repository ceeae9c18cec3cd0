package portcullis.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import portcullis.hdl.sim.engine.Engines;

/** What simulates the hardware. */
final class EngineOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description =
          "What simulates the hardware: ${COMPLETION-CANDIDATES}. Default: verilator if it is"
              + " installed, otherwise jvm, which needs nothing but Java.")
  private String name;

  /** The names of the engines, for the help text. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Engines.values()).map(Engines::commandName).iterator();
    }
  }

  /** The engine that was chosen; refuses a name that there is not. */
  Engines chosen() {
    try {
      return name == null ? Engines.ofProcess() : Engines.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(),
          (name == null ? "-D" + Engines.PROPERTY : "--engine " + name)
              + ": "
              + unknown.getMessage());
    }
  }

  /** The option that chooses the same again, with a blank before it; empty if there was none. */
  String again() {
    return name == null ? "" : " --engine " + name;
  }
}
