package portcullis.coverify.traffic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import portcullis.coverify.DisagreementException;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IommuException;

/**
 * Random calls by the threads of two processes while devices do DMA and faults are injected. The
 * threads take turns in an order that the seed gives, so that a run can be played again; within a
 * call time passes, and devices and hardware go on.
 */
public final class RandomTraffic {
  private static final int THREADS = 4;
  private static final int LONGEST_PAUSE = 250;
  private static final int CALLS_BETWEEN_RESTS = 24;
  private static final int HISTORY = 12;

  private final Scene scene;
  private final Random random;
  private final World world;
  private final DirtyBook dirty;
  private final FaultBook faults;
  private final DmaChecks checks;
  private final Choice choice;
  private final Injection injection;
  private final List<ExecutorService> threads = new ArrayList<>();
  private final ArrayDeque<String> history = new ArrayDeque<>();
  private final Map<Errno, Integer> refusals = new EnumMap<>(Errno.class);
  private final Map<Step.Kind, Integer> kinds = new EnumMap<>(Step.Kind.class);
  private long operations;
  private int rests;

  private RandomTraffic(Scene scene) {
    this.scene = scene;
    random = scene.random();
    world = new World(scene);
    dirty = new DirtyBook(world);
    faults = new FaultBook(world, dirty);
    checks = new DmaChecks(world, faults, dirty);
    choice = new Choice(world, faults, this::perform);
    injection = new Injection(scene, checks, faults, this::remember);
  }

  /**
   * Plays.
   *
   * @param scene where
   * @throws DisagreementException at the first thing that is not as it must be
   */
  public static void play(Scene scene) {
    new RandomTraffic(scene).play();
  }

  private void play() {
    try {
      for (int i = 0; i < THREADS; i++) {
        threads.add(Executors.newSingleThreadExecutor());
      }
      scene.load().begin(checks);
      long start = System.nanoTime();
      double done = 0;
      while (done < 1) {
        oneRound();
        done = scene.workload().share(operations, Duration.ofNanos(System.nanoTime() - start));
        scene.progress().accept(done);
      }
      end();
      tell();
    } finally {
      scene.faults().accept(checks.refusals());
      threads.forEach(ExecutorService::shutdownNow);
    }
  }

  private void oneRound() {
    injection.perhapsBegin();
    choice.act();
    injection.perhapsEnd();
    if (random.nextInt(3) == 0) {
      scene.load().run(1 + random.nextInt(LONGEST_PAUSE));
    }
    if (random.nextInt(6) == 0) {
      faults.serve();
      choice.respond();
    }
    if (random.nextInt(8) == 0) {
      choice.readDirty();
    }
    if (random.nextInt(CALLS_BETWEEN_RESTS) == 0) {
      rest();
    }
    requireRight();
  }

  private void rest() {
    rests++;
    injection.end();
    scene.load().rest();
    faults.settle();
    scene.load().resume();
  }

  /** Makes a call and compares what comes of it. */
  private void perform(Step step) {
    operations++;
    remember(operations + ": " + step);
    dirty.callBegins();
    if (step.refusals().isEmpty()) {
      step.predict().run();
      dirty.modelChanged();
    }
    checks.callBegins(step.rebuilt());
    boolean refused = false;
    try {
      inThread(step.call());
    } catch (DisagreementException wrong) {
      throw disagreement(wrong.getMessage());
    } catch (IommuException refusal) {
      if (!step.refusals().contains(refusal.errno())) {
        throw disagreement("it was refused: " + refusal);
      }
      refusals.merge(refusal.errno(), 1, Integer::sum);
      refused = true;
    }
    if (!refused) {
      if (!step.refusals().isEmpty()) {
        throw disagreement("it succeeded");
      }
      step.kind().ifPresent(kind -> kinds.merge(kind, 1, Integer::sum));
    }
    checks.callEnds(world.takeLearned());
    dirty.callEnds();
    scene.load().settled();
    requireAccounts();
    requireRight();
  }

  private void remember(String event) {
    history.add(event);
    if (history.size() > HISTORY) {
      history.removeFirst();
    }
  }

  private void inThread(Runnable call) {
    var turn = threads.get(random.nextInt(THREADS)).submit(call);
    try {
      turn.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void requireAccounts() {
    for (var process : world.processes()) {
      long locked = process.process().lockedBytes();
      if (locked != process.lockedBytes()) {
        throw disagreement(
            "%s is charged %d bytes instead of %d"
                .formatted(process.process().name(), locked, process.lockedBytes()));
      }
    }
    int pinned = scene.users().pinnedPages();
    if (pinned != world.pinnedPages()) {
      throw disagreement(
          "%d pages are pinned instead of %d".formatted(pinned, world.pinnedPages()));
    }
  }

  private void requireRight() {
    var wrong = new ArrayList<>(checks.wrong());
    wrong.addAll(faults.wrong());
    wrong.addAll(scene.memory().strayAccesses());
    if (!wrong.isEmpty()) {
      throw disagreement(String.join("\n", wrong.subList(0, Math.min(wrong.size(), 2))));
    }
  }

  private DisagreementException disagreement(String what) {
    return new DisagreementException(
        "%s%nafter operation %d; the latest ones:%n%s"
            .formatted(what, operations, String.join("\n", history).indent(2).stripTrailing()));
  }

  private void end() {
    rest();
    choice.closeAll();
    rest();
    requireRight();
    scene.load().end();
  }

  private void tell() {
    scene
        .notes()
        .accept(
            "%d calls by %d threads, of which refused: %s"
                .formatted(
                    operations,
                    THREADS,
                    refusals.entrySet().stream()
                        .map(it -> it.getValue() + " " + it.getKey())
                        .collect(Collectors.joining(", "))));
    scene
        .notes()
        .accept(
            "%d accesses translated, %d refused; %d faults told, %d answered"
                .formatted(
                    checks.translations(),
                    checks.refusals(),
                    faults.reports(),
                    faults.responses()));
    scene
        .notes()
        .accept(
            kinds.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", ", "among them ", "")));
    scene
        .notes()
        .accept(
            "%d pages reported as written, %d writes let through after a fault for that"
                .formatted(choice.dirtyPages(), faults.repairs()));
    scene
        .notes()
        .accept(
            "%d times tables or queues failed, %d times fault records were lost, %d rests"
                .formatted(injection.count(), faults.losses(), rests));
  }
}
