package portcullis.coverify.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.iommu.layout.CommandFunction;

/**
 * A journal as it was at some moment.
 *
 * @param settings what was run
 * @param nanos how long it had been running
 * @param finished whether all scenarios had been played
 * @param scenarios those that had ended, in the order in which they were played
 * @param mismatches those that are kept, in order
 * @param mismatchCount how many there were
 * @param translated requests that went on to memory
 * @param refused requests that were refused
 * @param coverage which results came up
 * @param cacheEvents where translations came from, refused ones not counted
 * @param commands commands that the hardware executed
 * @param faultRecords records in the fault queue, by CAUSE
 * @param latencies of translations, by where they came from
 * @param refusals latencies of what was refused
 * @param tables how long reads of tables took
 * @param slowest the slowest translations, the slowest one first
 * @param sample a choice of translations, in the order in which they came up
 */
public record JournalSnapshot(
    RunSettings settings,
    long nanos,
    boolean finished,
    List<PlayedScenario> scenarios,
    List<Mismatch> mismatches,
    long mismatchCount,
    long translated,
    long refused,
    Coverage coverage,
    Map<CacheEvent, Long> cacheEvents,
    Map<CommandFunction, Long> commands,
    Map<Integer, Long> faultRecords,
    Map<CacheEvent, Latencies> latencies,
    Latencies refusals,
    Map<TableKind, TableCycles> tables,
    List<Translation> slowest,
    List<Translation> sample) {
  /** Copies the lists and maps. */
  public JournalSnapshot {
    scenarios = List.copyOf(scenarios);
    mismatches = List.copyOf(mismatches);
    cacheEvents = Map.copyOf(cacheEvents);
    commands = Map.copyOf(commands);
    faultRecords = Map.copyOf(faultRecords);
    latencies = Map.copyOf(latencies);
    tables = Map.copyOf(tables);
    slowest = List.copyOf(slowest);
    sample = List.copyOf(sample);
  }

  /**
   * Latencies of a kind of translation.
   *
   * @param event where they came from
   * @return their latencies, or empty if there were none
   */
  public Optional<Latencies> latencies(CacheEvent event) {
    return Optional.ofNullable(latencies.get(event));
  }

  /**
   * Cycles of all scenarios.
   *
   * @return their sum
   */
  public long cycles() {
    return scenarios.stream().mapToLong(PlayedScenario::cycles).sum();
  }

  /**
   * Faults that were compared.
   *
   * @return the sum over the scenarios
   */
  public long faults() {
    return scenarios.stream().mapToLong(PlayedScenario::faults).sum();
  }

  /**
   * Translations that were compared.
   *
   * @return the sum over the scenarios
   */
  public long translations() {
    return scenarios.stream().mapToLong(PlayedScenario::translations).sum();
  }
}
