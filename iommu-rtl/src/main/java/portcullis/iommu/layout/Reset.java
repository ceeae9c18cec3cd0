package portcullis.iommu.layout;

import java.util.OptionalLong;

/**
 * The value of a field after reset.
 *
 * @param value the value, if every implementation has the same
 * @param text the value for a reader
 */
public record Reset(OptionalLong value, String text) {

  /** The field is 0 after reset. */
  public static final Reset ZERO = to(0);

  /** The specification leaves the value open. */
  public static final Reset UNSPECIFIED = new Reset(OptionalLong.empty(), "unspecified");

  /** The value tells what the build can do. */
  public static final Reset BUILD = new Reset(OptionalLong.empty(), "by build");

  /** The field lies in memory, which no reset touches. */
  public static final Reset NONE = new Reset(OptionalLong.empty(), "-");

  /**
   * A fixed value.
   *
   * @param value the value after reset
   * @return that reset value
   */
  public static Reset to(long value) {
    return new Reset(OptionalLong.of(value), Long.toString(value));
  }
}
