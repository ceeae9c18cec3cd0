package portcullis.coverify.traffic;

import portcullis.driver.core.Ioasid;

/** An I/O address space as the interface describes it. */
abstract sealed class SpaceModel permits KernelModel, GuestModel {
  private final FdModel fd;
  private final SpaceModel parent;
  private Ioasid handle;
  private int attachments;
  private boolean freed;

  SpaceModel(FdModel fd, SpaceModel parent) {
    this.fd = fd;
    this.parent = parent;
  }

  /** Where an address of a page leads. */
  abstract Resolution resolve(long page, boolean write);

  /** What is charged for this space itself. */
  abstract long lockedBytes();

  FdModel fd() {
    return fd;
  }

  SpaceModel parent() {
    return parent;
  }

  KernelModel root() {
    return parent == null ? (KernelModel) this : parent.root();
  }

  Ioasid handle() {
    return handle;
  }

  void allocated(Ioasid ioasid) {
    handle = ioasid;
  }

  boolean freed() {
    return freed;
  }

  void free() {
    freed = true;
    fd.spaces().remove(this);
  }

  boolean hasChildren() {
    return fd.spaces().stream().anyMatch(it -> it.parent() == this);
  }

  boolean attached() {
    return attachments > 0;
  }

  void attach() {
    attachments++;
    root().pin();
  }

  void detach() {
    attachments--;
    root().unpin();
  }
}
