package portcullis.iommu;

import java.util.List;
import java.util.stream.Collectors;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.InterruptGeneration;

/**
 * One build of the IOMMU. {@code capabilities} follows from it.
 *
 * @param name lower case letters, digits and {@code _}; names the files
 * @param paging translation schemes
 * @param features what else it can do
 * @param widths widths of addresses, identifiers and buses
 * @param capacities sizes of caches and queues
 */
public record IommuConfig(
    String name, Paging paging, Features features, Widths widths, Capacities capacities) {
  private static final int VERSION_1_0 = 0x10;

  /** The least that is useful: Sv39 and Sv39x4, one walk at a time, an IOTLB of 8. */
  public static final IommuConfig SMALL =
      new IommuConfig(
          "small",
          Paging.SV39,
          new Features(false, false, InterruptGeneration.BOTH, false),
          Widths.DEFAULT,
          new Capacities(8, 4, 4, 1, 4, 2, 4, 4, 15));

  /** Sv39 and Sv39x4 with process directories, several walks at a time. */
  public static final IommuConfig BASE =
      new IommuConfig(
          "base",
          Paging.SV39,
          new Features(false, false, InterruptGeneration.BOTH, false),
          Widths.DEFAULT,
          new Capacities(16, 8, 8, 8, 16, 8, 16, 8, 63));

  /** Every 64-bit scheme, memory types, MSI page tables and the debug interface. */
  public static final IommuConfig CORE =
      new IommuConfig(
          "core",
          Paging.ALL,
          new Features(true, true, InterruptGeneration.BOTH, false),
          Widths.DEFAULT,
          new Capacities(16, 8, 8, 8, 16, 8, 16, 8, 63));

  /** The named builds. */
  public static final List<IommuConfig> NAMED = List.of(SMALL, BASE, CORE);

  /**
   * Checks everything.
   *
   * @throws IommuConfigException with every rule that is broken
   */
  public IommuConfig {
    var broken = IommuConfigRules.broken(name, paging, features, widths, capacities);
    if (!broken.isEmpty()) {
      throw new IommuConfigException(name, broken);
    }
  }

  /**
   * The build of that name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that exist
   */
  public static IommuConfig named(String name) {
    return NAMED.stream()
        .filter(config -> config.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no configuration '%s'; there are %s"
                    .formatted(
                        name,
                        NAMED.stream().map(IommuConfig::name).collect(Collectors.joining(", ")))));
  }

  /** The same build under another name. */
  public IommuConfig withName(String newName) {
    return new IommuConfig(newName, paging, features, widths, capacities);
  }

  /** The same build with other sizes. */
  public IommuConfig withCapacities(Capacities newCapacities) {
    return new IommuConfig(name, paging, features, widths, newCapacities);
  }

  /** The register {@code capabilities} (section 5.3 of the IOMMU specification). */
  public long capabilities() {
    return CapabilitiesRegister.VERSION.of(VERSION_1_0)
        | CapabilitiesRegister.SV39.of(true)
        | CapabilitiesRegister.SV48.of(paging.sv48())
        | CapabilitiesRegister.SV57.of(paging.sv57())
        | CapabilitiesRegister.SVPBMT.of(paging.svpbmt())
        | CapabilitiesRegister.SV39X4.of(true)
        | CapabilitiesRegister.SV48X4.of(paging.sv48x4())
        | CapabilitiesRegister.SV57X4.of(paging.sv57x4())
        | CapabilitiesRegister.MSI_FLAT.of(features.msiFlat())
        | CapabilitiesRegister.IGS.of(features.interruptGeneration().code())
        | CapabilitiesRegister.DBG.of(features.debug())
        | CapabilitiesRegister.PAS.of(widths.physicalAddress())
        | CapabilitiesRegister.PD8.of(true)
        | CapabilitiesRegister.PD17.of(widths.processId() >= 17)
        | CapabilitiesRegister.PD20.of(widths.processId() == 20)
        | (features.enforceSnoop() ? 1L << CapabilitiesRegister.CUSTOM.lsb() : 0);
  }
}
