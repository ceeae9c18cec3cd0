package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import portcullis.coverify.DisagreementException;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.InvalidateRequest.Cache;
import portcullis.driver.core.InvalidateRequest.Granularity;
import portcullis.driver.core.IoasidRequest;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.PageTableFormat;

/** Calls on spaces: allocate, free, map, unmap, invalidate. */
final class SpaceOperations {
  private static final int MOST_SMALL = 4;
  private static final int NARROW = 38;
  private static final int TOO_WIDE = 60;
  private static final long NO_COOKIE = 999;

  private final World world;
  private final Random random;

  SpaceOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  private boolean seldom() {
    return random.nextInt(16) == 0;
  }

  Step allocateRoot(FdModel fd) {
    if (random.nextInt(5) == 0) {
      return allocated(
          fd, new KernelModel(fd, null, true, Long.SIZE - 1), new IoasidRequest.Dummy());
    }
    int width = seldom() ? TOO_WIDE : NARROW;
    return allocated(
        fd, new KernelModel(fd, null, false, width), KernelManaged.root().withAddressWidth(width));
  }

  Step allocateChild(FdModel fd, KernelModel parent) {
    return allocated(
        fd, new KernelModel(fd, parent, false, NARROW), KernelManaged.on(parent.handle()));
  }

  private Step allocated(FdModel fd, SpaceModel space, IoasidRequest request) {
    var refusals = EnumSet.noneOf(Errno.class);
    var parent = space.parent();
    if (parent != null && parent.freed()) {
      refusals.add(Errno.ENOENT);
    }
    if (parent != null && parent.fd() != fd) {
      refusals.add(Errno.EINVAL);
    }
    return Step.of(
        "allocate a %s%s"
            .formatted(
                space instanceof GuestModel
                    ? "guest's space"
                    : parent == null ? "root" : "kernel-managed child",
                parent == null ? "" : " on " + FileOperations.name(parent)),
        refusals,
        () -> fd.spaces().add(space),
        () -> space.allocated(fd.handle().allocate(request)));
  }

  /** Makes room for tables of guests in a new space; it must come next after the allocation. */
  Step mapTables(KernelModel space) {
    long iova = space.dummy() ? ProcessModel.TABLES : Places.TABLES;
    long target =
        space.parent() == null
            ? ProcessModel.TABLES
            : ((KernelModel) space.parent()).tables().iova();
    var mapping = new KernelModel.Mapping(iova, ProcessModel.TABLE_BYTES, target, true);
    boolean refused = space.pinned() && !space.fd().owner().mayLock(mapping.bytes());
    return Step.of(
        "map room for tables in " + space.handle(),
        refused ? EnumSet.of(Errno.ENOMEM) : Set.of(),
        () -> space.setTables(mapping),
        () -> space.handle().map(MapRequest.readWrite(iova, mapping.bytes(), target)));
  }

  /** Null if there is no room for its tables. */
  Step allocateGuest(FdModel fd, KernelModel parent) {
    if (parent.tables() == null || parent.freed()) {
      return null;
    }
    var process = parent.fd().owner();
    long table = process.takeTables(GuestModel.TABLES);
    if (table < 0) {
      return null;
    }
    var guest = new GuestModel(fd, parent, table);
    guest.write(process.process());
    world.scene().load().guestTable(process.physical(table + (GuestModel.TABLES - 1L) * PAGE));
    return allocated(
        fd, guest, new UserPageTable(parent.handle(), guest.address(), PageTableFormat.SV39));
  }

  Step free(SpaceModel space) {
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    } else if (space.attached() || space.hasChildren()) {
      refusals.add(Errno.EBUSY);
    }
    return Step.of(
        "free " + FileOperations.name(space),
        refusals,
        () -> {
          space.free();
          world.remember(space);
        },
        () -> space.handle().free());
  }

  Step map(SpaceModel space) {
    boolean large = random.nextInt(12) == 0;
    long bytes = large ? ProcessModel.LARGE_BYTES : (1L + random.nextInt(MOST_SMALL)) * PAGE;
    int pages = (int) (bytes / PAGE);
    boolean write = random.nextInt(4) != 0;
    long target = target(space.parent(), large, pages);
    boolean dummy = space instanceof KernelModel kernel && kernel.dummy();
    long iova = dummy ? target : iova(large, pages);
    if (seldom()) {
      switch (random.nextInt(4)) {
        case 0 -> iova += 0x80;
        case 1 -> bytes = 0;
        case 2 -> target += 1;
        default -> iova = (1L << NARROW) - PAGE;
      }
    }
    return map(space, new MapRequest(iova, bytes, target, true, write));
  }

  private Step map(SpaceModel space, MapRequest request) {
    long bytes = request.bytes();
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    }
    boolean aligned = (request.iova() | bytes | request.target()) % PAGE == 0 && bytes > 0;
    if (!aligned || !(space instanceof KernelModel)) {
      refusals.add(Errno.EINVAL);
    } else if (space instanceof KernelModel kernel) {
      boolean outside = kernel.width() < 63 && request.iova() + bytes > 1L << kernel.width();
      if (outside || kernel.dummy() && request.iova() != request.target()) {
        refusals.add(Errno.EINVAL);
      }
      if (kernel.overlaps(request.iova(), bytes)) {
        refusals.add(Errno.EEXIST);
      }
      if (kernel.parent() == null
          && !kernel.fd().owner().has(request.target(), bytes, request.write())) {
        refusals.add(Errno.EFAULT);
      }
      if (kernel.pinned() && !kernel.fd().owner().mayLock(bytes)) {
        refusals.add(Errno.ENOMEM);
      }
    }
    var mapping = new KernelModel.Mapping(request.iova(), bytes, request.target(), request.write());
    return Step.of(
        "map 0x%x bytes at 0x%x of %s to 0x%x%s"
            .formatted(
                bytes,
                request.iova(),
                FileOperations.name(space),
                request.target(),
                request.write() ? "" : ", read-only"),
        refusals,
        () -> ((KernelModel) space).mappings().put(mapping.iova(), mapping),
        () -> space.handle().map(request));
  }

  private long iova(boolean large, int pages) {
    return large ? Places.LARGE : Places.small(random.nextInt(Places.SMALL_PAGES - pages + 1));
  }

  /** An address beneath: of the process, if there is no space beneath or it is a dummy. */
  private long target(SpaceModel beneath, boolean large, int pages) {
    boolean process = beneath == null || beneath instanceof KernelModel kernel && kernel.dummy();
    if (!process) {
      return iova(large, pages);
    }
    if (large) {
      return ProcessModel.LARGE;
    }
    // Some of these end beyond the memory, and some may not be written.
    return random.nextInt(8) == 0
        ? ProcessModel.READ_ONLY
        : ProcessModel.DATA + (long) random.nextInt(ProcessModel.DATA_PAGES) * PAGE;
  }

  Step unmap(SpaceModel space) {
    long iova = iova(false, 1);
    long bytes = (1L + random.nextInt(Places.SMALL_PAGES / 2)) * PAGE;
    if (space instanceof KernelModel kernel && random.nextInt(4) != 0) {
      var candidates =
          kernel.mappings().values().stream().filter(it -> it != kernel.tables()).toList();
      if (!candidates.isEmpty()) {
        var chosen = candidates.get(random.nextInt(candidates.size()));
        iova = chosen.iova();
        bytes = chosen.bytes();
      }
    }
    if (seldom()) {
      iova += random.nextBoolean() ? 1 : PAGE;
    }
    return unmap(space, iova, bytes);
  }

  private Step unmap(SpaceModel space, long iova, long bytes) {
    var refusals = EnumSet.noneOf(Errno.class);
    List<KernelModel.Mapping> doomed = List.of();
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    }
    if (space instanceof KernelModel kernel && iova % PAGE == 0) {
      doomed =
          kernel.mappings().values().stream()
              .filter(it -> it.iova() < iova + bytes && iova < it.end())
              .toList();
      if (doomed.stream().anyMatch(it -> it.iova() < iova || it.end() > iova + bytes)) {
        refusals.add(Errno.EINVAL);
      }
    } else {
      refusals.add(Errno.EINVAL);
    }
    var gone = doomed;
    long expected = gone.stream().mapToLong(KernelModel.Mapping::bytes).sum();
    return Step.of(
        "unmap 0x%x bytes at 0x%x of %s".formatted(bytes, iova, FileOperations.name(space)),
        refusals,
        () -> gone.forEach(it -> ((KernelModel) space).mappings().remove(it.iova())),
        () -> {
          long seen = space.handle().unmap(iova, bytes);
          if (seen != expected) {
            throw new DisagreementException(
                "unmap says %d bytes, and %d were mapped".formatted(seen, expected));
          }
        });
  }

  /** A guest changes an entry of its table and tells nobody yet. */
  Step change(GuestModel guest) {
    int page = random.nextInt(Places.SMALL_PAGES);
    long target = target(guest.parent(), false, 1);
    long entry = random.nextInt(4) == 0 ? 0 : GuestModel.entry(target, random.nextInt(4) != 0);
    return Step.of(
        "a guest leads page %d of %s to 0x%x".formatted(page, guest.handle(), entry),
        Set.of(),
        () -> guest.change(page, entry),
        () -> guest.fd().owner().process().write64(guest.place(page), entry));
  }

  Step invalidate(SpaceModel space) {
    int page = random.nextInt(Places.SMALL_PAGES);
    int pages = 1 + random.nextInt(Places.SMALL_PAGES - page);
    boolean all = random.nextInt(3) == 0;
    boolean wrongCookie = seldom();
    var request =
        new InvalidateRequest(
            all ? Granularity.DEVICE : Granularity.RANGE,
            EnumSet.of(Cache.IOTLB),
            wrongCookie ? OptionalLong.of(NO_COOKIE) : OptionalLong.empty(),
            OptionalInt.empty(),
            all
                ? Optional.empty()
                : Optional.of(new AddressRange(Places.small(page), (long) pages * PAGE)));
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.freed() || wrongCookie) {
      refusals.add(Errno.ENOENT);
    }
    if (space instanceof KernelModel) {
      refusals.add(Errno.EINVAL);
    }
    int from = all ? 0 : page;
    int to = all ? Places.SMALL_PAGES : page + pages;
    return Step.of(
        "invalidate pages %d to %d of %s".formatted(from, to - 1, FileOperations.name(space)),
        refusals,
        () -> {
          for (int i = from; i < to; i++) {
            ((GuestModel) space).settle(i);
          }
        },
        () -> {
          space.handle().invalidate(request);
          if (space instanceof GuestModel guest) {
            settled(guest, from, to);
          }
        });
  }

  private void settled(GuestModel guest, int from, int to) {
    long place = guest.place(from);
    long page = place & -PAGE;
    world
        .scene()
        .load()
        .guestSettled(guest.fd().owner().physical(page) + (place - page), 8L * (to - from));
  }
}
