package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * A full register slice: cuts every path between sender and receiver, payload and {@code valid}
 * forward as well as {@code ready} backward, and still passes a value in each cycle. A value that
 * arrives just when the receiver stops waits in a second register.
 *
 * @param <T> what a value is
 */
public class SkidBuffer<T extends Data> extends Module {
  /** From the sender. */
  public final Stream<T> in;

  /** To the receiver, one cycle later. */
  public final Stream<T> out;

  final T held;
  final Bool holds;
  final T skid;
  final Bool skidded;

  /** A slice for values of a shape. */
  public SkidBuffer(T payload) {
    super(payload);
    describe("Full register slice: no path from in to out or back, one value a cycle.");
    in = sink(payload);
    out = source(payload);

    held = reg(payload);
    holds = reg(bool()).resetTo(false);
    skid = reg(payload);
    skidded = reg(bool()).resetTo(false);

    in.ready().set(skidded.not());
    out.valid().set(holds);
    connect(out.payload(), held);

    var moves = out.ready().or(holds.not());
    when(
            moves,
            () -> {
              holds.set(in.valid().or(skidded));
              connect(held, mux(skidded, skid, in.payload()));
              skidded.set(false);
            })
        .elseWhen(
            in.fire(),
            () -> {
              connect(skid, in.payload());
              skidded.set(true);
            });

    assertAlways(holds.or(skidded.not()), "the second register is used only behind the first");
  }

  /** A slice behind a stream: gives its output. */
  public static <T extends Data> Stream<T> stage(Stream<T> in) {
    var skidBuffer = instance(() -> new SkidBuffer<>(in.payload()));
    skidBuffer.in.set(in);
    return skidBuffer.out;
  }
}
