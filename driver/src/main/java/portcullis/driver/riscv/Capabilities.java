package portcullis.driver.riscv;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.InterruptGeneration;
import portcullis.iommu.layout.PdtpMode;

/**
 * What a unit can do, as its register {@code capabilities} tells.
 *
 * @param value the register
 */
public record Capabilities(long value) {

  /**
   * The version of the specification.
   *
   * @return major in the upper nibble, minor in the lower
   */
  public int version() {
    return CapabilitiesRegister.VERSION.getInt(value);
  }

  /**
   * The page table formats, of both stages.
   *
   * @return in the order of the enum
   */
  public Set<PageTableFormat> pageTables() {
    var formats = new TreeSet<PageTableFormat>();
    for (var format : PageTableFormat.values()) {
      if (bit(format).isSet(value)) {
        formats.add(format);
      }
    }
    return formats;
  }

  /**
   * Whether a page table format can be used.
   *
   * @param format the format
   * @return whether the unit walks it
   */
  public boolean supports(PageTableFormat format) {
    return bit(format).isSet(value);
  }

  /**
   * The formats of one stage.
   *
   * @param secondStage whether of the second stage
   * @return the narrowest first; empty if the unit has no such stage
   */
  public List<PageTableFormat> pageTablesOfStage(boolean secondStage) {
    return PageTableFormat.ofStage(secondStage).stream().filter(this::supports).toList();
  }

  private static Field bit(PageTableFormat format) {
    return switch (format) {
      case SV39 -> CapabilitiesRegister.SV39;
      case SV48 -> CapabilitiesRegister.SV48;
      case SV57 -> CapabilitiesRegister.SV57;
      case SV39X4 -> CapabilitiesRegister.SV39X4;
      case SV48X4 -> CapabilitiesRegister.SV48X4;
      case SV57X4 -> CapabilitiesRegister.SV57X4;
    };
  }

  /**
   * Whether a depth of process directory can be used.
   *
   * @param mode the depth
   * @return whether the unit walks it
   */
  public boolean supports(PdtpMode mode) {
    return switch (mode) {
      case BARE -> true;
      case PD8 -> CapabilitiesRegister.PD8.isSet(value);
      case PD17 -> CapabilitiesRegister.PD17.isSet(value);
      case PD20 -> CapabilitiesRegister.PD20.isSet(value);
    };
  }

  /**
   * The depths of process directories.
   *
   * @return the shallowest first, without BARE
   */
  public List<PdtpMode> processDirectories() {
    return Arrays.stream(PdtpMode.values())
        .filter(mode -> mode != PdtpMode.BARE && supports(mode))
        .toList();
  }

  /**
   * Width of a physical address.
   *
   * @return bits
   */
  public int physicalAddressBits() {
    return CapabilitiesRegister.PAS.getInt(value);
  }

  /**
   * How interrupts can be signalled.
   *
   * @return by message, wire, or either
   * @throws RiscvIommuException if the field has a reserved value
   */
  public InterruptGeneration interruptGeneration() {
    int code = CapabilitiesRegister.IGS.getInt(value);
    for (var generation : InterruptGeneration.values()) {
      if (generation.code() == code) {
        return generation;
      }
    }
    throw new RiscvIommuException("capabilities.IGS has the reserved value " + code);
  }

  /**
   * Whether page table entries have a memory type.
   *
   * @return Svpbmt
   */
  public boolean memoryTypes() {
    return CapabilitiesRegister.SVPBMT.isSet(value);
  }

  /**
   * Whether there are MSI page tables, and with them device contexts of 64 bytes.
   *
   * @return MSI_FLAT
   */
  public boolean msiPageTables() {
    return CapabilitiesRegister.MSI_FLAT.isSet(value);
  }

  /**
   * Whether messages may go to interrupt files in memory.
   *
   * @return MSI_MRIF
   */
  public boolean memoryResidentInterruptFiles() {
    return CapabilitiesRegister.MSI_MRIF.isSet(value);
  }

  /**
   * Whether hardware sets the A and D bits of page table entries.
   *
   * @return AMO_HWAD
   */
  public boolean hardwareDirty() {
    return CapabilitiesRegister.AMO_HWAD.isSet(value);
  }

  /**
   * Whether devices may cache translations and request pages.
   *
   * @return ATS
   */
  public boolean ats() {
    return CapabilitiesRegister.ATS.isSet(value);
  }

  /**
   * Whether an invalidation by address can include non-leaf entries.
   *
   * @return NL
   */
  public boolean nonLeafInvalidation() {
    return CapabilitiesRegister.NL.isSet(value);
  }

  /**
   * Whether one invalidation can name a range.
   *
   * @return S
   */
  public boolean rangeInvalidation() {
    return CapabilitiesRegister.S.isSet(value);
  }

  /**
   * Whether requests of a device can be made coherent whatever the device asks for. It is the
   * lowest custom bit of the register.
   *
   * @return whether devices may be bound with enforce-snoop
   */
  public boolean enforceSnoop() {
    return (CapabilitiesRegister.CUSTOM.get(value) & 1) != 0;
  }
}
