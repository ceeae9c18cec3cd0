package portcullis.coverify.journal;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import portcullis.model.PagingMode;
import portcullis.model.Purpose;

/**
 * Which results came up, and where.
 *
 * @param counts how often
 */
public record Coverage(Map<Point, Long> counts) {
  /**
   * A kind of result.
   *
   * @param cause CAUSE of the fault, or empty if it was translated
   * @param refusedAt the table at which it was refused, or empty
   * @param firstStage format of the first stage, or Bare
   * @param secondStage format of the second stage, or Bare
   * @param processDirectory whether a process directory was read
   * @param msi whether an MSI page table was read
   */
  public record Point(
      OptionalInt cause,
      Optional<Purpose> refusedAt,
      PagingMode firstStage,
      PagingMode secondStage,
      boolean processDirectory,
      boolean msi) {
    static Point of(Translation translation) {
      var walk = translation.walk();
      boolean process = false;
      boolean msi = false;
      for (var step : walk.steps()) {
        var purpose = step.purpose().orElse(null);
        process |= purpose == Purpose.PROCESS_DIRECTORY;
        msi |= purpose == Purpose.MSI_PAGE_TABLE;
      }
      return new Point(
          translation.cause(),
          translation.refusedAt(),
          walk.firstStage(),
          walk.secondStage(),
          process,
          msi);
    }
  }

  /** Copies the counts. */
  public Coverage {
    counts = Map.copyOf(counts);
  }

  /**
   * How often each cause came up.
   *
   * @return by CAUSE, those that came up
   */
  public Map<Integer, Long> causes() {
    var causes = new TreeMap<Integer, Long>();
    counts.forEach(
        (point, count) -> point.cause().ifPresent(cause -> causes.merge(cause, count, Long::sum)));
    return causes;
  }
}
