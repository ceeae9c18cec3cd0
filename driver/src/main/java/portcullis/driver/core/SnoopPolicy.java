package portcullis.driver.core;

/** Whether an I/O address space makes every request of its devices coherent. */
public enum SnoopPolicy {
  /** Always: a device whose IOMMU cannot enforce it is not attached. */
  ENFORCED,
  /** Never asked for: devices may use no-snoop requests. */
  NOT_ENFORCED,
  /** Wherever the IOMMU of a device can. */
  AUTO
}
