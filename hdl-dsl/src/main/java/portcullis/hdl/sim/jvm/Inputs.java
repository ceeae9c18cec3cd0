package portcullis.hdl.sim.jvm;

import java.util.Arrays;
import java.util.stream.IntStream;
import portcullis.hdl.sim.Signal;

/** Sets the inputs of a simulation, and tells those who read them. */
final class Inputs {
  private final CompiledDesign compiled;
  private final long[] state;

  /** By signal: the place of its first word. */
  private final int[] places;

  /** By signal: flag places and bits, in pairs; made when first needed. */
  private final long[][] marks;

  Inputs(CompiledDesign compiled, long[] state) {
    this.compiled = compiled;
    this.state = state;
    var signals = compiled.flat().table().all();
    this.places =
        signals.stream()
            .mapToInt(signal -> compiled.flat().inputs().getOrDefault(signal.name(), -1))
            .toArray();
    this.marks = new long[signals.size()][];
  }

  /** Sets a word of an input, whose bits above its width are 0. */
  void set(Signal input, int limb, long value) {
    int place = places[input.index()] + limb;
    if (state[place] == value) {
      return;
    }
    state[place] = value;
    var readers = marks[input.index()];
    if (readers == null) {
      readers = readersOf(input);
    }
    for (int i = 0; i < readers.length; i += 2) {
      state[(int) readers[i]] |= readers[i + 1];
    }
  }

  private long[] readersOf(Signal input) {
    int first = places[input.index()];
    return marks[input.index()] =
        IntStream.range(first, first + BitVector.count(input.width()))
            .mapToObj(compiled::marksOfInput)
            .flatMapToLong(Arrays::stream)
            .toArray();
  }
}
