package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import portcullis.driver.core.Errno;

/** Calls on memory of a process: register and unregister with an fd, and munmap and mmap. */
final class MemoryOperations {
  private static final int MOST_PAGES = 6;

  /** Once an fd has registered memory it maps nothing else, so few fds do. */
  private static final int SELDOM = 24;

  private final World world;
  private final Random random;

  MemoryOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  Step registerTables(FdModel fd) {
    return register(fd, ProcessModel.TABLES, ProcessModel.TABLE_BYTES);
  }

  Step registerData(FdModel fd) {
    return register(fd, ProcessModel.DATA, (long) ProcessModel.DATA_PAGES * PAGE);
  }

  /** Null for an fd that shall go on without. */
  Step register(FdModel fd) {
    if (!fd.registers() && random.nextInt(SELDOM) != 0) {
      return null;
    }
    long address;
    long bytes;
    switch (random.nextInt(4)) {
      case 0 -> {
        return registerTables(fd);
      }
      case 1 -> {
        return registerData(fd);
      }
      case 2 -> {
        address = ProcessModel.READ_ONLY;
        bytes = (long) ProcessModel.READ_ONLY_PAGES * PAGE;
      }
      default -> {
        address = ProcessModel.DATA + (long) random.nextInt(ProcessModel.DATA_PAGES) * PAGE;
        bytes = (1L + random.nextInt(MOST_PAGES)) * PAGE;
      }
    }
    if (random.nextInt(16) == 0) {
      address += 8;
    }
    return register(fd, address, bytes);
  }

  private static Step register(FdModel fd, long address, long bytes) {
    var refusals = EnumSet.noneOf(Errno.class);
    if ((address | bytes) % PAGE != 0) {
      refusals.add(Errno.EINVAL);
    } else if (!fd.owner().has(address, bytes, false)) {
      refusals.add(Errno.EFAULT);
    }
    if (fd.registrations().stream().anyMatch(it -> it.overlaps(address, bytes))) {
      refusals.add(Errno.EEXIST);
    }
    if (!fd.owner().mayLock(bytes)) {
      refusals.add(Errno.ENOMEM);
    }
    return Step.of(
            "register 0x%x bytes at 0x%x of %s"
                .formatted(bytes, address, fd.owner().process().name()),
            refusals,
            () -> fd.register(new RegistrationModel(fd.owner(), address, bytes)),
            () -> fd.handle().registerMemory(address, bytes))
        .countedAs(Step.Kind.REGISTER);
  }

  Step unregister(FdModel fd) {
    if (fd.registrations().isEmpty()) {
      return null;
    }
    var it = fd.registrations().get(random.nextInt(fd.registrations().size()));
    long bytes = random.nextInt(12) == 0 ? it.bytes() + PAGE : it.bytes();
    Set<Errno> refusals =
        bytes != it.bytes()
            ? EnumSet.of(Errno.EINVAL)
            : it.used() ? EnumSet.of(Errno.EBUSY) : Set.of();
    return Step.of(
        "unregister 0x%x bytes at 0x%x of %s"
            .formatted(bytes, it.address(), fd.owner().process().name()),
        refusals,
        () -> fd.registrations().remove(it),
        () -> fd.handle().unregisterMemory(it.address(), bytes));
  }

  /** The process gives memory back, whoever maps it. What is pinned stays where it is. */
  Step munmap(ProcessModel process) {
    long address = somewhere();
    long bytes = PAGE;
    return Step.of(
            "munmap 0x%x bytes at 0x%x by %s".formatted(bytes, address, process.process().name()),
            Set.of(),
            () -> process.forget(address, bytes),
            () -> process.process().release(address, bytes))
        .countedAs(Step.Kind.MUNMAP);
  }

  /** The process has new memory at an address where it had some; null if it has it still. */
  Step mmap(ProcessModel process) {
    for (long address = ProcessModel.DATA;
        address < ProcessModel.DATA + (long) ProcessModel.DATA_PAGES * PAGE;
        address += PAGE) {
      if (!process.has(address, PAGE, false)) {
        return mmap(process, address);
      }
    }
    return null;
  }

  private static Step mmap(ProcessModel process, long address) {
    return Step.of(
        "mmap 0x%x bytes at 0x%x by %s".formatted(PAGE, address, process.process().name()),
        Set.of(),
        () -> {},
        () -> {
          process.process().allocate(address, PAGE, true);
          process.find(address, 1);
        });
  }

  private long somewhere() {
    return ProcessModel.DATA + (long) random.nextInt(ProcessModel.DATA_PAGES) * PAGE;
  }
}
