package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.Errno;
import portcullis.driver.kvm.KvmFd;

/** The file of a virtual machine. */
final class KvmFile implements OpenFile {
  private final DeviceFiles files;
  private final KvmFd kvm;

  KvmFile(DeviceFiles files, KvmFd kvm) {
    this.files = files;
    this.kvm = kvm;
  }

  @Override
  public int ioctl(int command, long argument) {
    if (command == Commands.KVM_ENABLE_CAPABILITY.number()) {
      require(
          argument == Commands.KVM_CAP_PASID_TRANSLATION,
          Errno.EINVAL,
          "%d is no capability",
          argument);
      kvm.enablePasidTranslation();
      return 0;
    } else if (command == Commands.KVM_NEEDS_WBINVD.number()) {
      return kvm.needsWbinvd() ? 1 : 0;
    }
    throw OpenFile.unknown(command);
  }

  @Override
  public int ioctl(int command, MemorySegment argument) {
    if (command == Commands.KVM_MAP_PASID.number()) {
      var mapping = mapping(argument);
      var fd = files.file(mapping.getInt("iommu_fd"), IommuFile.class).fd();
      kvm.mapPasid(mapping.getInt("user_pasid"), fd, fd.ioasid(mapping.getInt("ioasid")));
      return 0;
    } else if (command == Commands.KVM_UNMAP_PASID.number()) {
      var mapping = mapping(argument);
      var fd = files.file(mapping.getInt("iommu_fd"), IommuFile.class).fd();
      kvm.unmapPasid(mapping.getInt("user_pasid"), fd, fd.ioasid(mapping.getInt("ioasid")));
      return 0;
    } else if (command == Commands.KVM_REGISTER_IOMMU_FD.number()) {
      kvm.registerIommuFd(files.file(Argument.number(argument), IommuFile.class).fd());
      return 0;
    } else if (command == Commands.KVM_ADD_VFIO_DEVICE.number()) {
      kvm.addDevice(files.file(Argument.number(argument), VfioDeviceFile.class).device());
      return 0;
    }
    throw OpenFile.unknown(command);
  }

  private static Argument mapping(MemorySegment memory) {
    var argument = Argument.of(VfioStructures.PASID_MAPPING, memory);
    argument.requireFlags();
    return argument;
  }

  @Override
  public void close() {
    kvm.close();
  }
}
