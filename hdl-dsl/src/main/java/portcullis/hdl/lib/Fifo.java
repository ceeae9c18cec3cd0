package portcullis.hdl.lib;

import java.util.Optional;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Mem;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * A queue of any depth from 1. It accepts while it has room and delivers while it holds something,
 * both in the same cycle; a value takes one cycle from in to out. When full it does not accept,
 * even while it delivers, so that {@code in.ready} depends on registers alone.
 *
 * @param <T> what a value is
 */
public class Fifo<T extends Data> extends Module {
  /** Values to hold. */
  public final Stream<T> in;

  /** The oldest value held. */
  public final Stream<T> out;

  private final Optional<UInt> occupancy;

  /** Absent if there is only one entry, which is a register. */
  final Optional<Mem<T>> storage;

  final UInt head;
  final UInt tail;
  final UInt count;

  /**
   * A queue.
   *
   * @param depth most values held, at least 1
   */
  public Fifo(T payload, int depth) {
    this(payload, depth, false);
  }

  private Fifo(T payload, int depth, boolean counted) {
    super(counted ? new Object[] {payload, depth, "counted"} : new Object[] {payload, depth});
    Sizes.requireAtLeast(1, depth, "depth of a Fifo");
    describe(
        "First-in first-out queue of %s; accepts and delivers in the same cycle."
            .formatted(Sizes.count(depth, "entry", "entries")));
    in = sink(payload);
    out = source(payload);
    occupancy = counted ? Optional.of(countPort(depth)) : Optional.empty();

    head = reg(uint(bitsFor(depth))).resetTo(0);
    tail = reg(uint(bitsFor(depth))).resetTo(0);
    count = reg(uint(bitsFor(depth + 1))).resetTo(0);
    storage = depth == 1 ? Optional.empty() : Optional.of(storage(payload, depth));

    var push = in.fire();
    var pop = out.fire();
    in.ready().set(count.ne(depth));
    out.valid().set(count.ne(0));
    occupancy.ifPresent(port -> port.set(count));
    connect(out.payload(), storage.isPresent() ? storage.get().read(head) : entry(push));

    storage.ifPresent(words -> when(push, () -> words.write(tail, in.payload())));
    when(push, () -> tail.set(Counter.next(tail, depth)));
    when(pop, () -> head.set(Counter.next(head, depth)));
    when(push.andNot(pop), () -> count.set(count.plus(1)))
        .elseWhen(pop.andNot(push), () -> count.set(count.minus(1)));

    assertAlways(count.le(depth), "the queue never holds more than its depth");
  }

  private static <T extends Data> Mem<T> storage(T payload, int depth) {
    var storage = memory(depth, payload);
    return storage;
  }

  private T entry(Bool push) {
    var entry = regEnable(in.payload(), push);
    return entry;
  }

  private static UInt countPort(int depth) {
    return out(uint(bitsFor(depth + 1)), "Values held.").named("occupancy");
  }

  /**
   * A queue that tells how many values it holds, in {@link #occupancy}.
   *
   * @param depth most values held, at least 1
   */
  public static <T extends Data> Fifo<T> counted(T payload, int depth) {
    return new Fifo<>(payload, depth, true);
  }

  /** A queue behind a stream: gives its output. */
  public static <T extends Data> Stream<T> queue(Stream<T> in, int depth) {
    var fifo = instance(() -> new Fifo<>(in.payload(), depth));
    fifo.in.set(in);
    return fifo.out;
  }

  /**
   * Number of values held, 0 to the depth.
   *
   * @throws IllegalStateException if the queue was not made by {@link #counted}
   */
  public UInt occupancy() {
    return occupancy.orElseThrow(() ->
        new IllegalStateException(
            "this Fifo does not tell its occupancy: make it with Fifo.counted(payload, depth)"));
  }
}
