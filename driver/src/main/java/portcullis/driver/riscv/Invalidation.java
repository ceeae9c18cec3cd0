package portcullis.driver.riscv;

import java.util.List;
import java.util.Objects;

/**
 * One order to forget cached translations.
 *
 * @param scope which address spaces
 * @param ranges which addresses; empty for all
 * @param tables whether table pages are about to be freed, so that non-leaf entries must go too
 */
public record Invalidation(InvalidationScope scope, List<AddressRange> ranges, boolean tables) {

  /** Keeps the list from changes. */
  public Invalidation {
    Objects.requireNonNull(scope);
    ranges = List.copyOf(ranges);
  }

  /**
   * Everything of a scope.
   *
   * @param scope which address spaces
   * @return the order
   */
  public static Invalidation all(InvalidationScope scope) {
    return new Invalidation(scope, List.of(), true);
  }

  /**
   * Some ranges.
   *
   * @param scope which address spaces
   * @param ranges which addresses, at least one range
   * @param tables whether non-leaf entries must go too
   * @return the order
   */
  public static Invalidation of(
      InvalidationScope scope, List<AddressRange> ranges, boolean tables) {
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("no range; to invalidate everything, say so");
    }
    return new Invalidation(scope, ranges, tables);
  }

  /**
   * The leaves of a range.
   *
   * @param scope which address spaces
   * @param range which addresses
   * @return the order
   */
  public static Invalidation leaves(InvalidationScope scope, AddressRange range) {
    return of(scope, List.of(range), false);
  }
}
