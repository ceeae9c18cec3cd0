package portcullis.driver.vfio;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Group;
import portcullis.driver.core.IoDevice;
import portcullis.driver.core.process.UserProcess;

/**
 * A group of the older face: its devices go to one address space together. While it is open, the
 * devices are busy for the device face. Safe for several threads.
 */
public final class VfioGroup implements AutoCloseable {
  private final Vfio vfio;
  private final Group group;
  private final Map<IoDevice, VfioDevice> devices = new LinkedHashMap<>();
  private VfioContainer container;

  VfioGroup(Vfio vfio, Group group, UserProcess process) {
    this.vfio = vfio;
    this.group = group;
    try {
      for (var device : group.devices()) {
        if (device.hostDriver().isEmpty()) {
          devices.put(device, VfioDevice.open(vfio, device, process, IoDevice.Face.GROUP));
        }
      }
    } catch (RuntimeException e) {
      devices.values().forEach(VfioDevice::close);
      throw e;
    }
  }

  /**
   * VFIO_GROUP_GET_STATUS.
   *
   * @return whether no kernel driver that does DMA has a device of the group
   */
  public boolean viable() {
    return group.viable();
  }

  /**
   * Whether the group is in a container.
   *
   * @return whether it is
   */
  public boolean inContainer() {
    return vfio.subsystem().call(() -> container != null);
  }

  /**
   * VFIO_GROUP_SET_CONTAINER: puts the group into a container, and attaches its devices if the
   * container has an IOMMU.
   *
   * @param target the container
   * @throws portcullis.driver.core.IommuException EINVAL if it is in one, EPERM if it is not
   *     viable, or as attaching
   */
  public void setContainer(VfioContainer target) {
    vfio.subsystem()
        .run(() -> {
          require(container == null, Errno.EINVAL, "group %d is in a container", group.number());
          require(viable(), Errno.EPERM, "group %d is not viable", group.number());
          container = target;
          try {
            for (var device : devices.values()) {
              device.bind(target.fd(), target.cookie());
            }
            if (target.hasSpace()) {
              attachAll();
            }
          } catch (RuntimeException e) {
            reopen();
            container = null;
            throw e;
          }
          target.add(this);
        });
  }

  /** Unbinding is what closing a device does. */
  private void reopen() {
    for (var entry : devices.entrySet()) {
      var process = entry.getValue().process();
      entry.getValue().close();
      entry.setValue(VfioDevice.open(vfio, entry.getKey(), process, IoDevice.Face.GROUP));
    }
  }

  void attachAll() {
    var done = new ArrayList<VfioDevice>();
    try {
      for (var device : devices.values()) {
        device.attach(container.space());
        done.add(device);
      }
    } catch (RuntimeException e) {
      done.forEach(device -> device.detach(container.space()));
      throw e;
    }
  }

  void detachAll() {
    devices.values().forEach(device -> device.detach(container.space()));
  }

  /**
   * VFIO_GROUP_UNSET_CONTAINER.
   *
   * @throws portcullis.driver.core.IommuException EINVAL if the group is in none
   */
  public void unsetContainer() {
    vfio.subsystem()
        .run(() -> {
          require(container != null, Errno.EINVAL, "group %d is in no container", group.number());
          reopen();
          var left = container;
          container = null;
          left.remove(this);
        });
  }

  /**
   * VFIO_GROUP_GET_DEVICE_FD.
   *
   * @param name the device's name
   * @return the device file, which the group goes on owning
   * @throws portcullis.driver.core.IommuException EINVAL before the container has an IOMMU, ENODEV
   *     if the group has no such device
   */
  public VfioDevice device(String name) {
    return vfio.subsystem()
        .call(() -> {
          require(
              container != null && container.hasSpace(),
              Errno.EINVAL,
              "group %d has no IOMMU yet",
              group.number());
          return devices.values().stream()
              .filter(device -> device.device().name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> refused(Errno.ENODEV, "group %d has no device %s", group.number(), name));
        });
  }

  /**
   * Its devices.
   *
   * @return names of those that no kernel driver has
   */
  public List<String> deviceNames() {
    return devices.keySet().stream().map(IoDevice::name).toList();
  }

  /** Closes the group and its devices. */
  @Override
  public void close() {
    vfio.subsystem()
        .run(() -> {
          if (container != null) {
            unsetContainer();
          }
          devices.values().forEach(VfioDevice::close);
        });
  }
}
