package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import portcullis.driver.core.Errno;

/** Calls on files: open, close, bind, attach, detach. */
final class FileOperations {
  private static final int MOST_FDS = 2;
  private static final int COOKIES = 12;

  private final World world;
  private final Random random;

  FileOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
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
    return new Step(
        "close an IOMMU fd of " + fd.owner().process().name(),
        Set.of(),
        () -> {
          bound.forEach(device -> device.unbind(fd));
          List.copyOf(fd.spaces()).reversed().forEach(SpaceModel::free);
          fd.owner().fds().remove(fd);
          world.freed().removeIf(space -> space.fd() == fd);
          if (fd.owner().fds().isEmpty()) {
            fd.owner().dropTables();
          }
        },
        () -> fd.handle().close(),
        bound);
  }

  Step openDevice(ProcessModel process) {
    var device = one(world.devices());
    return Step.of(
        "open %s by %s".formatted(device, process.process().name()),
        device.open() ? EnumSet.of(Errno.EBUSY) : Set.of(),
        () -> device.open(process),
        () -> device.opened(world.scene().vfio().open(device.name(), process.process())));
  }

  Step closeDevice(DeviceModel device) {
    return new Step(
        "close " + device, Set.of(), device::close, () -> device.file().close(), Set.of(device));
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
    return new Step(
        "bind %s, cookie %d".formatted(device, cookie),
        refusals,
        () -> {
          device.bindings().put(fd, cookie);
          fd.cookies().put(cookie, device);
        },
        () -> device.file().bind(fd.handle(), cookie),
        world.group(device).collect(Collectors.toSet()));
  }

  Step attach(DeviceModel device, SpaceModel space) {
    var pasid = random.nextInt(device.pasids() ? 2 : 8) == 0 ? somePasid() : OptionalInt.empty();
    return new Step(
        "attach %s to %s%s".formatted(device, name(space), text(pasid)),
        refusalsOfAttach(device, space, pasid),
        () -> device.attach(space, pasid),
        () -> {
          if (pasid.isPresent()) {
            device.file().attach(space.handle(), pasid.getAsInt());
          } else {
            device.file().attach(space.handle());
          }
        },
        Set.of(device));
  }

  private OptionalInt somePasid() {
    return random.nextInt(12) == 0
        ? OptionalInt.of(random.nextBoolean() ? 0 : 1 << 20)
        : World.PASIDS.get(1 + random.nextInt(2));
  }

  private Set<Errno> refusalsOfAttach(DeviceModel device, SpaceModel space, OptionalInt pasid) {
    var refusals = EnumSet.noneOf(Errno.class);
    var parent = space.parent();
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    }
    boolean noPasid =
        pasid.isPresent()
            && (!device.pasids() || pasid.getAsInt() == 0 || pasid.getAsInt() >>> 20 != 0);
    boolean standsOnDummy = parent instanceof KernelModel kernel && kernel.dummy();
    boolean withoutParent =
        parent != null
            && !standsOnDummy
            && device.attached().stream().noneMatch(it -> it.space() == parent);
    boolean impossible =
        space instanceof KernelModel kernel
            && (kernel.dummy() || kernel.width() > world.scene().usableBits());
    if (!device.bindings().containsKey(space.fd())
        || noPasid
        || withoutParent
        || impossible
        || !groupAgrees(device, space, pasid)) {
      refusals.add(Errno.EINVAL);
    }
    var stack = device.stack(pasid);
    if (!stack.isEmpty() && stack.getLast().space() != parent) {
      refusals.add(Errno.EBUSY);
    }
    var root = space.root();
    if (!root.pinned() && !root.fd().owner().mayLock(root.mappedBytes())) {
      refusals.add(Errno.ENOMEM);
    }
    return refusals;
  }

  /** All devices of a group are on one way from a root to one space, without PASIDs. */
  private boolean groupAgrees(DeviceModel device, SpaceModel space, OptionalInt pasid) {
    var mine = new ArrayList<SpaceModel>();
    device.stack(pasid).forEach(it -> mine.add(it.space()));
    mine.add(space);
    return world
        .group(device)
        .filter(other -> other != device)
        .allMatch(other -> {
          var theirs = other.stack(pasid).stream().map(DeviceModel.Attached::space).toList();
          int common = Math.min(theirs.size(), mine.size());
          return other.attached().isEmpty()
              || pasid.isEmpty() && theirs.subList(0, common).equals(mine.subList(0, common));
        });
  }

  /** Detaches something that is attached, or now and then something that is not. */
  Step detach(DeviceModel device, SpaceModel other) {
    var attached =
        device.attached().isEmpty() || random.nextInt(10) == 0
            ? device.stack(OptionalInt.empty()).stream()
                .filter(it -> it.space() == other)
                .findFirst()
                .orElse(new DeviceModel.Attached(other, OptionalInt.empty()))
            : one(device.attached());
    var refusals = EnumSet.noneOf(Errno.class);
    if (!device.attached().contains(attached)) {
      refusals.add(Errno.EINVAL);
    } else if (device.attached().stream().anyMatch(it -> it.space().parent() == attached.space())) {
      refusals.add(Errno.EBUSY);
    }
    return new Step(
        "detach %s from %s%s".formatted(device, name(attached.space()), text(attached.pasid())),
        refusals,
        () -> device.detach(attached),
        () -> device.file().detach(attached.space().handle(), attached.pasid()),
        Set.of(device));
  }

  static String name(SpaceModel space) {
    return (space.freed() ? "freed " : "")
        + (space instanceof GuestModel ? "guest's " : "")
        + space.handle();
  }

  private static String text(OptionalInt pasid) {
    return pasid.isPresent() ? " by PASID " + pasid.getAsInt() : "";
  }
}
