package portcullis.driver.uapi;

import java.util.List;
import java.util.Optional;

/**
 * The commands, with the numbers of the proposal. Those that it left open count on from its last.
 */
public final class Commands {
  /** Type of the commands of /dev/iommu, and of VFIO. */
  public static final int IOMMU_TYPE = ';';

  /** Number of the first command of /dev/iommu, and of VFIO. */
  public static final int IOMMU_BASE = 100;

  /** Type of the commands of KVM. */
  public static final int KVMIO = 0xAE;

  /** Number of the capability of KVM that translates vPASIDs. */
  public static final int KVM_CAP_PASID_TRANSLATION = 206;

  /** Value for VFIO_SET_IOMMU: the mapping rules of type1v2. */
  public static final int VFIO_TYPE1V2_IOMMU = 3;

  /** Whether an extension is there: the argument is its number, the answer 1 or 0. */
  public static final Command CHECK_EXTENSION =
      iommu("IOMMU_CHECK_EXTENSION", 0, null, "whether an extension is there");

  /** What the IOMMU of a device can do. */
  public static final Command DEVICE_GET_INFO =
      iommu(
          "IOMMU_DEVICE_GET_INFO",
          1,
          IommuStructures.DEVICE_INFO,
          "what the IOMMU of a device can do");

  /** Allocates a space; the answer is its number. */
  public static final Command IOASID_ALLOC =
      iommu(
          "IOMMU_IOASID_ALLOC",
          2,
          IommuStructures.IOASID_ALLOC,
          "allocates a space; the answer is its number");

  /** Frees a space: the argument points to its number. */
  public static final Command IOASID_FREE =
      iommu("IOMMU_IOASID_FREE", 3, null, "frees a space; the argument points to its number");

  /** Maps. */
  public static final Command MAP_DMA =
      iommu("IOMMU_MAP_DMA", 4, IommuStructures.DMA_OPERATION, "maps");

  /** Unmaps. */
  public static final Command UNMAP_DMA =
      iommu("IOMMU_UNMAP_DMA", 5, IommuStructures.DMA_OPERATION, "unmaps");

  /** Tells that a table of the user has changed. */
  public static final Command INVALIDATE_CACHE =
      iommu(
          "IOMMU_INVALIDATE_CACHE",
          6,
          IommuStructures.CACHE_INVALIDATE,
          "tells that a table of the user has changed");

  /** Pins and charges memory once. */
  public static final Command REGISTER_MEMORY =
      iommu(
          "IOMMU_REGISTER_MEMORY",
          7,
          IommuStructures.REGISTER_MEMORY,
          "pins and charges memory once");

  /** Takes a registration back. */
  public static final Command UNREGISTER_MEMORY =
      iommu(
          "IOMMU_UNREGISTER_MEMORY",
          8,
          IommuStructures.REGISTER_MEMORY,
          "takes a registration back");

  /** Names the file that is told of faults. */
  public static final Command SET_FAULT_SIGNAL =
      iommu(
          "IOMMU_SET_FAULT_SIGNAL",
          9,
          IommuStructures.FAULT_SIGNAL,
          "names the eventfd that is told of faults");

  /** Answers a fault. */
  public static final Command PAGE_RESPONSE =
      iommu("IOMMU_PAGE_RESPONSE", 10, IommuStructures.PAGE_RESPONSE, "answers a fault");

  /** Starts, stops and reads dirty tracking. */
  public static final Command DIRTY_PAGES =
      iommu(
          "IOMMU_DIRTY_PAGES",
          11,
          IommuStructures.DIRTY_PAGES,
          "starts, stops and reads dirty tracking");

  /** Drops what processor caches hold. */
  public static final Command INVALIDATE_CPU_CACHE =
      iommu(
          "IOMMU_INVALIDATE_CPU_CACHE",
          12,
          IommuStructures.CPU_CACHE,
          "drops what processor caches hold of memory for no-snoop requests");

  /** Names the mapping rules of a container: the argument is their number. */
  public static final Command SET_IOMMU =
      vfio("VFIO_SET_IOMMU", 2, null, "names the mapping rules of a container");

  /** State of a group. */
  public static final Command GROUP_GET_STATUS =
      vfio("VFIO_GROUP_GET_STATUS", 3, VfioStructures.GROUP_STATUS, "state of a group");

  /** Puts a group into a container: the argument points to its file. */
  public static final Command GROUP_SET_CONTAINER =
      vfio("VFIO_GROUP_SET_CONTAINER", 4, null, "puts a group into a container");

  /** Takes a group out of its container. */
  public static final Command GROUP_UNSET_CONTAINER =
      vfio("VFIO_GROUP_UNSET_CONTAINER", 5, null, "takes a group out of its container");

  /** Opens a device of a group: the argument points to its name. */
  public static final Command GROUP_GET_DEVICE_FD =
      vfio("VFIO_GROUP_GET_DEVICE_FD", 6, null, "opens a device of a group");

  /** What a device is. */
  public static final Command VFIO_DEVICE_GET_INFO =
      vfio("VFIO_DEVICE_GET_INFO", 7, VfioStructures.DEVICE_INFO, "what a device is");

  /** Where a region of a device is in its file. */
  public static final Command VFIO_DEVICE_GET_REGION_INFO =
      vfio(
          "VFIO_DEVICE_GET_REGION_INFO",
          8,
          VfioStructures.REGION_INFO,
          "where a region of a device is in its file, for pread and pwrite");

  /** Maps in a container. */
  public static final Command VFIO_MAP_DMA =
      vfio("VFIO_IOMMU_MAP_DMA", 13, VfioStructures.DMA_MAP, "maps in a container");

  /** Unmaps in a container. */
  public static final Command VFIO_UNMAP_DMA =
      vfio("VFIO_IOMMU_UNMAP_DMA", 14, VfioStructures.DMA_UNMAP, "unmaps in a container");

  /** Binds a device to an IOMMU fd. */
  public static final Command BIND_IOMMU_FD =
      vfio("VFIO_BIND_IOMMU_FD", 22, VfioStructures.BIND_DATA, "binds a device to an IOMMU fd");

  /** Attaches a device to a space. */
  public static final Command ATTACH_IOASID =
      vfio("VFIO_ATTACH_IOASID", 23, VfioStructures.ATTACH_IOASID, "attaches a device to a space");

  /** Detaches a device from a space. */
  public static final Command DETACH_IOASID =
      vfio(
          "VFIO_DETACH_IOASID", 24, VfioStructures.ATTACH_IOASID, "detaches a device from a space");

  /** Turns a capability on: the argument is its number. */
  public static final Command KVM_ENABLE_CAPABILITY =
      kvm("KVM_ENABLE_PASID_CAP", 0xef, null, "turns a capability on, given its number");

  /** Gives a vPASID its meaning. */
  public static final Command KVM_MAP_PASID =
      kvm("KVM_MAP_PASID", 0xf0, VfioStructures.PASID_MAPPING, "gives a vPASID its meaning");

  /** Takes the meaning of a vPASID back. */
  public static final Command KVM_UNMAP_PASID =
      kvm(
          "KVM_UNMAP_PASID",
          0xf1,
          VfioStructures.PASID_MAPPING,
          "takes the meaning of a vPASID back");

  /** Follows the no-snoop requests of an IOMMU fd: the argument points to the file. */
  public static final Command KVM_REGISTER_IOMMU_FD =
      kvm("KVM_REGISTER_IOMMU_FD", 0xf2, null, "follows the no-snoop requests of an IOMMU fd");

  /** Gives the guest a device: the argument points to its file. */
  public static final Command KVM_ADD_VFIO_DEVICE =
      kvm("KVM_ADD_VFIO_DEVICE", 0xf3, null, "gives the guest a device");

  /** Whether WBINVD must be carried out: the answer is 1 or 0. */
  public static final Command KVM_NEEDS_WBINVD =
      kvm("KVM_NEEDS_WBINVD", 0xf4, null, "whether WBINVD must be carried out");

  private Commands() {}

  private static Command iommu(String name, int distance, CStructure argument, String meaning) {
    return command(name, IOMMU_TYPE, IOMMU_BASE, "IOMMU_BASE", distance, argument, meaning);
  }

  private static Command vfio(String name, int distance, CStructure argument, String meaning) {
    return command(name, IOMMU_TYPE, IOMMU_BASE, "VFIO_BASE", distance, argument, meaning);
  }

  private static Command kvm(String name, int number, CStructure argument, String meaning) {
    return command(name, KVMIO, 0, "KVMIO", number, argument, meaning);
  }

  /** As the macro _IO makes it: the type above the number. */
  private static Command command(
      String name,
      int type,
      int start,
      String base,
      int distance,
      CStructure argument,
      String meaning) {
    return new Command(
        name,
        type << Byte.SIZE | start + distance,
        base,
        distance,
        Optional.ofNullable(argument),
        meaning);
  }

  /**
   * All of them.
   *
   * @return in the order of the header
   */
  public static List<Command> all() {
    return List.of(
        CHECK_EXTENSION,
        DEVICE_GET_INFO,
        IOASID_ALLOC,
        IOASID_FREE,
        MAP_DMA,
        UNMAP_DMA,
        INVALIDATE_CACHE,
        REGISTER_MEMORY,
        UNREGISTER_MEMORY,
        SET_FAULT_SIGNAL,
        PAGE_RESPONSE,
        DIRTY_PAGES,
        INVALIDATE_CPU_CACHE,
        SET_IOMMU,
        GROUP_GET_STATUS,
        GROUP_SET_CONTAINER,
        GROUP_UNSET_CONTAINER,
        GROUP_GET_DEVICE_FD,
        VFIO_DEVICE_GET_INFO,
        VFIO_DEVICE_GET_REGION_INFO,
        VFIO_MAP_DMA,
        VFIO_UNMAP_DMA,
        BIND_IOMMU_FD,
        ATTACH_IOASID,
        DETACH_IOASID,
        KVM_ENABLE_CAPABILITY,
        KVM_MAP_PASID,
        KVM_UNMAP_PASID,
        KVM_REGISTER_IOMMU_FD,
        KVM_ADD_VFIO_DEVICE,
        KVM_NEEDS_WBINVD);
  }
}
