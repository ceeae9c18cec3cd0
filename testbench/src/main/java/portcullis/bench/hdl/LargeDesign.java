package portcullis.bench.hdl;

import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * A design of a given number of named signals in modules of 1,000, no two of them alike: sums,
 * choices, and a register in every five signals.
 */
final class LargeDesign extends Module {
  private static final int SIGNALS_PER_MODULE = 1_000;

  private final UInt in = in(uint(16));
  private final UInt out = out(uint(16));

  LargeDesign(int signals) {
    var previous = in;
    for (int i = 0; i < signals / SIGNALS_PER_MODULE; i++) {
      int number = i;
      var part = instance(() -> new Part(number));
      part.in.set(previous);
      previous = part.out;
    }
    out.set(previous);
  }

  private static final class Part extends Module {
    private final UInt in = in(uint(16));
    private final UInt out = out(uint(16));

    Part(int number) {
      super(number);
      var state = reg(uint(16)).resetTo(number);
      var current = in;
      for (int i = 0; i < SIGNALS_PER_MODULE / 5; i++) {
        var sum = current.plus(state);
        var mixed = sum.xor(in.plus(number));
        var delayed = reg(uint(16)).resetTo(0);
        when(mixed.bit(0), () -> delayed.set(mixed)).otherwise(() -> delayed.set(sum));
        var smaller = mux(delayed.lt(sum), delayed, mixed);
        var next = smaller.and(sum.not());
        current = next;
      }
      state.set(current);
      out.set(state);
    }
  }
}
