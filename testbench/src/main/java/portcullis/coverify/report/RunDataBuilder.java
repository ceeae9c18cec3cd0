package portcullis.coverify.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portcullis.coverify.Tally;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.Coverage;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.coverify.journal.Latencies;
import portcullis.coverify.journal.PlayedScenario;
import portcullis.coverify.journal.TableCycles;
import portcullis.coverify.journal.TableKind;
import portcullis.coverify.journal.Translation;
import portcullis.coverify.report.RunData.CauseCount;
import portcullis.coverify.report.RunData.CoverageCount;
import portcullis.coverify.report.RunData.LatencyData;
import portcullis.coverify.report.RunData.LineData;
import portcullis.coverify.report.RunData.MismatchData;
import portcullis.coverify.report.RunData.ReadData;
import portcullis.coverify.report.RunData.TableData;
import portcullis.coverify.report.RunData.TranslationData;
import portcullis.iommu.layout.CommandFunction;
import portcullis.model.FaultCause;
import portcullis.model.Purpose;

/** Puts a journal into the form of the JSON file. */
final class RunDataBuilder {
  private static final String FORMAT = "portcullis-coverify-1";
  private static final double NANOS = 1e9;

  private final JournalSnapshot run;
  private final Map<Translation, Integer> numbers = new IdentityHashMap<>();
  private final List<Translation> translations = new ArrayList<>();

  RunDataBuilder(JournalSnapshot run) {
    this.run = run;
  }

  RunData build() {
    run.mismatches().forEach(mismatch -> mismatch.translations().forEach(this::number));
    run.slowest().forEach(this::number);
    run.sample().forEach(this::number);
    var tally = tally(run);
    return new RunData(
        FORMAT,
        Verdict.of(run).name().toLowerCase(),
        tally.toString(),
        run.finished(),
        settings(),
        new RunData.Totals(
            run.scenarios().size(),
            run.translations(),
            run.faults(),
            run.mismatchCount(),
            run.translated(),
            run.refused(),
            run.cycles(),
            run.nanos() / NANOS),
        run.scenarios().stream().map(RunDataBuilder::scenario).toList(),
        run.mismatches().stream()
            .map(it ->
                new MismatchData(
                    it.scenario(),
                    it.message(),
                    it.replay(),
                    it.translations().stream().map(this::number).toList()))
            .toList(),
        run.mismatchCount() - run.mismatches().size(),
        coverage(run.coverage()),
        events(run.cacheEvents()),
        commands(),
        run.faultRecords().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> new CauseCount(it.getKey(), words(it.getKey()), it.getValue()))
            .toList(),
        latencies(),
        tables(),
        run.slowest().stream().map(this::number).toList(),
        translations.stream().map(RunDataBuilder::translation).toList());
  }

  /** The counts of the last line. */
  static Tally tally(JournalSnapshot run) {
    return new Tally(run.scenarios().size(), run.translations(), run.faults(), run.mismatchCount());
  }

  private int number(Translation translation) {
    return numbers.computeIfAbsent(
        translation,
        it -> {
          translations.add(it);
          return translations.size() - 1;
        });
  }

  private RunData.Settings settings() {
    var settings = run.settings();
    return new RunData.Settings(
        settings.config().name(),
        settings.engine(),
        Long.toString(settings.seed()),
        settings.memoryLatency(),
        settings.started().toString(),
        settings.again());
  }

  private static RunData.Scenario scenario(PlayedScenario played) {
    return new RunData.Scenario(
        played.name(),
        played.title(),
        played.verdict().name().toLowerCase(),
        played.translations(),
        played.faults(),
        played.cycles(),
        played.nanos() / NANOS,
        played.notes(),
        events(played.cacheEvents()));
  }

  private static Map<String, Long> events(Map<CacheEvent, Long> counts) {
    var events = new LinkedHashMap<String, Long>();
    for (var event : CacheEvent.values()) {
      events.put(event.words(), counts.getOrDefault(event, 0L));
    }
    return events;
  }

  private Map<String, Long> commands() {
    var commands = new LinkedHashMap<String, Long>();
    for (var command : CommandFunction.values()) {
      commands.put(name(command), run.commands().getOrDefault(command, 0L));
    }
    return commands;
  }

  /** As the specification writes it: IODIR.INVAL_DDT. */
  static String name(CommandFunction command) {
    return command.name().replaceFirst("_", ".");
  }

  static String words(int cause) {
    return FaultCause.of(cause).words();
  }

  private static List<CoverageCount> coverage(Coverage coverage) {
    var sorted = new TreeMap<String, CoverageCount>();
    coverage
        .counts()
        .forEach((point, count) -> {
          Integer cause = point.cause().isPresent() ? point.cause().getAsInt() : null;
          var entry =
              new CoverageCount(
                  cause,
                  cause == null ? "translated" : words(cause),
                  point.refusedAt().map(Purpose::words).orElse(null),
                  point.firstStage().words(),
                  point.secondStage().words(),
                  point.processDirectory(),
                  point.msi(),
                  count);
          sorted.put("%04d %s".formatted(cause == null ? 0 : cause, entry), entry);
        });
    return List.copyOf(sorted.values());
  }

  private List<LatencyData> latencies() {
    var all = new ArrayList<LatencyData>();
    for (var event : CacheEvent.values()) {
      run.latencies(event).ifPresent(it -> all.add(latency(event.words(), it)));
    }
    if (run.refusals().count() > 0) {
      all.add(latency("refused", run.refusals()));
    }
    return all;
  }

  private static LatencyData latency(String event, Latencies latencies) {
    var tables = new LinkedHashMap<String, Double>();
    for (var table : TableKind.values()) {
      if (latencies.meanIn(table) > 0) {
        tables.put(table.words(), latencies.meanIn(table));
      }
    }
    return new LatencyData(
        event,
        latencies.count(),
        latencies.mean(),
        latencies.percentile(50),
        latencies.percentile(90),
        latencies.percentile(99),
        latencies.most(),
        tables);
  }

  private List<TableData> tables() {
    var tables = new EnumMap<TableKind, TableCycles>(TableKind.class);
    tables.putAll(run.tables());
    return tables.entrySet().stream()
        .map(it ->
            new TableData(
                it.getKey().words(),
                it.getValue().reads(),
                it.getValue().mean(),
                it.getValue().most()))
        .toList();
  }

  private static TranslationData translation(Translation it) {
    var start = it.accepted();
    return new TranslationData(
        it.scenario(),
        hex(it.deviceId()),
        it.pasid().isPresent() ? it.pasid().getAsInt() : null,
        hex(it.iova()),
        it.write() ? "write" : "read",
        it.bytes(),
        result(it),
        it.cause().isPresent() ? it.cause().getAsInt() : null,
        it.cacheEvent().words(),
        it.walk().firstStage().words(),
        it.walk().secondStage().words(),
        it.accepted(),
        it.cycles(),
        it.refused() ? null : it.left() - start,
        it.answered() - start,
        it.reads().stream()
            .map(read ->
                new ReadData(
                    read.table().words(),
                    read.step(),
                    hex(read.address()),
                    read.asked() - start,
                    read.answered() - start))
            .toList(),
        it.walk().lines().stream().map(line -> new LineData(line.step(), line.text())).toList(),
        it.disagreement().orElse(null));
  }

  private static String result(Translation it) {
    if (!it.refused()) {
      return hex(it.physical());
    }
    return it.cause().isPresent() ? words(it.cause().getAsInt()) : "refused while tables changed";
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
