package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.testing.Simulated;

/** Counters, credits and delay lines against numbers in Java. */
class CountingTest {
  private static final int CYCLES = 2_000;

  static final class Bench extends Module {
    record Count(int modulo, Bool up, Bool down, Bool clear, UInt value, Bool first, Bool last) {}

    record Credits(int number, Bool spend, Bool refund, Bool available, UInt left) {}

    final List<Count> counters = new ArrayList<>();
    final List<Credits> credits = new ArrayList<>();
    final UInt data = in(uint(8));
    final Bool shift = in(bool());
    final UInt delayed0 = out(uint(8));
    final UInt delayed1 = out(uint(8));
    final UInt delayed3 = out(uint(8));
    final UInt newest = out(uint(8));
    final UInt oldest = out(uint(8));

    Bench() {
      super("counting");
      for (int modulo : List.of(1, 2, 3, 8, 10)) {
        counters.add(counter(modulo));
      }
      for (int number : List.of(1, 2, 5)) {
        credits.add(credits(number));
      }
      delayed0.set(DelayLine.of(data, 0));
      delayed1.set(DelayLine.of(data, 1));
      delayed3.set(DelayLine.of(data, 3));
      var taps = DelayLine.taps(data, 3, shift);
      newest.set(taps.at(0));
      oldest.set(taps.at(2));
    }

    private static Count counter(int modulo) {
      var counter = Counter.modulo(modulo);
      var ports =
          new Count(
              modulo,
              in(bool()).named("up" + modulo),
              in(bool()).named("down" + modulo),
              in(bool()).named("clear" + modulo),
              out(counter.value()).named("value" + modulo),
              out(bool()).named("first" + modulo),
              out(bool()).named("last" + modulo));
      counter.step(ports.up(), ports.down());
      when(ports.clear(), counter::clear);
      ports.value().set(counter.value());
      ports.first().set(counter.isFirst());
      ports.last().set(counter.isLast());
      if (modulo == 1) {
        unused(concat(ports.up(), ports.down(), ports.clear()), "a counter of one value stands");
      }
      return ports;
    }

    private static Credits credits(int number) {
      var counter = instance(() -> new CreditCounter(number));
      var ports =
          new Credits(
              number,
              in(bool()).named("spend" + number),
              in(bool()).named("refund" + number),
              out(bool()).named("available" + number),
              out(counter.left).named("left" + number));
      counter.spend.set(ports.spend());
      counter.refund.set(ports.refund());
      ports.available().set(counter.available);
      ports.left().set(counter.left);
      return ports;
    }
  }

  @Test
  void countersCountUpAndDownAndRound() {
    Seeds.each(
        CountingTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            var values = new int[bench.top().counters.size()];
            var left = bench.top().credits.stream().mapToInt(Bench.Credits::number).toArray();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              for (int i = 0; i < values.length; i++) {
                values[i] = count(bench, bench.top().counters.get(i), values[i], random);
              }
              for (int i = 0; i < left.length; i++) {
                left[i] = spend(bench, bench.top().credits.get(i), left[i], random);
              }
              bench.step();
            }
          }
        });
  }

  private static int count(Simulated<Bench> bench, Bench.Count counter, int value, Random random) {
    int modulo = counter.modulo();
    if (modulo > 1) {
      assertThat(bench.peek(counter.value())).as("modulo %d", modulo).isEqualTo(value);
    }
    assertThat(bench.peekBoolean(counter.first())).isEqualTo(value == 0);
    assertThat(bench.peekBoolean(counter.last())).isEqualTo(value == modulo - 1);
    boolean up = random.nextBoolean();
    boolean down = random.nextBoolean();
    boolean clear = random.nextInt(20) == 0;
    bench.poke(counter.up(), up);
    bench.poke(counter.down(), down);
    bench.poke(counter.clear(), clear);
    return clear ? 0 : Math.floorMod(value + (up ? 1 : 0) - (down ? 1 : 0), modulo);
  }

  private static int spend(Simulated<Bench> bench, Bench.Credits credits, int left, Random random) {
    assertThat(bench.peek(credits.left())).as("of %d", credits.number()).isEqualTo(left);
    assertThat(bench.peekBoolean(credits.available())).isEqualTo(left > 0);
    boolean spend = left > 0 && random.nextBoolean();
    boolean refund = (left < credits.number() || spend) && random.nextBoolean();
    bench.poke(credits.spend(), spend);
    bench.poke(credits.refund(), refund);
    return left - (spend ? 1 : 0) + (refund ? 1 : 0);
  }

  @Test
  void aCreditThatIsNotThereCannotBeSpent() {
    try (var bench = Simulated.of(Bench::new)) {
      bench.reset();
      bench.poke(bench.top().credits.getFirst().spend(), true);
      bench.step();
      assertThatThrownBy(bench::step)
          .isInstanceOf(CheckFailedException.class)
          .hasMessageContaining("a credit is spent only if there is one");
    }
  }

  @Test
  void delayLinesShowThePast() {
    Seeds.each(
        CountingTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            var top = bench.top();
            bench.reset();
            var past = new ArrayList<Long>();
            var shifted = new ArrayList<Long>();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              long value = random.nextLong(256);
              boolean shift = random.nextBoolean();
              bench.poke(top.data, value);
              bench.poke(top.shift, shift);
              past.addFirst(value);
              assertThat(bench.peek(top.delayed0)).isEqualTo(value);
              if (cycle >= 3) {
                assertThat(bench.peek(top.delayed1)).isEqualTo(past.get(1));
                assertThat(bench.peek(top.delayed3)).isEqualTo(past.get(3));
              }
              if (shifted.size() >= 3) {
                assertThat(bench.peek(top.newest)).isEqualTo(shifted.get(0));
                assertThat(bench.peek(top.oldest)).isEqualTo(shifted.get(2));
              }
              if (shift) {
                shifted.addFirst(value);
              }
              bench.step();
            }
          }
        });
  }
}
