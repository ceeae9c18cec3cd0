package portcullis.coverify.traffic;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import portcullis.driver.core.Ioasid;

/** An I/O address space as the interface describes it. */
abstract sealed class SpaceModel permits KernelModel, GuestModel, PasidTableModel {
  private final FdModel fd;
  private final KernelModel parent;
  private Ioasid handle;
  private int attachments;
  private boolean freed;

  SpaceModel(FdModel fd, KernelModel parent) {
    this.fd = fd;
    this.parent = parent;
  }

  /** Where an address of a page leads for requests with a PASID, or without one. */
  abstract Resolution resolve(OptionalInt pasid, long page, boolean write);

  /** The ways that a write may go now, down to physical memory. */
  abstract void trails(OptionalInt pasid, long page, Consumer<Trail> to);

  /** Where a page leads in the space beneath, or in the process; empty if to nothing. */
  abstract OptionalLong beneath(long page, boolean write);

  /** Where a page leads in the process; empty if it is not mapped, or not for writing. */
  final OptionalLong lead(long page, boolean write) {
    var at = beneath(page, write);
    return parent == null || at.isEmpty() ? at : parent.lead(at.getAsLong(), write);
  }

  /** What is charged for this space itself. */
  abstract long lockedBytes();

  FdModel fd() {
    return fd;
  }

  KernelModel parent() {
    return parent;
  }

  KernelModel root() {
    return parent == null ? (KernelModel) this : parent.root();
  }

  /** This space and those beneath. */
  Stream<SpaceModel> downward() {
    return Stream.iterate(this, it -> it != null, SpaceModel::parent);
  }

  boolean standsOn(SpaceModel other) {
    return downward().anyMatch(it -> it == other);
  }

  /** The spaces beneath whose writes are tracked, this one included. */
  Stream<KernelModel> tracked() {
    return downward()
        .filter(KernelModel.class::isInstance)
        .map(KernelModel.class::cast)
        .filter(it -> it.tracker() != null);
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

  /** A device is attached; some pin nothing. */
  void attach(boolean pins) {
    attachments++;
    if (pins) {
      root().pin();
    }
  }

  void detach(boolean pins) {
    attachments--;
    if (pins) {
      root().unpin();
    }
  }
}
