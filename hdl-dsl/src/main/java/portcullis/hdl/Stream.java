package portcullis.hdl;

import java.util.function.BiFunction;
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

  /** Joins this flow to the one that takes its values. */
  public void connectTo(Stream<T> receiver) {
    receiver.set(this);
  }

  /** What a unit makes of this flow: {@code in.through(SkidBuffer::stage).map(...)}. */
  public <R> R through(Function<Stream<T>, R> unit) {
    return unit.apply(this);
  }

  /** Pairs of values, one from each flow; the pair passes when both are there. */
  public <U extends Data, R extends Data> Stream<R> join(
      Stream<U> other, BiFunction<T, U, R> combine) {
    var taken = Hdl.wire(Hdl.bool());
    var offered = valid.and(other.valid);
    ready.set(taken.and(other.valid));
    other.ready.set(taken.and(valid));
    return new Stream<>(offered, taken, combine.apply(payload, other.payload));
  }

  /**
   * The same values for {@code count} receivers, which take each value in the same cycle. An
   * output's {@code valid} waits for the {@code ready} of all others, so no receiver may let its
   * {@code ready} wait for {@code valid}; {@code Fork.eager} has no such limit.
   */
  public Vec<Stream<T>> broadcast(int count) {
    var takes = Hdl.vecOf(count, i -> Hdl.wire(Hdl.bool()));
    ready.set(Operators.all(takes));
    return Hdl.vecOf(count, i -> new Stream<>(offeredBeside(i, takes), takes.at(i), payload));
  }

  /** Whether a value is there and all receivers but one take it. */
  private Bool offeredBeside(int exempt, Vec<Bool> takes) {
    var offered = valid;
    for (int i = 0; i < takes.size(); i++) {
      offered = i == exempt ? offered : offered.and(takes.at(i));
    }
    return offered;
  }

  /**
   * One of several flows, chosen by a number that stays while a value is offered; past the end no
   * value passes.
   */
  public static <T extends Data> Stream<T> select(UInt number, Vec<Stream<T>> flows) {
    var taken = Hdl.wire(Hdl.bool());
    var chosen = Hdl.vecOf(flows.size(), i -> number.eq(i));
    var offers = flows.mapIndexed((i, flow) -> flow.valid.and(chosen.at(i)));
    for (int i = 0; i < flows.size(); i++) {
      flows.at(i).ready.set(taken.and(chosen.at(i)));
    }
    return new Stream<>(Operators.any(offers), taken, flows.map(Stream::payload).at(number));
  }

  /**
   * One flow for each number below {@code count}: a value goes to the one whose number is given
   * with it, which stays while the value is offered; past the end the value waits.
   */
  public Vec<Stream<T>> demux(UInt number, int count) {
    var takes = Hdl.vecOf(count, i -> Hdl.wire(Hdl.bool()));
    var chosen = Hdl.vecOf(count, i -> number.eq(i));
    ready.set(Operators.any(Hdl.vecOf(count, i -> takes.at(i).and(chosen.at(i)))));
    return Hdl.vecOf(count, i -> new Stream<>(valid.and(chosen.at(i)), takes.at(i), payload));
  }
}
