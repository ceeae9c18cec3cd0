package portcullis.driver.vfio;

import static portcullis.driver.core.IommuException.require;

import java.util.HashMap;
import java.util.Map;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoDevice;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.process.UserProcess;

/**
 * VFIO of one machine: the door to its devices. What it keeps is guarded by the lock of the
 * subsystem.
 */
public final class Vfio {
  private final IommuSubsystem subsystem;
  private final Map<IoDevice, DeviceRegisters> registers = new HashMap<>();
  private PasidPolicy pasids;

  /**
   * VFIO over a subsystem.
   *
   * @param subsystem the machine's IOMMUs and devices; units are added before the first attach
   */
  public Vfio(IommuSubsystem subsystem) {
    this.subsystem = subsystem;
  }

  /**
   * The subsystem beneath.
   *
   * @return the machine's IOMMUs and devices
   */
  public IommuSubsystem subsystem() {
    return subsystem;
  }

  /**
   * Gives a device its registers.
   *
   * @param device the device
   * @param registers its registers and its portal
   */
  public void setRegisters(IoDevice device, DeviceRegisters registers) {
    subsystem.run(() -> this.registers.put(device, registers));
  }

  DeviceRegisters registers(IoDevice device) {
    return subsystem.call(() -> registers.getOrDefault(device, DeviceRegisters.NONE));
  }

  PasidPolicy pasids() {
    if (pasids == null) {
      pasids = new PasidPolicy(subsystem.globalPasids());
    }
    return pasids;
  }

  /**
   * Opens /dev/vfio/devices/NAME.
   *
   * @param name the device's name
   * @param process who opens it
   * @return the device file
   * @throws portcullis.driver.core.IommuException ENOENT if there is no such device, ENODEV while a
   *     kernel driver has it, EBUSY if it is open through either face
   */
  public VfioDevice open(String name, UserProcess process) {
    var device = subsystem.device(name);
    require(device.isPresent(), Errno.ENOENT, "there is no device %s", name);
    return VfioDevice.open(this, device.get(), process, IoDevice.Face.DEVICE);
  }

  /**
   * Opens /dev/vfio/NUMBER, the older face.
   *
   * @param number number of the group
   * @param process who opens it
   * @return the group file
   * @throws portcullis.driver.core.IommuException ENOENT if there is no such group, EBUSY if a
   *     device of it is open through the device face
   */
  public VfioGroup openGroup(int number, UserProcess process) {
    var group = subsystem.group(number);
    require(group.isPresent(), Errno.ENOENT, "there is no group %d", number);
    return new VfioGroup(this, group.get(), process);
  }

  /**
   * Opens /dev/vfio/vfio, the older face.
   *
   * @param process who opens it
   * @return an empty container
   */
  public VfioContainer openContainer(UserProcess process) {
    return new VfioContainer(this, process);
  }
}
