package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A device of the machine that can be given to user space, as the kernel holds it. */
public final class IoDevice {
  /** Through which door user space has the device. */
  public enum Face {
    /** /dev/vfio/devices. */
    DEVICE,
    /** /dev/vfio and the number of the group. */
    GROUP
  }

  private final IommuSubsystem subsystem;
  private final DeviceDescription description;
  private final Requester requester;
  private final Group group;
  private final DeviceListener listener;
  private final Routes softwareRoutes = new Routes();
  private final List<BoundDevice> bindings = new ArrayList<>();
  private HostDriver hostDriver;
  private Face face;

  IoDevice(
      IommuSubsystem subsystem,
      DeviceDescription description,
      Requester requester,
      Group group,
      DeviceListener listener) {
    this.subsystem = subsystem;
    this.description = description;
    this.requester = requester;
    this.group = group;
    this.listener = listener;
  }

  /**
   * The subsystem it belongs to.
   *
   * @return the subsystem
   */
  public IommuSubsystem subsystem() {
    return subsystem;
  }

  /**
   * What it is.
   *
   * @return as it was added
   */
  public DeviceDescription description() {
    return description;
  }

  /**
   * Its name.
   *
   * @return as in /dev/vfio/devices
   */
  public String name() {
    return description.name();
  }

  /**
   * Which of the eight kinds it is.
   *
   * @return the type
   */
  public DeviceType type() {
    return description.type();
  }

  /**
   * Its group.
   *
   * @return the group
   */
  public Group group() {
    return group;
  }

  Optional<Requester> requester() {
    return Optional.ofNullable(requester);
  }

  DeviceListener listener() {
    return listener;
  }

  List<BoundDevice> bindings() {
    return bindings;
  }

  Routes routes() {
    return requester == null ? softwareRoutes : requester.routes();
  }

  List<Attachment> attachments() {
    return bindings.stream().flatMap(it -> it.attachments().stream()).toList();
  }

  List<Ioasid> stack(Routing routing) {
    return routes().stack(routing, this);
  }

  /**
   * PASIDs that the mediated devices of one parent share out among them.
   *
   * @return the pool of the parent
   */
  public PasidPool pasids() {
    return requester.pasids();
  }

  /**
   * The kernel driver that has the device.
   *
   * @return empty if none has
   */
  public Optional<HostDriver> hostDriver() {
    return Optional.ofNullable(hostDriver);
  }

  /**
   * Lets a kernel driver have the device.
   *
   * @param driver the driver
   * @throws IommuException EBUSY if a user or another driver has the device; EPERM for an unsafe
   *     driver while a device of the group is bound
   */
  public void bindHostDriver(HostDriver driver) {
    subsystem.run(() -> {
      require(face == null, Errno.EBUSY, "%s is open in user space", name());
      require(hostDriver == null, Errno.EBUSY, "%s has a driver already", name());
      require(
          driver.safe() || !group.secured(),
          Errno.EPERM,
          "%s does DMA, and a user has a device of group %d",
          driver.name(),
          group.number());
      hostDriver = driver;
    });
  }

  /** Takes the device from its kernel driver. */
  public void unbindHostDriver() {
    subsystem.run(() -> hostDriver = null);
  }

  /**
   * Opens the device for a user.
   *
   * @param through which door
   * @throws IommuException ENODEV while a kernel driver has it, EBUSY if it is open already
   */
  public void open(Face through) {
    subsystem.run(() -> {
      require(hostDriver == null, Errno.ENODEV, "a kernel driver has %s", name());
      require(
          face == null,
          Errno.EBUSY,
          "%s is open already, through the %s face",
          name(),
          face == Face.GROUP ? "group" : "device");
      face = through;
    });
  }

  /** Closes the device: everything is detached, and then unbound. */
  public void close() {
    subsystem.run(() -> {
      List.copyOf(bindings).forEach(BoundDevice::unbind);
      face = null;
    });
  }

  @Override
  public String toString() {
    return name();
  }
}
