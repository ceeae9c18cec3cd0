package portcullis.coverify.report;

import java.util.ArrayList;
import java.util.List;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.Latencies;

/**
 * Histograms one below the other, with a common axis of cycles and a scale each: a few walks would
 * not show beside thousands of hits.
 *
 * @param height of the drawing
 * @param ticks of the axis
 * @param rows the histograms
 */
public record LatencyChart(int height, List<Tick> ticks, List<Row> rows) {
  private static final int LEFT = 120;
  private static final int RIGHT = 600;
  private static final int ROW = 62;
  private static final int BARS = 40;
  private static final int TOP = 8;
  private static final int AXIS = 24;
  private static final int LEAST_BINS = 8;

  /** A number at the axis. */
  public record Tick(String x, String text) {}

  /** A histogram. */
  public record Row(
      String title, String style, int base, int middle, String facts, List<Bar> bars) {}

  /** A bar of a histogram. */
  public record Bar(String x, String y, String width, String height, String words) {}

  static LatencyChart of(JournalSnapshot run) {
    var titles = new ArrayList<String>();
    var styles = new ArrayList<String>();
    var all = new ArrayList<Latencies>();
    for (var event : CacheEvent.values()) {
      run.latencies(event)
          .ifPresent(it -> {
            titles.add(event.words());
            styles.add(style(event));
            all.add(it);
          });
    }
    if (run.refusals().count() > 0) {
      titles.add("refused");
      styles.add("refused");
      all.add(run.refusals());
    }
    var edges = edges(all.stream().mapToLong(Latencies::most).max().orElse(0));
    double width = (double) (RIGHT - LEFT) / (edges.size() - 1);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < all.size(); i++) {
      rows.add(
          row(titles.get(i), styles.get(i), all.get(i), TOP + (i + 1) * ROW - 8, edges, width));
    }
    var ticks = new ArrayList<Tick>();
    for (int i = 0; i < edges.size() - 1; i++) {
      ticks.add(new Tick(Numbers.place(LEFT + i * width + 1), Numbers.count(edges.get(i))));
    }
    return new LatencyChart(TOP + all.size() * ROW + AXIS, ticks, rows);
  }

  /** The name of a colour. */
  static String style(CacheEvent event) {
    return event.words().replace(' ', '-');
  }

  /** Where bins begin: 1, 2, 3, 4, 6, 8, 12, 16 and so on; the last one is an end only. */
  private static List<Long> edges(long most) {
    var edges = new ArrayList<>(List.of(1L, 2L, 3L));
    for (long power = 4; edges.getLast() <= most || edges.size() <= LEAST_BINS; power *= 2) {
      edges.add(power);
      edges.add(power + power / 2);
    }
    return edges;
  }

  private static Row row(
      String title, String style, Latencies latencies, int base, List<Long> edges, double width) {
    var counts = new ArrayList<Long>();
    for (int i = 0; i < edges.size() - 1; i++) {
      counts.add(latencies.between(edges.get(i), edges.get(i + 1) - 1));
    }
    long highest = counts.stream().mapToLong(it -> it).max().orElse(1);
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double height = Math.max(1.5, (double) BARS * counts.get(i) / Math.max(1, highest));
        bars.add(
            new Bar(
                Numbers.place(LEFT + i * width + 1),
                Numbers.place(base - height),
                Numbers.place(width - 2),
                Numbers.place(height),
                "%s: %s translations in %d to %d cycles"
                    .formatted(
                        title, Numbers.count(counts.get(i)), edges.get(i), edges.get(i + 1) - 1)));
      }
    }
    return new Row(
        title,
        style,
        base,
        base - BARS / 2,
        "least %s · median %s · 99 %% %s · most %s"
            .formatted(
                Numbers.count(latencies.least()),
                Numbers.count(latencies.percentile(50)),
                Numbers.count(latencies.percentile(99)),
                Numbers.count(latencies.most())),
        bars);
  }
}
