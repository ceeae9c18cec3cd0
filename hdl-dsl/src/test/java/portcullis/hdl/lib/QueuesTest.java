package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.Simulated;

/** Queues and register slices follow a queue in Java, cycle by cycle, under random stalls. */
class QueuesTest {
  private static final int CYCLES = 2_000;
  private static final int WIDTH = 12;

  /** A unit on the bench and what is expected of it. */
  record Lane(
      String name,
      Stream<UInt> in,
      Stream<UInt> out,
      Optional<UInt> occupancy,
      int capacity,
      boolean readyThrough,
      boolean validThrough) {}

  record Halves(UInt high, UInt low) implements Bundle {}

  static final class Bench extends Module {
    final List<Lane> lanes = new ArrayList<>();

    Bench() {
      super("queues");
      for (int depth : List.of(1, 2, 3, 4, 7, 16)) {
        lane("fifo" + depth, depth, false, false, in -> Fifo.queue(in, depth));
      }
      for (int depth : List.of(1, 4, 5)) {
        counted(depth);
      }
      lane("skid", 2, false, false, SkidBuffer::stage);
      lane("forward", 1, true, false, ForwardSlice::stage);
      lane("backward", 1, false, true, BackwardSlice::stage);
      lane("bundles", 3, false, false, Bench::queueOfBundles);
      lane("chain", 3, false, false, in -> SkidBuffer.stage(ForwardSlice.stage(in)));
    }

    private static Stream<UInt> queueOfBundles(Stream<UInt> in) {
      var split = in.map(value -> new Halves(value.high(5), value.low(7)));
      return Fifo.queue(split, 3).map(halves -> halves.asBits().asUInt());
    }

    private void lane(
        String name,
        int capacity,
        boolean readyThrough,
        boolean validThrough,
        UnaryOperator<Stream<UInt>> unit) {
      var in = named(name + "_in", sink(uint(WIDTH)));
      var out = named(name + "_out", source(uint(WIDTH)));
      in.through(unit).connectTo(out);
      lanes.add(new Lane(name, in, out, Optional.empty(), capacity, readyThrough, validThrough));
    }

    private void counted(int depth) {
      var name = "counted" + depth;
      var in = named(name + "_in", sink(uint(WIDTH)));
      var out = named(name + "_out", source(uint(WIDTH)));
      var fifo = instance(() -> Fifo.counted(uint(WIDTH), depth));
      in.connectTo(fifo.in);
      fifo.out.connectTo(out);
      var occupancy = out(fifo.occupancy()).named(name + "_occupancy");
      occupancy.set(fifo.occupancy());
      lanes.add(new Lane(name, in, out, Optional.of(occupancy), depth, false, false));
    }
  }

  /** One lane with its drivers and its queue in Java. */
  private static final class Run {
    private final Simulated<Bench> bench;
    private final Lane lane;
    private final Sender sender;
    private final Receiver receiver;
    private final Deque<Long> held = new ArrayDeque<>();
    private int delivered;

    Run(Simulated<Bench> bench, Lane lane, Random random) {
      this.bench = bench;
      this.lane = lane;
      sender = new Sender(bench, lane.in(), new Random(random.nextLong()));
      receiver = new Receiver(bench, lane.out(), new Random(random.nextLong()));
    }

    void drive() {
      sender.drive();
      receiver.drive();
    }

    void check() {
      boolean ready = held.size() < lane.capacity() || lane.readyThrough() && receiver.ready();
      var offered =
          held.isEmpty()
              ? lane.validThrough() ? sender.offered() : OptionalLong.empty()
              : OptionalLong.of(held.getFirst());
      if (!lane.name().equals("chain")) {
        assertThat(sender.ready()).as("%s ready", lane.name()).isEqualTo(ready);
        assertThat(receiver.offered()).as("%s offers", lane.name()).isEqualTo(offered);
      }
      lane.occupancy()
          .ifPresent(count -> assertThat(bench.peek(count)).as(lane.name()).isEqualTo(held.size()));
      sender.passing().ifPresent(held::addLast);
      receiver
          .passing()
          .ifPresent(value -> {
            assertThat(value).as("%s delivers", lane.name()).isEqualTo(held.pollFirst());
            delivered++;
          });
      assertThat(held.size()).as("%s holds", lane.name()).isLessThanOrEqualTo(lane.capacity());
    }
  }

  @Test
  void queuesDeliverInOrderAndNeverStopWithoutNeed() {
    Seeds.each(
        QueuesTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            var runs =
                bench.top().lanes.stream().map(lane -> new Run(bench, lane, random)).toList();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              runs.forEach(Run::drive);
              runs.forEach(Run::check);
              bench.step();
            }
            runs.forEach(run -> assertThat(run.delivered).as(run.lane.name()).isGreaterThan(100));
          }
        });
  }
}
