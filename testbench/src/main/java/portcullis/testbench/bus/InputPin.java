package portcullis.testbench.bus;

import java.math.BigInteger;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** An input of the design; a value that it has already is not driven again. */
final class InputPin {
  private final Simulation simulation;
  private final Signal signal;
  private long driven;
  private boolean known;

  InputPin(Simulation simulation, Signal signal) {
    this.simulation = simulation;
    this.signal = signal;
  }

  void drive(long value) {
    if (value != driven || !known) {
      driven = value;
      known = true;
      if (signal != null) {
        simulation.poke(signal, value);
      }
    }
  }

  /** Drives doublewords, the lowest one first. */
  void drive(long[] words, int start, int count) {
    if (count == 1) {
      drive(words[start]);
      return;
    }
    var value = BigInteger.ZERO;
    for (int i = count - 1; i >= 0; i--) {
      value =
          value.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(words[start + i])));
    }
    simulation.poke(signal, value);
  }

  void drive(boolean value) {
    drive(value ? 1L : 0L);
  }

  /** The value driven last. */
  long value() {
    return driven;
  }
}
