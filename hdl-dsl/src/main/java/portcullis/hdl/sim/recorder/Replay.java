package portcullis.hdl.sim.recorder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.StateAccess;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.jvm.JvmState;

/**
 * The latest cycles of a simulation, once more and with a waveform. An engine that needs a build of
 * its own for waveforms would let the reader of a failure wait; so an understudy on the JVM engine
 * takes over its registers, memories and inputs, and in the end must have come to the same state.
 */
final class Replay {
  private final Design design;
  private final Simulation original;
  private final List<Tape> everything;
  private final List<Tape> tapes;
  private final long from;

  /**
   * A replay.
   *
   * @param original the simulation, at its end; it is there again afterwards
   * @param tapes what was done to it, the oldest first
   * @param cycles how many of its cycles are wanted
   */
  Replay(Design design, Simulation original, List<Tape> tapes, long cycles) {
    this.design = design;
    this.original = original;
    this.from = Math.max(0, original.cycle() - cycles);
    this.everything = tapes;
    boolean near = tapes.getLast().start().cycle() <= from;
    this.tapes = near ? List.of(tapes.getLast()) : tapes;
  }

  /**
   * What became of it.
   *
   * @param first the cycle with which the waveform begins
   * @param remark what the reader should know of how it was made; may be empty
   */
  record Outcome(long first, String remark) {}

  /** Runs on the simulation itself. */
  Outcome onItself(Path file, String remark) {
    var now = original.snapshot();
    try {
      original.restore(tapes.getFirst().start());
      return new Outcome(play(original, file), remark);
    } finally {
      original.restore(now);
    }
  }

  /** Runs on another simulation of the same design, or if that cannot be on the simulation. */
  Outcome onUnderstudy(JvmEngine engine, Path file) {
    Simulation understudy;
    try {
      understudy = engine.start(design, SimulationOptions.DEFAULT.withLog(_ -> {}));
    } catch (SimulationBuildException e) {
      return onItself(
          file, "on a build of its own, as the jvm engine cannot run it: " + e.getMessage());
    }
    try (understudy) {
      var now = original.snapshot();
      long first;
      try {
        original.restore(tapes.getFirst().start());
        prepare(understudy);
        first = play(understudy, file);
      } finally {
        original.restore(now);
      }
      var difference = difference(understudy);
      return difference.isEmpty()
          ? new Outcome(first, "run again on the jvm engine")
          : onItself(
              file,
              "on a build of its own, as the jvm engine came to another value of "
                  + difference.get());
    }
  }

  /**
   * Runs without a waveform, to see when registers changed last before the one of {@link #onItself}
   * begins.
   *
   * @param understudies runs there if there is one
   * @return for each register the cycle from which on it held its value, as far as that was seen
   */
  Map<String, Long> heldSince(Optional<JvmEngine> understudies) {
    var now = original.snapshot();
    try {
      original.restore(everything.getFirst().start());
      if (understudies.isEmpty() || !(original instanceof StateAccess)) {
        return watch(original);
      }
      try (var understudy =
          understudies.get().start(design, SimulationOptions.DEFAULT.withLog(_ -> {}))) {
        prepare(understudy);
        return watch(understudy);
      }
    } catch (SimulationBuildException unknown) {
      return Map.of();
    } finally {
      original.restore(now);
    }
  }

  private Map<String, Long> watch(Simulation simulation) {
    if (!(simulation instanceof StateAccess)) {
      return Map.of();
    }
    var watch = new RegisterWatch(simulation, from);
    everything.forEach(tape -> tape.play(simulation, watch::look));
    return watch.heldSince();
  }

  // ---- the understudy ------------------------------------------------------------------------

  /** Gives it the inputs and the state of the original. */
  private void prepare(Simulation understudy) {
    for (var signal : original.signals()) {
      if (signal.kind() == Signal.Kind.CLOCK) {
        if (original.peek(signal) != 0) {
          raise(understudy, signal);
        }
      } else if (signal.kind().isInput()) {
        understudy.poke(signal, original.peekBig(signal));
      }
    }
    ((JvmState) understudy).writeState(state(original), original.cycle());
  }

  /** Whatever the edge does is undone by the state that follows. */
  private static void raise(Simulation understudy, Signal clock) {
    try {
      understudy.force(true, clock);
    } catch (HardwareStopException premature) {
      // It claims something of a state that is none.
    }
  }

  private static long[] state(Simulation simulation) {
    var state = new long[StateAccess.stateLength(simulation)];
    ((StateAccess) simulation).readState(state);
    return state;
  }

  /** The first register or memory that is not as in the original. */
  private Optional<String> difference(Simulation understudy) {
    int place = Arrays.mismatch(state(original), state(understudy));
    if (place < 0) {
      return Optional.empty();
    }
    for (var signal : original.signals()) {
      if (StateAccess.isState(signal)) {
        place -= signal.depth() * StateAccess.longsOf(signal);
        if (place < 0) {
          return Optional.of("'" + signal.name() + "'");
        }
      }
    }
    throw new IllegalStateException("no signal at the end of the state");
  }

  // ---- playing -------------------------------------------------------------------------------

  /** Plays on a simulation in the state of the first tape; gives the first cycle shown. */
  private long play(Simulation simulation, Path file) {
    var waveform =
        new Object() {
          long start = -1;

          void begin() {
            if (start < 0) {
              simulation.startWaveform(file);
              start = simulation.cycle();
            }
          }
        };
    var clocks =
        simulation.signals().stream().filter(it -> it.kind() == Signal.Kind.CLOCK).toList();
    // Without a clock time stands still, and a waveform shows what there is when it begins.
    Runnable begin = clocks.isEmpty() ? () -> {} : waveform::begin;
    tapes.forEach(tape -> tape.play(simulation, from, begin));
    waveform.begin();
    // A clock that is low is set low, which shows what was driven since its last edge.
    clocks.stream()
        .filter(clock -> simulation.peek(clock) == 0)
        .findFirst()
        .ifPresent(clock -> simulation.force(false, clock));
    simulation.stopWaveform();
    return waveform.start;
  }
}
