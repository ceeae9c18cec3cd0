package portcullis.hdl.lib;

import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.Vec;

/**
 * Gives each value to several receivers, to each as soon as it is ready; a receiver that is done
 * does not see the value again. {@code valid} of an output does not wait for any {@code ready}.
 *
 * <p>Where all receivers must take a value in the same cycle, use {@link Stream#broadcast}.
 *
 * @param <T> what a value is
 */
public final class Fork<T extends Data> extends Module {
  /** From the sender; a value passes when the last receiver takes it. */
  public final Stream<T> in;

  /** To the receivers. */
  public final Vec<Stream<T>> out;

  /**
   * A fork.
   *
   * @param count receivers, at least 1
   */
  public Fork(T payload, int count) {
    super(payload, count);
    Sizes.requireAtLeast(1, count, "number of a Fork's receivers");
    describe(
        "Gives each value to %s, to each as soon as it is ready."
            .formatted(Sizes.count(count, "receiver", "receivers")));
    in = sink(payload);
    out = out(vec(count, Stream.of(payload)));

    var served = regInit(vecOf(count, i -> bool(false)));
    var taken = vecOf(count, i -> out.at(i).ready().or(served.at(i)));
    in.ready().set(all(taken));
    for (int i = 0; i < count; i++) {
      out.at(i).valid().set(in.valid().andNot(served.at(i)));
      connect(out.at(i).payload(), in.payload());
    }
    when(in.fire(), () -> served.set(vecOf(count, i -> bool(false))))
        .elseWhen(in.valid(), () -> served.set(taken));
  }

  /** A fork behind a stream: gives its outputs. */
  public static <T extends Data> Vec<Stream<T>> eager(Stream<T> in, int count) {
    var forked = instance(() -> new Fork<>(in.payload(), count));
    forked.in.set(in);
    return forked.out;
  }
}
