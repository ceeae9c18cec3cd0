package portcullis.coverify.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The run as JSON has it; {@code run.schema.json} describes it. Numbers of 64 bits are strings in
 * hexadecimal, because JavaScript would round them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"format"})
record RunData(
    String format,
    String verdict,
    String lastLine,
    boolean finished,
    Settings settings,
    Totals totals,
    List<Scenario> scenarios,
    List<MismatchData> mismatches,
    long mismatchesLeftOut,
    List<CoverageCount> coverage,
    Map<String, Long> cacheEvents,
    Map<String, Long> commands,
    List<CauseCount> faultRecords,
    List<LatencyData> latencies,
    List<TableData> tables,
    List<Integer> slowest,
    List<TranslationData> translations) {
  /** What was run; the seed is a string in decimal. */
  record Settings(
      String configuration,
      String engine,
      String seed,
      int memoryLatency,
      String started,
      String command) {}

  /** Sums of all scenarios. */
  record Totals(
      int scenarios,
      long translations,
      long faults,
      long mismatches,
      long translated,
      long refused,
      long cycles,
      double seconds) {}

  /** A scenario that was played. */
  record Scenario(
      String name,
      String title,
      String verdict,
      long translations,
      long faults,
      long cycles,
      double seconds,
      List<String> notes,
      Map<String, Long> cacheEvents) {}

  /** Something that did not agree; the translations are places in the list of translations. */
  record MismatchData(String scenario, String message, String replay, List<Integer> translations) {}

  /** How often a kind of result came up. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CoverageCount(
      Integer cause,
      String words,
      String refusedAt,
      String firstStage,
      String secondStage,
      boolean processDirectory,
      boolean msi,
      long count) {}

  /** How often a cause was written to the fault queue. */
  record CauseCount(int cause, String words, long count) {}

  /** Cycles of translations of a kind, and in what kinds of tables they were spent. */
  record LatencyData(
      String event,
      long count,
      double mean,
      long median,
      long percentile90,
      long percentile99,
      long most,
      Map<String, Double> meanInTables) {}

  /** Reads of a kind of table. */
  record TableData(String table, long reads, double meanCycles, long mostCycles) {}

  /** A translation in full; cycles count from the one in which it was accepted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TranslationData(
      String scenario,
      String device,
      Integer pasid,
      String iova,
      String kind,
      int bytes,
      String result,
      Integer cause,
      @JsonProperty("cache") String cacheEvent,
      String firstStage,
      String secondStage,
      long accepted,
      long cycles,
      Long left,
      long answered,
      List<ReadData> reads,
      List<LineData> walk,
      String disagreement) {}

  /** A read of a table; {@code step} is a step of the walk. */
  record ReadData(String table, int step, String address, long from, long to) {}

  /** A line of the walk; step -1 is what is said before and behind the steps. */
  record LineData(int step, String text) {}
}
