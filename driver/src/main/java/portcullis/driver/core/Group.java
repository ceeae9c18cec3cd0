package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.List;
import portcullis.driver.core.process.UserProcess;

/**
 * Devices that an IOMMU cannot tell apart. From the first binding to the last unbinding the group
 * is in a security context: all its DMA is blocked but what attachments let through, it belongs to
 * one user, and no driver that does DMA may bind to any of it. Guarded by the lock of the
 * subsystem.
 */
public final class Group {
  private final int number;
  private final List<IoDevice> devices = new ArrayList<>();
  private int bindings;
  private UserProcess user;

  Group(int number) {
    this.number = number;
  }

  /**
   * The number.
   *
   * @return as in /dev/vfio
   */
  public int number() {
    return number;
  }

  /**
   * Its devices.
   *
   * @return an immutable list
   */
  public List<IoDevice> devices() {
    return List.copyOf(devices);
  }

  void add(IoDevice device) {
    devices.add(device);
  }

  /**
   * Whether no kernel driver that does DMA has any device of the group.
   *
   * @return whether a user may have it
   */
  public boolean viable() {
    return devices.stream()
        .allMatch(device -> device.hostDriver().map(HostDriver::safe).orElse(true));
  }

  /**
   * Whether the group is in a security context.
   *
   * @return whether a device of it is bound
   */
  public boolean secured() {
    return bindings > 0;
  }

  /** One more binding; the first blocks the DMA of the whole group. */
  void enter(UserProcess process) {
    require(
        viable(),
        Errno.EPERM,
        "group %d is not viable: a kernel driver has a device of it",
        number);
    require(
        user == null || user == process,
        Errno.EPERM,
        "group %d is not viable: it belongs to %s",
        number,
        user == null ? "" : user.name());
    if (bindings == 0) {
      for (var device : devices) {
        device.requester().filter(_ -> device.type().physical()).ifPresent(Requester::block);
      }
    }
    user = process;
    bindings++;
  }

  void leave() {
    if (--bindings == 0) {
      user = null;
    }
  }

  /**
   * All attached devices of a group go to one space. A device may be a step ahead of another on the
   * way from a parent to its child, for a group cannot take that step at once.
   */
  void requireOneSpace(IoDevice device, Routing routing, Ioasid space, List<Ioasid> stack) {
    var next = new ArrayList<>(stack);
    next.add(space);
    for (var other : devices) {
      if (other != device) {
        require(
            routing.equals(Routing.BY_REQUESTER) || other.attachments().isEmpty(),
            Errno.EINVAL,
            "group %d has more than one attached device, so PASIDs do not isolate",
            number);
        for (var attachment : other.attachments()) {
          var theirs = other.stack(attachment.routing());
          int common = Math.min(theirs.size(), next.size());
          require(
              attachment.routing().equals(routing)
                  && theirs.subList(0, common).equals(next.subList(0, common)),
              Errno.EINVAL,
              "all devices of group %d go to one IOASID: %s is at %s",
              number,
              other.name(),
              theirs.getLast());
        }
      }
    }
  }
}
