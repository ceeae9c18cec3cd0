package portcullis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What one build of the IOMMU can do: its {@code capabilities} register, and the choices that the
 * specification leaves to a build beside it.
 *
 * @param value the {@code capabilities} register
 * @param gxlWritable whether {@code fctl.GXL} is writable
 * @param beWritable whether {@code fctl.BE} is writable
 * @param vectorBits writable bits of each {@code icvec} field, 0 to 4
 * @param qosMask mask of the RCID and MCID bits that exist, 12 bits; unused without QOSID
 */
public record Capabilities(
    long value, boolean gxlWritable, boolean beWritable, int vectorBits, int qosMask) {

  /** How the IOMMU can signal its interrupts: {@code capabilities.IGS}. */
  public enum InterruptSupport {
    /** Messages only. */
    MSI,
    /** Wires only. */
    WSI,
    /** Both; {@code fctl.WSI} chooses. */
    BOTH
  }

  private static final long RESERVED = 3L << 12 | 1L << 20 | 0xfffL << 44 | 0xffL << 56;

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if the combination is illegal, with each rule that it breaks
   */
  public Capabilities {
    List<String> broken = brokenRules(value, gxlWritable, beWritable, vectorBits, qosMask);
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(
          "capabilities 0x%016x describe no legal IOMMU: %s"
              .formatted(value, String.join("; ", broken)));
    }
  }

  /**
   * The same as the constructor, for call sites that read better with a name.
   *
   * @param value the {@code capabilities} register
   * @param gxlWritable whether {@code fctl.GXL} is writable
   * @param beWritable whether {@code fctl.BE} is writable
   * @param vectorBits writable bits of each {@code icvec} field, 0 to 4
   * @param qosMask mask of the RCID and MCID bits that exist
   * @return the capabilities
   * @throws IllegalArgumentException if the combination is illegal, with each rule that it breaks
   */
  public static Capabilities of(
      long value, boolean gxlWritable, boolean beWritable, int vectorBits, int qosMask) {
    return new Capabilities(value, gxlWritable, beWritable, vectorBits, qosMask);
  }

  private static List<String> brokenRules(
      long value, boolean gxlWritable, boolean beWritable, int vectorBits, int qosMask) {
    List<String> broken = new ArrayList<>();
    if ((value & 0xff) != 0x10) {
      broken.add("version must be 0x10 (1.0), not 0x%02x".formatted(value & 0xff));
    }
    if ((value & RESERVED) != 0) {
      broken.add(
          "reserved and custom bits must be 0, but 0x%x are set".formatted(value & RESERVED));
    }
    requires(broken, value, 10, "Sv48", 9, "Sv39");
    requires(broken, value, 11, "Sv57", 10, "Sv48");
    requires(broken, value, 23, "MSI_MRIF", 22, "MSI_FLAT");
    requires(broken, value, 21, "AMO_MRIF", 23, "MSI_MRIF");
    requires(broken, value, 26, "T2GPA", 25, "ATS");
    if ((value >>> 28 & 3) == 3) {
      broken.add("IGS encoding 3 is reserved");
    }
    int pas = (int) (value >>> 32) & 0x3f;
    if (pas < 12 || pas > 56) {
      broken.add("PAS must be 12 to 56 bits (a PPN has 44), not " + pas);
    }
    if (beWritable && !bit(value, 27)) {
      broken.add("fctl.BE is writable only if END is 1");
    }
    if (gxlWritable && !bit(value, 8) && !bit(value, 16)) {
      broken.add("fctl.GXL is writable only if Sv32 or Sv32x4 is supported");
    }
    if (vectorBits < 0 || vectorBits > 4) {
      broken.add("icvec fields have 0 to 4 writable bits, not " + vectorBits);
    }
    if (qosMask < 0 || qosMask > 0xfff) {
      broken.add("RCID and MCID have at most 12 bits, but the mask is 0x%x".formatted(qosMask));
    }
    return broken;
  }

  private static void requires(
      List<String> broken, long value, int bit, String name, int neededBit, String needed) {
    if (bit(value, bit) && !bit(value, neededBit)) {
      broken.add("when %s is set, %s must be set".formatted(name, needed));
    }
  }

  private static boolean bit(long value, int position) {
    return (value >>> position & 1) != 0;
  }

  /**
   * Page-based 32-bit first stage.
   *
   * @return Sv32
   */
  public boolean sv32() {
    return bit(value, 8);
  }

  /**
   * Page-based 39-bit first stage.
   *
   * @return Sv39
   */
  public boolean sv39() {
    return bit(value, 9);
  }

  /**
   * Page-based 48-bit first stage.
   *
   * @return Sv48
   */
  public boolean sv48() {
    return bit(value, 10);
  }

  /**
   * Page-based 57-bit first stage.
   *
   * @return Sv57
   */
  public boolean sv57() {
    return bit(value, 11);
  }

  /**
   * PTE bits 60 and 59 belong to software.
   *
   * @return Svrsw60t59b
   */
  public boolean svrsw60t59b() {
    return bit(value, 14);
  }

  /**
   * Page-based memory types.
   *
   * @return Svpbmt
   */
  public boolean svpbmt() {
    return bit(value, 15);
  }

  /**
   * 34-bit second stage.
   *
   * @return Sv32x4
   */
  public boolean sv32x4() {
    return bit(value, 16);
  }

  /**
   * 41-bit second stage.
   *
   * @return Sv39x4
   */
  public boolean sv39x4() {
    return bit(value, 17);
  }

  /**
   * 50-bit second stage.
   *
   * @return Sv48x4
   */
  public boolean sv48x4() {
    return bit(value, 18);
  }

  /**
   * 59-bit second stage.
   *
   * @return Sv57x4
   */
  public boolean sv57x4() {
    return bit(value, 19);
  }

  /**
   * Atomic updates of memory-resident interrupt files.
   *
   * @return AMO_MRIF
   */
  public boolean amoMrif() {
    return bit(value, 21);
  }

  /**
   * MSI page tables, and with them the extended device context.
   *
   * @return MSI_FLAT
   */
  public boolean msiFlat() {
    return bit(value, 22);
  }

  /**
   * MSI PTEs in MRIF mode.
   *
   * @return MSI_MRIF
   */
  public boolean msiMrif() {
    return bit(value, 23);
  }

  /**
   * Atomic updates of A and D bits.
   *
   * @return AMO_HWAD
   */
  public boolean amoHwad() {
    return bit(value, 24);
  }

  /**
   * PCIe Address Translation Services and page requests.
   *
   * @return ATS
   */
  public boolean ats() {
    return bit(value, 25);
  }

  /**
   * Guest-physical addresses in ATS completions.
   *
   * @return T2GPA
   */
  public boolean t2gpa() {
    return bit(value, 26);
  }

  /**
   * Both endiannesses.
   *
   * @return END
   */
  public boolean end() {
    return bit(value, 27);
  }

  /**
   * How interrupts can be signalled.
   *
   * @return IGS
   */
  public InterruptSupport igs() {
    return switch ((int) (value >>> 28) & 3) {
      case 0 -> InterruptSupport.MSI;
      case 1 -> InterruptSupport.WSI;
      default -> InterruptSupport.BOTH;
    };
  }

  /**
   * Performance monitor.
   *
   * @return HPM
   */
  public boolean hpm() {
    return bit(value, 30);
  }

  /**
   * Translation-request registers for debug.
   *
   * @return DBG
   */
  public boolean dbg() {
    return bit(value, 31);
  }

  /**
   * Width of a physical address.
   *
   * @return PAS in bits, 12 to 56
   */
  public int physicalAddressBits() {
    return (int) (value >>> 32) & 0x3f;
  }

  /**
   * One-level process directory.
   *
   * @return PD8
   */
  public boolean pd8() {
    return bit(value, 38);
  }

  /**
   * Two-level process directory.
   *
   * @return PD17
   */
  public boolean pd17() {
    return bit(value, 39);
  }

  /**
   * Three-level process directory.
   *
   * @return PD20
   */
  public boolean pd20() {
    return bit(value, 40);
  }

  /**
   * QoS identifiers.
   *
   * @return QOSID
   */
  public boolean qosid() {
    return bit(value, 41);
  }

  /**
   * Non-leaf PTE invalidation.
   *
   * @return NL
   */
  public boolean nl() {
    return bit(value, 42);
  }

  /**
   * Address range invalidation.
   *
   * @return S
   */
  public boolean s() {
    return bit(value, 43);
  }

  /**
   * Width of the guest-physical addresses that an MSI address pattern covers: MGPAW of section "MSI
   * address mask and pattern".
   *
   * @return bits
   */
  public int msiGuestAddressBits() {
    if (sv57x4()) {
      return 59;
    } else if (sv48x4()) {
      return 50;
    } else if (sv39x4()) {
      return 41;
    } else if (sv32x4()) {
      return 34;
    }
    return physicalAddressBits();
  }
}
