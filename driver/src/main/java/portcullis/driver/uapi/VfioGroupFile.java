package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import portcullis.driver.core.Errno;
import portcullis.driver.vfio.VfioGroup;

/** /dev/vfio/NUMBER. */
final class VfioGroupFile implements OpenFile {
  private final DeviceFiles files;
  private final VfioGroup group;

  VfioGroupFile(DeviceFiles files, VfioGroup group) {
    this.files = files;
    this.group = group;
  }

  @Override
  public int ioctl(int command, long argument) {
    if (command != Commands.GROUP_UNSET_CONTAINER.number()) {
      throw OpenFile.unknown(command);
    }
    group.unsetContainer();
    return 0;
  }

  @Override
  public int ioctl(int command, MemorySegment argument) {
    if (command == Commands.GROUP_GET_STATUS.number()) {
      var structure = VfioStructures.GROUP_STATUS;
      Argument.of(structure, argument)
          .set(
              "flags",
              (group.viable() ? structure.value("VFIO_GROUP_FLAGS_VIABLE") : 0)
                  | (group.inContainer() ? structure.value("VFIO_GROUP_FLAGS_CONTAINER_SET") : 0));
      return 0;
    } else if (command == Commands.GROUP_SET_CONTAINER.number()) {
      group.setContainer(
          files.file(Argument.number(argument), VfioContainerFile.class).container());
      return 0;
    } else if (command == Commands.GROUP_GET_DEVICE_FD.number()) {
      return files.add(new VfioDeviceFile(files, group.device(name(argument)), true));
    }
    throw OpenFile.unknown(command);
  }

  private static String name(MemorySegment memory) {
    var bytes = memory.toArray(ValueLayout.JAVA_BYTE);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    require(end < bytes.length, Errno.EFAULT, "the name of the device does not end");
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    group.close();
  }
}
