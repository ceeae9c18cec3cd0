package portcullis.hdl.sim.verilator;

import java.nio.file.Path;
import java.util.function.Consumer;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.waveform.WaveformCompanions;

/**
 * Runs designs in Verilator. An engine finds its tools once, when it first needs them, and can be
 * shared by threads.
 */
public final class VerilatorEngine implements SimulationEngine {
  private static final System.Logger LOGGER = System.getLogger("portcullis.hdl.sim");

  private final ToolPlaces toolPlaces;
  private final Consumer<String> notices;
  private final LibraryCache cache;
  private final Optimisation optimisation;
  private Toolchain tools;

  /**
   * An engine.
   *
   * @param toolPlaces where its programs are
   * @param cachePlaces where it keeps what it has built
   * @param notices told, in a sentence, of builds on demand and of trouble that it got around
   */
  public VerilatorEngine(ToolPlaces toolPlaces, CachePlaces cachePlaces, Consumer<String> notices) {
    this(toolPlaces, cachePlaces, notices, Optimisation.FAST);
  }

  private VerilatorEngine(
      ToolPlaces toolPlaces,
      CachePlaces cachePlaces,
      Consumer<String> notices,
      Optimisation optimisation) {
    this.toolPlaces = toolPlaces;
    this.notices = notices;
    this.cache = new LibraryCache(cachePlaces, notices);
    this.optimisation = optimisation;
  }

  /** An engine with the tools and the cache of this process; notices go to the system logger. */
  public VerilatorEngine() {
    this(Optimisation.FAST);
  }

  /** As {@link #VerilatorEngine()}, with a choice between speed and trust. */
  public VerilatorEngine(Optimisation optimisation) {
    this(
        ToolPlaces.ofProcess(),
        CachePlaces.ofProcess(),
        notice -> LOGGER.log(System.Logger.Level.INFO, notice),
        optimisation);
  }

  @Override
  public String name() {
    return "verilator";
  }

  @Override
  public Simulation start(Design design, SimulationOptions options) {
    return new VerilatorSimulation(
        VerilogSource.of(design),
        options,
        this,
        new WaveformCompanions(design, VerilatorSimulation.WAVEFORM_SCOPE)::write);
  }

  /**
   * Makes a simulation of Verilog, at cycle 0, all inputs 0.
   *
   * @throws portcullis.hdl.sim.SimulationBuildException if it cannot be built
   * @throws portcullis.hdl.sim.ToolException if a program is missing, too old or crashes
   */
  public Simulation start(VerilogSource source, SimulationOptions options) {
    // What the designer said of the signals is not known here.
    return new VerilatorSimulation(source, options, this, (_, _) -> {});
  }

  /**
   * The library that {@link #start} loads for a design without further options, built if it is not
   * in the cache. Others than this engine can drive it through its C functions.
   *
   * @return a file of the cache
   */
  public Path library(Design design) {
    var plain = new Variant(Variant.Waveform.NONE, false, false);
    return new LibraryBuild(VerilogSource.of(design), plain, optimisation, tools(), cache)
        .library();
  }

  /** An instance of a variant of a design, built if it is not in the cache. */
  NativeInstance instance(VerilogSource source, Variant variant, SimulationOptions options) {
    var library = new LibraryBuild(source, variant, optimisation, tools(), cache).library();
    return new NativeInstance(source, variant, library, options.initialSeed());
  }

  void notice(String sentence) {
    notices.accept(sentence);
  }

  private synchronized Toolchain tools() {
    if (tools == null) {
      tools = Toolchain.find(toolPlaces);
    }
    return tools;
  }
}
