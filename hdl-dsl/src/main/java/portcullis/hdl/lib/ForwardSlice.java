package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * A register slice for {@code valid} and payload; {@code ready} passes through within the cycle.
 * One value a cycle.
 *
 * @param <T> what a value is
 */
public class ForwardSlice<T extends Data> extends Module {
  /** From the sender. */
  public final Stream<T> in;

  /** To the receiver, one cycle later. */
  public final Stream<T> out;

  final T held;
  final Bool holds;

  /** A slice for values of a shape. */
  public ForwardSlice(T payload) {
    super(payload);
    describe("Register slice: valid and payload come from registers, ready passes through.");
    in = sink(payload);
    out = source(payload);

    held = reg(payload);
    holds = reg(bool()).resetTo(false);

    in.ready().set(out.ready().or(holds.not()));
    out.valid().set(holds);
    connect(out.payload(), held);
    when(
        in.ready(),
        () -> {
          holds.set(in.valid());
          connect(held, in.payload());
        });
  }

  /** A slice behind a stream: gives its output. */
  public static <T extends Data> Stream<T> stage(Stream<T> in) {
    var slice = instance(() -> new ForwardSlice<>(in.payload()));
    slice.in.set(in);
    return slice.out;
  }
}
