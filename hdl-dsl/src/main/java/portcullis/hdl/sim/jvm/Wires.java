package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import portcullis.hdl.sim.Signal;

/**
 * Reads signals of a settled simulation. What its code does not keep is interpreted as long as that
 * is little work in all, as it is in most tests; then a {@link View} is compiled and read for the
 * signals that need many operations.
 */
final class Wires {
  /** Interpreting so many operations takes about as long as compiling a large design. */
  private static final long PATIENCE = 10_000_000;

  /** Fewer are interpreted in less time than a view needs to find out what has changed. */
  private static final int FEW = 20;

  private final CompiledDesign compiled;
  private final long[] state;
  private final int[] costs;
  private View.Copy copy;
  private long spent;

  Wires(CompiledDesign compiled, long[] state) {
    this.compiled = compiled;
    this.state = state;
    this.costs = new int[compiled.flat().table().all().size()];
  }

  /** All signals, computed by compiled code. */
  View.Copy copy() {
    if (copy == null) {
      copy = compiled.wires().new Copy(state);
    }
    return copy;
  }

  long read(Signal signal, Word word) {
    if (word.is(Word.Operation.STATE)) {
      return state[(int) word.number()];
    }
    if (isCompiled(signal)) {
      copy.refresh();
      return copy.read(word);
    }
    var reader = new WordReader(compiled.layout(), state);
    long value = reader.read(word);
    spend(signal, reader);
    return value;
  }

  BigInteger read(Signal signal, BitVector value) {
    if (isCompiled(signal)) {
      copy.refresh();
      return copy.read(value);
    }
    var reader = new WordReader(compiled.layout(), state);
    var all = reader.read(value);
    spend(signal, reader);
    return all;
  }

  private boolean isCompiled(Signal signal) {
    return costs[signal.index()] > FEW && (copy != null || spent > PATIENCE && copy() != null);
  }

  private void spend(Signal signal, WordReader reader) {
    costs[signal.index()] = reader.operations();
    spent += reader.operations();
  }
}
