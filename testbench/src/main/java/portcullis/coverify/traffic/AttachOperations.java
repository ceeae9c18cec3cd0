package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import portcullis.coverify.DisagreementException;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.Errno;
import portcullis.driver.core.NoSnoopHint;
import portcullis.driver.core.Routing;

/** Calls on devices and spaces: attach, detach. */
final class AttachOperations {
  private static final AttachRequest WITHOUT_PINNING = new AttachRequest(NoSnoopHint.NONE, true);

  private final World world;
  private final Random random;

  AttachOperations(World world) {
    this.world = world;
    random = world.scene().random();
  }

  Step attach(DeviceModel device, SpaceModel space) {
    var pasid = random.nextInt(device.pasids() ? 2 : 8) == 0 ? somePasid() : OptionalInt.empty();
    boolean pins = random.nextInt(device.software() ? 2 : 24) != 0;
    var step =
        Step.of(
                "attach %s to %s%s%s"
                    .formatted(
                        device,
                        FileOperations.name(space),
                        text(pasid),
                        pins ? "" : " without pinning"),
                refusalsOfAttach(device, space, pasid, pins),
                () -> device.attach(space, pasid, pins),
                () -> {
                  var request = pins ? AttachRequest.PLAIN : WITHOUT_PINNING;
                  device.file().attach(space.handle(), pasid, request);
                  learn(device, space, pasid);
                })
            .rebuilding(rebuilt(device, pasid));
    return kind(device, space).map(step::countedAs).orElse(step);
  }

  private static Optional<Step.Kind> kind(DeviceModel device, SpaceModel space) {
    if (device.software()) {
      return Optional.of(Step.Kind.SOFTWARE);
    }
    return space instanceof PasidTableModel
        ? Optional.of(Step.Kind.DELEGATED)
        : device.mediated() ? Optional.of(Step.Kind.MEDIATED) : Optional.empty();
  }

  /** Others of the same requester go on, and so do other processes of a mediated device. */
  private Predicate<Access> rebuilt(DeviceModel device, OptionalInt vpasid) {
    var stack = device.stack(vpasid);
    return access ->
        access.deviceId() == device.deviceId()
            && (!device.mediated()
                || !stack.isEmpty() && stack.getLast().recognises(access.pasid()));
  }

  private OptionalInt somePasid() {
    return random.nextInt(12) == 0
        ? OptionalInt.of(random.nextBoolean() ? 0 : 1 << 20)
        : World.PASIDS.get(1 + random.nextInt(2));
  }

  private Set<Errno> refusalsOfAttach(
      DeviceModel device, SpaceModel space, OptionalInt pasid, boolean pins) {
    var refusals = EnumSet.noneOf(Errno.class);
    var parent = space.parent();
    if (space.freed()) {
      refusals.add(Errno.ENOENT);
    }
    boolean noPasid =
        pasid.isPresent()
            && (!device.pasids()
                || pasid.getAsInt() == 0
                || pasid.getAsInt() >>> 20 != 0
                || usesOtherCategory(device));
    boolean standsOnDummy = parent != null && parent.dummy();
    boolean withoutParent =
        parent != null
            && !standsOnDummy
            && device.attached().stream().noneMatch(it -> it.space() == parent);
    if (!device.bindings().containsKey(space.fd())
        || noPasid
        || withoutParent
        || !pins && !device.software()
        || impossible(device, space, pasid)
        || !groupAgrees(device, space, pasid)) {
      refusals.add(Errno.EINVAL);
    }
    var stack = device.stack(pasid);
    if (!stack.isEmpty() && stack.getLast().space() != parent) {
      refusals.add(Errno.EBUSY);
    }
    var root = space.root();
    if (pins && !root.pinned()) {
      if (!root.fd().owner().mayLock(root.chargeOfPins())) {
        refusals.add(Errno.ENOMEM);
      }
      if (!root.canPin()) {
        refusals.add(Errno.EFAULT);
      }
    }
    return refusals;
  }

  private boolean impossible(DeviceModel device, SpaceModel space, OptionalInt pasid) {
    return switch (space) {
      case KernelModel kernel ->
          kernel.dummy() || !device.software() && kernel.width() > world.scene().usableBits();
      case GuestModel _ -> false;
      case PasidTableModel table ->
          !device.type().pasidDelegated()
              || pasid.isPresent()
              || !world.scene().unit().capabilities().supports(table.mode())
              // What is on no process would go to the dummy, which is in no hardware.
              || table.parent().dummy() && table.needsParent();
    };
  }

  /** A user has vPASIDs that the CPU translates, or that it does not, but not both. */
  private boolean usesOtherCategory(DeviceModel device) {
    return device.type().pasidInCpu()
        && world.devices().stream()
            .filter(it -> it.owner() == device.owner() && it.type().pasidInCpu())
            .filter(it -> it.type() != device.type())
            .anyMatch(it -> it.attached().stream().anyMatch(on -> on.vpasid().isPresent()));
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
          var theirs = other.stack(pasid).stream().map(AttachedModel::space).toList();
          int common = Math.min(theirs.size(), mine.size());
          return other.attached().isEmpty()
              || pasid.isEmpty() && theirs.subList(0, common).equals(mine.subList(0, common));
        });
  }

  /** The device is told the PASID of its requests, as the driver of its parent would be. */
  private void learn(DeviceModel device, SpaceModel space, OptionalInt vpasid) {
    if (!device.mediated()) {
      return;
    }
    var routing = device.file().attachment(space.handle(), vpasid).orElseThrow().routing();
    if (!(routing instanceof Routing.Pasid(int pasid)) || pasid == 0) {
      throw new DisagreementException(
          "the requests of %s are recognised by %s".formatted(device, routing));
    }
    var attached = device.stack(vpasid).getLast();
    requireSame(attached, pasid);
    requireOwn(attached, pasid);
    world.learn(attached, pasid);
  }

  private void requireSame(AttachedModel attached, int pasid) {
    var known = new ArrayList<AttachedModel>(attached.device().stack(attached.vpasid()));
    if (attached.device().type().pasidTranslatedByCpu() && attached.vpasid().isPresent()) {
      world.devices().stream()
          .filter(it -> it.type().pasidTranslatedByCpu())
          .filter(it -> it.owner() == attached.device().owner())
          .forEach(it -> known.addAll(it.stack(attached.vpasid())));
    }
    for (var other : known) {
      if (other.wire().isPresent() && other.wire().getAsInt() != pasid) {
        throw new DisagreementException(
            "%s has PASID %d on the wire, and %s with the same vPASID has %d"
                .formatted(attached.device(), pasid, other.device(), other.wire().getAsInt()));
      }
    }
  }

  /** Nobody else of the same requester has it. */
  private void requireOwn(AttachedModel attached, int pasid) {
    var others = new ArrayList<AttachedModel>();
    world.siblings(attached.device()).forEach(it -> others.addAll(it.attached()));
    others.addAll(attached.device().attached());
    for (var other : others) {
      boolean same =
          other.device() == attached.device() && other.vpasid().equals(attached.vpasid());
      if (!same && other.wire().equals(OptionalInt.of(pasid))) {
        throw new DisagreementException(
            "%s%s was given PASID %d, which %s has"
                .formatted(attached.device(), text(attached.vpasid()), pasid, other.device()));
      }
    }
  }

  /** Detaches something that is attached, or now and then something that is not. */
  Step detach(DeviceModel device, SpaceModel other) {
    var attached =
        device.attached().isEmpty() || random.nextInt(10) == 0
            ? device.stack(OptionalInt.empty()).stream()
                .filter(it -> it.space() == other)
                .findFirst()
                .orElse(new AttachedModel(device, other, OptionalInt.empty(), true))
            : device.attached().get(random.nextInt(device.attached().size()));
    var refusals = EnumSet.noneOf(Errno.class);
    if (!device.attached().contains(attached)) {
      refusals.add(Errno.EINVAL);
    } else if (device.attached().stream().anyMatch(it -> it.space().parent() == attached.space())) {
      refusals.add(Errno.EBUSY);
    }
    var rebuilt = rebuilt(device, attached.vpasid());
    return Step.of(
            "detach %s from %s%s"
                .formatted(device, FileOperations.name(attached.space()), text(attached.vpasid())),
            refusals,
            () -> device.detach(attached),
            () -> device.file().detach(attached.space().handle(), attached.vpasid()))
        .rebuilding(access -> rebuilt.test(access) || world.isTracked(access));
  }

  private static String text(OptionalInt pasid) {
    return pasid.isPresent() ? " by PASID " + pasid.getAsInt() : "";
  }
}
