package portcullis.driver.core;

/**
 * The eight kinds of devices that can be given to user space. They differ in who owns the process
 * address space identifiers (PASIDs) of the device, and in how those that the user sees (vPASID)
 * become those on the wire (pPASID).
 */
public enum DeviceType {
  /** 1: a physical device without PASIDs. */
  PHYSICAL(1),
  /** 2: mediated by software only; nothing of it is installed in an IOMMU. */
  SOFTWARE_MEDIATED(2),
  /** 3: a slice of a physical device with one PASID that the user never sees. */
  MEDIATED(3),
  /** 4: a physical device whose PASID table belongs to the user. */
  PHYSICAL_DELEGATED(4),
  /** 5: a physical device whose PASID table belongs to the kernel; vPASID = pPASID. */
  PHYSICAL_PASID(5),
  /** 6: a slice of a physical device with PASIDs; the pPASIDs are shared out per parent. */
  MEDIATED_PASID(6),
  /** 7: as type 5, and work is submitted by deferrable writes that carry the vPASID. */
  PHYSICAL_PASID_DMWR(7),
  /** 8: as type 6 with deferrable writes; the pPASIDs are global, the CPU translates. */
  MEDIATED_PASID_DMWR(8);

  private final int number;

  DeviceType(int number) {
    this.number = number;
  }

  /**
   * The number of the type in the proposal.
   *
   * @return 1 to 8
   */
  public int number() {
    return number;
  }

  /**
   * Whether the default space is routed by the requester's own identity.
   *
   * @return true for physical devices
   */
  public boolean physical() {
    return switch (this) {
      case PHYSICAL, PHYSICAL_DELEGATED, PHYSICAL_PASID, PHYSICAL_PASID_DMWR -> true;
      case SOFTWARE_MEDIATED, MEDIATED, MEDIATED_PASID, MEDIATED_PASID_DMWR -> false;
    };
  }

  /**
   * Whether spaces of the device are installed in an IOMMU at all.
   *
   * @return false for type 2
   */
  public boolean installed() {
    return this != SOFTWARE_MEDIATED;
  }

  /**
   * Whether the default space is routed by a PASID of the parent that nobody outside sees.
   *
   * @return true for types 3, 6 and 8
   */
  public boolean hiddenDefaultPasid() {
    return this == MEDIATED || this == MEDIATED_PASID || this == MEDIATED_PASID_DMWR;
  }

  /**
   * Whether the user may have spaces beside the default one.
   *
   * @return false for types 1 to 3
   */
  public boolean pasidCapable() {
    return number >= 4;
  }

  /**
   * Whether the PASID table is the user's.
   *
   * @return true for type 4
   */
  public boolean pasidDelegated() {
    return this == PHYSICAL_DELEGATED;
  }

  /**
   * Whether processors carry vPASIDs to the device in deferrable writes.
   *
   * @return true for types 7 and 8
   */
  public boolean pasidInCpu() {
    return this == PHYSICAL_PASID_DMWR || this == MEDIATED_PASID_DMWR;
  }

  /**
   * Whether the processor must translate vPASIDs in deferrable writes.
   *
   * @return true for type 8
   */
  public boolean pasidTranslatedByCpu() {
    return this == MEDIATED_PASID_DMWR;
  }
}
