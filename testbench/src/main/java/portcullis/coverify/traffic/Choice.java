package portcullis.coverify.traffic;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Chooses the next calls. */
final class Choice {
  private static final int STORM = 40;
  private static final int MOST_SPACES = 7;
  private static final int DEEPEST = 3;

  private final World world;
  private final FaultBook faults;
  private final Consumer<Step> perform;
  private final Random random;
  private final FileOperations files;
  private final SpaceOperations spaces;

  Choice(World world, FaultBook faults, Consumer<Step> perform) {
    this.world = world;
    this.faults = faults;
    this.perform = perform;
    random = world.scene().random();
    files = new FileOperations(world);
    spaces = new SpaceOperations(world);
  }

  private <T> T one(List<T> list) {
    return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
  }

  private void perform(Step step) {
    if (step != null) {
      perform.accept(step);
    }
  }

  /** One call, or a few that belong together. */
  void act() {
    var process = one(world.processes());
    var fd = one(process.fds());
    var device = one(world.devices().stream().filter(it -> it.owner() == process).toList());
    int dice = random.nextInt(100);
    if (fd == null || dice < 1) {
      perform(files.openFd(process));
    } else if (device == null || dice < 4) {
      perform(files.openDevice(process));
    } else if (dice < 8 || device.bindings().isEmpty()) {
      perform(files.bind(device, fd));
    } else if (dice < 9) {
      perform(random.nextInt(4) == 0 ? files.closeFd(fd) : files.closeDevice(device));
    } else if (dice < 18) {
      allocate(fd);
    } else if (dice < 20) {
      perform(faults.respond());
    } else {
      // Mostly an fd that knows the device.
      use(random.nextInt(6) == 0 ? fd : one(List.copyOf(device.bindings().keySet())), device, dice);
    }
  }

  /** Responses to a few faults. */
  void respond() {
    for (int i = random.nextInt(3); i > 0; i--) {
      perform(faults.respond());
    }
  }

  private void use(FdModel fd, DeviceModel device, int dice) {
    // Now and then one that was freed, or of another fd of the process.
    var known = random.nextInt(25) == 0 ? freed(fd) : fd.spaces();
    var space = one(known);
    if (space == null) {
      allocate(fd);
    } else if (dice < 34) {
      perform(files.attach(device, space));
    } else if (dice < 38) {
      perform(files.detach(device, space));
    } else if (dice < 40) {
      perform(spaces.free(space));
    } else if (space instanceof GuestModel guest && random.nextInt(10) != 0) {
      serveGuest(guest, dice);
    } else if (dice < 72) {
      perform(spaces.map(space));
    } else if (dice < 98) {
      perform(spaces.unmap(space));
    } else {
      perform(spaces.invalidate(space));
    }
  }

  private List<SpaceModel> freed(FdModel fd) {
    return world.freed().stream().filter(it -> it.fd() == fd).toList();
  }

  private void serveGuest(GuestModel guest, int dice) {
    if (dice < 97) {
      for (int i = random.nextInt(4); i >= 0 && !guest.freed(); i--) {
        perform(spaces.change(guest));
      }
      if (random.nextInt(3) != 0) {
        perform(spaces.invalidate(guest));
      }
      return;
    }
    for (int i = 0; i < STORM; i++) {
      perform(random.nextInt(3) == 0 ? spaces.change(guest) : spaces.invalidate(guest));
    }
  }

  private void allocate(FdModel fd) {
    var parents =
        fd.spaces().stream()
            .filter(KernelModel.class::isInstance)
            .map(KernelModel.class::cast)
            .filter(it -> it.tables() != null && depth(it) < DEEPEST)
            .toList();
    if (fd.spaces().size() >= MOST_SPACES) {
      perform(spaces.free(one(fd.spaces())));
    } else if (parents.isEmpty() || random.nextInt(4) == 0) {
      withTables(spaces.allocateRoot(fd), fd);
    } else if (random.nextInt(3) == 0) {
      withTables(spaces.allocateChild(fd, one(parents)), fd);
    } else {
      perform(spaces.allocateGuest(fd, one(parents)));
    }
  }

  private static int depth(SpaceModel space) {
    return space.parent() == null ? 1 : 1 + depth(space.parent());
  }

  private void withTables(Step allocation, FdModel fd) {
    perform(allocation);
    if (allocation.refusals().isEmpty()) {
      perform(spaces.mapTables((KernelModel) fd.spaces().getLast()));
    }
  }

  /** Closes everything, devices and files in any order. */
  void closeAll() {
    for (var device : world.devices()) {
      if (device.open() && random.nextBoolean()) {
        perform(files.closeDevice(device));
      }
    }
    world.fds().forEach(fd -> perform(files.closeFd(fd)));
    for (var device : world.devices()) {
      if (device.open()) {
        perform(files.closeDevice(device));
      }
    }
    for (var process : world.processes()) {
      process.process().release(0, 1L << 40);
    }
  }
}
