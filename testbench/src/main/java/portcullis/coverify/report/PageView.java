package portcullis.coverify.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.PlayedScenario;
import portcullis.coverify.journal.TableKind;
import portcullis.coverify.report.RunData.MismatchData;
import portcullis.coverify.report.RunData.TranslationData;

/**
 * What the template lays out: everything is decided and formatted here.
 *
 * @param verdict AGREED and so on, in lower case
 * @param title the verdict in words
 * @param meaning of the verdict
 * @param lastLine of the run
 * @param command that repeats the run
 * @param facts what was run, name and value
 * @param tiles the great numbers
 * @param mismatches all that are kept
 * @param leftOut how many mismatches are not shown
 * @param scenarios a line each
 * @param heatMap results by place
 * @param modeMap translations by formats
 * @param commands a bar each
 * @param cacheEvents a bar each
 * @param latencies histograms
 * @param stages mean composition
 * @param tables reads by table
 * @param slowest a line each
 * @param legend the kinds of tables
 */
public record PageView(
    String verdict,
    String title,
    String meaning,
    String lastLine,
    String command,
    List<Fact> facts,
    List<Tile> tiles,
    List<MismatchView> mismatches,
    long leftOut,
    List<ScenarioView> scenarios,
    HeatMap heatMap,
    ModeMap modeMap,
    List<Bar> commands,
    List<Bar> cacheEvents,
    LatencyChart latencies,
    StageChart stages,
    List<TableView> tables,
    List<SlowView> slowest,
    List<LegendEntry> legend) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final double FULL = 100;

  /** A property of the run. */
  public record Fact(String name, String value) {}

  /** A great number. */
  public record Tile(String value, String name, String style) {}

  /** A mismatch; {@code translations} are numbers of translations with a walk to look at. */
  public record MismatchView(
      String scenario, String message, String replay, List<Choice> translations) {}

  /** A translation that can be looked at. */
  public record Choice(int number, String words) {}

  /** A scenario. */
  public record ScenarioView(
      String name,
      String title,
      String verdict,
      String translations,
      String faults,
      String cycles,
      String seconds,
      List<String> notes,
      List<Share> shares) {}

  /** A part of a bar, in percent of its whole. */
  public record Share(String style, String x, String width, String words) {}

  /** A bar with its name; the width is in percent of the longest. */
  public record Bar(String name, String meaning, String count, String width, String style) {}

  /** Reads of a kind of table. */
  public record TableView(
      String name, String symbol, String reads, String mean, String most, String width) {}

  /** A slow translation. */
  public record SlowView(int number, String words, String scenario, String event, String cycles) {}

  /** A colour. */
  public record LegendEntry(String style, String name) {}

  static PageView of(JournalSnapshot run, RunData data) {
    var verdict = Verdict.of(run);
    return new PageView(
        verdict.name().toLowerCase(),
        verdict.title(),
        verdict.meaning(),
        data.lastLine(),
        data.settings().command(),
        facts(run, data),
        tiles(run),
        data.mismatches().stream().map(it -> mismatch(it, data)).toList(),
        data.mismatchesLeftOut(),
        run.scenarios().stream().map(PageView::scenario).toList(),
        HeatMap.of(run),
        ModeMap.of(run),
        commands(data.commands()),
        cacheEvents(run),
        LatencyChart.of(run),
        StageChart.of(run),
        tables(run),
        IntStream.range(0, data.slowest().size()).mapToObj(i -> slow(i, data)).toList(),
        colours());
  }

  private static List<Fact> facts(JournalSnapshot run, RunData data) {
    var settings = run.settings();
    return List.of(
        new Fact("Configuration", settings.config().name()),
        new Fact("Engine", settings.engine()),
        new Fact("Seed", data.settings().seed()),
        new Fact("Memory latency", cycles(settings.memoryLatency())),
        new Fact("Started", TIME.format(settings.started())),
        new Fact("Took", Numbers.seconds(data.totals().seconds())));
  }

  private static String cycles(long cycles) {
    return cycles == 1 ? "1 cycle" : Numbers.count(cycles) + " cycles";
  }

  private static List<Tile> tiles(JournalSnapshot run) {
    long mismatches = run.mismatchCount();
    return List.of(
        new Tile(Numbers.count(run.scenarios().size()), "scenarios", ""),
        new Tile(
            Numbers.count(run.translations()),
            "translations checked",
            run.translations() == 0 ? "bad" : ""),
        new Tile(Numbers.count(run.faults()), "faults checked", ""),
        new Tile(Numbers.count(mismatches), "mismatches", mismatchStyle(run)),
        new Tile(Numbers.count(run.cycles()), "clock cycles", ""));
  }

  private static String mismatchStyle(JournalSnapshot run) {
    return run.mismatchCount() > 0 ? "bad" : run.translations() > 0 ? "good" : "";
  }

  private static MismatchView mismatch(MismatchData mismatch, RunData data) {
    var choices =
        mismatch.translations().stream()
            .map(it -> new Choice(it, words(data.translations().get(it))))
            .toList();
    return new MismatchView(mismatch.scenario(), mismatch.message(), mismatch.replay(), choices);
  }

  private static String words(TranslationData it) {
    return "%s of %d bytes at %s, device %s%s%s"
        .formatted(
            it.kind(),
            it.bytes(),
            it.iova(),
            it.device(),
            it.pasid() == null ? "" : ", PASID " + it.pasid(),
            it.disagreement() == null ? "" : " – disagrees");
  }

  private static ScenarioView scenario(PlayedScenario played) {
    return new ScenarioView(
        played.name(),
        played.title(),
        played.verdict().name().toLowerCase(),
        Numbers.count(played.translations()),
        Numbers.count(played.faults()),
        Numbers.count(played.cycles()),
        Numbers.seconds(played.nanos() / 1e9),
        played.notes(),
        shares(played.cacheEvents()));
  }

  private static List<Share> shares(Map<CacheEvent, Long> events) {
    long all = events.values().stream().mapToLong(it -> it).sum();
    var shares = new ArrayList<Share>();
    double x = 0;
    for (var event : CacheEvent.values()) {
      long count = events.getOrDefault(event, 0L);
      if (count > 0) {
        double width = FULL * count / all;
        shares.add(
            new Share(
                LatencyChart.style(event),
                Numbers.place(x),
                Numbers.place(width),
                "%s: %s".formatted(event.words(), Numbers.count(count))));
        x += width;
      }
    }
    return shares;
  }

  private static List<Bar> commands(Map<String, Long> commands) {
    long most = commands.values().stream().mapToLong(it -> it).max().orElse(0);
    return commands.entrySet().stream()
        .map(it -> bar(it.getKey(), "", it.getValue(), most, "command"))
        .toList();
  }

  private static List<Bar> cacheEvents(JournalSnapshot run) {
    long most = run.cacheEvents().values().stream().mapToLong(it -> it).max().orElse(0);
    var bars = new ArrayList<Bar>();
    for (var event : CacheEvent.values()) {
      bars.add(
          bar(
              event.words(),
              event.meaning(),
              run.cacheEvents().getOrDefault(event, 0L),
              most,
              LatencyChart.style(event)));
    }
    return bars;
  }

  private static Bar bar(String name, String meaning, long count, long most, String style) {
    double width = most == 0 ? 0 : FULL * count / most;
    return new Bar(
        name,
        meaning,
        Numbers.count(count),
        Numbers.place(count > 0 ? Math.max(0.5, width) : 0),
        style);
  }

  private static List<TableView> tables(JournalSnapshot run) {
    var longest = run.tables().values().stream().mapToDouble(it -> it.mean()).max().orElse(1);
    var tables = new ArrayList<TableView>();
    for (var table : TableKind.values()) {
      var reads = run.tables().get(table);
      if (reads != null) {
        tables.add(
            new TableView(
                table.words(),
                table.symbol(),
                Numbers.count(reads.reads()),
                Numbers.mean(reads.mean()),
                Numbers.count(reads.most()),
                Numbers.place(FULL * reads.mean() / longest)));
      }
    }
    return tables;
  }

  private static SlowView slow(int rank, RunData data) {
    int number = data.slowest().get(rank);
    var it = data.translations().get(number);
    return new SlowView(
        number,
        words(it),
        it.scenario(),
        it.left() != null ? it.cacheEvent() : "refused, " + it.cacheEvent(),
        Numbers.count(it.cycles()));
  }

  private static List<LegendEntry> colours() {
    var legend = new ArrayList<LegendEntry>();
    for (var table : TableKind.values()) {
      legend.add(new LegendEntry("table-" + table.symbol(), table.words()));
    }
    return legend;
  }
}
