package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.reg;
import static portcullis.hdl.Hdl.regEnable;
import static portcullis.hdl.Hdl.when;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Stream;

/**
 * One value taken from a stream and kept until it is used. The stream's {@code ready} is a
 * register.
 *
 * @param full a value is kept
 * @param value the value
 * @param <T> what a value is
 */
record Held<T extends Data>(Bool full, T value) implements Bundle {
  /** Takes a value whenever none is kept. */
  static <T extends Data> Held<T> of(Stream<T> stream) {
    var full = reg(bool()).resetTo(false);
    stream.ready().set(full.not());
    when(stream.fire(), () -> full.set(true));
    return new Held<>(full, regEnable(stream.payload(), stream.fire()));
  }

  /** Says when the value has been used; while none is kept it has no effect. */
  void freeWhen(Bool used) {
    when(full.and(used), () -> full.set(false));
  }
}
