package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import portcullis.driver.core.Errno;
import portcullis.driver.riscv.AddressRange;

/** Dirty tracking: start, stop, and read which pages were written. */
final class DirtyOperations {
  private final World world;
  private final Random random;
  private long reported;

  DirtyOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  /** Pages that were reported. */
  long reported() {
    return reported;
  }

  private static Set<Errno> refusals(SpaceModel space, boolean tracked) {
    var refusals = EnumSet.noneOf(Errno.class);
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    }
    if (!(space instanceof KernelModel kernel)) {
      refusals.add(Errno.EINVAL);
    } else if (tracked && kernel.tracker() == null) {
      refusals.add(Errno.EINVAL);
    } else if (!tracked && kernel.tracker() != null) {
      refusals.add(Errno.EBUSY);
    } else if (kernel.dummy()) {
      refusals.add(Errno.EINVAL);
    }
    return refusals;
  }

  /** Large leaves are taken apart, so that an access may find none for a moment. */
  Step start(SpaceModel space) {
    return Step.of(
            "track writes to " + FileOperations.name(space),
            refusals(space, false),
            () -> ((KernelModel) space).setTracker(new DirtyModel((KernelModel) space)),
            () -> {
              space.handle().startDirtyTracking();
              ((KernelModel) space).tracker().started();
            })
        .rebuilding(access -> world.passes(access, space));
  }

  Step stop(SpaceModel space) {
    return Step.of(
        "track writes to %s no longer".formatted(FileOperations.name(space)),
        refusals(space, true),
        () -> ((KernelModel) space).setTracker(null),
        () -> space.handle().stopDirtyTracking());
  }

  Step read(SpaceModel space) {
    var range = range();
    var required = new TreeMap<Long, String>();
    return Step.of(
        "read which of 0x%x bytes at 0x%x of %s were written"
            .formatted(range.length(), range.start(), FileOperations.name(space)),
        refusals(space, true),
        () -> required.putAll(((KernelModel) space).tracker().reportBegins(range)),
        () -> {
          var report = space.handle().readAndClearDirty(range);
          ((KernelModel) space).tracker().reportEnds(range, required, report);
          reported += report.cardinality();
        });
  }

  private AddressRange range() {
    if (random.nextInt(4) == 0) {
      return new AddressRange(Places.LARGE, ProcessModel.LARGE_BYTES);
    }
    if (random.nextInt(4) == 0) {
      int first = random.nextInt(Places.SMALL_PAGES);
      int pages = 1 + random.nextInt(Places.SMALL_PAGES - first);
      return new AddressRange(Places.small(first), (long) pages * PAGE);
    }
    return new AddressRange(Places.SMALL, (long) Places.SMALL_PAGES * PAGE);
  }
}
