package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * A register slice for {@code ready}; {@code valid} and payload pass through within the cycle. One
 * value a cycle.
 *
 * @param <T> what a value is
 */
public class BackwardSlice<T extends Data> extends Module {
  /** From the sender. */
  public final Stream<T> in;

  /** To the receiver, in the same cycle or as soon as it is ready. */
  public final Stream<T> out;

  final T held;
  final Bool holds;

  /** A slice for values of a shape. */
  public BackwardSlice(T payload) {
    super(payload);
    describe("Register slice: ready comes from a register, valid and payload pass through.");
    in = sink(payload);
    out = source(payload);

    held = reg(payload);
    holds = reg(bool()).resetTo(false);

    in.ready().set(holds.not());
    out.valid().set(in.valid().or(holds));
    connect(out.payload(), mux(holds, held, in.payload()));
    when(out.ready(), () -> holds.set(false))
        .elseWhen(
            in.fire(),
            () -> {
              holds.set(true);
              connect(held, in.payload());
            });
  }

  /** A slice behind a stream: gives its output. */
  public static <T extends Data> Stream<T> stage(Stream<T> in) {
    var slice = instance(() -> new BackwardSlice<>(in.payload()));
    slice.in.set(in);
    return slice.out;
  }
}
