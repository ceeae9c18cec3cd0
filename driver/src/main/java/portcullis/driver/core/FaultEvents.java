package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;

/**
 * The faults of one IOMMU fd: those to be read, and those that wait for an answer. Guarded by the
 * lock of the subsystem.
 */
final class FaultEvents {
  /** Records that wait to be read at most. */
  static final int CAPACITY = 256;

  /** A fault that a device waits to have answered. */
  private record Pending(
      Attachment attachment, Ioasid space, OptionalInt wirePasid, long iova, FaultReport report) {}

  private final IommuFd fd;
  private final Condition arrived;
  private final ArrayDeque<FaultReport> unread = new ArrayDeque<>();
  private final Map<Integer, Pending> pending = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private int nextGroup = 1;
  private long lost;

  FaultEvents(IommuFd fd, Condition arrived) {
    this.fd = fd;
    this.arrived = arrived;
  }

  void onArrival(Runnable listener) {
    listeners.add(listener);
  }

  /** A fault of an attached device; a full queue answers it by itself. */
  void add(RoutedFault fault) {
    if (unread.size() >= CAPACITY) {
      lost++;
      if (fault.recoverable()) {
        answer(fault.attachment(), fault.wirePasid(), fault.iova(), ResponseCode.FAILURE);
      }
      return;
    }
    var flags = EnumSet.noneOf(FaultReport.Flag.class);
    flags.add(
        fault.recoverable() ? FaultReport.Flag.RESPONSE_NEEDED : FaultReport.Flag.UNRECOVERABLE);
    if (lost > 0) {
      flags.add(FaultReport.Flag.OVERFLOW);
    }
    int group = nextGroup++;
    var report =
        new FaultReport(
            fault.space().id(),
            fault.attachment().device().cookie(),
            flags,
            fault.space() instanceof UserPasidTable ? fault.wirePasid() : OptionalInt.empty(),
            fault.address(),
            fault.permissions(),
            group,
            true,
            fault.cause(),
            lost);
    lost = 0;
    unread.add(report);
    if (fault.recoverable()) {
      pending.put(
          group,
          new Pending(fault.attachment(), fault.space(), fault.wirePasid(), fault.iova(), report));
    }
    arrived.signalAll();
    listeners.forEach(fd.subsystem()::afterwards);
  }

  /** Takes a record; a loss after the last one is told by a record of its own. */
  Optional<FaultReport> take() {
    var next = unread.poll();
    if (next == null && lost > 0) {
      next =
          new FaultReport(
              0,
              0,
              EnumSet.of(FaultReport.Flag.OVERFLOW),
              OptionalInt.empty(),
              0,
              EnumSet.noneOf(FaultReport.Permission.class),
              0,
              true,
              0,
              lost);
      lost = 0;
    }
    return Optional.ofNullable(next);
  }

  boolean isEmpty() {
    return unread.isEmpty() && lost == 0;
  }

  void respond(FaultResponse response) {
    var waiting = pending.get(response.group());
    require(
        waiting != null
            && waiting.report().ioasid() == response.ioasid()
            && waiting.report().cookie() == response.cookie(),
        Errno.ENOENT,
        "no fault of IOASID %d, cookie %d and group %d waits for an answer",
        response.ioasid(),
        response.cookie(),
        response.group());
    if (response.code() == ResponseCode.SUCCESS
        && waiting.space() instanceof KernelSpace kernel
        && kernel.root() instanceof KernelSpace root
        && root.pinning().onDemand()) {
      pinOnDemand(kernel, waiting.report().address(), root);
    }
    pending.remove(response.group());
    answer(waiting.attachment(), waiting.wirePasid(), waiting.iova(), response.code());
  }

  private static void pinOnDemand(KernelSpace space, long address, KernelSpace root) {
    long at = address;
    for (Ioasid it = space; it != root; it = it.parentOrNull()) {
      var next = it.addressMap().orElseThrow().beneath(at);
      if (next.isEmpty()) {
        return;
      }
      at = next.getAsLong();
    }
    root.pinOnDemand(at);
  }

  private static void answer(
      Attachment attachment, OptionalInt pasid, long iova, ResponseCode code) {
    var device = attachment.device().device();
    device.subsystem().afterwards(() -> device.listener().answered(pasid, iova, code));
  }

  /** The attachment ends: nobody will answer its faults, so they have failed. */
  void drop(Attachment attachment) {
    pending
        .values()
        .removeIf(waiting -> {
          if (waiting.attachment() != attachment) {
            return false;
          }
          answer(attachment, waiting.wirePasid(), waiting.iova(), ResponseCode.FAILURE);
          return true;
        });
  }

  int waiting() {
    return pending.size();
  }
}
