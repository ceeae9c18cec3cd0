package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.testing.Simulated;

/** What is done to streams on the way, against queues in Java, under random stalls. */
class StreamOperationsTest {
  private static final int CYCLES = 2_000;
  private static final int WIDTH = 8;

  static final class Bench extends Module {
    final Stream<UInt> mapIn = sink(uint(WIDTH));
    final Stream<UInt> mapOut = source(uint(WIDTH));
    final Stream<UInt> filterIn = sink(uint(WIDTH));
    final Stream<UInt> filterOut = source(uint(WIDTH));
    final Stream<UInt> haltIn = sink(uint(WIDTH));
    final Stream<UInt> haltOut = source(uint(WIDTH));
    final Bool stop = in(bool());
    final Stream<UInt> joinLeft = sink(uint(WIDTH));
    final Stream<UInt> joinRight = sink(uint(WIDTH));
    final Stream<UInt> joinOut = source(uint(2 * WIDTH));
    final List<Spread> spreads = new ArrayList<>();
    final List<Choice> choices = new ArrayList<>();

    /** One stream in and several out. */
    record Spread(String name, Stream<UInt> in, Vec<Stream<UInt>> outs) {}

    /** Several streams in, of which a number chooses one. */
    record Choice(Vec<Stream<UInt>> ins, UInt number, Stream<UInt> out) {}

    Bench() {
      super("streams");
      mapIn.map(value -> value.plus(3)).connectTo(mapOut);
      filterIn.filter(value -> value.bit(1)).connectTo(filterOut);
      haltIn.haltWhen(stop).connectTo(haltOut);
      joinLeft.join(joinRight, (left, right) -> concat(left, right).asUInt()).connectTo(joinOut);
      for (int count : List.of(1, 2, 3)) {
        spread("eager", count);
        spread("broadcast", count);
        spread("demux", count);
        choose(count);
      }
    }

    private void spread(String kind, int count) {
      var name = kind + count;
      var in = named(name + "_in", sink(uint(WIDTH)));
      var outs = named(name + "_out", out(vec(count, Stream.of(uint(WIDTH)))));
      var flows =
          switch (kind) {
            case "eager" -> Fork.eager(in, count);
            case "broadcast" -> in.broadcast(count);
            default -> in.demux(in.payload().low(bitsFor(count)), count);
          };
      for (int i = 0; i < count; i++) {
        flows.at(i).connectTo(outs.at(i));
      }
      spreads.add(new Spread(name, in, outs));
    }

    private void choose(int count) {
      var name = "select" + count;
      var ins = named(name + "_in", in(vec(count, Stream.of(uint(WIDTH)))));
      var number = in(uint(bitsFor(count))).named(name + "_number");
      var out = named(name + "_out", source(uint(WIDTH)));
      Stream.select(number, ins).connectTo(out);
      choices.add(new Choice(ins, number, out));
    }
  }

  private final List<Runnable> drives = new ArrayList<>();
  private final List<Runnable> checks = new ArrayList<>();

  @Test
  void operationsLoseNothingAndKeepTheOrder() {
    Seeds.each(
        StreamOperationsTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            drives.clear();
            checks.clear();
            bench.reset();
            plain(bench, bench.top(), random);
            join(bench, bench.top(), random);
            bench.top().spreads.forEach(spread -> spread(bench, spread, random));
            bench.top().choices.forEach(choice -> choose(bench, choice, random));
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              drives.forEach(Runnable::run);
              checks.forEach(Runnable::run);
              bench.step();
            }
          }
        });
  }

  private Sender sender(Simulated<?> bench, Stream<UInt> stream, Random random) {
    var sender = new Sender(bench, stream, new Random(random.nextLong()));
    drives.add(sender::drive);
    return sender;
  }

  private Receiver receiver(Simulated<?> bench, Stream<UInt> stream, Random random) {
    var receiver = new Receiver(bench, stream, new Random(random.nextLong()));
    drives.add(receiver::drive);
    return receiver;
  }

  private void plain(Simulated<Bench> bench, Bench top, Random random) {
    var mapIn = sender(bench, top.mapIn, random);
    var mapOut = receiver(bench, top.mapOut, random);
    checks.add(() -> {
      var passed = mapIn.passing();
      var expected = passed.isPresent() ? OptionalLong.of(passed.getAsLong() + 3 & 0xff) : passed;
      assertThat(mapOut.passing()).as("mapped").isEqualTo(expected);
    });
    var filterIn = sender(bench, top.filterIn, random);
    var filterOut = receiver(bench, top.filterOut, random);
    checks.add(() -> {
      var offered = filterIn.offered();
      boolean keeps = offered.isPresent() && (offered.getAsLong() & 2) != 0;
      if (offered.isPresent() && !keeps) {
        assertThat(filterIn.ready()).as("dropped at once").isTrue();
      }
      var passed = filterIn.passing();
      assertThat(filterOut.passing())
          .as("filtered")
          .isEqualTo(keeps ? passed : OptionalLong.empty());
    });
    var haltIn = sender(bench, top.haltIn, random);
    var haltOut = receiver(bench, top.haltOut, random);
    // A stream that has offered a value may not take it back, so a stop waits for the handshake.
    boolean[] stop = {false};
    drives.add(() -> {
      stop[0] = haltIn.offered().isEmpty() ? random.nextBoolean() : stop[0] && random.nextBoolean();
      bench.poke(top.stop, stop[0]);
    });
    checks.add(() -> {
      var passed = haltIn.passing();
      assertThat(passed.isPresent() && stop[0]).as("passes while stopped").isFalse();
      assertThat(haltOut.passing()).as("behind haltWhen").isEqualTo(passed);
    });
  }

  private void join(Simulated<Bench> bench, Bench top, Random random) {
    var left = sender(bench, top.joinLeft, random);
    var right = sender(bench, top.joinRight, random);
    var out = receiver(bench, top.joinOut, random);
    checks.add(() -> {
      var passedLeft = left.passing();
      var passedRight = right.passing();
      var expected =
          passedLeft.isPresent() && passedRight.isPresent()
              ? OptionalLong.of(passedLeft.getAsLong() << WIDTH | passedRight.getAsLong())
              : OptionalLong.empty();
      assertThat(passedLeft.isPresent()).isEqualTo(passedRight.isPresent());
      assertThat(out.passing()).as("joined").isEqualTo(expected);
    });
  }

  private void spread(Simulated<Bench> bench, Bench.Spread spread, Random random) {
    int count = spread.outs().size();
    var values = new Random(random.nextLong());
    var sender =
        new Sender(
            bench,
            spread.in(),
            new Random(random.nextLong()),
            // In the low bits, the number of an output.
            () -> values.nextInt(1 << WIDTH - 2) << 2 | values.nextInt(count));
    drives.add(sender::drive);
    var receivers = spread.outs().stream().map(stream -> receiver(bench, stream, random)).toList();
    List<Deque<Long>> expected =
        IntStream.range(0, count).<Deque<Long>>mapToObj(i -> new ArrayDeque<>()).toList();
    boolean[] counted = {false};
    checks.add(() -> {
      var offered = sender.offered();
      if (offered.isPresent() && !counted[0]) {
        for (int i = 0; i < count; i++) {
          boolean goesThere =
              !spread.name().startsWith("demux") || count == 1 || (offered.getAsLong() & 3) == i;
          if (goesThere) {
            expected.get(i).addLast(offered.getAsLong());
          }
        }
      }
      boolean passes = sender.passing().isPresent();
      counted[0] = offered.isPresent() && !passes;
      int served = 0;
      for (int i = 0; i < count; i++) {
        var receiver = receivers.get(i);
        var taken =
            spread.name().startsWith("broadcast")
                ? receiver.ready() ? receiver.offered() : OptionalLong.empty()
                : receiver.passing();
        if (taken.isPresent()) {
          assertThat(taken.getAsLong())
              .as("%s output %d", spread.name(), i)
              .isEqualTo(expected.get(i).pollFirst());
          served++;
        }
      }
      if (spread.name().startsWith("broadcast")) {
        assertThat(served).as("served together").isIn(0, count);
      }
      if (passes) {
        assertThat(expected).as("all are served by then").allMatch(Deque::isEmpty);
      }
    });
  }

  private void choose(Simulated<Bench> bench, Bench.Choice choice, Random random) {
    int count = choice.ins().size();
    var senders = choice.ins().stream().map(stream -> sender(bench, stream, random)).toList();
    var receiver = receiver(bench, choice.out(), random);
    int[] number = {0};
    boolean[] waits = {false};
    drives.add(() -> {
      if (choice.number().width() > 0 && !waits[0]) {
        number[0] = random.nextInt(1 << choice.number().width());
        bench.poke(choice.number(), number[0]);
      }
    });
    checks.add(() -> {
      waits[0] = receiver.offered().isPresent() && !receiver.ready();
      var passed = receiver.passing();
      for (int i = 0; i < count; i++) {
        assertThat(senders.get(i).passing())
            .as("input %d of %d, chosen %d", i, count, number[0])
            .isEqualTo(i == number[0] ? passed : OptionalLong.empty());
      }
      if (number[0] >= count) {
        assertThat(passed).as("past the end").isEmpty();
      }
    });
  }
}
