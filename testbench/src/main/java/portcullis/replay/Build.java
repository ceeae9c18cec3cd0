package portcullis.replay;

import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.InterruptGeneration;

/**
 * The build of the IOMMU that a scenario requires (record {@code C}).
 *
 * @param capabilities value of the register {@code capabilities}
 * @param gxlWritable whether {@code fctl.GXL} is writable
 * @param bigEndianWritable whether {@code fctl.BE} is writable
 * @param vectorBits writable bits of each field of {@code icvec}, 0 to 4
 * @param qosMask writable bits of each RCID and MCID field, 12 bits
 */
public record Build(
    long capabilities,
    boolean gxlWritable,
    boolean bigEndianWritable,
    int vectorBits,
    int qosMask) {

  /**
   * Whether requests carry quality-of-service identifiers ({@code capabilities.QOSID}).
   *
   * @return whether RCID and MCID of an answer mean anything
   */
  public boolean hasQosIds() {
    return CapabilitiesRegister.QOSID.isSet(capabilities);
  }

  /**
   * Whether the build can send its interrupts as messages ({@code capabilities.IGS} is not WSI).
   *
   * @return whether {@code msi_cfg_tbl} exists
   */
  public boolean hasMessageInterrupts() {
    return CapabilitiesRegister.IGS.get(capabilities) != InterruptGeneration.WSI.code();
  }

  @Override
  public String toString() {
    return "capabilities %016x, GXL %s, BE %s, %d vector bits, QoS mask %x"
        .formatted(
            capabilities, writable(gxlWritable), writable(bigEndianWritable), vectorBits, qosMask);
  }

  private static String writable(boolean writable) {
    return writable ? "writable" : "fixed";
  }
}
