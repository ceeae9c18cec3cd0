package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.Simulated;

/** Content addressable memories and the policy that names their victims, against Java. */
class ReplacementTest {
  private static final int CYCLES = 3_000;
  private static final int KEY_BITS = 4;
  private static final int VALUE_BITS = 6;

  static final class Bench extends Module {
    /** A policy alone. */
    record Policy(Bits touched, UInt victim) {}

    /** A memory with the policy that serves it. */
    record Memory(
        int size,
        UInt key,
        Bool hit,
        UInt value,
        Bool full,
        Bool insert,
        UInt insertKey,
        UInt insertValue,
        Bool invalidate,
        UInt invalidateKey,
        Bits invalidateMask,
        Bits inserted) {}

    final List<Policy> policies = new ArrayList<>();
    final List<Memory> memories = new ArrayList<>();

    Bench() {
      super("replacement");
      for (int ways : List.of(1, 2, 3, 4, 5, 6, 7, 8, 13, 16)) {
        var touched = in(bits(ways)).named("touched" + ways);
        var victim = out(uint(bitsFor(ways))).named("victim" + ways);
        victim.set(PseudoLru.victim(touched));
        policies.add(new Policy(touched, victim));
      }
      for (int size : List.of(1, 2, 3, 4, 6)) {
        memories.add(memory(size));
      }
    }

    private static Memory memory(int size) {
      var cam = instance(() -> new Cam<>(uint(KEY_BITS), uint(VALUE_BITS), size));
      var ports =
          new Memory(
              size,
              in(cam.key).named("key" + size),
              out(cam.hit).named("hit" + size),
              out(cam.value).named("value" + size),
              out(cam.full).named("full" + size),
              in(cam.insert).named("insert" + size),
              in(cam.insertKey).named("insertKey" + size),
              in(cam.insertValue).named("insertValue" + size),
              in(cam.invalidate).named("invalidate" + size),
              in(cam.invalidateKey).named("invalidateKey" + size),
              in(cam.invalidateMask).named("invalidateMask" + size),
              out(cam.inserted).named("inserted" + size));
      cam.key.set(ports.key());
      ports.hit().set(cam.hit);
      ports.value().set(cam.value);
      ports.full().set(cam.full);
      cam.insert.set(ports.insert());
      cam.insertKey.set(ports.insertKey());
      cam.insertValue.set(ports.insertValue());
      cam.invalidate.set(ports.invalidate());
      cam.invalidateKey.set(ports.invalidateKey());
      cam.invalidateMask.set(ports.invalidateMask());
      ports.inserted().set(cam.inserted);
      // Insertion counts as use, and comes before a lookup of the same cycle.
      var lookedUp = cam.hits.and(cam.insert.not().repeat(size));
      cam.victim.set(PseudoLru.victim(lookedUp.or(cam.inserted)));
      return ports;
    }
  }

  /** The tree of the policy as objects. */
  private sealed interface Tree {
    record Leaf(int way) implements Tree {}

    final class Branch implements Tree {
      private final Tree lower;
      private final Tree upper;
      private boolean pointsUp;

      Branch(Tree lower, Tree upper) {
        this.lower = lower;
        this.upper = upper;
      }
    }

    static Tree of(int node, int ways) {
      return node >= ways
          ? new Leaf(node - ways)
          : new Branch(of(2 * node, ways), of(2 * node + 1, ways));
    }

    default int victim() {
      return switch (this) {
        case Leaf leaf -> leaf.way();
        case Branch branch -> branch.pointsUp ? branch.upper.victim() : branch.lower.victim();
      };
    }

    /** Turns the branchings away from a way; whether it was found here. */
    default boolean touch(int way) {
      return switch (this) {
        case Leaf leaf -> leaf.way() == way;
        case Branch branch -> {
          if (branch.lower.touch(way)) {
            branch.pointsUp = true;
            yield true;
          }
          if (branch.upper.touch(way)) {
            branch.pointsUp = false;
            yield true;
          }
          yield false;
        }
      };
    }
  }

  @Test
  void theVictimIsThatOfTheTreeAndNeverTheLastUsed() {
    Seeds.each(
        ReplacementTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            var trees =
                bench.top().policies.stream().map(p -> Tree.of(1, p.touched().width())).toList();
            var last = new int[trees.size()];
            Arrays.fill(last, -1);
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              for (int i = 0; i < last.length; i++) {
                last[i] = check(bench, bench.top().policies.get(i), trees.get(i), last[i], random);
              }
              bench.step();
            }
          }
        });
  }

  private static int check(
      Simulated<Bench> bench, Bench.Policy policy, Tree tree, int last, Random random) {
    int ways = policy.touched().width();
    if (ways > 1) {
      int victim = (int) bench.peek(policy.victim());
      assertThat(victim).as("victim of %d ways", ways).isEqualTo(tree.victim()).isNotEqualTo(last);
    }
    boolean touches = random.nextInt(4) > 0;
    int way = random.nextInt(ways);
    bench.poke(policy.touched(), touches ? 1L << way : 0);
    if (touches) {
      tree.touch(way);
    }
    return touches ? way : last;
  }

  /** Entries in Java; an empty one holds nothing. */
  private static final class Model {
    private record Entry(long key, long value) {}

    private final List<Optional<Entry>> entries = new ArrayList<>();
    private final Tree tree;

    Model(int size) {
      for (int i = 0; i < size; i++) {
        entries.add(Optional.empty());
      }
      tree = Tree.of(1, size);
    }

    int find(long key) {
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).filter(entry -> entry.key() == key).isPresent()) {
          return i;
        }
      }
      return -1;
    }

    int placeFor(long key) {
      int same = find(key);
      int free = entries.indexOf(Optional.<Entry>empty());
      return same >= 0 ? same : free >= 0 ? free : tree.victim();
    }

    void invalidate(long key, long mask) {
      entries.replaceAll(entry -> entry.filter(e -> ((e.key() ^ key) & mask) != 0));
    }
  }

  @Test
  void aMemoryFindsWhatItHolds() {
    Seeds.each(
        ReplacementTest.class,
        random -> {
          try (var bench = Simulated.of(Bench::new)) {
            bench.reset();
            var models = new TreeMap<Integer, Model>();
            bench.top().memories.forEach(m -> models.put(m.size(), new Model(m.size())));
            for (int cycle = 0; cycle < CYCLES; cycle++) {
              for (var memory : bench.top().memories) {
                check(bench, memory, models.get(memory.size()), random);
              }
              bench.step();
            }
          }
        });
  }

  private static void check(
      Simulated<Bench> bench, Bench.Memory memory, Model model, Random random) {
    // Few keys, so that lookups hit often and keys come again.
    long key = random.nextLong(1 << KEY_BITS - 1);
    bench.poke(memory.key(), key);
    int place = model.find(key);
    assertThat(bench.peekBoolean(memory.hit())).as("size %d", memory.size()).isEqualTo(place >= 0);
    assertThat(bench.peek(memory.value()))
        .isEqualTo(place >= 0 ? model.entries.get(place).orElseThrow().value() : 0);
    assertThat(bench.peekBoolean(memory.full()))
        .isEqualTo(model.entries.stream().allMatch(Optional::isPresent));

    boolean inserts = random.nextInt(3) == 0;
    long insertKey = random.nextLong(1 << KEY_BITS - 1);
    long insertValue = random.nextLong(1 << VALUE_BITS);
    boolean invalidates = random.nextInt(6) == 0;
    long invalidateKey = random.nextLong(1 << KEY_BITS);
    long mask = random.nextLong(1 << KEY_BITS);
    bench.poke(memory.insert(), inserts);
    bench.poke(memory.insertKey(), insertKey);
    bench.poke(memory.insertValue(), insertValue);
    bench.poke(memory.invalidate(), invalidates);
    bench.poke(memory.invalidateKey(), invalidateKey);
    bench.poke(memory.invalidateMask(), mask);
    assertThat(bench.peek(memory.inserted()))
        .as("size %d inserts %x", memory.size(), insertKey)
        .isEqualTo(inserts ? 1L << model.placeFor(insertKey) : 0);

    // The place is chosen from what is held before the edge; the insertion survives.
    if (!inserts && place >= 0) {
      model.tree.touch(place);
    }
    int chosen = model.placeFor(insertKey);
    if (invalidates) {
      model.invalidate(invalidateKey, mask);
    }
    if (inserts) {
      model.entries.set(chosen, Optional.of(new Model.Entry(insertKey, insertValue)));
      model.tree.touch(chosen);
    }
  }
}
