package portcullis.model;

/** The configuration checks on a device context (section "Device-context configuration checks"). */
final class DeviceContextRules {
  private static final long TC_RESERVED = 0xffffffff00fff000L;
  private static final long TA_RESERVED = 0xffL << 32 | 0xfff;
  private static final long TA_QOS = 0xffffffL << 40;
  private static final long POINTER_RESERVED = 0xffffL << 44;

  private final Capabilities capabilities;
  private final ControlRegisters control;

  DeviceContextRules(Capabilities capabilities, ControlRegisters control) {
    this.capabilities = capabilities;
    this.control = control;
  }

  /**
   * Checks a context with V=1.
   *
   * @param context the context
   * @return the rule that it breaks, or null if it breaks none
   */
  String broken(DeviceContext context) {
    String rule = reservedBits(context);
    if (rule == null) {
      rule = features(context);
    }
    if (rule == null) {
      rule = firstStage(context);
    }
    if (rule == null) {
      rule = secondStage(context);
    }
    return rule;
  }

  private String reservedBits(DeviceContext context) {
    if ((context.tc() & TC_RESERVED) != 0) {
      return "reserved bits of tc are set";
    }
    if ((context.ta() & TA_RESERVED) != 0) {
      return "reserved bits of ta are set";
    }
    if ((context.fsc() & POINTER_RESERVED) != 0) {
      return "reserved bits of fsc are set";
    }
    if ((context.msiptp() & POINTER_RESERVED) != 0) {
      return "reserved bits of msiptp are set";
    }
    long beyondGuestAddress = -1L << capabilities.msiGuestAddressBits() - 12;
    if ((context.msiAddressMask() & beyondGuestAddress) != 0) {
      return "reserved bits of msi_addr_mask are set";
    }
    if ((context.msiAddressPattern() & beyondGuestAddress) != 0) {
      return "reserved bits of msi_addr_pattern are set";
    }
    return context.reserved() != 0 ? "the reserved doubleword is not 0" : null;
  }

  private String features(DeviceContext context) {
    if (!capabilities.ats() && (context.enAts() || context.enPri() || context.prpr())) {
      return "EN_ATS, EN_PRI and PRPR need capabilities.ATS";
    }
    if (!context.enAts() && (context.t2gpa() || context.enPri())) {
      return "T2GPA and EN_PRI need EN_ATS";
    }
    if (!context.enPri() && context.prpr()) {
      return "PRPR needs EN_PRI";
    }
    if (context.t2gpa() && !capabilities.t2gpa()) {
      return "T2GPA needs capabilities.T2GPA";
    }
    if (!capabilities.amoHwad() && (context.sade() || context.gade())) {
      return "SADE and GADE need capabilities.AMO_HWAD";
    }
    if (context.sbe() != control.bigEndian() && !capabilities.beWritable()) {
      return "SBE must be fctl.BE, which is not writable";
    }
    if (control.gxl() ? !context.sxl() : context.sxl() && !capabilities.gxlWritable()) {
      return "SXL must be fctl.GXL, unless that is 0 and writable";
    }
    if (!capabilities.qosid() && (context.ta() & TA_QOS) != 0) {
      return "RCID and MCID are reserved without capabilities.QOSID";
    }
    int excess = ~capabilities.qosMask();
    if (capabilities.qosid()
        && ((context.qos().rcid() & excess) != 0 || (context.qos().mcid() & excess) != 0)) {
      return "RCID or MCID is wider than the build supports";
    }
    return null;
  }

  private String firstStage(DeviceContext context) {
    if (context.pdtv()) {
      boolean supported =
          switch (context.fscMode()) {
            case 0 -> true;
            case 1 -> capabilities.pd8();
            case 2 -> capabilities.pd17();
            case 3 -> capabilities.pd20();
            default -> false;
          };
      return supported ? null : "pdtp.MODE is reserved or not supported";
    }
    if (context.dpe()) {
      return "DPE needs PDTV";
    }
    return PagingMode.firstStage(context.fscMode(), context.sxl(), capabilities) == null
        ? "iosatp.MODE is reserved or not supported"
        : null;
  }

  private String secondStage(DeviceContext context) {
    if (context.secondStage() == null) {
      return "iohgatp.MODE is reserved or not supported";
    }
    if (context.t2gpa() && context.secondStageBare()) {
      return "T2GPA needs a second stage";
    }
    if (!context.secondStageBare() && (context.iohgatpPpn() & 3) != 0) {
      return "the second-stage root is not aligned to 16 KiB";
    }
    if (context.msiptpMode() > 1) {
      return "msiptp.MODE is reserved";
    }
    if (context.secondStageBare() && context.msiTranslationEnabled()) {
      return "msiptp.MODE must be Off when iohgatp.MODE is Bare";
    }
    return null;
  }
}
