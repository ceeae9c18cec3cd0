package portcullis.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import portcullis.coverify.journal.Journal;

/**
 * Shows how far a run is, beside its output: a bar on a terminal, elsewhere a line now and then.
 */
final class CoverifyProgress implements AutoCloseable {
  private static final int BAR_MILLIS = 200;
  private static final int LINE_MILLIS = 15_000;
  private static final int COLUMNS = 100;
  private static final String CLEAR = "\r\033[K";
  private static final double NANOS = 1e9;
  private static final int PERCENT = 100;

  private final PrintWriter output;
  private final PrintWriter aside;
  private final Journal journal;
  private final ProgressBar bar;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
  private final long start = System.nanoTime();
  private volatile int played;

  /**
   * Begins to show.
   *
   * @param output where lines of the run go
   * @param aside where progress goes
   * @param terminal whether a person watches
   * @param journal of the run
   * @param scenarios how many will be played
   */
  CoverifyProgress(
      PrintWriter output, PrintWriter aside, boolean terminal, Journal journal, int scenarios) {
    this.output = output;
    this.aside = aside;
    this.journal = journal;
    bar = terminal ? bar(scenarios) : null;
    int period = terminal ? BAR_MILLIS : LINE_MILLIS;
    clock.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
  }

  static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  private ProgressBar bar(int scenarios) {
    return new ProgressBarBuilder()
        .setTaskName("coverify")
        .setInitialMax((long) scenarios * PERCENT)
        .setUnit("", PERCENT)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(BAR_MILLIS)
        .hideEta()
        .setConsumer(new DelegatingProgressBarConsumer(this::draw, COLUMNS))
        .build();
  }

  private synchronized void draw(String text) {
    aside.print(CLEAR + text);
    aside.flush();
  }

  private void tick() {
    long requests = journal.requests();
    int percent = (int) (journal.share() * PERCENT);
    double seconds = (System.nanoTime() - start) / NANOS;
    var words =
        String.format(
            Locale.ROOT,
            "%s%s: %,d translations, %,.0f/s",
            journal.scenario(),
            percent == 0 ? "" : " " + percent + "%",
            requests,
            requests / seconds);
    if (bar != null) {
      bar.setExtraMessage(words);
      // Between two scenarios it stays where it is.
      bar.stepTo(Math.max(bar.getCurrent(), (long) played * PERCENT + percent));
    } else {
      synchronized (this) {
        aside.println(words);
        aside.flush();
      }
    }
  }

  /** Prints what belongs to the output. */
  synchronized void print(String text) {
    if (bar != null) {
      aside.print(CLEAR);
      aside.flush();
    }
    output.print(text);
    output.flush();
  }

  /** A scenario is over. */
  void step() {
    played++;
    if (bar != null) {
      bar.stepTo((long) played * PERCENT);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (bar != null) {
      bar.close();
      draw("");
    }
  }
}
