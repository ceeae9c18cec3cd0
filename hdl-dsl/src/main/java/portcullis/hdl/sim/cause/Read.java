package portcullis.hdl.sim.cause;

import java.math.BigInteger;

/** Something that an expression was made of. */
sealed interface Read {
  /**
   * Bits of a signal of the same module.
   *
   * @param name the signal
   * @param high highest bit that mattered
   * @param low lowest bit that mattered
   * @param width bits of the whole signal
   */
  record OfSignal(String name, int high, int low, int width) implements Read {
    boolean isWhole() {
      return low == 0 && high == width - 1;
    }
  }

  /**
   * A word of a memory of the same module.
   *
   * @param name the memory
   * @param word its number
   */
  record OfMemory(String name, BigInteger word) implements Read {}
}
