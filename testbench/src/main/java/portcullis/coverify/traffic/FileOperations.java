package portcullis.coverify.traffic;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import portcullis.driver.core.Errno;

/** Calls on files: open, close, bind. */
final class FileOperations {
  private static final int MOST_FDS = 2;
  private static final int COOKIES = 12;

  private final World world;
  private final Random random;

  FileOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  /** Null if there are enough. */
  Step openFd(ProcessModel process) {
    if (process.fds().size() >= MOST_FDS) {
      return null;
    }
    var fd = new FdModel(process);
    return Step.of(
        "open /dev/iommu by " + process.process().name(),
        Set.of(),
        () -> process.fds().add(fd),
        () -> fd.opened(world.scene().subsystem().open(process.process())));
  }

  Step closeFd(FdModel fd) {
    var bound = new HashSet<>(fd.cookies().values());
    return Step.of(
            "close an IOMMU fd of " + fd.owner().process().name(),
            Set.of(),
            () -> {
              bound.forEach(device -> device.unbind(fd));
              List.copyOf(fd.spaces()).reversed().forEach(SpaceModel::free);
              fd.registrations().clear();
              fd.owner().fds().remove(fd);
              world.freed().removeIf(space -> space.fd() == fd);
              if (fd.owner().fds().isEmpty()) {
                fd.owner().dropTables();
              }
            },
            () -> fd.handle().close())
        .rebuilding(rebuiltWithout(bound));
  }

  /** The mediated devices beside them go on, and what is not tracked as well. */
  private Predicate<Access> rebuiltWithout(Set<DeviceModel> gone) {
    Set<Integer> requesters =
        gone.stream()
            .filter(device -> !device.mediated())
            .map(DeviceModel::deviceId)
            .collect(Collectors.toSet());
    return access -> requesters.contains(access.deviceId()) || world.isTracked(access);
  }

  Step openDevice(ProcessModel process) {
    var device = world.devices().get(random.nextInt(world.devices().size()));
    return Step.of(
        "open %s by %s".formatted(device, process.process().name()),
        device.open() ? EnumSet.of(Errno.EBUSY) : Set.of(),
        () -> device.open(process),
        () -> device.opened(world.scene().vfio().open(device.name(), process.process())));
  }

  Step closeDevice(DeviceModel device) {
    return Step.of("close " + device, Set.of(), device::close, () -> device.file().close())
        .rebuilding(rebuiltWithout(Set.of(device)));
  }

  Step bind(DeviceModel device, FdModel fd) {
    long cookie = 1 + random.nextInt(COOKIES);
    var refusals = EnumSet.noneOf(Errno.class);
    if (device.bindings().containsKey(fd)) {
      refusals.add(Errno.EBUSY);
    }
    if (fd.cookies().containsKey(cookie)) {
      refusals.add(Errno.EEXIST);
    }
    if (world
        .group(device)
        .flatMap(it -> it.bindings().keySet().stream())
        .anyMatch(other -> other.owner() != fd.owner())) {
      refusals.add(Errno.EPERM);
    }
    return Step.of(
            "bind %s, cookie %d".formatted(device, cookie),
            refusals,
            () -> {
              device.bindings().put(fd, cookie);
              fd.cookies().put(cookie, device);
            },
            () -> device.file().bind(fd.handle(), cookie))
        .rebuilding(device.mediated() ? Set.of() : world.group(device).collect(Collectors.toSet()));
  }

  static String name(SpaceModel space) {
    return (space.freed() ? "freed " : "")
        + switch (space) {
          case KernelModel _ -> "";
          case GuestModel _ -> "guest's ";
          case PasidTableModel _ -> "guest's PASID table ";
        }
        + space.handle();
  }
}
