package portcullis.hdl.netlist;

import java.util.stream.LongStream;

/** Which netlists the tests use. */
public final class RandomNetlists {
  /** Clock edges per netlist. */
  static final int STEPS = 16;

  /** Netlists that every run of the test command looks at. */
  static final int FIXED = 1600;

  private RandomNetlists() {}

  static LongStream fixedSeeds() {
    return LongStream.range(0, FIXED);
  }

  /** The netlist of a seed. */
  public static Netlist netlist(long seed) {
    return NetlistGenerator.generate(seed, STEPS);
  }
}
