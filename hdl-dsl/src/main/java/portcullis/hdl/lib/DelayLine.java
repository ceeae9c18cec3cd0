package portcullis.hdl.lib;

import java.util.ArrayList;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Hdl;
import portcullis.hdl.Vec;

/** Values of earlier cycles. The registers have no reset: they hold what passed by. */
public final class DelayLine {
  private DelayLine() {}

  /**
   * The value as it was some cycles ago.
   *
   * @param cycles 0 or more
   */
  public static <T extends Data> T of(T value, int cycles) {
    Sizes.requireAtLeast(0, cycles, "length of a DelayLine");
    return cycles == 0 ? value : taps(value, cycles, Hdl.bool(true)).at(cycles - 1);
  }

  /**
   * A shift register: takes the value at each clock edge at which {@code shift} is 1. Element 0
   * holds the latest value, the last element the oldest one.
   *
   * @param stages at least 1
   */
  public static <T extends Data> Vec<T> taps(T value, int stages, Bool shift) {
    Sizes.requireAtLeast(1, stages, "number of a DelayLine's stages");
    var taps = new ArrayList<T>();
    var previous = value;
    for (int i = 0; i < stages; i++) {
      var delayed = Hdl.regEnable(previous, shift);
      taps.add(delayed);
      previous = delayed;
    }
    return Hdl.vec(taps);
  }
}
