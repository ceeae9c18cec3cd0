package portcullis.coverify.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import portcullis.iommu.layout.CommandFunction;

/**
 * Takes down what a run sees. Its memory is bounded: everything is counted, in full are kept only
 * the slowest translations, some of each kind in each scenario, and those before a mismatch. Safe
 * for several threads, so that a report can be made while the run goes on.
 */
public final class Journal {
  private static final int SLOWEST = 20;
  private static final int LATEST = 5;
  private static final int OF_A_KIND = 2;
  private static final int SAMPLE = 400;
  private static final int MISMATCHES = 200;

  private record Kind(
      String scenario, Coverage.Point point, CacheEvent event, boolean write, int tables) {}

  private final RunSettings settings;
  private final long start = System.nanoTime();
  private final List<PlayedScenario> scenarios = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private final Map<Coverage.Point, Long> coverage = new HashMap<>();
  private final Map<CacheEvent, Long> cacheEvents = new EnumMap<>(CacheEvent.class);
  private final Map<CommandFunction, Long> commands = new EnumMap<>(CommandFunction.class);
  private final Map<Integer, Long> faultRecords = new TreeMap<>();
  private final Map<CacheEvent, Latencies> latencies = new EnumMap<>(CacheEvent.class);
  private final Latencies refusals = new Latencies();
  private final Map<TableKind, TableCycles> tables = new EnumMap<>(TableKind.class);
  private final PriorityQueue<Translation> slowest =
      new PriorityQueue<>(Comparator.comparingLong(Translation::cycles));
  private final ArrayDeque<Translation> latest = new ArrayDeque<>();
  private final Map<Kind, Integer> kinds = new HashMap<>();
  private final Set<Translation> sample = new HashSet<>();
  private String scenario = "";
  private double share;
  private Map<CacheEvent, Long> scenarioEvents = new EnumMap<>(CacheEvent.class);
  private long translated;
  private long refused;
  private long mismatchCount;
  private boolean finished;

  /**
   * An empty journal; the time of the run starts now.
   *
   * @param settings what is run
   */
  public Journal(RunSettings settings) {
    this.settings = settings;
  }

  /**
   * What is run.
   *
   * @return the settings
   */
  public RunSettings settings() {
    return settings;
  }

  /**
   * A scenario begins.
   *
   * @param name its name
   */
  public synchronized void begin(String name) {
    scenario = name;
    share = 0;
    scenarioEvents = new EnumMap<>(CacheEvent.class);
    latest.clear();
  }

  /**
   * How far the scenario is that is being played.
   *
   * @param done 0 to 1, by its count or its time
   */
  public synchronized void reach(double done) {
    share = done;
  }

  /**
   * How far the scenario is that is being played.
   *
   * @return 0 to 1; 0 for one that does not tell
   */
  public synchronized double share() {
    return share;
  }

  /**
   * The scenario that is being played.
   *
   * @return its name
   */
  public synchronized String scenario() {
    return scenario;
  }

  /**
   * A request was answered and compared.
   *
   * @param translation the request and its answer
   */
  public synchronized void add(Translation translation) {
    var point = Coverage.Point.of(translation);
    if (!translation.refused() || translation.cause().isPresent()) {
      coverage.merge(point, 1L, Long::sum);
    }
    if (translation.refused()) {
      refused++;
      refusals.add(translation);
    } else {
      translated++;
      cacheEvents.merge(translation.cacheEvent(), 1L, Long::sum);
      scenarioEvents.merge(translation.cacheEvent(), 1L, Long::sum);
      latencies.computeIfAbsent(translation.cacheEvent(), _ -> new Latencies()).add(translation);
    }
    for (var read : translation.reads()) {
      tables.merge(read.table(), TableCycles.NONE.plus(read), (sum, _) -> sum.plus(read));
    }
    keep(translation, point);
  }

  private void keep(Translation translation, Coverage.Point point) {
    if (slowest.size() < SLOWEST || translation.cycles() > slowest.element().cycles()) {
      slowest.add(translation);
      if (slowest.size() > SLOWEST) {
        slowest.remove();
      }
    }
    if (latest.size() == LATEST) {
      latest.removeLast();
    }
    latest.addFirst(translation);
    var kind =
        new Kind(
            translation.scenario(),
            point,
            translation.cacheEvent(),
            translation.write(),
            translation.reads().size());
    if (sample.size() < SAMPLE && kinds.merge(kind, 1, Integer::sum) <= OF_A_KIND) {
      sample.add(translation);
    }
  }

  /**
   * The hardware has executed a command.
   *
   * @param command which
   */
  public synchronized void command(CommandFunction command) {
    commands.merge(command, 1L, Long::sum);
  }

  /**
   * A record was written to the fault queue.
   *
   * @param cause CAUSE
   */
  public synchronized void faultRecord(int cause) {
    faultRecords.merge(cause, 1L, Long::sum);
  }

  /**
   * Something did not agree.
   *
   * @param message what was expected and what was seen
   */
  public synchronized void mismatch(String message) {
    mismatchCount++;
    if (mismatches.size() < MISMATCHES) {
      mismatches.add(
          new Mismatch(scenario, message, settings.replay(scenario), List.copyOf(latest)));
    }
  }

  /**
   * The scenario has ended.
   *
   * @param played how it went; where its translations came from is filled in here
   */
  public synchronized void end(PlayedScenario played) {
    scenarios.add(played.withCacheEvents(scenarioEvents));
    share = 0;
  }

  /** All scenarios have been played. */
  public synchronized void finish() {
    finished = true;
  }

  /**
   * Requests that were answered so far, translated or refused.
   *
   * @return their number
   */
  public synchronized long requests() {
    return translated + refused;
  }

  /**
   * Everything so far.
   *
   * @return a copy that does not change any more
   */
  public synchronized JournalSnapshot snapshot() {
    var latencyCopies = new EnumMap<CacheEvent, Latencies>(CacheEvent.class);
    latencies.forEach((event, each) -> latencyCopies.put(event, each.copy()));
    return new JournalSnapshot(
        settings,
        System.nanoTime() - start,
        finished,
        scenarios,
        mismatches,
        mismatchCount,
        translated,
        refused,
        new Coverage(coverage),
        cacheEvents,
        commands,
        faultRecords,
        latencyCopies,
        refusals.copy(),
        tables,
        slowest.stream().sorted(Comparator.comparingLong(Translation::cycles).reversed()).toList(),
        sample.stream().sorted(Comparator.comparingLong(Translation::accepted)).toList());
  }
}
