package portcullis.driver.core;

import java.util.Objects;
import portcullis.driver.riscv.RiscvIommu;

/**
 * A device of the machine as the kernel finds it.
 *
 * @param name its name, as in /dev/vfio/devices
 * @param bus the bus it hangs on
 * @param type which of the eight kinds it is
 * @param unit the IOMMU that its requests pass
 * @param deviceId what its requests are known by there; a mediated device has its parent's
 * @param group number of the group of devices that the IOMMU cannot tell apart; each mediated
 *     device has a group of its own
 * @param noSnoop what its driver says about no-snoop requests
 * @param retriesFaults whether it repeats a request that faulted once the fault is answered
 */
public record DeviceDescription(
    String name,
    Bus bus,
    DeviceType type,
    RiscvIommu unit,
    int deviceId,
    int group,
    NoSnoopAbility noSnoop,
    boolean retriesFaults) {

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if a platform device is said to have PASIDs
   */
  public DeviceDescription {
    Objects.requireNonNull(name);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(noSnoop);
    if (bus == Bus.PLATFORM && (type.pasidCapable() || type.hiddenDefaultPasid())) {
      throw new IllegalArgumentException(name + " is a platform device and cannot have PASIDs");
    }
  }

  /**
   * An ordinary PCI device in a group of its own, numbered as the device.
   *
   * @param name its name
   * @param type which kind
   * @param unit its IOMMU
   * @param deviceId what it is known by
   * @return the description
   */
  public static DeviceDescription pci(String name, DeviceType type, RiscvIommu unit, int deviceId) {
    return new DeviceDescription(
        name, Bus.PCI, type, unit, deviceId, deviceId, NoSnoopAbility.INCAPABLE, true);
  }

  /**
   * The same in another group.
   *
   * @param number of the group
   * @return the changed description
   */
  public DeviceDescription inGroup(int number) {
    return new DeviceDescription(name, bus, type, unit, deviceId, number, noSnoop, retriesFaults);
  }

  /**
   * The same with another ability.
   *
   * @param ability what its driver says
   * @return the changed description
   */
  public DeviceDescription withNoSnoop(NoSnoopAbility ability) {
    return new DeviceDescription(name, bus, type, unit, deviceId, group, ability, retriesFaults);
  }

  /**
   * The same for a device that gives up a request that faulted.
   *
   * @return the changed description
   */
  public DeviceDescription withoutRetry() {
    return new DeviceDescription(name, bus, type, unit, deviceId, group, noSnoop, false);
  }

  /**
   * The same on the platform bus.
   *
   * @return the changed description
   */
  public DeviceDescription onPlatformBus() {
    return new DeviceDescription(
        name, Bus.PLATFORM, type, unit, deviceId, group, noSnoop, retriesFaults);
  }
}
