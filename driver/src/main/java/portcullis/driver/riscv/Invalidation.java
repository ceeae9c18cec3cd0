package portcullis.driver.riscv;

import java.util.Objects;
import java.util.Optional;

/**
 * One order to forget cached translations.
 *
 * @param scope which address spaces
 * @param range which addresses; empty for all
 * @param tables whether table pages are about to be freed, so that non-leaf entries must go too
 */
public record Invalidation(InvalidationScope scope, Optional<AddressRange> range, boolean tables) {

  /** Checks for null. */
  public Invalidation {
    Objects.requireNonNull(scope);
    Objects.requireNonNull(range);
  }

  /**
   * Everything of a scope.
   *
   * @param scope which address spaces
   * @return the order
   */
  public static Invalidation all(InvalidationScope scope) {
    return new Invalidation(scope, Optional.empty(), true);
  }

  /**
   * The leaves of a range.
   *
   * @param scope which address spaces
   * @param range which addresses
   * @return the order
   */
  public static Invalidation leaves(InvalidationScope scope, AddressRange range) {
    return new Invalidation(scope, Optional.of(range), false);
  }
}
