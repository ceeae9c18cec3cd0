package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/**
 * Watches the handshake of a stream: a value that is offered stays, unchanged, until it is taken.
 * It holds registers for that, so it belongs into tests, proofs and designs that are being
 * debugged.
 *
 * @param <T> what a value is
 */
public final class StreamMonitor<T extends Data> extends Module {
  /** Who is responsible. */
  public enum Role {
    /** The design: it is asserted. */
    ASSERT,
    /** The surroundings: it is assumed. */
    ASSUME
  }

  /** The stream's {@code valid}. */
  public final Bool valid;

  /** The stream's {@code ready}. */
  public final Bool ready;

  /** The stream's payload. */
  public final T payload;

  /** A monitor for streams of a shape. */
  public StreamMonitor(T shape, Role role) {
    super(shape, role);
    describe("Watches that an offered value stays until it is taken.");
    valid = in(bool());
    ready = in(bool());
    payload = in(shape);

    var waited = reg(bool()).resetTo(false);
    waited.set(valid.andNot(ready));
    var waiting = regNext(payload.asBits());

    claim(role, waited.not().or(valid), "an offered value stays offered");
    claim(
        role,
        waited.andNot(payload.asBits().eq(waiting)).not(),
        "an offered value does not change");
  }

  /** Asserts that the stream's sender keeps to the rules. */
  public static <T extends Data> void watch(Stream<T> stream) {
    attach(stream, Role.ASSERT);
  }

  /** Assumes that the stream's sender keeps to the rules. */
  public static <T extends Data> void trust(Stream<T> stream) {
    attach(stream, Role.ASSUME);
  }

  private static <T extends Data> void attach(Stream<T> stream, Role role) {
    var monitor = instance(() -> new StreamMonitor<>(stream.payload(), role));
    monitor.valid.set(stream.valid());
    monitor.ready.set(stream.ready());
    connect(monitor.payload, stream.payload());
  }

  private static void claim(Role role, Bool condition, String message) {
    switch (role) {
      case ASSERT -> assertAlways(condition, message);
      case ASSUME -> assume(condition, message);
    }
  }
}
