package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.Arbiter.Grant;
import portcullis.hdl.lib.Arbiter.Policy;
import portcullis.hdl.testing.Simulated;

/** Arbiters choose as a model in Java does, cycle by cycle. */
class ArbiterTest {
  private static final int CYCLES = 2_000;

  /** The choice in Java: numbers instead of masks. */
  private static final class Model {
    private final int count;
    private final Policy policy;
    private final Grant grant;
    private int lastServed;
    private OptionalInt held = OptionalInt.empty();

    Model(int count, Policy policy, Grant grant) {
      this.count = count;
      this.policy = policy;
      this.grant = grant;
      lastServed = count - 1;
    }

    OptionalInt granted(boolean[] requests) {
      if (held.isPresent()) {
        return requests[held.getAsInt()] ? held : OptionalInt.empty();
      }
      int first = policy == Policy.PRIORITY ? 0 : lastServed + 1;
      return IntStream.range(first, first + count)
          .map(i -> i % count)
          .filter(i -> requests[i])
          .findFirst();
    }

    void edge(boolean[] requests, boolean accept) {
      var granted = granted(requests);
      if (accept) {
        granted.ifPresent(number -> lastServed = number);
        held = OptionalInt.empty();
      } else if (grant == Grant.HELD && held.isEmpty()) {
        held = granted;
      }
    }
  }

  static final class Bench extends Module {
    record Plain(String name, Bits requests, Bits grants, Bool accept, Model model) {}

    record Merge(
        String name, Vec<Stream<UInt>> ins, Stream<UInt> out, UInt chosen, boolean packets) {}

    final List<Plain> arbiters = new ArrayList<>();
    final List<Merge> merges = new ArrayList<>();

    Bench() {
      super("arbiters");
      for (var policy : Policy.values()) {
        for (int count : List.of(1, 2, 3, 5, 8)) {
          for (var grant : Grant.values()) {
            plain(count, policy, grant);
          }
        }
        for (int count : List.of(1, 3, 4)) {
          merge(count, policy, false);
          merge(count, policy, true);
        }
      }
    }

    private void plain(int count, Policy policy, Grant grant) {
      var name = "%s_%s_%d".formatted(policy, grant, count);
      var requests = in(bits(count)).named(name + "_requests");
      var grants = out(bits(count)).named(name + "_grants");
      var accept = in(bool()).named(name + "_accept");
      var arbiter = instance(() -> new Arbiter(count, policy, grant));
      arbiter.requests.set(requests);
      arbiter.accept.set(accept);
      grants.set(arbiter.grants);
      arbiters.add(new Plain(name, requests, grants, accept, new Model(count, policy, grant)));
    }

    private void merge(int count, Policy policy, boolean packets) {
      var name = "%s_%s_%d".formatted(packets ? "packets" : "values", policy, count);
      var ins = named(name + "_in", in(vec(count, Stream.of(uint(8)))));
      var out = named(name + "_out", source(uint(8)));
      var chosen = out(uint(bitsFor(count))).named(name + "_chosen");
      var arbiter =
          instance(() ->
              packets
                  ? StreamArbiter.ofPackets(uint(8), count, policy, value -> value.bit(7))
                  : new StreamArbiter<>(uint(8), count, policy));
      for (int i = 0; i < count; i++) {
        ins.at(i).connectTo(arbiter.in.at(i));
      }
      arbiter.out.connectTo(out);
      chosen.set(arbiter.chosen);
      merges.add(new Merge(name, ins, out, chosen, packets));
    }
  }

  @Test
  void grantsAreThoseOfTheModel() {
    Seeds.each(
        ArbiterTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              for (var arbiter : bench.top().arbiters) {
                check(bench, arbiter, random);
              }
              bench.step();
            }
          }
        });
  }

  private static void check(Simulated<Bench> bench, Bench.Plain arbiter, Random random) {
    int width = arbiter.requests().width();
    long mask = random.nextLong(1L << width);
    var requests = new boolean[width];
    for (int i = 0; i < width; i++) {
      requests[i] = (mask >> i & 1) == 1;
    }
    bench.poke(arbiter.requests(), mask);
    var granted = arbiter.model().granted(requests);
    boolean accept = granted.isPresent() && random.nextBoolean();
    bench.poke(arbiter.accept(), accept);
    assertThat(bench.peek(arbiter.grants()))
        .as("%s of requests %s", arbiter.name(), Long.toBinaryString(mask))
        .isEqualTo(granted.isPresent() ? 1L << granted.getAsInt() : 0);
    arbiter.model().edge(requests, accept);
  }

  /** Drivers and model of one merge. */
  private static final class MergeRun {
    private final Simulated<Bench> bench;
    private final Bench.Merge merge;
    private final List<Sender> senders;
    private final Receiver receiver;
    private final Model model;

    MergeRun(Simulated<Bench> bench, Bench.Merge merge, Random random) {
      this.bench = bench;
      this.merge = merge;
      senders =
          merge.ins().stream()
              .map(stream -> new Sender(bench, stream, new Random(random.nextLong())))
              .toList();
      receiver = new Receiver(bench, merge.out(), new Random(random.nextLong()));
      var policy =
          merge.name().contains(Policy.PRIORITY.name()) ? Policy.PRIORITY : Policy.ROUND_ROBIN;
      model = new Model(merge.ins().size(), policy, Grant.HELD);
    }

    void drive() {
      senders.forEach(Sender::drive);
      receiver.drive();
    }

    void check() {
      var requests = new boolean[senders.size()];
      for (int i = 0; i < requests.length; i++) {
        requests[i] = senders.get(i).offered().isPresent();
      }
      var granted = model.granted(requests);
      if (granted.isPresent()) {
        assertThat(receiver.offered())
            .as(merge.name())
            .isEqualTo(senders.get(granted.getAsInt()).offered());
        if (merge.chosen().width() > 0) {
          assertThat(bench.peek(merge.chosen())).isEqualTo(granted.getAsInt());
        }
      } else {
        assertThat(receiver.offered()).as(merge.name()).isEmpty();
      }
      var passed = receiver.passing();
      for (int i = 0; i < senders.size(); i++) {
        boolean passes = passed.isPresent() && granted.getAsInt() == i;
        assertThat(senders.get(i).passing().isPresent()).as(merge.name()).isEqualTo(passes);
      }
      boolean last = !merge.packets() || passed.isPresent() && passed.getAsLong() >= 0x80;
      model.edge(requests, passed.isPresent() && last);
    }
  }

  @Test
  void mergedStreamsLoseNothingAndPacketsStayTogether() {
    Seeds.each(
        ArbiterTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            var runs =
                bench.top().merges.stream().map(m -> new MergeRun(bench, m, random)).toList();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              runs.forEach(MergeRun::drive);
              runs.forEach(MergeRun::check);
              bench.step();
            }
          }
        });
  }
}
