package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A device as one IOMMU fd knows it: by the cookie of its user. */
public final class BoundDevice {
  private final IommuFd fd;
  private final IoDevice device;
  private final long cookie;
  private final List<Attachment> attachments = new ArrayList<>();
  private boolean bound = true;
  private Runnable afterwards = () -> {};

  BoundDevice(IommuFd fd, IoDevice device, long cookie) {
    this.fd = fd;
    this.device = device;
    this.cookie = cookie;
  }

  /**
   * The file it is bound to.
   *
   * @return the IOMMU fd
   */
  public IommuFd fd() {
    return fd;
  }

  /**
   * The device.
   *
   * @return the device
   */
  public IoDevice device() {
    return device;
  }

  /**
   * What the user calls it.
   *
   * @return the cookie
   */
  public long cookie() {
    return cookie;
  }

  /**
   * Whether it still is bound.
   *
   * @return false after the device or the fd was closed
   */
  public boolean bound() {
    return bound;
  }

  List<Attachment> attachments() {
    return attachments;
  }

  /** Undoes every attachment, children before their parents, and the binding. */
  void unbind() {
    DeviceAttach.undo(List.copyOf(attachments.reversed()));
    fd.forget(this);
    device.bindings().remove(this);
    device.group().leave();
    bound = false;
    afterwards.run();
  }

  /**
   * What is to be done when the device is bound no more, because its file or the IOMMU fd is
   * closed.
   *
   * @param action is called once, under the lock of the subsystem
   */
  public void whenUnbound(Runnable action) {
    afterwards = action;
  }

  /**
   * The attachment of a space.
   *
   * @param ioasid the space
   * @param routing on which routing
   * @return empty if the device is not attached so
   */
  public Optional<Attachment> attachment(Ioasid ioasid, Routing routing) {
    return fd.call(() ->
        attachments.stream()
            .filter(it -> it.ioasid() == ioasid && it.routing().equals(routing))
            .findFirst());
  }

  void requireBound() {
    require(bound, Errno.EINVAL, "%s is not bound to this IOMMU fd", device);
  }
}
