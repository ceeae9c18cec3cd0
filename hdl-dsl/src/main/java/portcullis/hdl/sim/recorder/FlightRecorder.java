package portcullis.hdl.sim.recorder;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.waveform.WaveformCompanions;

/**
 * Records simulations, and when a test has failed leaves waveforms of their latest cycles on disk,
 * without running the test again. All simulations that an engine starts within {@link #call} are
 * recorded, if the engine comes from {@link portcullis.hdl.sim.engine.Engines}.
 *
 * <p>While nothing fails this costs two stores for each input that changes, and a snapshot every
 * some thousand cycles. It can be shared by threads; a test runs in one.
 */
public final class FlightRecorder implements AutoCloseable {
  private static final ScopedValue<FlightRecorder> CURRENT = ScopedValue.newInstance();

  /** A test that starts hundreds of simulations need not keep them all. */
  private static final int MOST_CLOSED = 4;

  private final long cycles;
  private final List<WeakReference<RecordedSimulation>> known = new ArrayList<>();
  private final Deque<RecordedSimulation> closed = new ArrayDeque<>();

  /**
   * A recorder.
   *
   * @param cycles how many cycles a waveform shows, at least 1; fewer if there were fewer
   */
  public FlightRecorder(long cycles) {
    if (cycles < 1) {
      throw new IllegalArgumentException("a waveform needs at least one cycle, not " + cycles);
    }
    this.cycles = cycles;
  }

  // ---- what is recorded ----------------------------------------------------------------------

  /** Work during which everything is recorded. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** An engine whose simulations are recorded if they start within {@link #call}. */
  public static SimulationEngine recorded(SimulationEngine engine) {
    return recorded(engine, Optional.empty());
  }

  /**
   * An engine whose simulations are recorded if they start within {@link #call}, and run again on
   * another one, which has waveforms sooner. Where that one cannot, they run again themselves.
   */
  public static SimulationEngine recorded(SimulationEngine engine, JvmEngine understudies) {
    return recorded(engine, Optional.of(understudies));
  }

  private static SimulationEngine recorded(
      SimulationEngine engine, Optional<JvmEngine> understudies) {
    return new SimulationEngine() {
      @Override
      public String name() {
        return engine.name();
      }

      @Override
      public Simulation start(Design design, SimulationOptions options) {
        return CURRENT.isBound()
            ? CURRENT.get().start(engine, understudies, design, options)
            : engine.start(design, options);
      }
    };
  }

  private Simulation start(
      SimulationEngine engine,
      Optional<JvmEngine> understudies,
      Design design,
      SimulationOptions options) {
    var gate = new LogGate(options.log());
    var started = engine.start(design, options.withLog(gate));
    var simulation = new RecordedSimulation(design, started, understudies, this, gate);
    synchronized (known) {
      known.removeIf(it -> it.get() == null);
      known.add(new WeakReference<>(simulation));
    }
    return simulation;
  }

  /** Keeps what a test has closed. */
  void retire(RecordedSimulation simulation) {
    RecordedSimulation tooMany = null;
    synchronized (known) {
      closed.addLast(simulation);
      if (closed.size() > MOST_CLOSED) {
        tooMany = closed.removeFirst();
        forget(tooMany);
      }
    }
    if (tooMany != null) {
      tooMany.closeForGood();
    }
  }

  private void forget(RecordedSimulation simulation) {
    known.removeIf(it -> it.refersTo(simulation));
  }

  /** Simulations that were used in this thread since {@link #beginTest}, the latest first. */
  private List<RecordedSimulation> used() {
    synchronized (known) {
      var used = new LinkedHashSet<RecordedSimulation>();
      for (var reference : known.reversed()) {
        var simulation = reference.get();
        if (simulation != null
            && simulation.user() == Thread.currentThread()
            && simulation.wasUsed()) {
          used.add(simulation);
        }
      }
      return List.copyOf(used);
    }
  }

  // ---- tests ---------------------------------------------------------------------------------

  /** A test begins in this thread; what was done to simulations before is none of its doing. */
  public void beginTest() {
    synchronized (known) {
      for (var reference : known) {
        var simulation = reference.get();
        if (simulation != null && simulation.user() == Thread.currentThread()) {
          simulation.beginTest();
        }
      }
    }
  }

  /** A test is over in this thread, and what it closed is closed for good. */
  public void endTest() {
    var over = new ArrayList<RecordedSimulation>();
    synchronized (known) {
      closed.removeIf(it -> it.user() == Thread.currentThread() && over.add(it));
      over.forEach(this::forget);
    }
    over.forEach(RecordedSimulation::closeForGood);
  }

  /**
   * Writes waveforms of what the failed test of this thread ran.
   *
   * @param folder made if it is not there
   * @param name name of the files without an ending; further simulations add a number
   * @param failure why the test failed; says which signals matter
   * @return a recording for each simulation that the test used, the latest first
   */
  public List<Recording> write(Path folder, String name, Throwable failure) {
    var recordings = new ArrayList<Recording>();
    for (var simulation : used()) {
      String number = recordings.isEmpty() ? "" : "-" + (recordings.size() + 1);
      recordings.add(write(simulation, folder, folder.resolve(name + number + ".vcd"), failure));
    }
    return recordings;
  }

  /** Whatever goes wrong here must not hide the failure of the test. */
  private Recording write(
      RecordedSimulation simulation, Path folder, Path file, Throwable failure) {
    var unfinished =
        folder.resolve(".%d.%s".formatted(ProcessHandle.current().pid(), file.getFileName()));
    try {
      if (!simulation.obstacle().isEmpty()) {
        return Recording.none(simulation.design(), simulation.obstacle());
      }
      Files.createDirectories(folder);
      var outcome = simulation.replay(unfinished, cycles);
      WaveformCompanions.move(unfinished, file);
      return new Picture(simulation, failure, cycles).of(file, outcome);
    } catch (IOException | RuntimeException e) {
      return Recording.none(simulation.design(), "it could not be written: " + e);
    } finally {
      tidyUp(unfinished);
    }
  }

  private static void tidyUp(Path unfinished) {
    try {
      if (Files.isDirectory(unfinished.getParent())) {
        WaveformCompanions.delete(unfinished);
      }
    } catch (RuntimeException e) {
      System.getLogger("portcullis.hdl.sim").log(System.Logger.Level.WARNING, e::getMessage);
    }
  }

  /** The number of cycles that a waveform shows at most. */
  public long cycles() {
    return cycles;
  }

  @Override
  public void close() {
    List<RecordedSimulation> over;
    synchronized (known) {
      over = List.copyOf(closed);
      closed.clear();
      known.clear();
    }
    over.forEach(RecordedSimulation::closeForGood);
  }
}
