package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalInt;
import java.util.Set;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.NoSnoopHint;
import portcullis.driver.vfio.VfioDevice;

/** A device file of VFIO. */
final class VfioDeviceFile implements OpenFile {
  /** The registers, at the start of the file. */
  private static final int REGIONS = 1;

  private static final Set<Integer> DEVICE_FACE =
      Set.of(
          Commands.BIND_IOMMU_FD.number(),
          Commands.ATTACH_IOASID.number(),
          Commands.DETACH_IOASID.number());

  private final DeviceFiles files;
  private final VfioDevice device;
  private final boolean ofGroup;

  /** A file of the device face, or one that a group goes on owning. */
  VfioDeviceFile(DeviceFiles files, VfioDevice device, boolean ofGroup) {
    this.files = files;
    this.device = device;
    this.ofGroup = ofGroup;
  }

  VfioDevice device() {
    return device;
  }

  @Override
  public int ioctl(int command, MemorySegment argument) {
    if (command == Commands.VFIO_DEVICE_GET_INFO.number()) {
      return info(argument);
    }
    if (command == Commands.VFIO_DEVICE_GET_REGION_INFO.number()) {
      return region(argument);
    }
    require(
        !ofGroup || !DEVICE_FACE.contains(command),
        Errno.EBUSY,
        "%s is used through its group",
        device.device());
    if (command == Commands.BIND_IOMMU_FD.number()) {
      return bind(argument);
    } else if (command == Commands.ATTACH_IOASID.number()) {
      return attach(argument);
    } else if (command == Commands.DETACH_IOASID.number()) {
      return detach(argument);
    }
    throw OpenFile.unknown(command);
  }

  private int info(MemorySegment memory) {
    var structure = VfioStructures.DEVICE_INFO;
    var argument = Argument.of(structure, memory, "num_irqs");
    var info = device.info();
    long flags =
        structure.value(info.platform() ? "VFIO_DEVICE_FLAGS_PLATFORM" : "VFIO_DEVICE_FLAGS_PCI");
    argument.set("num_regions", REGIONS);
    argument.set("num_irqs", 0);
    var chain = new CapabilityChain();
    if (info.pasid().isPresent()) {
      flags |= structure.value("VFIO_DEVICE_FLAGS_CAPS");
      long pasidFlags = 0;
      for (var flag : info.pasid().get()) {
        pasidFlags |=
            VfioStructures.PASID_CAPABILITY.value("VFIO_DEVICE_INFO_PASID_" + flag.name());
      }
      chain
          .add(VfioStructures.PASID_CAPABILITY, "VFIO_DEVICE_INFO_CAP_PASID", 0)
          .set("flags", pasidFlags);
    }
    argument.set("flags", flags);
    if (!chain.isEmpty()) {
      chain.write(argument, structure);
    } else {
      argument.set("cap_offset", 0);
    }
    return 0;
  }

  private int region(MemorySegment memory) {
    var structure = VfioStructures.REGION_INFO;
    var argument = Argument.of(structure, memory);
    require(
        argument.get("index") < REGIONS,
        Errno.EINVAL,
        "%s has no region %d",
        device.device(),
        argument.get("index"));
    long bytes = device.registerBytes();
    argument.set(
        "flags",
        bytes == 0
            ? 0
            : structure.value("VFIO_REGION_INFO_FLAG_READ")
                | structure.value("VFIO_REGION_INFO_FLAG_WRITE"));
    argument.set("cap_offset", 0);
    argument.set("size", bytes);
    argument.set("offset", 0);
    return 0;
  }

  @Override
  public int pread(MemorySegment buffer, long offset) {
    var value = device.readRegister(offset, registerSize(buffer));
    for (int i = 0; i < buffer.byteSize(); i++) {
      buffer.set(ValueLayout.JAVA_BYTE, i, (byte) (value >>> i * Byte.SIZE));
    }
    return (int) buffer.byteSize();
  }

  @Override
  public int pwrite(MemorySegment buffer, long offset) {
    int size = registerSize(buffer);
    long value = 0;
    for (int i = 0; i < Math.min(size, Long.BYTES); i++) {
      value |= (buffer.get(ValueLayout.JAVA_BYTE, i) & 0xffL) << i * Byte.SIZE;
    }
    device.writeRegister(offset, size, value);
    return size;
  }

  private static int registerSize(MemorySegment buffer) {
    return (int) Math.min(buffer.byteSize(), Integer.MAX_VALUE);
  }

  private int bind(MemorySegment memory) {
    var argument = Argument.of(VfioStructures.BIND_DATA, memory);
    argument.requireFlags();
    device.bind(
        files.file(argument.getInt("iommu_fd"), IommuFile.class).fd(), argument.get("dev_cookie"));
    return 0;
  }

  private Ioasid space(Argument argument) {
    return files
        .file(argument.getInt("iommu_fd"), IommuFile.class)
        .fd()
        .ioasid(argument.getInt("ioasid"));
  }

  private static OptionalInt vpasid(Argument argument) {
    return argument.has("VFIO_ATTACH_VPASID")
        ? OptionalInt.of(argument.getInt("vpasid"))
        : OptionalInt.empty();
  }

  private int attach(MemorySegment memory) {
    var argument = Argument.of(VfioStructures.ATTACH_IOASID, memory, "ioasid");
    argument.requireFlags(
        "VFIO_ATTACH_VPASID",
        "VFIO_ATTACH_NO_SNOOP_USED",
        "VFIO_ATTACH_NO_SNOOP_UNUSED",
        "VFIO_ATTACH_SKIP_PINNING");
    boolean used = argument.has("VFIO_ATTACH_NO_SNOOP_USED");
    boolean unused = argument.has("VFIO_ATTACH_NO_SNOOP_UNUSED");
    require(!used || !unused, Errno.EINVAL, "no-snoop requests are used or unused, not both");
    var hint = used ? NoSnoopHint.USED : unused ? NoSnoopHint.NOT_USED : NoSnoopHint.NONE;
    device.attach(
        space(argument),
        vpasid(argument),
        new AttachRequest(hint, argument.has("VFIO_ATTACH_SKIP_PINNING")));
    return 0;
  }

  private int detach(MemorySegment memory) {
    var argument = Argument.of(VfioStructures.ATTACH_IOASID, memory, "ioasid");
    argument.requireFlags("VFIO_ATTACH_VPASID");
    device.detach(space(argument), vpasid(argument));
    return 0;
  }

  @Override
  public void close() {
    if (!ofGroup) {
      device.close();
    }
  }
}
