package portcullis.driver.uapi;

import java.util.List;

/** Structures of the files of VFIO and KVM. */
public final class VfioStructures {
  /** What to map. */
  public static final CStructure DMA_MAP =
      CStructure.named("vfio_iommu_type1_dma_map", "what to map")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "what is permitted")
          .u64("vaddr", "where it leads: in the process, or in the parent")
          .u64("iova", "first address")
          .u64("size", "bytes")
          .bit("VFIO_DMA_MAP_FLAG_READ", 0, "devices may read")
          .bit("VFIO_DMA_MAP_FLAG_WRITE", 1, "devices may write")
          .build();

  /** What to unmap. */
  public static final CStructure DMA_UNMAP =
      CStructure.named("vfio_iommu_type1_dma_unmap", "what to unmap")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "which")
          .u64("iova", "first address")
          .u64("size", "bytes; out: bytes that were mapped")
          .bit("VFIO_DMA_UNMAP_FLAG_ALL", 1, "everything; iova and size are 0")
          .build();

  /** An IOMMU fd for a device. */
  public static final CStructure BIND_DATA =
      CStructure.named("vfio_device_iommu_bind_data", "an IOMMU fd for a device")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .s32("iommu_fd", "the IOMMU fd")
          .u32("padding", "0")
          .u64("dev_cookie", "what the user calls the device")
          .build();

  /** A space for a device. */
  public static final CStructure ATTACH_IOASID =
      CStructure.named("vfio_device_attach_ioasid", "a space for a device")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "hints, and whether vpasid is there")
          .s32("iommu_fd", "the IOMMU fd")
          .s32("ioasid", "the space")
          .u32("vpasid", "the PASID that the user sees, with the flag of it")
          .u32("padding", "0")
          .bit("VFIO_ATTACH_VPASID", 0, "vpasid is there")
          .bit("VFIO_ATTACH_NO_SNOOP_USED", 1, "the device uses no-snoop requests")
          .bit("VFIO_ATTACH_NO_SNOOP_UNUSED", 2, "the device does not")
          .bit("VFIO_ATTACH_SKIP_PINNING", 3, "the mediating driver pins pages itself")
          .build();

  /** What a device is. */
  public static final CStructure DEVICE_INFO =
      CStructure.named("vfio_device_info", "what a device is")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "kind and abilities")
          .u32("num_regions", "regions")
          .u32("num_irqs", "interrupts")
          .u32("cap_offset", "offset of the first capability; 0 if argsz leaves no room")
          .bit("VFIO_DEVICE_FLAGS_PCI", 1, "a PCI device")
          .bit("VFIO_DEVICE_FLAGS_PLATFORM", 2, "a platform device")
          .bit("VFIO_DEVICE_FLAGS_CAPS", 7, "capabilities follow")
          .build();

  /** Where a region of a device is. */
  public static final CStructure REGION_INFO =
      CStructure.named("vfio_region_info", "where a region of a device is")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "what is permitted")
          .u32("index", "which region; 0 has the registers")
          .u32("cap_offset", "0, for there are no capabilities")
          .u64("size", "bytes; 0 if the device has no such region")
          .u64("offset", "where it begins in the device's file")
          .bit("VFIO_REGION_INFO_FLAG_READ", 0, "pread reaches it")
          .bit("VFIO_REGION_INFO_FLAG_WRITE", 1, "pwrite reaches it")
          .build();

  /** How vPASIDs of a device are used. */
  public static final CStructure PASID_CAPABILITY =
      CStructure.named("vfio_device_info_cap_pasid", "how vPASIDs of a device are used")
          .u16("id", "which capability this is")
          .u16("version", "1")
          .u32("next", "offset of the next capability from the start of the information, or 0")
          .u32("flags", "how")
          .u32("reserved", "0")
          .value("VFIO_DEVICE_INFO_CAP_PASID", 5, "vPASIDs")
          .bit("VFIO_DEVICE_INFO_PASID_DELEGATED", 0, "the PASID table is the user's")
          .bit("VFIO_DEVICE_INFO_PASID_CPU", 1, "instructions of the CPU may carry vPASIDs")
          .bit("VFIO_DEVICE_INFO_PASID_CPU_VIRT", 2, "the CPU must translate them")
          .build();

  /** State of a group. */
  public static final CStructure GROUP_STATUS =
      CStructure.named("vfio_group_status", "state of a group")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "the state")
          .bit("VFIO_GROUP_FLAGS_VIABLE", 0, "no kernel driver that does DMA has a device of it")
          .bit("VFIO_GROUP_FLAGS_CONTAINER_SET", 1, "it is in a container")
          .build();

  /** A vPASID of the guest's processors. */
  public static final CStructure PASID_MAPPING =
      CStructure.named("kvm_pasid_mapping", "a vPASID of the guest's processors")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .u32("user_pasid", "the vPASID")
          .s32("iommu_fd", "the IOMMU fd")
          .s32("ioasid", "the space that it means")
          .u32("padding", "0")
          .build();

  private VfioStructures() {}

  /**
   * All of them.
   *
   * @return in the order of the header
   */
  public static List<CStructure> all() {
    return List.of(
        DMA_MAP,
        DMA_UNMAP,
        BIND_DATA,
        ATTACH_IOASID,
        DEVICE_INFO,
        REGION_INFO,
        PASID_CAPABILITY,
        GROUP_STATUS,
        PASID_MAPPING);
  }
}
