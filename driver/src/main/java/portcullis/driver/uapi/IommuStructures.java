package portcullis.driver.uapi;

import java.util.List;

/** Structures of /dev/iommu. Those of the first series keep their members and places. */
public final class IommuStructures {
  /** What the IOMMU of a device can do. */
  public static final CStructure DEVICE_INFO =
      CStructure.named("iommu_device_info", "what the IOMMU of a device can do")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "which of the following is there, and abilities")
          .u64("dev_cookie", "in: what the user calls the device")
          .u64("pgsize_bitmap", "one bit for each size of a page")
          .u32("addr_width", "bits of an address of the widest space")
          .u32("cap_offset", "offset of the first capability; 0 if argsz leaves no room")
          .bit("IOMMU_DEVICE_INFO_ENFORCE_SNOOP", 0, "requests can be made coherent")
          .bit("IOMMU_DEVICE_INFO_PGSIZES", 1, "pgsize_bitmap is there")
          .bit("IOMMU_DEVICE_INFO_ADDR_WIDTH", 2, "addr_width is there")
          .bit("IOMMU_DEVICE_INFO_CAPS", 3, "capabilities follow")
          .build();

  /** Addresses that a space of the device may map. */
  public static final CStructure IOVA_RANGES =
      CStructure.named(
              "iommu_device_info_cap_iova_ranges", "addresses that a space of the device may map")
          .u16("id", "which capability this is")
          .u16("version", "1")
          .u32("next", "offset of the next capability from the start of the information, or 0")
          .u32("nr_iovas", "how many ranges follow")
          .u32("reserved", "0")
          .data("ranges", "struct iommu_iova_range each")
          .value("IOMMU_DEVICE_INFO_CAP_IOVA_RANGES", 1, "permitted addresses")
          .build();

  /** Addresses from first to last. */
  public static final CStructure IOVA_RANGE =
      CStructure.named("iommu_iova_range", "addresses from first to last")
          .u64("start", "the first address")
          .u64("last", "the last address")
          .build();

  /** How spaces of the device are nested. */
  public static final CStructure NESTING =
      CStructure.named("iommu_device_info_cap_nesting", "how spaces of the device are nested")
          .u16("id", "which capability this is")
          .u16("version", "1")
          .u32("next", "offset of the next capability from the start of the information, or 0")
          .u32("flags", "how")
          .u32("reserved", "0")
          .value("IOMMU_DEVICE_INFO_CAP_NESTING", 2, "nesting")
          .bit("IOMMU_DEVICE_INFO_NESTING_HARDWARE", 0, "by hardware; otherwise by software")
          .build();

  /** Formats of page tables of the user. */
  public static final CStructure USER_PGTABLE =
      CStructure.named("iommu_device_info_cap_user_pgtable", "formats of page tables of the user")
          .u16("id", "which capability this is")
          .u16("version", "1")
          .u32("next", "offset of the next capability from the start of the information, or 0")
          .u32("formats", "one bit for each format, by its number")
          .u32("reserved", "0")
          .value("IOMMU_DEVICE_INFO_CAP_USER_PGTABLE", 3, "page tables of the user")
          .value("IOMMU_PGTABLE_SV39", 8, "Sv39")
          .value("IOMMU_PGTABLE_SV48", 9, "Sv48")
          .value("IOMMU_PGTABLE_SV57", 10, "Sv57")
          .build();

  /** Formats of PASID tables of the user. */
  public static final CStructure USER_PASID_TABLE =
      CStructure.named(
              "iommu_device_info_cap_user_pasid_table", "formats of PASID tables of the user")
          .u16("id", "which capability this is")
          .u16("version", "1")
          .u32("next", "offset of the next capability from the start of the information, or 0")
          .u32("formats", "one bit for each format, by its number")
          .u32("reserved", "0")
          .value("IOMMU_DEVICE_INFO_CAP_USER_PASID_TABLE", 4, "PASID tables of the user")
          .value("IOMMU_PASID_TABLE_PD8", 1, "8-bit PASIDs")
          .value("IOMMU_PASID_TABLE_PD17", 2, "17-bit PASIDs")
          .value("IOMMU_PASID_TABLE_PD20", 3, "20-bit PASIDs")
          .build();

  /** Attributes of a new space. */
  public static final CStructure IOASID_ALLOC =
      CStructure.named("iommu_ioasid_alloc", "attributes of a new space")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "attributes")
          .u32("type", "who keeps the table, and which table")
          .u32("addr_width", "bits of an address, for a kernel-managed table")
          .s32("parent", "the space beneath, with the flag of it")
          .u32("format", "format of a table of the user")
          .u64("addr", "address of a table of the user, in the parent")
          .bit("IOMMU_IOASID_ENFORCE_SNOOP", 0, "requests are made coherent")
          .bit("IOMMU_IOASID_AUTO_SNOOP", 1, "requests are made coherent where that can be")
          .bit("IOMMU_IOASID_HAS_PARENT", 2, "parent is there")
          .bit("IOMMU_IOASID_PAGE_FAULTS", 3, "pages of a root are pinned when a fault is answered")
          .bit(
              "IOMMU_IOASID_DEFAULT_PROCESS",
              4,
              "requests without a PASID use entry 0 of a PASID table")
          .value("IOMMU_IOASID_TYPE_KERNEL_TYPE1V2", 1, "kernel-managed, by map and unmap")
          .value("IOMMU_IOASID_TYPE_DUMMY", 2, "root for pinning only")
          .value("IOMMU_IOASID_TYPE_USER_PGTABLE", 3, "page table of the user")
          .value("IOMMU_IOASID_TYPE_USER_PASID_TABLE", 4, "PASID table of the user")
          .build();

  /** A mapping call for a space. */
  public static final CStructure DMA_OPERATION =
      CStructure.named("iommu_ioasid_dma_op", "a mapping call for a space")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .s32("ioasid", "the space")
          .u32("padding", "0")
          .data("data", "struct vfio_iommu_type1_dma_map or _unmap")
          .build();

  /** What of a table of the user has changed. */
  public static final CStructure CACHE_INVALIDATE =
      CStructure.named("iommu_cache_invalidate", "what of a table of the user has changed")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "which members narrow the scope")
          .s32("ioasid", "the space")
          .u8("cache", "caches, a mask")
          .u8("granularity", "how much")
          .u16("reserved", "0")
          .u64("dev_cookie", "one device, with the flag of it")
          .u32("pasid", "one vPASID, with the flag of it")
          .u32("padding", "0")
          .u64("addr", "first address of a range")
          .u64("size", "bytes of a range")
          .bit("IOMMU_INV_FLAG_COOKIE", 0, "dev_cookie is there")
          .bit("IOMMU_INV_FLAG_PASID", 1, "pasid is there")
          .bit("IOMMU_CACHE_INV_TYPE_IOTLB", 0, "translations in the IOMMU")
          .bit("IOMMU_CACHE_INV_TYPE_DEV_IOTLB", 1, "translations in devices")
          .bit("IOMMU_CACHE_INV_TYPE_PASID", 2, "entries of the PASID table")
          .value("IOMMU_INV_GRANU_DEVICE", 0, "all of the space")
          .value("IOMMU_INV_GRANU_PASID", 1, "one PASID")
          .value("IOMMU_INV_GRANU_ADDR", 2, "a range")
          .build();

  /** Memory to pin and charge once. */
  public static final CStructure REGISTER_MEMORY =
      CStructure.named("iommu_register_memory", "memory to pin and charge once")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .u64("vaddr", "first byte in the process")
          .u64("size", "bytes")
          .build();

  /** Who is told of faults. */
  public static final CStructure FAULT_SIGNAL =
      CStructure.named("iommu_fault_signal", "who is told of faults")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .s32("eventfd", "file whose counter counts faults; -1 for none")
          .u32("padding", "0")
          .build();

  /** A fault, as read from the file. */
  public static final CStructure FAULT_RECORD =
      CStructure.named("iommu_fault_record", "a fault, as read from the file")
          .s32("ioasid", "the space that did not translate")
          .u32("flags", "what the record is")
          .u64("dev_cookie", "what the user calls the device")
          .u64("addr", "the address in the space")
          .u32("perm", "what the request wanted")
          .u32("pasid", "the PASID, with the flag of it")
          .u32("grpid", "group, by which it is answered")
          .u32("cause", "cause code of the IOMMU")
          .u64("lost", "faults before this one that found the queue full")
          .bit("IOMMU_FAULT_RESPONSE_NEEDED", 0, "waits for a response")
          .bit("IOMMU_FAULT_UNRECOVERABLE", 1, "no response can repair it")
          .bit("IOMMU_FAULT_OVERFLOW", 2, "faults before this one are lost")
          .bit("IOMMU_FAULT_PASID_VALID", 3, "pasid is there")
          .bit("IOMMU_FAULT_LAST", 4, "the last of its group")
          .bit("IOMMU_FAULT_PERM_READ", 0, "to read")
          .bit("IOMMU_FAULT_PERM_WRITE", 1, "to write")
          .bit("IOMMU_FAULT_PERM_EXEC", 2, "to fetch instructions")
          .bit("IOMMU_FAULT_PERM_PRIV", 3, "in privileged mode")
          .build();

  /** The answer to a fault. */
  public static final CStructure PAGE_RESPONSE =
      CStructure.named("iommu_page_response", "the answer to a fault")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "0")
          .s32("ioasid", "as in the record")
          .u32("code", "the answer")
          .u64("dev_cookie", "as in the record")
          .u32("grpid", "as in the record")
          .u32("padding", "0")
          .value("IOMMU_PAGE_RESP_SUCCESS", 0, "repaired")
          .value("IOMMU_PAGE_RESP_INVALID", 1, "cannot be repaired")
          .value("IOMMU_PAGE_RESP_FAILURE", 15, "the device is refused")
          .build();

  /** Which pages devices have written. */
  public static final CStructure DIRTY_PAGES =
      CStructure.named("iommu_dirty_pages", "which pages devices have written")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "what to do, exactly one")
          .s32("ioasid", "the space")
          .u32("padding", "0")
          .u64("iova", "first address, to read")
          .u64("size", "bytes, to read")
          .data("bitmap", "out: one bit for each page, in words of 64 bits")
          .bit("IOMMU_DIRTY_PAGES_FLAG_START", 0, "start tracking")
          .bit("IOMMU_DIRTY_PAGES_FLAG_STOP", 1, "stop tracking")
          .bit("IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP", 2, "read and clear")
          .build();

  /** Memory that no-snoop requests use. */
  public static final CStructure CPU_CACHE =
      CStructure.named("iommu_cpu_cache", "memory that no-snoop requests use")
          .u32("argsz", "bytes that the caller has filled or made room for")
          .u32("flags", "how much")
          .u64("vaddr", "first byte in the process")
          .u64("size", "bytes")
          .bit("IOMMU_CPU_CACHE_FLAG_ALL", 0, "everything; vaddr and size are 0")
          .build();

  private IommuStructures() {}

  /**
   * All of them.
   *
   * @return in the order of the header
   */
  public static List<CStructure> all() {
    return List.of(
        DEVICE_INFO,
        IOVA_RANGES,
        IOVA_RANGE,
        NESTING,
        USER_PGTABLE,
        USER_PASID_TABLE,
        IOASID_ALLOC,
        DMA_OPERATION,
        CACHE_INVALIDATE,
        REGISTER_MEMORY,
        FAULT_SIGNAL,
        FAULT_RECORD,
        PAGE_RESPONSE,
        DIRTY_PAGES,
        CPU_CACHE);
  }
}
