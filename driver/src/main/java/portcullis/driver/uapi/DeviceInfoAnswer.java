package portcullis.driver.uapi;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.DeviceInfo;
import portcullis.driver.core.IommuFd;

/** Writes the answer of IOMMU_DEVICE_GET_INFO with its capabilities. */
final class DeviceInfoAnswer {
  private DeviceInfoAnswer() {}

  static int write(IommuFd fd, MemorySegment memory) {
    var structure = IommuStructures.DEVICE_INFO;
    var argument = Argument.of(structure, memory, "addr_width");
    var info = fd.deviceInfo(argument.get("dev_cookie"));
    argument.set(
        "flags",
        structure.value("IOMMU_DEVICE_INFO_PGSIZES")
            | structure.value("IOMMU_DEVICE_INFO_ADDR_WIDTH")
            | structure.value("IOMMU_DEVICE_INFO_CAPS")
            | (info.enforcesSnoop() ? structure.value("IOMMU_DEVICE_INFO_ENFORCE_SNOOP") : 0));
    argument.set("pgsize_bitmap", info.pageSizes());
    argument.set("addr_width", info.addressWidth());
    capabilities(info).write(argument, structure);
    return 0;
  }

  private static CapabilityChain capabilities(DeviceInfo info) {
    var chain = new CapabilityChain();
    int rangeBytes = IommuStructures.IOVA_RANGE.bytes();
    var ranges =
        chain.add(
            IommuStructures.IOVA_RANGES,
            "IOMMU_DEVICE_INFO_CAP_IOVA_RANGES",
            rangeBytes * info.permitted().size());
    ranges.set("nr_iovas", info.permitted().size());
    for (int i = 0; i < info.permitted().size(); i++) {
      var range = ranges.data().asSlice((long) i * rangeBytes, rangeBytes);
      IommuStructures.IOVA_RANGE.set(range, "start", info.permitted().get(i).start());
      IommuStructures.IOVA_RANGE.set(range, "last", info.permitted().get(i).last());
    }
    chain
        .add(IommuStructures.NESTING, "IOMMU_DEVICE_INFO_CAP_NESTING", 0)
        .set(
            "flags",
            info.hardwareNesting()
                ? IommuStructures.NESTING.value("IOMMU_DEVICE_INFO_NESTING_HARDWARE")
                : 0);
    chain
        .add(IommuStructures.USER_PGTABLE, "IOMMU_DEVICE_INFO_CAP_USER_PGTABLE", 0)
        .set("formats", info.pageTableFormats().stream().mapToLong(it -> 1L << it.mode()).sum());
    if (!info.pasidTableFormats().isEmpty()) {
      chain
          .add(IommuStructures.USER_PASID_TABLE, "IOMMU_DEVICE_INFO_CAP_USER_PASID_TABLE", 0)
          .set("formats", info.pasidTableFormats().stream().mapToLong(it -> 1L << it.code()).sum());
    }
    return chain;
  }
}
