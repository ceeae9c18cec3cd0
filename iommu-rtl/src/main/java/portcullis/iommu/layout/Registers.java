package portcullis.iommu.layout;

import java.util.List;

/** All registers of the register page, and the page itself. */
public final class Registers {
  /** Size of the register page in bytes; it is naturally aligned. */
  public static final int PAGE_BYTES = 4096;

  private static final List<Register> ALL =
      List.of(
          CapabilitiesRegister.REGISTER,
          Fctl.REGISTER,
          Ddtp.REGISTER,
          QueueBase.CQB,
          QueueIndex.CQH,
          QueueIndex.CQT,
          QueueBase.FQB,
          QueueIndex.FQH,
          QueueIndex.FQT,
          QueueBase.PQB,
          QueueIndex.PQH,
          QueueIndex.PQT,
          Cqcsr.REGISTER,
          Fqcsr.REGISTER,
          Pqcsr.REGISTER,
          Ipsr.REGISTER,
          Iocountovf.REGISTER,
          Iocountinh.REGISTER,
          Iohpmcycles.REGISTER,
          Iohpmctr.REGISTERS,
          Iohpmevt.REGISTERS,
          TrReqIova.REGISTER,
          TrReqCtl.REGISTER,
          TrResponse.REGISTER,
          IommuQosid.REGISTER,
          Icvec.REGISTER,
          MsiCfgTbl.ADDRESS,
          MsiCfgTbl.DATA,
          MsiCfgTbl.VECTOR_CONTROL);

  private Registers() {}

  /**
   * Every register, by ascending offset.
   *
   * @return an immutable list
   */
  public static List<Register> all() {
    return ALL;
  }
}
