package portcullis.hdl.sim.recorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.Snapshot;

/**
 * What was done to a simulation since a snapshot. Kept in few arrays, as every test pays for it.
 */
final class Tape {
  private static final int START_LENGTH = 256;

  // In place of the number of an input.
  private static final int STEP = -1;
  private static final int RARE = -2;

  private final Snapshot start;
  private int[] what = new int[START_LENGTH];
  private long[] values = new long[START_LENGTH];
  private final List<Consumer<Simulation>> rare = new ArrayList<>();
  private int length;
  private long cycles;

  Tape(Snapshot start) {
    this.start = start;
  }

  Snapshot start() {
    return start;
  }

  /** Actions so far. */
  int length() {
    return length;
  }

  /** Cycles of the default clock so far, and what else counts as such. */
  long cycles() {
    return cycles;
  }

  void poke(int input, long value) {
    add(input, value);
  }

  void step(long count) {
    cycles += count;
    if (length > 0 && what[length - 1] == STEP) {
      values[length - 1] += count;
    } else {
      add(STEP, count);
    }
  }

  /** Something that does not happen in each cycle. */
  void other(long count, Consumer<Simulation> action) {
    cycles += count;
    add(RARE, rare.size());
    rare.add(action);
  }

  private void add(int kind, long value) {
    if (length == what.length) {
      what = Arrays.copyOf(what, 2 * length);
      values = Arrays.copyOf(values, 2 * length);
    }
    what[length] = kind;
    values[length++] = value;
  }

  /**
   * Does everything again.
   *
   * @param simulation in the state of the snapshot, or behind the tape before
   * @param from a cycle
   * @param atFrom called before each action from that cycle on; within cycles that were run at once
   *     it is called there
   */
  void play(Simulation simulation, long from, Runnable atFrom) {
    for (int i = 0; i < length; i++) {
      try {
        if (simulation.cycle() >= from) {
          atFrom.run();
        }
        play(i, simulation, from, atFrom);
      } catch (RuntimeException again) {
        // As the first time: the hardware stopped, or refused what the test did. The test failed
        // there, or went on with the next action.
      }
    }
  }

  /**
   * Does everything again, one cycle at a time where that is possible.
   *
   * @param simulation in the state of the snapshot, or behind the tape before
   * @param after called after each cycle and each other action
   */
  void play(Simulation simulation, Runnable after) {
    for (int i = 0; i < length; i++) {
      long times = what[i] == STEP ? values[i] : 1;
      for (long n = 0; n < times; n++) {
        try {
          if (what[i] == STEP) {
            simulation.step();
          } else {
            play(i, simulation, 0, () -> {});
          }
        } catch (RuntimeException again) {
          // As the first time; then the rest of the steps was not run.
          n = times;
        }
        after.run();
      }
    }
  }

  private void play(int i, Simulation simulation, long from, Runnable atFrom) {
    long value = values[i];
    switch (what[i]) {
      case STEP -> {
        long before = Math.clamp(from - simulation.cycle(), 0, value);
        simulation.step(before);
        if (before > 0 && before < value) {
          atFrom.run();
        }
        simulation.step(value - before);
      }
      case RARE -> rare.get((int) value).accept(simulation);
      default -> simulation.poke(simulation.signals().get(what[i]), value);
    }
  }
}
