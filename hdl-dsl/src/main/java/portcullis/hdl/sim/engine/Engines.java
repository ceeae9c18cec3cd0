package portcullis.hdl.sim.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.lockstep.LockstepEngine;
import portcullis.hdl.sim.recorder.FlightRecorder;
import portcullis.hdl.sim.verilator.ToolPlaces;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** The simulation engines by the names that command lines know. */
public enum Engines {
  /** Bytecode in this JVM; needs only a JDK and is ready at once. */
  JVM,
  /** Verilator; needs it and a C++ compiler, and a build for each design. */
  VERILATOR,
  /** Both side by side, compared after each clock edge; as slow as both together and more. */
  LOCKSTEP;

  private static final ScopedValue<SimulationEngine> STAND_IN = ScopedValue.newInstance();

  /** System property that names the engine of this process. */
  public static final String PROPERTY = "portcullis.engine";

  /** The name on a command line. */
  public String commandName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for help texts: {@code jvm|verilator|lockstep}. */
  public static String commandNames() {
    return Arrays.stream(values()).map(Engines::commandName).collect(Collectors.joining("|"));
  }

  /**
   * The engine of that name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Engines named(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.commandName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no engine '%s'; there are %s".formatted(name, commandNames())));
  }

  /**
   * Does some work in which another engine takes the place of whatever is started here, in this
   * thread. So tests can be given hardware that differs from what they describe.
   *
   * @param engine takes the place of all
   * @param work what is done
   */
  public static void withStandIn(SimulationEngine engine, Runnable work) {
    ScopedValue.where(STAND_IN, engine).run(work);
  }

  /**
   * An engine. That for the JVM is one for all, so that what it has compiled is of use to all. In
   * tests its simulations are recorded, see {@link FlightRecorder}.
   */
  public SimulationEngine start() {
    if (STAND_IN.isBound()) {
      return STAND_IN.get();
    }
    return switch (this) {
      case JVM -> FlightRecorder.recorded(Shared.JVM);
      case VERILATOR -> FlightRecorder.recorded(new VerilatorEngine(), Shared.JVM);
      case LOCKSTEP ->
          FlightRecorder.recorded(
              new LockstepEngine(Shared.JVM, new VerilatorEngine()), Shared.JVM);
    };
  }

  private static final class Shared {
    private static final JvmEngine JVM = new JvmEngine();
  }

  /**
   * For long runs: the engine that the system property {@link #PROPERTY} names, else Verilator if
   * this machine has it, else the JVM.
   *
   * @throws IllegalArgumentException if the property names none
   */
  public static Engines ofProcess() {
    return chosen(ToolPlaces.ofProcess().canBuild() ? VERILATOR : JVM);
  }

  /**
   * For unit tests: the engine that the system property {@link #PROPERTY} names, else the JVM.
   *
   * @throws IllegalArgumentException if the property names none
   */
  public static Engines ofTests() {
    return chosen(JVM);
  }

  private static Engines chosen(Engines otherwise) {
    String name = System.getProperty(PROPERTY);
    return name == null || name.isBlank() ? otherwise : named(name);
  }
}
