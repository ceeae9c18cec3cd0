package portcullis.hdl.lib;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

/**
 * Merges several streams into one. A value that is offered stays offered until it is taken; the
 * choice falls within the cycle, so nothing is lost on the way.
 *
 * @param <T> what a value is
 */
public final class StreamArbiter<T extends Data> extends Module {
  /** From the senders. */
  public final Vec<Stream<T>> in;

  /** The merged stream. */
  public final Stream<T> out;

  /** Number of the sender whose value is offered. */
  public final UInt chosen;

  /**
   * An arbiter that chooses anew for each value.
   *
   * @param count senders, at least 1
   */
  public StreamArbiter(T payload, int count, Arbiter.Policy policy) {
    this(payload, count, policy, Optional.empty());
  }

  private StreamArbiter(
      T payload, int count, Arbiter.Policy policy, Optional<Function<T, Bool>> last) {
    super(payload, count, policy + (last.isPresent() ? "_PACKETS" : ""));
    describe("Merges %s into one.".formatted(Sizes.count(count, "stream", "streams")));
    in = in(vec(count, Stream.of(payload)));
    out = source(payload);
    chosen = out(uint(bitsFor(count)));

    var arbiter = instance(() -> new Arbiter(count, policy, Arbiter.Grant.HELD));
    arbiter.requests.set(in.map(Stream::valid).asBits());
    out.valid().set(arbiter.grants.orReduce());
    connect(out.payload(), oneHot(arbiter.grants, in.map(Stream::payload)));
    chosen.set(oneHotToNumber(arbiter.grants));
    arbiter.accept.set(
        last.map(ends -> out.fire().and(ends.apply(out.payload()))).orElseGet(out::fire));
    for (int i = 0; i < count; i++) {
      in.at(i).ready().set(out.ready().and(arbiter.grants.bit(i)));
    }
  }

  /**
   * An arbiter that stays with a sender until a value has passed for which {@code last} is 1, so
   * that the values of a packet stay together.
   *
   * @param count senders, at least 1
   */
  public static <T extends Data> StreamArbiter<T> ofPackets(
      T payload, int count, Arbiter.Policy policy, Function<T, Bool> last) {
    return new StreamArbiter<>(payload, count, policy, Optional.of(last));
  }

  /** Several streams merged into one: gives its output. */
  public static <T extends Data> Stream<T> merge(Arbiter.Policy policy, List<Stream<T>> streams) {
    Sizes.requireAtLeast(1, streams.size(), "number of streams to merge");
    var payload = streams.getFirst().payload();
    var arbiter = instance(() -> new StreamArbiter<>(payload, streams.size(), policy));
    for (int i = 0; i < streams.size(); i++) {
      arbiter.in.at(i).set(streams.get(i));
    }
    unused(arbiter.chosen, "the merged values do not tell where they come from");
    return arbiter.out;
  }
}
