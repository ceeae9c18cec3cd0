package portcullis.hdl.netlist;

import java.util.stream.LongStream;

/** Which netlists the tests use. */
final class RandomNetlists {
  /** Clock edges per netlist. */
  static final int STEPS = 16;

  /** Netlists that every run of the test command looks at. */
  static final int FIXED = 1200;

  /** Netlists from seeds that no run has used before. */
  static final int NEW = 400;

  private RandomNetlists() {}

  static LongStream fixedSeeds() {
    return LongStream.range(0, FIXED);
  }

  static Netlist netlist(long seed) {
    return NetlistGenerator.generate(seed, STEPS);
  }
}
