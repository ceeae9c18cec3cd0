package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.SnoopPolicy;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** Reads the attributes of a new space. */
final class IoasidArguments {
  private IoasidArguments() {}

  static IoasidRequest request(IommuFd fd, MemorySegment memory) {
    var argument = Argument.of(IommuStructures.IOASID_ALLOC, memory, "addr_width");
    long type = argument.get("type");
    var parent = parent(fd, argument);
    if (type == argument.value("IOMMU_IOASID_TYPE_KERNEL_TYPE1V2")) {
      requireFlags(argument, "IOMMU_IOASID_PAGE_FAULTS");
      return new IoasidRequest.KernelManaged(
          parent,
          argument.getInt("addr_width"),
          snoop(argument),
          argument.has("IOMMU_IOASID_PAGE_FAULTS"));
    } else if (type == argument.value("IOMMU_IOASID_TYPE_DUMMY")) {
      require(argument.get("flags") == 0, Errno.EINVAL, "the dummy root takes no attributes");
      return new IoasidRequest.Dummy();
    } else if (type == argument.value("IOMMU_IOASID_TYPE_USER_PGTABLE")) {
      requireFlags(argument, "IOMMU_IOASID_HAS_PARENT");
      return new IoasidRequest.UserPageTable(
          required(parent), argument.get("addr"), pageTable(argument), snoop(argument));
    } else if (type == argument.value("IOMMU_IOASID_TYPE_USER_PASID_TABLE")) {
      requireFlags(argument, "IOMMU_IOASID_DEFAULT_PROCESS");
      return new IoasidRequest.UserPasidTable(
          required(parent),
          argument.get("addr"),
          pasidTable(argument),
          argument.has("IOMMU_IOASID_DEFAULT_PROCESS"),
          snoop(argument));
    }
    throw refused(Errno.EINVAL, "%d is no type of an I/O address space", type);
  }

  private static void requireFlags(Argument argument, String own) {
    argument.requireFlags(
        "IOMMU_IOASID_ENFORCE_SNOOP", "IOMMU_IOASID_AUTO_SNOOP", "IOMMU_IOASID_HAS_PARENT", own);
  }

  private static Optional<Ioasid> parent(IommuFd fd, Argument argument) {
    return argument.has("IOMMU_IOASID_HAS_PARENT")
        ? Optional.of(fd.ioasid(argument.getInt("parent")))
        : Optional.empty();
  }

  private static Ioasid required(Optional<Ioasid> parent) {
    return parent.orElseThrow(() ->
        refused(Errno.EINVAL, "a root is kernel-managed: a table of the user needs a parent"));
  }

  private static SnoopPolicy snoop(Argument argument) {
    boolean enforced = argument.has("IOMMU_IOASID_ENFORCE_SNOOP");
    boolean auto = argument.has("IOMMU_IOASID_AUTO_SNOOP");
    require(!enforced || !auto, Errno.EINVAL, "snooping is enforced, or automatic, not both");
    return enforced ? SnoopPolicy.ENFORCED : auto ? SnoopPolicy.AUTO : SnoopPolicy.NOT_ENFORCED;
  }

  private static PageTableFormat pageTable(Argument argument) {
    for (var format : PageTableFormat.ofStage(false)) {
      if (format.mode() == argument.getInt("format")) {
        return format;
      }
    }
    throw refused(Errno.EINVAL, "%d is no format of a page table", argument.get("format"));
  }

  private static PdtpMode pasidTable(Argument argument) {
    for (var mode : PdtpMode.values()) {
      if (mode != PdtpMode.BARE && mode.code() == argument.getInt("format")) {
        return mode;
      }
    }
    throw refused(Errno.EINVAL, "%d is no format of a PASID table", argument.get("format"));
  }
}
