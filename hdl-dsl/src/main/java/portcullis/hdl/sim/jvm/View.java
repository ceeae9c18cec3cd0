package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import portcullis.hdl.sim.jvm.Group.Kind;
import portcullis.hdl.sim.jvm.StateLayout.Phase;

/**
 * Bytecode that computes values which the code of the simulation does not keep: wires that somebody
 * looks at. It stands beside the simulation, which is as fast as without it. All simulations of a
 * design share it; each has a {@link Copy} of its own.
 */
final class View {
  private static final CompiledLogic.Messages SILENT =
      new CompiledLogic.Messages() {
        @Override
        public void value(long bits) {
          throw new IllegalStateException("a view has nothing to tell");
        }

        @Override
        public void tell(int number) {
          throw new IllegalStateException("a view has nothing to tell");
        }
      };

  private final StateLayout simulated;
  private final StateLayout layout;
  private final CompiledLogic[] code;
  private final long[][] marksOfState;
  private final long[][] marksOfMemory;
  private final int stateWords;

  /**
   * Compiles a view.
   *
   * @param flat the design
   * @param simulated where everything lies in the state of its simulations
   * @param visible what can be read
   */
  View(FlatDesign flat, StateLayout simulated, List<BitVector> visible) {
    this.simulated = simulated;
    var logic = flat.view(visible);
    layout = new StateLayout(logic, new Partition(logic, Partition.Limits.VIEW));
    code = LogicCode.load(layout, new Phase(Kind.EARLY, -1)).toArray(CompiledLogic[]::new);
    stateWords = logic.stateWords();
    marksOfState = new long[stateWords][];
    for (int place = 0; place < stateWords; place++) {
      marksOfState[place] = layout.marksOfState(place).pairs();
    }
    marksOfMemory = new long[logic.memories().size()][];
    for (int number = 0; number < marksOfMemory.length; number++) {
      marksOfMemory[number] = layout.marksOfMemory(number).pairs();
    }
  }

  /** Longs of a copy in which values can be; memories follow. */
  int size() {
    return layout.memoriesFrom();
  }

  /** Where a visible word lies in a copy; not for numbers. */
  int placeOf(Word word) {
    return word.is(Word.Operation.STATE) ? (int) word.number() : layout.placeOf(word);
  }

  /** The values of one simulation. */
  final class Copy {
    private final long[] original;
    private final long[] values = new long[layout.size()];
    private boolean fresh = true;

    /**
     * A copy.
     *
     * @param original the state of the simulation
     */
    Copy(long[] original) {
      this.original = original;
    }

    View view() {
      return View.this;
    }

    /** The values as of the last refresh, by place; not to be changed. */
    long[] values() {
      return values;
    }

    long read(Word word) {
      return word.isConstant() ? word.number() : values[placeOf(word)];
    }

    BigInteger read(BitVector value) {
      var all = BigInteger.ZERO;
      for (int i = value.count() - 1; i >= 0; i--) {
        all = all.shiftLeft(Long.SIZE).or(WordReader.unsigned(read(value.word(i))));
      }
      return all;
    }

    /**
     * Computes anew what has changed since the last time.
     *
     * @return whether any input, register or memory is different
     */
    boolean refresh() {
      boolean changed = copyState() | copyMemories();
      if (fresh) {
        fresh = false;
        changed = true;
        for (var group : layout.partition().groups()) {
          values[layout.flagOf(group)] |= StateLayout.bitOf(group);
        }
      }
      if (changed) {
        for (var logic : code) {
          logic.run(values, SILENT);
        }
      }
      return changed;
    }

    private boolean copyState() {
      boolean changed = false;
      for (int place = 0; place < stateWords; place++) {
        int distance = Arrays.mismatch(original, place, stateWords, values, place, stateWords);
        if (distance < 0) {
          break;
        }
        place += distance;
        values[place] = original[place];
        mark(marksOfState[place]);
        changed = true;
      }
      return changed;
    }

    private boolean copyMemories() {
      boolean changed = false;
      for (int number = 0; number < marksOfMemory.length; number++) {
        if (marksOfMemory[number].length == 0) {
          continue;
        }
        int from = simulated.memory(number);
        int into = layout.memory(number);
        int length = layout.memoryLength(number);
        int first = Arrays.mismatch(original, from, from + length, values, into, into + length);
        if (first >= 0) {
          System.arraycopy(original, from + first, values, into + first, length - first);
          mark(marksOfMemory[number]);
          changed = true;
        }
      }
      return changed;
    }

    private void mark(long[] pairs) {
      for (int i = 0; i < pairs.length; i += 2) {
        values[(int) pairs[i]] |= pairs[i + 1];
      }
    }
  }
}
