package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.Simulated;

/** What crosses from one clock to another arrives once and in order, whatever the clocks do. */
class CrossingTest {
  private static final int EDGES = 4_000;
  private static final int PULSE_DISTANCE = 3;

  static final class Bench extends Module {
    record Queue(int depth, Stream<UInt> in, Stream<UInt> out) {}

    final List<Queue> queues = new ArrayList<>();
    final Bool pulseIn = in(bool());
    final Bool pulseOut = out(bool());

    Bench() {
      super("crossing");
      var from = clockDomain("from");
      var to = clockDomain("to");
      for (int depth : List.of(2, 4, 16)) {
        var in = named("in" + depth, sink(uint(10)));
        var out = named("out" + depth, source(uint(10)));
        var fifo = instance(() -> new AsyncFifo<>(uint(10), depth, from, to));
        in.connectTo(fifo.in);
        fifo.out.connectTo(out);
        queues.add(new Queue(depth, in, out));
      }
      var pulses = instance(() -> new PulseSynchroniser(from, to));
      pulses.in.set(pulseIn);
      pulseOut.set(pulses.out);
    }
  }

  /** One queue: its sender lives at the one clock, its receiver at the other. */
  private static final class Run {
    private final Bench.Queue queue;
    private final Sender sender;
    private final Receiver receiver;
    private final ArrayDeque<Long> held = new ArrayDeque<>();
    private int delivered;

    Run(Simulated<Bench> bench, Bench.Queue queue, Random random) {
      this.queue = queue;
      sender = new Sender(bench, queue.in(), new Random(random.nextLong()));
      receiver = new Receiver(bench, queue.out(), new Random(random.nextLong()));
    }

    void check(boolean sends, boolean receives) {
      if (sends) {
        sender.passing().ifPresent(held::addLast);
      }
      if (receives) {
        receiver
            .passing()
            .ifPresent(value -> {
              assertThat(value).as("queue of %d", queue.depth()).isEqualTo(held.pollFirst());
              delivered++;
            });
      }
      assertThat(held.size()).isLessThanOrEqualTo(queue.depth());
    }
  }

  @Test
  void queuesKeepTheOrderAndPulsesArriveOnce() {
    Seeds.each(
        CrossingTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.simulation().reset(4);
            run(bench, random);
          }
        });
  }

  private static void run(Simulated<Bench> bench, Random random) {
    var simulation = bench.simulation();
    var fromClock = simulation.signal("from_clock");
    var toClock = simulation.signal("to_clock");
    var runs = bench.top().queues.stream().map(queue -> new Run(bench, queue, random)).toList();
    int sent = 0;
    int arrived = 0;
    int receivingEdges = PULSE_DISTANCE;
    boolean pulse = false;
    double share = 0.5;
    runs.forEach(run -> run.sender.drive());
    runs.forEach(run -> run.receiver.drive());
    for (int edge = 0; edge < EDGES; edge++) {
      if (edge % 500 == 0) {
        share = List.of(0.05, 0.5, 0.95).get(random.nextInt(3));
      }
      boolean together = random.nextInt(10) == 0;
      boolean sends = together || random.nextDouble() < share;
      boolean receives = together || !sends;
      runs.forEach(run -> run.check(sends, receives));
      if (receives) {
        arrived += bench.peekBoolean(bench.top().pulseOut) ? 1 : 0;
        receivingEdges++;
      }
      if (sends && pulse) {
        sent++;
        receivingEdges = 0;
      }
      assertThat(arrived).isIn(sent, sent - 1);
      if (sends && receives) {
        simulation.step(1, fromClock, toClock);
      } else {
        simulation.step(1, sends ? fromClock : toClock);
      }
      // Each side changes its inputs only behind its own clock.
      if (sends) {
        runs.forEach(run -> run.sender.drive());
        pulse = receivingEdges >= PULSE_DISTANCE && random.nextBoolean();
        bench.poke(bench.top().pulseIn, pulse);
      }
      if (receives) {
        runs.forEach(run -> run.receiver.drive());
      }
    }
    assertThat(arrived).isGreaterThan(50);
    runs.forEach(run -> assertThat(run.delivered).isGreaterThan(50));
  }
}
