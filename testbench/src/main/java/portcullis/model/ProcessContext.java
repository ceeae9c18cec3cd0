package portcullis.model;

/**
 * A process context.
 *
 * @param ta translation attributes
 * @param fsc first-stage context
 */
record ProcessContext(long ta, long fsc) {
  private static final long TA_RESERVED = 0xffffffffL << 32 | 0x1ffL << 3;
  private static final long FSC_RESERVED = 0xffffL << 44;

  boolean valid() {
    return (ta & 1) != 0;
  }

  boolean ens() {
    return (ta & 2) != 0;
  }

  boolean sum() {
    return (ta & 4) != 0;
  }

  int pscid() {
    return (int) (ta >>> 12) & 0xfffff;
  }

  long ppn() {
    return fsc & (1L << 44) - 1;
  }

  int mode() {
    return (int) (fsc >>> 60);
  }

  /**
   * The configuration checks (section "Process-context configuration checks").
   *
   * @param sxl DC.tc.SXL
   * @param capabilities what the build supports
   * @return the rule that the context breaks, or null
   */
  String broken(boolean sxl, Capabilities capabilities) {
    if ((ta & TA_RESERVED) != 0) {
      return "reserved bits of ta are set";
    }
    if ((fsc & FSC_RESERVED) != 0) {
      return "reserved bits of fsc are set";
    }
    return PagingMode.firstStage(mode(), sxl, capabilities) == null
        ? "fsc.MODE is reserved or not supported"
        : null;
  }
}
