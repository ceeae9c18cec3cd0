package portcullis.coverify.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import portcullis.driver.core.Errno;
import portcullis.driver.core.FaultReport;
import portcullis.driver.core.FaultReport.Flag;
import portcullis.driver.core.FaultReport.Permission;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.ResponseCode;

/**
 * Which accesses were refused, and what users heard of it. Each refusal is told once: to the user
 * to whom the request belongs, or to nobody if it belongs to nobody, unless the queue overflowed or
 * its memory failed, which the driver must know.
 */
final class FaultBook {
  private static final long INTERRUPT_LIMIT = 4000;

  /** A report that waits for a response. */
  private record Pending(
      FdModel fd, DeviceModel device, AttachedModel holder, FaultReport report) {}

  private final World world;
  private final DirtyBook dirty;
  private final Random random;

  /** Writes that the kernel has made possible, for their devices to repeat. */
  private final ArrayDeque<Access> repeats = new ArrayDeque<>();

  /** Refused, and not told yet. */
  private final List<Access> untold = new ArrayList<>();

  /** Told before the device had its answer. */
  private final List<Access> early = new ArrayList<>();

  private final List<Pending> pending = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int strays;
  private long lost;
  private boolean lossy;
  private long reports;
  private long responses;
  private long repairs;

  FaultBook(World world, DirtyBook dirty) {
    this.world = world;
    this.dirty = dirty;
    random = new Random(world.scene().random().nextLong());
  }

  List<String> wrong() {
    return wrong;
  }

  long reports() {
    return reports;
  }

  long responses() {
    return responses;
  }

  long losses() {
    return lost;
  }

  void refused(Access access) {
    if (!early.remove(access)) {
      untold.add(access);
    }
  }

  /** The memory of the fault queue may have failed: records are missing, and that is known. */
  void expectLosses() {
    lossy = true;
  }

  /** Serves the interrupt of the fault queue, and reads what the files have. */
  void serve() {
    var subsystem = world.scene().subsystem();
    world.devices().forEach(DeviceModel::takeAnswers);
    long strayBefore = subsystem.strayFaults();
    int served = subsystem.serveFaults();
    int stray = (int) (subsystem.strayFaults() - strayBefore);
    strays += stray;
    int repaired = 0;
    for (var device : world.devices()) {
      for (var answer : device.takeAnswers()) {
        repaired++;
        repeat(device, answer);
      }
    }
    int told = 0;
    for (var fd : world.fds()) {
      for (var report = fd.handle().readFault();
          report.isPresent();
          report = fd.handle().readFault()) {
        told++;
        take(fd, report.get());
      }
    }
    strays += repaired;
    repairs += repaired;
    if (served != told + stray + repaired) {
      wrong.add(
          "%d faults were served, of which users were told %d, %d concerned nobody, %d were"
                  .formatted(served, told, stray, repaired)
              + " repaired");
    }
    if (subsystem.lostFaults() != lost) {
      lost = subsystem.lostFaults();
      lossy = true;
    }
  }

  private void repeat(DeviceModel device, DeviceModel.Answer answer) {
    var access =
        new Access(device.deviceId(), answer.pasid(), answer.address() & -ProcessModel.PAGE, true);
    dirty.tried(access);
    if (world.accesses(true).contains(access)) {
      repeats.add(access);
    }
  }

  /** A write that was refused and that its device may repeat now; null if there is none. */
  Access repeat() {
    return repeats.poll();
  }

  long repairs() {
    return repairs;
  }

  private void take(FdModel fd, FaultReport report) {
    reports++;
    var device = fd.cookies().get(report.cookie());
    if (device == null) {
      wrong.add("%s: no device has this cookie".formatted(report));
      return;
    }
    boolean write = report.permissions().contains(Permission.WRITE);
    var access = find(untold, device, report, write);
    if (access != null) {
      untold.remove(access);
    } else {
      access = new Access(device.deviceId(), OptionalInt.empty(), report.address() & -4096, write);
      early.add(access);
    }
    if (!concerns(device, fd, report)) {
      wrong.add("%s: %s is not attached to such a space".formatted(report, device));
    } else if (report.flags().contains(Flag.RESPONSE_NEEDED) && certain(device)) {
      pending.add(new Pending(fd, device, device.attached().getLast(), report));
    }
  }

  private static Access find(
      List<Access> accesses, DeviceModel device, FaultReport report, boolean write) {
    Access other = null;
    for (var it : accesses) {
      if (it.deviceId() == device.deviceId() && it.write() == write) {
        if (it.iova() == (report.address() & -4096)) {
          return it;
        }
        // In a space beneath the address is another one.
        other = it;
      }
    }
    return other;
  }

  /** The space is what the device is attached to by some routing, or beneath it. */
  private static boolean concerns(DeviceModel device, FdModel fd, FaultReport report) {
    for (var attached : device.attached()) {
      for (var space = attached.space(); space != null; space = space.parent()) {
        if (space.fd() == fd && space.handle().id() == report.ioasid()) {
          return true;
        }
      }
    }
    return false;
  }

  /** With several routings of one device it is not known here which of them faulted. */
  private static boolean certain(DeviceModel device) {
    return device.attached().stream().map(AttachedModel::vpasid).distinct().count() == 1;
  }

  /** The response to a fault that is told; null if none waits. */
  Step respond() {
    pending.removeIf(it -> !world.fds().contains(it.fd()));
    if (pending.isEmpty()) {
      return null;
    }
    // Mostly the latest one: the attachments of others have often ended.
    int which = random.nextInt(4) == 0 ? random.nextInt(pending.size()) : pending.size() - 1;
    var it = pending.remove(which);
    var code = ResponseCode.values()[random.nextInt(ResponseCode.values().length)];
    boolean attached = it.device().attached().contains(it.holder());
    Set<Errno> refusals = attached ? Set.of() : EnumSet.of(Errno.ENOENT);
    return Step.of(
        "respond %s to a fault of %s".formatted(code, it.device()),
        refusals,
        () -> {},
        () -> {
          it.device().takeAnswers();
          it.fd().handle().respond(FaultResponse.to(it.report(), code));
          responses++;
          var answers = it.device().takeAnswers();
          if (answers.size() != 1 || answers.getFirst().code() != code) {
            wrong.add(
                "%s was answered by %s, and the device heard %s"
                    .formatted(it.report(), code, answers));
          }
        });
  }

  /** Everything is at rest: what was refused must be told, after an interrupt. */
  void settle() {
    if (untold.size() > strays + early.size() && !lossy) {
      if (!world.scene().unit().awaitFaults(INTERRUPT_LIMIT)) {
        wrong.add(
            "%d accesses were refused and no interrupt tells of them".formatted(untold.size()));
      }
    }
    serve();
    // What was told under another name is the same access: the counts must agree.
    int missing = untold.size() - early.size() - strays;
    if (missing != 0 && !(lossy && missing > 0)) {
      wrong.add(
          "%d refused accesses were not told: %s; told and not refused: %s; %d concerned nobody"
              .formatted(missing, untold, early, strays));
    }
    untold.clear();
    early.clear();
    strays = 0;
    lossy = false;
    dirty.rested();
  }
}
