package portcullis.coverify.journal;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long translations stayed in the IOMMU, by where they came from, and of what that time
 * consists.
 */
public final class Latencies {
  private static final int DIGITS = 3;

  private final Histogram cycles;
  private final EnumMap<TableKind, Long> tables = new EnumMap<>(TableKind.class);

  Latencies() {
    this(new Histogram(DIGITS), Map.of());
  }

  private Latencies(Histogram cycles, Map<TableKind, Long> tables) {
    this.cycles = cycles;
    this.tables.putAll(tables);
  }

  void add(Translation translation) {
    cycles.recordValue(translation.cycles());
    for (var read : translation.reads()) {
      tables.merge(read.table(), read.cycles(), Long::sum);
    }
  }

  Latencies copy() {
    return new Latencies(cycles.copy(), tables);
  }

  /**
   * How many translations there were.
   *
   * @return their number
   */
  public long count() {
    return cycles.getTotalCount();
  }

  /**
   * How many translations took a number of cycles.
   *
   * @param least the least number
   * @param most the greatest number
   * @return their number; beyond 2047 cycles the bounds are exact to a thousandth
   */
  public long between(long least, long most) {
    return cycles.getCountBetweenValues(least, most);
  }

  /**
   * What a share of all translations did not exceed.
   *
   * @param percent 0 to 100
   * @return cycles; 0 without translations
   */
  public long percentile(double percent) {
    return count() == 0 ? 0 : cycles.getValueAtPercentile(percent);
  }

  /**
   * The fastest.
   *
   * @return cycles; 0 without translations
   */
  public long least() {
    return count() == 0 ? 0 : cycles.getMinValue();
  }

  /**
   * The slowest.
   *
   * @return cycles; 0 without translations
   */
  public long most() {
    return cycles.getMaxValue();
  }

  /**
   * The mean.
   *
   * @return cycles of a translation; 0 without translations
   */
  public double mean() {
    return count() == 0 ? 0 : cycles.getMean();
  }

  /**
   * Cycles of a translation in which a kind of table was being read, in the mean.
   *
   * @param table the table
   * @return cycles
   */
  public double meanIn(TableKind table) {
    return count() == 0 ? 0 : (double) tables.getOrDefault(table, 0L) / count();
  }
}
