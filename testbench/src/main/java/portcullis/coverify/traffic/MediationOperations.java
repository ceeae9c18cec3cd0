package portcullis.coverify.traffic;

import static portcullis.coverify.traffic.ProcessModel.PAGE;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import portcullis.coverify.DisagreementException;
import portcullis.driver.core.Attachment;
import portcullis.driver.core.Errno;

/** What the driver of a software-mediated device does: it pins pages and works on them. */
final class MediationOperations {
  private final World world;
  private final Random random;

  MediationOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  /** Null if nothing is attached. */
  Step pin(DeviceModel device) {
    var attached = some(device);
    if (attached == null) {
      return null;
    }
    long page =
        random.nextInt(8) == 0 ? Places.LARGE : Places.small(random.nextInt(Places.SMALL_PAGES));
    boolean write = random.nextBoolean();
    var leads = device.software() ? attached.space().lead(page, write) : OptionalLong.empty();
    return Step.of(
            "the driver of %s pins 0x%x of %s to %s"
                .formatted(
                    device, page, FileOperations.name(attached.space()), write ? "write" : "read"),
            refusals(attached, page, write, leads),
            () -> pinned(attached, page, write, leads),
            () -> {
              long physical = handle(attached).pin(page + 8, write);
              long expected = attached.pinned().get(page).physical() + 8;
              if (physical != expected) {
                throw new DisagreementException(
                    "it got 0x%x instead of 0x%x".formatted(physical, expected));
              }
              if (write) {
                world.scene().memory().store64(physical, random.nextLong());
              }
            })
        .countedAs(Step.Kind.PIN);
  }

  private static Attachment handle(AttachedModel attached) {
    return attached
        .device()
        .file()
        .attachment(attached.space().handle(), attached.vpasid())
        .orElseThrow();
  }

  private AttachedModel some(DeviceModel device) {
    var plain = device.stack(OptionalInt.empty());
    return plain.isEmpty() ? null : plain.get(random.nextInt(plain.size()));
  }

  private static Set<Errno> refusals(
      AttachedModel attached, long page, boolean write, OptionalLong leads) {
    var refusals = EnumSet.noneOf(Errno.class);
    if (!attached.device().software()) {
      refusals.add(Errno.EINVAL);
      return refusals;
    }
    if (leads.isEmpty()) {
      refusals.add(Errno.EFAULT);
    } else if (attached.pinned().get(page) == null) {
      var process = attached.space().fd().owner();
      var root = mappingOfRoot(attached.space(), page);
      if (root.registration() == null) {
        if (!process.mayLock(PAGE)) {
          refusals.add(Errno.ENOMEM);
        }
        if (!process.has(leads.getAsLong(), PAGE, write)) {
          refusals.add(Errno.EFAULT);
        }
      }
    }
    return refusals;
  }

  private static KernelModel.Mapping mappingOfRoot(SpaceModel space, long page) {
    long at = page;
    for (var it = space; it.parent() != null; it = it.parent()) {
      at = it.beneath(at, false).orElseThrow();
    }
    return space.root().at(at);
  }

  private static void pinned(AttachedModel attached, long page, boolean write, OptionalLong leads) {
    long address = leads.orElseThrow();
    if (attached.pinned().get(page) == null) {
      var root = mappingOfRoot(attached.space(), page);
      long physical =
          root.registration() == null
              ? attached.space().fd().owner().physical(address)
              : root.registration().pages(address, PAGE)[0];
      attached
          .pinned()
          .put(page, new AttachedModel.Pin(address, physical, root.registration() == null));
    }
    if (write) {
      dirty(attached.space(), page, attached.pinned().get(page).physical());
    }
  }

  /** A pin to write counts as a write, in every space on the way. */
  private static void dirty(SpaceModel space, long page, long physical) {
    long at = page;
    for (var it = space; it != null; it = it.parent()) {
      if (it instanceof KernelModel kernel && kernel.tracker() != null) {
        kernel.tracker().tried(at, physical);
        kernel.tracker().written(at, "the driver of a mediated device");
      }
      at = it.beneath(at, true).orElseThrow();
    }
  }

  /** Null if nothing is pinned. */
  Step unpin(DeviceModel device) {
    var attached = some(device);
    if (attached == null || attached.pinned().isEmpty()) {
      return null;
    }
    var pages = attached.pinned().keySet().stream().toList();
    long page = pages.get(random.nextInt(pages.size()));
    return Step.of(
        "the driver of %s lets 0x%x go".formatted(device, page),
        Set.of(),
        () -> attached.pinned().remove(page),
        () -> handle(attached).unpin(page));
  }
}
