package portcullis.hdl.sim.recorder;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Reopenable;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.Snapshot;
import portcullis.hdl.sim.StateAccess;
import portcullis.hdl.sim.jvm.JvmEngine;

/**
 * A simulation whose latest cycles can be run again. There are always two tapes, the older one
 * being full; together they reach back far enough. A test that fails closes its simulations before
 * anybody hears of the failure; they can be opened again then, or, where an engine cannot do that,
 * stay open behind the scenes until the recorder lets them go.
 */
final class RecordedSimulation implements Simulation {
  /** A snapshot must cost little beside the cycles of a tape; a replay of two tapes is quick. */
  private static final long TAPE_CYCLES = 1 << 14;

  private static final int TAPE_ACTIONS = 1 << 18;
  private static final int PEEKS = 16;

  private final Design design;
  private final Simulation simulation;
  private final Optional<JvmEngine> understudies;
  private final FlightRecorder recorder;
  private final LogGate log;
  private final Signal[] peeked = new Signal[PEEKS];
  private final SequencedSet<Signal> probed = new LinkedHashSet<>();
  private Tape older;
  private Tape newer;
  private String obstacle = "";
  private long peeks;
  private long earlierActions;
  private long seenActivity;
  private Thread user = Thread.currentThread();
  private boolean closed;

  /**
   * Records.
   *
   * @param understudies an engine on which it is run again, if it gives access to its state
   */
  RecordedSimulation(
      Design design,
      Simulation simulation,
      Optional<JvmEngine> understudies,
      FlightRecorder recorder,
      LogGate log) {
    this.design = design;
    this.simulation = simulation;
    this.understudies = understudies;
    this.recorder = recorder;
    this.log = log;
    newTape();
  }

  // ---- recording -----------------------------------------------------------------------------

  private void newTape() {
    if (!simulation.canSnapshot()) {
      cannotRecord(
          "this engine cannot take snapshots of %s, as a black box in it keeps state of its own; --engine jvm can"
              .formatted(simulation.design()));
      return;
    }
    try {
      newTape(simulation.snapshot());
    } catch (RuntimeException e) {
      cannotRecord("no snapshot could be taken: " + e);
    }
  }

  private void newTape(Snapshot snapshot) {
    if (newer != null) {
      earlierActions += newer.length();
    }
    older = newer;
    newer = new Tape(snapshot);
  }

  /** What is done is still counted, to know which simulation a test used. */
  private void cannotRecord(String reason) {
    obstacle = reason;
    older = null;
    newTape(null);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the simulation of " + simulation.design() + " is closed");
    }
  }

  private void beforeCycles() {
    if (user != Thread.currentThread()) {
      user = Thread.currentThread();
    }
    if (newer.cycles() >= TAPE_CYCLES || newer.length() >= TAPE_ACTIONS) {
      if (obstacle.isEmpty()) {
        newTape();
      } else {
        newTape(null);
      }
    }
  }

  private void act(long cycles, Consumer<Simulation> action) {
    requireOpen();
    beforeCycles();
    newer.other(cycles, action);
    action.accept(simulation);
  }

  private void note(Signal signal) {
    peeked[(int) (peeks++ & PEEKS - 1)] = signal;
  }

  // ---- what the recorder asks ----------------------------------------------------------------

  Design description() {
    return design;
  }

  /** Why there is nothing to be replayed; empty if there is. */
  String obstacle() {
    return obstacle;
  }

  /** From now on {@link #wasUsed} tells of what comes. */
  void beginTest() {
    seenActivity = activity();
  }

  boolean wasUsed() {
    return activity() != seenActivity;
  }

  private long activity() {
    return earlierActions + newer.length() + newer.cycles() + peeks;
  }

  Thread user() {
    return user;
  }

  /** What was read last, the latest first. */
  SequencedSet<Signal> peeked() {
    var latest = new LinkedHashSet<Signal>();
    for (long i = peeks - 1; i >= Math.max(0, peeks - PEEKS); i--) {
      latest.add(peeked[(int) (i & PEEKS - 1)]);
    }
    return latest;
  }

  /** What is read again and again. */
  SequencedSet<Signal> probed() {
    return probed;
  }

  /** Runs the latest cycles again, with a waveform; the state is then as before. */
  Replay.Outcome replay(Path file, long cycles) {
    return again(
        cycles,
        replay ->
            understudies.isPresent() && simulation instanceof StateAccess
                ? replay.onUnderstudy(understudies.get(), file)
                : replay.onItself(file, ""));
  }

  /** Runs again what is before the latest cycles, to see since when registers held their values. */
  Map<String, Long> heldSince(long cycles) {
    return again(cycles, replay -> replay.heldSince(understudies));
  }

  private <T> T again(long cycles, Function<Replay, T> run) {
    boolean reopened = closed && simulation instanceof Reopenable;
    if (simulation instanceof Reopenable it) {
      it.reopen();
    }
    simulation.stopWaveform();
    log.close();
    try {
      var tapes = older == null ? List.of(newer) : List.of(older, newer);
      return run.apply(new Replay(design, simulation, tapes, cycles));
    } finally {
      log.open();
      if (reopened) {
        simulation.close();
      }
    }
  }

  void closeForGood() {
    closed = true;
    simulation.close();
  }

  // ---- as any simulation ---------------------------------------------------------------------

  @Override
  public String design() {
    return simulation.design();
  }

  @Override
  public List<Signal> signals() {
    return simulation.signals();
  }

  @Override
  public Signal signal(String name) {
    return simulation.signal(name);
  }

  @Override
  public void poke(Signal input, long value) {
    requireOpen();
    if (input.kind() == Signal.Kind.CLOCK) {
      act(1, it -> it.poke(input, value));
      return;
    }
    simulation.poke(input, value);
    newer.poke(input.index(), value);
    if (newer.length() >= TAPE_ACTIONS) {
      beforeCycles();
    }
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    act(0, it -> it.poke(input, value));
  }

  @Override
  public long peek(Signal signal) {
    requireOpen();
    note(signal);
    return simulation.peek(signal);
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    requireOpen();
    note(signal);
    return simulation.peekBig(signal);
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    requireOpen();
    note(memory);
    return simulation.peek(memory, index);
  }

  @Override
  public Probe probe(Signal signal) {
    requireOpen();
    var probe = simulation.probe(signal);
    probed.add(signal);
    if (simulation instanceof Reopenable) {
      // It is really closed, and so is the probe; another layer would cost too much.
      return probe;
    }
    return () -> {
      requireOpen();
      return probe.read();
    };
  }

  @Override
  public void eval() {
    requireOpen();
    simulation.eval();
  }

  @Override
  public void step() {
    requireOpen();
    beforeCycles();
    newer.step(1);
    simulation.step();
  }

  @Override
  public void step(long cycles) {
    requireOpen();
    long left = cycles;
    do {
      beforeCycles();
      long some = Math.min(left, TAPE_CYCLES - newer.cycles());
      newer.step(Math.max(0, some));
      simulation.step(some);
      left -= some;
    } while (left > 0);
  }

  @Override
  public void step(long cycles, Signal... clocks) {
    var these = clocks.clone();
    long left = cycles;
    do {
      long some = Math.min(left, TAPE_CYCLES / 2);
      act(Math.max(0, some), it -> it.step(some, these));
      left -= some;
    } while (left > 0);
  }

  @Override
  public void force(boolean level, Signal... clocks) {
    var these = clocks.clone();
    act(1, it -> it.force(level, these));
  }

  @Override
  public long cycle() {
    requireOpen();
    return simulation.cycle();
  }

  @Override
  public void reset(int cycles) {
    act(Math.max(0, cycles), it -> it.reset(cycles));
  }

  @Override
  public boolean canSnapshot() {
    return simulation.canSnapshot();
  }

  @Override
  public Snapshot snapshot() {
    requireOpen();
    return simulation.snapshot();
  }

  @Override
  public void restore(Snapshot snapshot) {
    requireOpen();
    simulation.restore(snapshot);
    // What came before led elsewhere.
    newTape(obstacle.isEmpty() ? snapshot : null);
    older = null;
  }

  @Override
  public void startWaveform(Path file) {
    requireOpen();
    simulation.startWaveform(file);
  }

  @Override
  public void stopWaveform() {
    requireOpen();
    simulation.stopWaveform();
  }

  @Override
  public Map<String, Long> coverCounts() {
    requireOpen();
    return simulation.coverCounts();
  }

  @Override
  public void writeCoverage(Path file) {
    requireOpen();
    simulation.writeCoverage(file);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (simulation instanceof Reopenable) {
        simulation.close();
      } else {
        simulation.stopWaveform();
      }
      recorder.retire(this);
    }
  }
}
