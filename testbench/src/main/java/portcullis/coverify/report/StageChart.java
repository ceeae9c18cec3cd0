package portcullis.coverify.report;

import java.util.ArrayList;
import java.util.List;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.Latencies;
import portcullis.coverify.journal.TableKind;

/**
 * Of what the cycles of a translation consist, in the mean.
 *
 * @param height of the drawing
 * @param rows a bar each
 */
public record StageChart(int height, List<Row> rows) {
  private static final int LEFT = 120;
  private static final int WIDTH = 640;
  private static final int ROW = 34;

  /** The translations of a kind. */
  public record Row(String title, int y, String end, String total, List<Part> parts) {}

  /** Cycles with one kind of table. */
  public record Part(String style, String x, String width, String words) {}

  static StageChart of(JournalSnapshot run) {
    var titles = new ArrayList<String>();
    var all = new ArrayList<Latencies>();
    for (var event : CacheEvent.values()) {
      run.latencies(event)
          .ifPresent(it -> {
            titles.add(event.words());
            all.add(it);
          });
    }
    if (run.refusals().count() > 0) {
      titles.add("refused");
      all.add(run.refusals());
    }
    double most = all.stream().mapToDouble(Latencies::mean).max().orElse(1);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < all.size(); i++) {
      rows.add(row(titles.get(i), all.get(i), i * ROW + 4, WIDTH / most));
    }
    return new StageChart(Math.max(1, all.size() * ROW), rows);
  }

  private static Row row(String title, Latencies latencies, int y, double scale) {
    var parts = new ArrayList<Part>();
    double x = LEFT;
    double rest = latencies.mean();
    for (var table : TableKind.values()) {
      double cycles = Math.min(rest, latencies.meanIn(table));
      if (cycles > 0) {
        parts.add(part("table-" + table.symbol(), x, cycles, scale, title, table.words()));
        x += cycles * scale;
        rest -= cycles;
      }
    }
    parts.add(part("elsewhere", x, rest, scale, title, "elsewhere"));
    return new Row(
        title,
        y,
        Numbers.place(LEFT + latencies.mean() * scale + 8),
        Numbers.mean(latencies.mean()),
        parts);
  }

  private static Part part(
      String style, double x, double cycles, double scale, String title, String where) {
    return new Part(
        style,
        Numbers.place(x),
        Numbers.place(cycles * scale),
        "%s: %s cycles in %s".formatted(title, Numbers.mean(cycles), where));
  }
}
