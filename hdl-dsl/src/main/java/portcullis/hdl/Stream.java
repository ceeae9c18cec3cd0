package portcullis.hdl;

import java.util.function.Function;
import portcullis.hdl.elaborate.ReadAsDesign;

/**
 * A flow of values with handshake: a value passes at each clock edge at which both {@code valid}
 * and {@code ready} are 1. Once {@code valid} is 1 it stays, with the same payload, until the value
 * has passed; {@code valid} must not wait for {@code ready}.
 *
 * @param valid the sender offers a value
 * @param ready the receiver takes a value
 * @param payload the value
 * @param <T> what a value is
 */
@ReadAsDesign
public record Stream<T extends Data>(Bool valid, @Flipped Bool ready, T payload) implements Bundle {
  /** The shape of a stream. */
  public static <T extends Data> Stream<T> of(T payload) {
    return new Stream<>(Hdl.bool(), Hdl.bool(), payload);
  }

  /** 1 in each cycle at whose end a value passes. */
  public Bool fire() {
    return valid.and(ready);
  }

  /** The same flow with each value turned into another. */
  public <R extends Data> Stream<R> map(Function<T, R> function) {
    return new Stream<>(valid, ready, function.apply(payload));
  }

  /** The values that satisfy a condition; the others are taken and dropped. */
  public Stream<T> filter(Function<T, Bool> condition) {
    var keep = condition.apply(payload);
    var kept = Hdl.wire(Hdl.bool());
    ready.set(kept.or(keep.not()));
    return new Stream<>(valid.and(keep), kept, payload);
  }

  /** The same flow, standing still while {@code stop} is 1. */
  public Stream<T> haltWhen(Bool stop) {
    var passing = Hdl.wire(Hdl.bool());
    ready.set(passing.and(stop.not()));
    return new Stream<>(valid.and(stop.not()), passing, payload);
  }
}
