package portcullis.coverify.traffic;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Chooses the next calls. */
final class Choice {
  private static final int STORM = 40;
  private static final int TRIES = 5;
  private static final int MOST_SPACES = 7;
  private static final int DEEPEST = 3;

  private final World world;
  private final FaultBook faults;
  private final Consumer<Step> perform;
  private final Random random;
  private final FileOperations files;
  private final AttachOperations attachments;
  private final SpaceOperations spaces;
  private final GuestOperations guests;
  private final MemoryOperations memory;
  private final DirtyOperations dirty;
  private final MediationOperations mediation;

  Choice(World world, FaultBook faults, Consumer<Step> perform) {
    this.world = world;
    this.faults = faults;
    this.perform = perform;
    random = world.scene().random();
    files = new FileOperations(world);
    attachments = new AttachOperations(world);
    spaces = new SpaceOperations(world);
    guests = new GuestOperations(world);
    memory = new MemoryOperations(world);
    dirty = new DirtyOperations(world);
    mediation = new MediationOperations(world);
  }

  private <T> T one(List<T> list) {
    return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
  }

  private void perform(Step step) {
    if (step != null) {
      perform.accept(step);
    }
  }

  /** Mostly a call that succeeds, if there is one: otherwise many would be refused. */
  private void performRight(Supplier<Step> choice) {
    var step = choice.get();
    for (int i = 1; i < TRIES && (step == null || !step.refusals().isEmpty()); i++) {
      step = choice.get();
    }
    perform(step);
  }

  /** One call, or a few that belong together. */
  void act() {
    var process = one(world.processes());
    var fd = one(process.fds());
    var mine = world.devices().stream().filter(it -> it.owner() == process).toList();
    var device = some(mine);
    int dice = random.nextInt(100);
    if (fd == null || dice < 1) {
      openFd(process);
    } else if (device == null || dice < 5) {
      performRight(() -> files.openDevice(process));
    } else if (dice < 9 || device.bindings().isEmpty()) {
      performRight(() -> files.bind(one(mine), fd));
    } else if (dice < 10) {
      perform(random.nextInt(4) == 0 ? files.closeFd(fd) : files.closeDevice(device));
    } else if (dice < 17) {
      allocate(fd);
    } else if (dice < 19) {
      perform(faults.respond());
    } else if (dice < 22) {
      changeMemory(fd);
    } else if (dice < 26 && device.type().pasidDelegated()) {
      delegate(device);
    } else {
      // Mostly an fd that knows the device.
      use(random.nextInt(6) == 0 ? fd : one(List.copyOf(device.bindings().keySet())), device);
    }
  }

  /** Of each kind about as often, for there are few of some. */
  private DeviceModel some(List<DeviceModel> devices) {
    int kind = random.nextInt(6);
    var some =
        devices.stream()
            .filter(it ->
                kind == 0 && it.software()
                    || kind == 1 && it.type().pasidDelegated()
                    || kind == 2 && it.mediated())
            .toList();
    return one(some.isEmpty() ? devices : some);
  }

  /** Some users register all the memory that they are going to map. */
  private void openFd(ProcessModel process) {
    var opening = files.openFd(process);
    perform(opening);
    if (opening != null && random.nextInt(3) == 0) {
      perform(memory.registerTables(process.fds().getLast()));
      perform(memory.registerData(process.fds().getLast()));
    }
  }

  private void changeMemory(FdModel fd) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> perform(memory.register(fd));
      case 3 -> perform(memory.unregister(fd));
      case 4, 5 -> perform(memory.munmap(fd.owner()));
      default -> perform(memory.mmap(fd.owner()));
    }
  }

  /** Reads which pages of some space were written, if writes are tracked anywhere. */
  void readDirty() {
    var space = one(world.tracked());
    if (space != null) {
      perform(dirty.read(space));
    }
  }

  /** Responses to a few faults. */
  void respond() {
    for (int i = random.nextInt(2); i > 0; i--) {
      perform(faults.respond());
    }
  }

  /** Gives a device a PASID table of a guest, with processes in it. */
  private void delegate(DeviceModel device) {
    var fd = one(List.copyOf(device.bindings().keySet()));
    if (device.attached().isEmpty()) {
      var roots = parents(fd).stream().filter(it -> it.parent() == null).toList();
      if (!roots.isEmpty()) {
        performRight(() -> attachments.attach(device, one(roots)));
      }
    }
    if (!device.attached().isEmpty()
        && device.attached().getLast().space() instanceof KernelModel base
        && base.tables() != null) {
      perform(spaces.allocatePasidTable(base.fd(), base));
      var table = base.fd().spaces().getLast();
      performRight(() -> attachments.attach(device, table));
      for (int i = 0; i < STORM / 2; i++) {
        change(table);
      }
      perform(guests.invalidate(table));
    }
  }

  private void use(FdModel fd, DeviceModel device) {
    // Now and then one that was freed, or of another fd of the process.
    var known = random.nextInt(25) == 0 ? freed(fd) : fd.spaces();
    var space = one(known);
    if (space == null) {
      allocate(fd);
      return;
    }
    int dice = random.nextInt(100);
    if (dice < 18 || device.software() && device.attached().isEmpty()) {
      performRight(() -> attachments.attach(device, target(device, known)));
    } else if (dice < 23) {
      perform(attachments.detach(device, space));
    } else if (dice < 25) {
      perform(spaces.free(space));
    } else if (dice < 31) {
      track(space);
    } else if (dice < (device.software() ? 70 : 32)) {
      perform(random.nextInt(4) == 0 ? mediation.unpin(device) : mediation.pin(device));
    } else if (!(space instanceof KernelModel) && random.nextInt(space.attached() ? 10 : 2) != 0) {
      serveGuest(space);
    } else if (dice < 78) {
      perform(spaces.map(space));
    } else if (dice < 98) {
      perform(spaces.unmap(space));
    } else {
      perform(guests.invalidate(space));
    }
  }

  /** Mostly a space that stands on one which the device is attached to. */
  private SpaceModel target(DeviceModel device, List<SpaceModel> known) {
    var next =
        known.stream()
            .filter(it -> device.attached().stream().anyMatch(on -> on.space() == it.parent()))
            .filter(it -> device.attached().stream().noneMatch(on -> on.space() == it))
            .toList();
    return one(next.isEmpty() || random.nextInt(3) == 0 ? known : next);
  }

  private void track(SpaceModel space) {
    boolean tracked = space instanceof KernelModel kernel && kernel.tracker() != null;
    boolean right = random.nextInt(8) != 0;
    switch (random.nextInt(tracked == right ? 8 : 1)) {
      case 0 -> perform(tracked == right ? dirty.stop(space) : dirty.start(space));
      default -> perform(dirty.read(space));
    }
  }

  private List<SpaceModel> freed(FdModel fd) {
    return world.freed().stream().filter(it -> it.fd() == fd).toList();
  }

  private void serveGuest(SpaceModel guest) {
    if (random.nextInt(40) != 0) {
      for (int i = random.nextInt(2); i >= 0 && !guest.freed(); i--) {
        change(guest);
      }
      if (random.nextInt(3) != 0) {
        perform(guests.invalidate(guest));
      }
      return;
    }
    for (int i = 0; i < STORM; i++) {
      if (random.nextInt(3) == 0) {
        change(guest);
      } else {
        perform(guests.invalidate(guest));
      }
    }
  }

  private void change(SpaceModel space) {
    switch (space) {
      case GuestModel guest -> perform(guests.change(guest));
      case PasidTableModel table -> perform(guests.change(table));
      case KernelModel _ -> {}
    }
  }

  private void allocate(FdModel fd) {
    var parents = parents(fd);
    if (fd.spaces().size() >= MOST_SPACES) {
      perform(spaces.free(one(fd.spaces())));
    } else if (parents.isEmpty() || random.nextInt(4) == 0) {
      withTables(spaces.allocateRoot(fd), fd);
    } else if (random.nextInt(3) == 0) {
      withTables(spaces.allocateChild(fd, one(parents)), fd);
    } else if (random.nextInt(delegates(fd) ? 2 : 6) == 0) {
      perform(spaces.allocatePasidTable(fd, parentOfTable(fd, parents)));
    } else {
      perform(spaces.allocateGuest(fd, one(parents)));
    }
  }

  private static List<KernelModel> parents(FdModel fd) {
    return fd.spaces().stream()
        .filter(KernelModel.class::isInstance)
        .map(KernelModel.class::cast)
        .filter(it -> it.tables() != null && depth(it) < DEEPEST)
        .toList();
  }

  private static boolean delegates(FdModel fd) {
    return fd.cookies().values().stream().anyMatch(it -> it.type().pasidDelegated());
  }

  /** Mostly a space to which a device is attached that can use the table. */
  private KernelModel parentOfTable(FdModel fd, List<KernelModel> parents) {
    var attached =
        parents.stream()
            .filter(parent ->
                fd.cookies().values().stream()
                    .filter(it -> it.type().pasidDelegated())
                    .anyMatch(it -> it.attached().stream().anyMatch(on -> on.space() == parent)))
            .toList();
    return one(attached.isEmpty() || random.nextInt(3) == 0 ? parents : attached);
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

  /** Pages that were reported as written. */
  long dirtyPages() {
    return dirty.reported();
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
