package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import portcullis.driver.core.Errno;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.InvalidateRequest.Cache;
import portcullis.driver.core.InvalidateRequest.Granularity;
import portcullis.driver.riscv.AddressRange;

/** What guests do with tables of their own: they change them, and tell. */
final class GuestOperations {
  private static final long NO_COOKIE = 999;

  private final World world;
  private final Random random;

  GuestOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  private boolean seldom() {
    return random.nextInt(16) == 0;
  }

  /** A guest changes an entry of its table and tells nobody yet. */
  Step change(GuestModel guest) {
    return change(guest, guest.table());
  }

  private Step change(SpaceModel space, GuestTable table) {
    int page = random.nextInt(Places.SMALL_PAGES);
    long target = Places.target(random, space.parent(), false, 1);
    long entry = random.nextInt(4) == 0 ? 0 : GuestTable.entry(target, random.nextInt(4) != 0);
    return Step.of(
        "a guest leads page %d of %s to 0x%x".formatted(page, space.handle(), entry),
        Set.of(),
        () -> table.change(page, entry),
        () -> space.fd().owner().process().write64(table.place(page), entry));
  }

  /** The same in a table of a process, or in the PASID table itself. */
  Step change(PasidTableModel space) {
    if (random.nextInt(3) != 0) {
      return change(space, space.tables().get(random.nextInt(space.tables().size())));
    }
    int process = space.processes().get(random.nextInt(space.processes().size()));
    int context = PasidTableModel.NONE;
    if (space.free(process)) {
      boolean bare = !space.parent().dummy() && random.nextInt(6) == 0;
      context = bare ? PasidTableModel.BARE : random.nextInt(space.tables().size());
    }
    return bind(space, process, context);
  }

  /** An entry that has been used is cleared, and told of, before it is used again. */
  private Step bind(PasidTableModel space, int process, int context) {
    return Step.of(
        "a guest %s PASID %d of %s"
            .formatted(
                switch (context) {
                  case PasidTableModel.NONE -> "ends";
                  case PasidTableModel.BARE -> "leaves to its own addresses";
                  default -> "gives table %d to".formatted(context);
                },
                process,
                space.handle()),
        Set.of(),
        () -> space.change(process, context),
        () -> {
          var memory = space.fd().owner().process();
          if (context != PasidTableModel.NONE) {
            memory.write64(space.place(process) + Long.BYTES, space.firstStage(context));
          }
          memory.write64(space.place(process), space.attributes(context));
        });
  }

  Step invalidate(SpaceModel space) {
    return space instanceof PasidTableModel table && random.nextInt(2) == 0
        ? invalidateProcesses(table)
        : invalidatePages(space);
  }

  private Step invalidatePages(SpaceModel space) {
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
    var refusals = refusals(space, wrongCookie);
    int from = all ? 0 : page;
    int to = all ? Places.SMALL_PAGES : page + pages;
    return Step.of(
        "invalidate pages %d to %d of %s".formatted(from, to - 1, FileOperations.name(space)),
        refusals,
        () -> {
          for (var table : tables(space)) {
            for (int i = from; i < to; i++) {
              table.settle(i);
            }
          }
          world.dropStalePins(space);
        },
        () -> {
          space.handle().invalidate(request);
          tables(space).forEach(table -> settled(space, table.place(from), 8L * (to - from)));
        });
  }

  private static Set<Errno> refusals(SpaceModel space, boolean wrongCookie) {
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.freed() || wrongCookie) {
      refusals.add(Errno.ENOENT);
    }
    if (space instanceof KernelModel) {
      refusals.add(Errno.EINVAL);
    }
    return refusals;
  }

  private static List<GuestTable> tables(SpaceModel space) {
    return switch (space) {
      case KernelModel _ -> List.of();
      case GuestModel guest -> List.of(guest.table());
      case PasidTableModel table -> table.tables();
    };
  }

  /** Tells of entries of the PASID table: of one, or of all and their page tables. */
  private Step invalidateProcesses(PasidTableModel space) {
    boolean all = random.nextInt(3) == 0;
    int process = space.processes().get(random.nextInt(space.processes().size()));
    boolean wrongCookie = seldom();
    var request =
        new InvalidateRequest(
            all ? Granularity.DEVICE : Granularity.PASID,
            EnumSet.allOf(Cache.class),
            wrongCookie ? OptionalLong.of(NO_COOKIE) : OptionalLong.empty(),
            all ? OptionalInt.empty() : OptionalInt.of(process),
            Optional.empty());
    var told = new ArrayList<Integer>(all ? space.processes() : List.of(process));
    return Step.of(
        "invalidate %s of %s"
            .formatted(
                all ? "all processes" : "PASID %d".formatted(process), FileOperations.name(space)),
        refusals(space, wrongCookie),
        () -> {
          told.forEach(space::settle);
          if (all) {
            space.tables().forEach(GuestTable::settle);
          }
        },
        () -> {
          space.handle().invalidate(request);
          told.forEach(it -> settled(space, space.place(it), 2L * Long.BYTES));
          if (all) {
            space.tables().forEach(table -> settled(space, table.leafTable(), PAGE));
          }
        });
  }

  private void settled(SpaceModel space, long place, long bytes) {
    long page = place & -PAGE;
    world.scene().load().guestSettled(space.fd().owner().physical(page) + (place - page), bytes);
  }
}
