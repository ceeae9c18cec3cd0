package portcullis.iommu.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/**
 * Plays the walker: walks take as long as it likes, equal keys share a walk, results are readable
 * only while they are valid, and now and then an invalidation overtakes a walk that was done.
 */
final class WalkStandIn {
  private final Simulation simulation;
  private final Random random;
  private final Walk[] walks;
  private final Key start;
  private final Signal startValid;
  private final Signal startReady;
  private final Signal startedWalk;
  private final Signal done;
  private final Signal held;
  private final Signal resultOf;
  private final int pageBits;
  private int chosen;

  /** Most cycles of a walk. */
  int longest = 20;

  /** Cycles more for each walk. */
  int shortest;

  /** A free walk is given at once. */
  boolean prompt;

  /** One in so many cycles overtakes a walk that is done; 0 for none. */
  int overtakes = 20;

  /** Walks begun so far. */
  final List<PortRequest.Key> begun = new ArrayList<>();

  /** Cycles of their starts. */
  final List<Long> begunAt = new ArrayList<>();

  /** Cycles from which results could be read. */
  final List<Long> doneAt = new ArrayList<>();

  private long cycle;

  private static final class Walk {
    private PortRequest.Key key;
    private int cyclesLeft;
    private boolean justBegun;
  }

  /** The signals of a key. */
  static final class Key {
    private final Simulation simulation;
    private final String name;

    Key(Simulation simulation, String name) {
      this.simulation = simulation;
      this.name = name;
    }

    private long field(String field) {
      return simulation.peek(name + "_" + field);
    }

    PortRequest.Key peek() {
      assertThat(field("debug")).isZero();
      return new PortRequest.Key(
          (int) field("deviceId"),
          field("processIdValid") != 0,
          (int) field("processId"),
          field("page"),
          field("write") != 0,
          field("execute") != 0,
          field("privileged") != 0,
          (int) field("addressType"));
    }
  }

  WalkStandIn(Simulation simulation, Random random, int walkers, int pageBits) {
    this.simulation = simulation;
    this.random = random;
    this.pageBits = pageBits;
    walks = new Walk[walkers];
    for (int i = 0; i < walkers; i++) {
      walks[i] = new Walk();
    }
    start = new Key(simulation, "start_payload");
    startValid = simulation.signal("start_valid");
    startReady = simulation.signal("start_ready");
    startedWalk = walkers > 1 ? simulation.signal("startedWalk") : null;
    done = simulation.signal("done");
    held = simulation.signal("held");
    resultOf = walkers > 1 ? simulation.signal("resultOf") : null;
  }

  /** Drives everything that the port reads in this cycle. */
  void drive() {
    chosen = simulation.peekBoolean(startValid) ? choose(start.peek()) : -1;
    simulation.poke(startReady, chosen >= 0);
    if (startedWalk != null) {
      simulation.poke(startedWalk, Math.max(chosen, 0));
    }
    long mask = 0;
    for (int i = 0; i < walks.length; i++) {
      mask |= isDone(walks[i]) ? 1L << i : 0;
    }
    simulation.poke(done, mask);
    var walk = walks[resultOf == null ? 0 : (int) simulation.peek(resultOf)];
    answer(isDone(walk) ? walk.key : null);
  }

  private static boolean isDone(Walk walk) {
    return walk.key != null && walk.cyclesLeft == 0;
  }

  private int choose(PortRequest.Key key) {
    if (!prompt && random.nextInt(8) == 0) {
      return -1;
    }
    for (int i = 0; i < walks.length; i++) {
      if (key.equals(walks[i].key)) {
        return i;
      }
    }
    var free = new ArrayList<Integer>();
    for (int i = 0; i < walks.length; i++) {
      if (walks[i].key == null) {
        free.add(i);
      }
    }
    Collections.shuffle(free, random);
    return free.isEmpty() ? -1 : free.getFirst();
  }

  /** The result, or nonsense where none can be read. */
  private void answer(PortRequest.Key key) {
    var fate = key == null ? null : key.fate();
    boolean fault = key == null ? random.nextBoolean() : fate != PortRequest.Fate.PASSES;
    simulation.poke("result_fault", fault);
    simulation.poke(
        "result_reported", key == null ? random.nextBoolean() : fate == PortRequest.Fate.FAULTS);
    simulation.poke("result_cause", key == null ? random.nextInt(4096) : key.cause());
    simulation.poke("result_iotval2", key == null ? random.nextLong() : key.hash());
    simulation.poke("result_range", random.nextInt(64));
    boolean translates = key != null && !fault;
    simulation.poke(
        "result_translation_page",
        translates ? key.translatedPage(pageBits) : random.nextLong() & (1L << pageBits) - 1);
    simulation.poke(
        "result_translation_memoryType", translates ? key.memoryType() : random.nextInt(4));
    simulation.poke("result_translation_throughMsi", translates && key.throughMsi());
    simulation.poke("result_translation_coherent", false);
  }

  /** Moves on at the end of the cycle. */
  void endCycle() {
    long heldNow = simulation.peek(held);
    for (int i = 0; i < walks.length; i++) {
      var walk = walks[i];
      boolean isHeld = (heldNow >>> i & 1) != 0;
      if (walk.justBegun) {
        assertThat(isHeld).as("walk %d is held from the cycle after its start", i).isTrue();
        walk.justBegun = false;
      }
      if (walk.key == null) {
        assertThat(isHeld).as("walk %d is held but not under way", i).isFalse();
      } else if (isDone(walk) && !isHeld && chosen != i) {
        walk.key = null;
      } else if (walk.cyclesLeft > 0) {
        walk.cyclesLeft--;
        if (walk.cyclesLeft == 0) {
          doneAt.add(cycle + 1);
        }
      } else if (overtakes > 0 && random.nextInt(overtakes) == 0) {
        walk.cyclesLeft = 1 + random.nextInt(longest);
      }
    }
    if (chosen >= 0) {
      var walk = walks[chosen];
      walk.justBegun = true;
      if (walk.key == null) {
        walk.key = start.peek();
        walk.cyclesLeft = 1 + shortest + random.nextInt(longest);
        begun.add(walk.key);
        begunAt.add(cycle);
      }
    }
    cycle++;
  }

  /** Whether no walk is under way. */
  boolean isIdle() {
    for (var walk : walks) {
      if (walk.key != null) {
        return false;
      }
    }
    return true;
  }
}
