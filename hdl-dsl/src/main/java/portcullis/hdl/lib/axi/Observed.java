package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Stream;

/**
 * A stream as an onlooker sees it, who drives nothing.
 *
 * @param valid the sender offers a value
 * @param ready the receiver takes a value
 * @param payload the value
 * @param <T> what a value is
 */
public record Observed<T extends Data>(Bool valid, Bool ready, T payload) implements Bundle {
  /** The shape of a look at a stream. */
  public static <T extends Data> Observed<T> shape(T payload) {
    return new Observed<>(bool(), bool(), payload);
  }

  /** A look at a stream. */
  public static <T extends Data> Observed<T> of(Stream<T> stream) {
    return new Observed<>(stream.valid(), stream.ready(), stream.payload());
  }

  /** 1 in each cycle at whose end a value passes. */
  public Bool fire() {
    return valid.and(ready);
  }

  @Override
  public String leafName(String component, String inside) {
    return component.equals("payload") && !inside.isEmpty()
        ? inside
        : Bundle.joined(component, inside);
  }
}
