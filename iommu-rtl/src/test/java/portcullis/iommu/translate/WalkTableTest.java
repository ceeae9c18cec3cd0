package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;
import portcullis.iommu.translate.WalkTable.Status;

/**
 * The table of walks beside a list of them in Java, under random traffic that keeps all walks busy:
 * whatever the number of a walk, an invalidation overtakes it when it must, and only then.
 */
class WalkTableTest {
  private static final int CYCLES = 6000;

  /** A request, as far as it varies. */
  private record Key(int device, int process, int page, boolean write) {
    private static Key random(Random random) {
      return new Key(
          identifier(random, 23),
          identifier(random, 19) - 1,
          random.nextInt(2),
          random.nextBoolean());
    }
  }

  private record Space(boolean guest, int gscid, boolean paged, int pscid) {
    private static Space random(Random random) {
      return new Space(
          random.nextBoolean(),
          identifier(random, 15),
          random.nextBoolean(),
          identifier(random, 19));
    }
  }

  /** What is to be forgotten, and which walks depend on it: the words of {@link Invalidation}. */
  private record Forget(
      Invalidation.Kind kind,
      boolean ofProcess,
      int pscid,
      boolean ofGuest,
      int gscid,
      boolean ofDevice,
      int device,
      int process) {
    private static Forget random(Random random) {
      var kinds = Invalidation.Kind.values();
      return new Forget(
          kinds[random.nextInt(random.nextInt(4) == 0 ? kinds.length : kinds.length - 1)],
          random.nextBoolean(),
          identifier(random, 19),
          random.nextBoolean(),
          identifier(random, 15),
          random.nextInt(4) > 0,
          identifier(random, 23),
          identifier(random, 19) - 1);
    }

    private boolean concerns(Walk walk) {
      var space = walk.space;
      boolean sameGuest = !ofGuest || space.gscid == gscid;
      return switch (kind) {
        case VMA ->
            space.paged
                && space.guest == ofGuest
                && sameGuest
                && (!ofProcess || space.pscid == pscid);
        case GVMA -> space.guest && sameGuest;
        case DEVICE_DIRECTORY -> !ofDevice || walk.key.device == device;
        case PROCESS_DIRECTORY -> walk.key.device == device && walk.key.process == process;
        case EVERYTHING -> true;
      };
    }
  }

  /** One of two that differ in their lowest bits, or one that differs from the first far above. */
  private static int identifier(Random random, int topBit) {
    int choice = random.nextInt(7);
    return choice < 3 ? 1 : choice < 6 ? 2 : 1 | 1 << topBit;
  }

  private static final class Walk {
    private Status status = Status.FREE;
    private Key key;
    private Space space;

    /** It begins with its next step. */
    private boolean begins;

    /** Somebody joined since it began, or shortly before. */
    private boolean joined;

    private boolean fault;
    private int beats;
    private int holders;

    /** How many others have stepped while it waited. */
    private int passedOver;

    private boolean isConcerned(Forget forget) {
      // A walk that has not begun has read nothing, and begins anyway.
      return forget != null && status != Status.FREE && space != null && forget.concerns(this);
    }

    private boolean mayBeJoined(Key asked) {
      return status != Status.FREE && !(status == Status.DONE && fault) && key.equals(asked);
    }

    private void start(Key asked) {
      status = Status.STEP;
      key = asked;
      space = null;
      begins = true;
      joined = false;
      passedOver = 0;
    }

    private void beginAnew() {
      status = Status.STEP;
      begins = true;
      joined = false;
      passedOver = 0;
    }
  }

  private static final class Run {
    private final Simulated<WalkTable> simulated;
    private final WalkTable top;
    private final Random random;
    private final List<Walk> walks = new ArrayList<>();
    private final int size;
    private Forget forget;
    private Key asked;
    private int reader;
    private boolean last;
    private int joining;
    private int starting;
    private int overtaken;
    private int most;

    private Run(Simulated<WalkTable> simulated, int size, Random random) {
      this.simulated = simulated;
      this.size = size;
      this.random = random;
      top = simulated.top();
      for (int i = 0; i < size; i++) {
        walks.add(new Walk());
      }
    }

    private void run() {
      simulated.poke(top.start.valid(), false);
      simulated.poke(top.invalidation.valid(), false);
      simulated.poke(top.beatArrives, false);
      simulated.poke(top.held, 0);
      simulated.reset();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        try {
          cycle();
        } catch (AssertionError wrong) {
          throw new AssertionError("cycle %d: %s".formatted(cycle, wrong.getMessage()), wrong);
        }
        most = Math.max(most, numbers(walk -> walk.status != Status.FREE).size());
      }
      assertThat(overtaken).as("walks that were overtaken").isGreaterThan(CYCLES / 100);
      assertThat(most).as("walks at once").isEqualTo(size);
    }

    private List<Integer> numbers(Predicate<Walk> wanted) {
      var found = new ArrayList<Integer>();
      for (int i = 0; i < size; i++) {
        if (wanted.test(walks.get(i))) {
          found.add(i);
        }
      }
      return found;
    }

    private void cycle() {
      forget = random.nextInt(6) == 0 ? Forget.random(random) : null;
      invalidate();
      request();
      beat();
      long held = 0;
      for (int i : numbers(walk -> walk.holders > 0)) {
        held |= 1L << i;
      }
      simulated.poke(top.held, held);
      checkDone();
      accept();
      step(held);
      for (int i : numbers(walk -> walk.holders > 0)) {
        // Who waits for a walk takes its result when it is there, rarely gives up before.
        boolean taken = walks.get(i).status == Status.DONE && random.nextInt(3) > 0;
        if (taken || random.nextInt(200) == 0) {
          walks.get(i).holders--;
        }
      }
      for (int i : numbers(walk -> walk.status == Status.FREE)) {
        walks.get(i).holders = 0;
      }
      if (joining >= 0) {
        walks.get(joining).holders++;
      }
      if (starting >= 0) {
        walks.get(starting).holders = 1;
      }
    }

    private void invalidate() {
      var pins = top.invalidation;
      simulated.poke(pins.valid(), forget != null);
      var poked = forget != null ? forget : Forget.random(random);
      simulated.poke(pins.kind(), poked.kind);
      simulated.poke(pins.pscidValid(), poked.ofProcess);
      simulated.poke(pins.pscid(), poked.pscid);
      simulated.poke(pins.guest(), poked.ofGuest);
      simulated.poke(pins.gscid(), poked.gscid);
      simulated.poke(pins.deviceValid(), poked.ofDevice);
      simulated.poke(pins.deviceId(), poked.device);
      simulated.poke(pins.processId(), poked.process);
    }

    private void request() {
      // Often what a walk is for, or was for, when it has not been used again since.
      var known = numbers(walk -> walk.key != null);
      boolean same = !known.isEmpty() && random.nextInt(4) == 0;
      asked = same ? walks.get(known.get(random.nextInt(known.size()))).key : Key.random(random);
      var key = top.start.payload();
      simulated.poke(key.deviceId(), asked.device);
      simulated.poke(key.processIdValid(), asked.process > 0);
      simulated.poke(key.processId(), asked.process);
      simulated.poke(key.page(), asked.page);
      simulated.poke(key.write(), asked.write);
      if (random.nextInt(2) == 0) {
        asked = null;
      }
      simulated.poke(top.start.valid(), asked != null);
    }

    private void beat() {
      var readers = numbers(walk -> walk.status == Status.READING);
      boolean arrives = !readers.isEmpty() && random.nextInt(3) > 0;
      reader = arrives ? readers.get(random.nextInt(readers.size())) : -1;
      last = arrives && --walks.get(reader).beats == 0;
      simulated.poke(top.beatArrives, arrives);
      if (size > 1) {
        simulated.poke(top.beatWalk, arrives ? reader : random.nextInt(size));
      }
      simulated.poke(top.beatLast, arrives ? last : random.nextBoolean());
    }

    private void checkDone() {
      long expected = 0;
      for (int i : numbers(walk -> walk.status == Status.DONE && !walk.isConcerned(forget))) {
        expected |= 1L << i;
      }
      assertThat(simulated.peek(top.done)).as("done").isEqualTo(expected);
    }

    /** Equal requests share a walk, unless it has ended with a fault. */
    private void accept() {
      joining = -1;
      starting = -1;
      if (asked == null) {
        return;
      }
      var same = numbers(walk -> walk.mayBeJoined(asked));
      var free = numbers(walk -> walk.status == Status.FREE);
      boolean taken = simulated.peekBoolean(top.start.ready());
      assertThat(taken).as("a request is taken").isEqualTo(!same.isEmpty() || !free.isEmpty());
      if (taken) {
        int number = size == 1 ? 0 : (int) simulated.peek(top.startedWalk);
        assertThat(number).as("its walk").isIn(same.isEmpty() ? free : same);
        joining = same.isEmpty() ? -1 : number;
        starting = same.isEmpty() ? number : -1;
      }
    }

    private void step(long held) {
      var waiting = numbers(walk -> walk.status == Status.STEP);
      boolean turn = reader < 0 && forget == null && !waiting.isEmpty();
      int number = reader;
      if (reader >= 0 || turn) {
        number = size == 1 ? 0 : (int) simulated.peek(top.walk);
        assertThat(number).as("the walk that steps").isIn(turn ? waiting : List.of(reader));
      }
      boolean completes = turn || last;
      boolean isOvertaken =
          reader >= 0 && (walks.get(reader).begins || walks.get(reader).isConcerned(forget));
      boolean decides = completes && !isOvertaken;
      boolean collects = reader >= 0 && !last && !isOvertaken;
      assertThat(simulated.peekBoolean(top.decides)).as("decides").isEqualTo(decides);
      assertThat(simulated.peekBoolean(top.collects)).as("collects").isEqualTo(collects);
      if (decides || collects) {
        check(walks.get(number), turn);
      }
      if (turn) {
        waiting.forEach(i -> walks.get(i).passedOver++);
        walks.get(number).passedOver = 0;
        waiting.forEach(i -> assertThat(walks.get(i).passedOver).isLessThan(size));
      }
      boolean refused = completes && random.nextInt(4) == 0;
      var next = List.of(Status.STEP, Status.READING, Status.DONE).get(random.nextInt(3));
      next = refused ? Status.DONE : next;
      var space = Space.random(random);
      simulated.poke(top.refused, refused || !completes && random.nextBoolean());
      simulated.poke(top.next, next);
      simulated.poke(top.nextSpace.guest(), space.guest);
      simulated.poke(top.nextSpace.gscid(), space.gscid);
      simulated.poke(top.nextSpace.paged(), space.paged);
      simulated.poke(top.nextSpace.pscid(), space.pscid);
      simulated.step();
      var concerned = numbers(walk -> walk.isConcerned(forget));
      for (int i = 0; i < size; i++) {
        boolean stays = (held >>> i & 1) != 0 || i == joining;
        boolean ends = completes && i == number;
        settle(i, stays, ends, isOvertaken, refused, next, concerned.contains(i));
      }
      if (decides || collects) {
        walks.get(number).space = space;
      }
      if (starting >= 0) {
        walks.get(starting).start(asked);
      }
    }

    private void check(Walk walk, boolean turn) {
      var key = top.key;
      assertThat(simulated.peek(key.deviceId())).as("device_id").isEqualTo(walk.key.device);
      assertThat(simulated.peek(key.processId())).as("process_id").isEqualTo(walk.key.process);
      assertThat(simulated.peek(key.page())).as("page").isEqualTo(walk.key.page);
      assertThat(simulated.peekBoolean(key.write())).as("write").isEqualTo(walk.key.write);
      boolean begins = turn && walk.begins;
      assertThat(simulated.peekBoolean(top.begins)).as("begins").isEqualTo(begins);
      if (!begins) {
        assertThat(
                new Space(
                    simulated.peekBoolean(top.space.guest()),
                    (int) simulated.peek(top.space.gscid()),
                    simulated.peekBoolean(top.space.paged()),
                    (int) simulated.peek(top.space.pscid())))
            .as("address space")
            .isEqualTo(walk.space);
      }
    }

    /**
     * What becomes of a walk.
     *
     * @param stays somebody needs it
     * @param ends a step of it ends, other than the collection of a doubleword
     */
    private void settle(
        int number,
        boolean stays,
        boolean ends,
        boolean isOvertaken,
        boolean refused,
        Status next,
        boolean concerned) {
      var walk = walks.get(number);
      walk.joined |= number == joining;
      if (ends) {
        walk.status = next;
        walk.begins = false;
        walk.fault = refused;
        walk.beats = 1 + random.nextInt(3);
        walk.passedOver = 0;
        if (isOvertaken || refused && walk.joined) {
          walk.beginAnew();
        }
        overtaken += isOvertaken ? 1 : 0;
      } else if (walk.status == Status.DONE && !stays) {
        walk.status = Status.FREE;
      } else if (concerned) {
        walk.begins = true;
        if (walk.status == Status.DONE) {
          walk.status = Status.STEP;
          walk.passedOver = 0;
          overtaken++;
        }
      }
    }
  }

  private static void all(IommuConfig config) {
    Elaborated<WalkTable> table = Elaboration.of(() -> new WalkTable(config));
    Seeds.each(
        WalkTableTest.class,
        2,
        seed -> {
          var options = SimulationOptions.DEFAULT.withRandomInitialState(seed);
          try (var simulated = Simulated.of(table, Engines.ofTests().start(), options)) {
            new Run(simulated, config.capacities().walkers(), new Random(seed)).run();
          }
        });
  }

  @Test
  void invalidationsOvertakeWalksOfEveryNumberWhenTheyMust() {
    all(IommuConfig.BASE);
  }

  @Test
  void theOnlyWalkOfABuildToo() {
    all(IommuConfig.SMALL);
  }
}
