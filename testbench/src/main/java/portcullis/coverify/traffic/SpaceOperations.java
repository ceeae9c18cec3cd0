package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import portcullis.coverify.DisagreementException;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoasidRequest;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.IoasidRequest.UserPasidTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.SnoopPolicy;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** Calls on spaces: allocate, free, map, unmap, invalidate. */
final class SpaceOperations {
  private static final int MOST_SMALL = 4;
  private static final int NARROW = 38;
  private static final List<Integer> WIDTHS = List.of(NARROW, 47, 55);
  private static final int TOO_WIDE = 60;

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
    int width = seldom() ? TOO_WIDE : someWidth();
    return allocated(
        fd, new KernelModel(fd, null, false, width), KernelManaged.root().withAddressWidth(width));
  }

  Step allocateChild(FdModel fd, KernelModel parent) {
    int width = someWidth();
    return allocated(
        fd,
        new KernelModel(fd, parent, false, width),
        KernelManaged.on(parent.handle()).withAddressWidth(width));
  }

  /** A width for each format that the unit has in both stages. */
  private int someWidth() {
    var widths = WIDTHS.stream().filter(it -> it <= world.scene().usableBits()).toList();
    return widths.get(random.nextInt(widths.size()));
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
                switch (space) {
                  case GuestModel _ -> "guest's space";
                  case PasidTableModel _ -> "guest's PASID table";
                  case KernelModel _ -> parent == null ? "root" : "kernel-managed child";
                },
                parent == null ? "" : " on " + FileOperations.name(parent)),
        refusals,
        () -> fd.spaces().add(space),
        () -> space.allocated(fd.handle().allocate(request)));
  }

  /** Makes room for tables of guests in a new space; it must come next after the allocation. */
  Step mapTables(KernelModel space) {
    long iova = space.dummy() ? ProcessModel.TABLES : Places.TABLES;
    long target = space.parent() == null ? ProcessModel.TABLES : space.parent().tables().iova();
    var request = MapRequest.readWrite(iova, ProcessModel.TABLE_BYTES, target);
    var mapping = mapping(space, request);
    return Step.of(
        "map room for tables in " + space.handle(),
        refusalsOfRoot(space, request, mapping.registration()),
        () -> space.setTables(mapping),
        () -> space.handle().map(request));
  }

  private static KernelModel.Mapping mapping(SpaceModel space, MapRequest request) {
    var registration =
        space.parent() == null ? space.fd().registration(request.target(), request.bytes()) : null;
    return new KernelModel.Mapping(
        request.iova(), request.bytes(), request.target(), request.write(), registration);
  }

  /** A root leads to memory of the process, which may have to be registered, and pins it. */
  private static EnumSet<Errno> refusalsOfRoot(
      KernelModel space, MapRequest request, RegistrationModel registration) {
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.parent() != null) {
      return refusals;
    }
    if (registration != null) {
      if (request.write() && !registration.write()) {
        refusals.add(Errno.EFAULT);
      }
      return refusals;
    }
    if (space.fd().registers()) {
      refusals.add(Errno.EINVAL);
    }
    if (!space.fd().owner().has(request.target(), request.bytes(), request.write())) {
      refusals.add(Errno.EFAULT);
    }
    if (space.pinned() && !space.fd().owner().mayLock(request.bytes())) {
      refusals.add(Errno.ENOMEM);
    }
    return refusals;
  }

  /** Null if there is no room for its tables. */
  Step allocateGuest(FdModel fd, KernelModel parent) {
    var format = someFormat();
    long place = room(parent, GuestTable.pages(format));
    if (place < 0) {
      return null;
    }
    var table = newTable(parent, format, place);
    return allocated(
        fd,
        new GuestModel(fd, parent, table),
        new UserPageTable(parent.handle(), table.address(), format));
  }

  private PageTableFormat someFormat() {
    var formats = world.scene().unit().capabilities().pageTablesOfStage(false);
    return formats.get(random.nextInt(formats.size()));
  }

  /** Address in the process of pages for tables; -1 if there are none. */
  private static long room(KernelModel parent, int pages) {
    return parent.tables() == null || parent.freed() ? -1 : parent.fd().owner().takeTables(pages);
  }

  private GuestTable newTable(KernelModel parent, PageTableFormat format, long place) {
    var table = new GuestTable(parent, format, place);
    table.write(parent.fd().owner().process());
    guestWrites(parent, table.leafTable());
    return table;
  }

  private void guestWrites(KernelModel parent, long page) {
    world.scene().load().guestTable(parent.fd().owner().physical(page));
  }

  /** Null if there is no room for its tables. */
  Step allocatePasidTable(FdModel fd, KernelModel parent) {
    var mode = random.nextBoolean() ? PdtpMode.PD8 : PdtpMode.PD20;
    var formats = Stream.generate(this::someFormat).limit(PasidTableModel.GUEST_TABLES).toList();
    int pages = PasidTableModel.pages(mode);
    long place = room(parent, pages + formats.stream().mapToInt(GuestTable::pages).sum());
    if (place < 0) {
      return null;
    }
    var tables = new ArrayList<GuestTable>();
    for (var format : formats) {
      tables.add(newTable(parent, format, place + (long) pages * PAGE));
      pages += GuestTable.pages(format);
    }
    var space = new PasidTableModel(fd, parent, mode, random.nextBoolean(), place, tables);
    space.write(fd.owner().process());
    space.leafPages().forEach(page -> guestWrites(parent, page));
    return allocated(
        fd,
        space,
        new UserPasidTable(
            parent.handle(), space.address(), mode, space.defaultProcess(), SnoopPolicy.AUTO));
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
    long target = Places.target(random, space.parent(), large, pages);
    boolean dummy = space instanceof KernelModel kernel && kernel.dummy();
    long iova = dummy ? target : Places.some(random, large, pages);
    if (seldom()) {
      switch (random.nextInt(4)) {
        case 0 -> iova += 0x80;
        case 1 -> bytes = 0;
        case 2 -> target += 1;
        default -> iova = (1L << someWidth()) - PAGE;
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
      refusals.addAll(refusalsOfRoot(kernel, request, mapping(space, request).registration()));
    }
    return Step.of(
        "map 0x%x bytes at 0x%x of %s to 0x%x%s"
            .formatted(
                bytes,
                request.iova(),
                FileOperations.name(space),
                request.target(),
                request.write() ? "" : ", read-only"),
        refusals,
        () -> ((KernelModel) space).add(mapping(space, request)),
        () -> space.handle().map(request));
  }

  Step unmap(SpaceModel space) {
    long iova = Places.some(random, false, 1);
    long bytes = (1L + random.nextInt(Places.SMALL_PAGES / 2)) * PAGE;
    if (space instanceof KernelModel kernel && random.nextInt(8) != 0) {
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
        () -> {
          gone.forEach(((KernelModel) space)::remove);
          if (!gone.isEmpty()) {
            world.dropStalePins(space);
          }
        },
        () -> {
          long seen = space.handle().unmap(iova, bytes);
          if (seen != expected) {
            throw new DisagreementException(
                "unmap says %d bytes, and %d were mapped".formatted(seen, expected));
          }
        });
  }
}
