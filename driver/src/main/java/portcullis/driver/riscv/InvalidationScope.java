package portcullis.driver.riscv;

import java.util.OptionalInt;

/** Which cached translations an invalidation means. */
public sealed interface InvalidationScope {

  /**
   * What is cached of a second stage, and of the MSI page tables beside it.
   *
   * @param gscid guest soft-context identifier, 16 bits
   */
  record SecondStage(int gscid) implements InvalidationScope {
    /** Checks the width. */
    public SecondStage {
      requireGscid(gscid);
    }
  }

  /**
   * What is cached of first stages.
   *
   * @param gscid guest soft-context identifier of the second stage below; empty for none (Bare)
   * @param pscid process soft-context identifier, which spares global mappings; empty for all
   */
  record FirstStage(OptionalInt gscid, OptionalInt pscid) implements InvalidationScope {
    /** Checks the widths. */
    public FirstStage {
      gscid.ifPresent(InvalidationScope::requireGscid);
      pscid.ifPresent(InvalidationScope::requirePscid);
    }

    /**
     * One first stage without a second.
     *
     * @param pscid process soft-context identifier, 20 bits
     * @return the scope
     */
    public static FirstStage of(int pscid) {
      return new FirstStage(OptionalInt.empty(), OptionalInt.of(pscid));
    }

    /**
     * One first stage on a second.
     *
     * @param gscid guest soft-context identifier, 16 bits
     * @param pscid process soft-context identifier, 20 bits
     * @return the scope
     */
    public static FirstStage of(int gscid, int pscid) {
      return new FirstStage(OptionalInt.of(gscid), OptionalInt.of(pscid));
    }
  }

  private static void requireWidth(String name, int value, int bits) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException(
          "%s %d does not fit its %d bits".formatted(name, value, bits));
    }
  }

  /** Checks the width of a GSCID. */
  static void requireGscid(int gscid) {
    requireWidth("GSCID", gscid, 16);
  }

  /** Checks the width of a PSCID. */
  static void requirePscid(int pscid) {
    requireWidth("PSCID", pscid, 20);
  }
}
