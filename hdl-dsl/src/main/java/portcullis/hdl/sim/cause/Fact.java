package portcullis.hdl.sim.cause;

import java.math.BigInteger;
import portcullis.hdl.sim.Hierarchy.Place;

/** Something that was so in a cycle. */
sealed interface Fact {
  /** The signal or memory. */
  Place place();

  /** When it was so, just before the clock edge that ends the cycle. */
  long cycle();

  /**
   * Some bits of a signal had their value.
   *
   * @param place the signal
   * @param read which bits
   * @param cycle when
   */
  record Bits(Place place, Read.OfSignal read, long cycle) implements Fact {
    /** The same bits of a signal that this one is a copy of. */
    Bits copiedFrom(Place other) {
      return new Bits(other, read, cycle);
    }
  }

  /**
   * A word of a memory had its value.
   *
   * @param place the memory
   * @param word its number
   * @param cycle when
   */
  record Word(Place place, BigInteger word, long cycle) implements Fact {}
}
