package portcullis.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import portcullis.mutation.MutationRun;
import portcullis.mutation.Progress;
import portcullis.mutation.Verdict;

/** Shows how far {@code mutate} is: a bar on a terminal, elsewhere a line now and then. */
final class MutateProgress implements Progress, AutoCloseable {
  private static final int BAR_MILLIS = 200;
  private static final int LINE_MILLIS = 15_000;
  private static final int COLUMNS = 100;
  private static final String CLEAR = "\r\033[K";

  private final PrintWriter aside;
  private final boolean terminal;
  private final Queue<MutationRun.Judged> judged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger survived = new AtomicInteger();
  private final MutateFile kept;
  private String what = "";
  private int steps;
  private ProgressBar bar;

  /**
   * Begins to show.
   *
   * @param aside where progress goes
   * @param terminal whether a person watches
   * @param kept where verdicts go as they come
   */
  MutateProgress(PrintWriter aside, boolean terminal, MutateFile kept) {
    this.kept = kept;
    this.aside = aside;
    this.terminal = terminal;
    if (!terminal) {
      clock.scheduleAtFixedRate(this::line, LINE_MILLIS, LINE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void begin(String name, int count) {
    what = name;
    steps = count;
    done.set(0);
    endBar();
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("mutate: " + name)
              .setInitialMax(count)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(BAR_MILLIS)
              .setConsumer(new DelegatingProgressBarConsumer(this::draw, COLUMNS))
              .build();
    }
  }

  @Override
  public void step() {
    done.incrementAndGet();
    var shown = bar;
    if (shown != null) {
      shown.setExtraMessage(verdicts());
      shown.step();
    }
  }

  @Override
  public void judged(MutationRun.Judged one) {
    judged.add(one);
    switch (one.verdict()) {
      case Verdict.Killed _, Verdict.Endless _ -> killed.incrementAndGet();
      case Verdict.Survived _ -> survived.incrementAndGet();
      case Verdict.Same _, Verdict.Broken _ -> {}
    }
    step();
    kept.update(judged);
  }

  private String verdicts() {
    return judged.isEmpty()
        ? ""
        : ", %d killed, %d survived".formatted(killed.get(), survived.get());
  }

  /** What is known so far. */
  List<MutationRun.Judged> judged() {
    return List.copyOf(judged);
  }

  /** Prints something else without getting in its way. */
  synchronized void print(Runnable printing) {
    endBar();
    printing.run();
  }

  private synchronized void line() {
    aside.println("%d of %d %s%s".formatted(done.get(), steps, what, verdicts()));
    aside.flush();
  }

  private void draw(String text) {
    aside.print(CLEAR + text);
    aside.flush();
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
      draw("");
    }
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    endBar();
  }
}
