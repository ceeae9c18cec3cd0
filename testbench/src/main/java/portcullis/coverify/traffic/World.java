package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;

/** The machine as the interface describes it: processes, files, spaces, devices. */
final class World {
  /** The PASIDs that devices use: two of spaces, and one that only guests give to a process. */
  static final List<OptionalInt> PASIDS =
      List.of(OptionalInt.empty(), OptionalInt.of(5), OptionalInt.of(0x4_2001), OptionalInt.of(77));

  private static final int SHARED_GROUP = 1000;
  private static final int LARGE_SAMPLES = 3;

  /** What a device can name: itself, and a process. */
  private record Wire(int deviceId, OptionalInt pasid) {}

  private final Scene scene;
  private final List<ProcessModel> processes = new ArrayList<>();
  private final List<DeviceModel> devices = new ArrayList<>();
  private final Set<Wire> wires = new LinkedHashSet<>();
  private final List<Access> reads = new ArrayList<>();
  private final List<Access> writes = new ArrayList<>();

  /** Spaces that were freed lately, whose handles a user may still have. */
  private final List<SpaceModel> freed = new ArrayList<>();

  private boolean learned;

  World(Scene scene) {
    this.scene = scene;
    processes.add(new ProcessModel(scene.users(), "one"));
    processes.add(new ProcessModel(scene.users(), "two"));
    add(device(DeviceType.PHYSICAL, 1, ""));
    add(device(DeviceType.PHYSICAL, 2, "").withoutRetry());
    add(device(DeviceType.PHYSICAL, 3, "").inGroup(SHARED_GROUP));
    add(device(DeviceType.PHYSICAL, 4, "").inGroup(SHARED_GROUP));
    add(device(DeviceType.PHYSICAL_PASID, 0x11, ""));
    add(device(DeviceType.PHYSICAL_PASID_DMWR, 0x12, ""));
    add(device(DeviceType.MEDIATED_PASID, 0x21, "a"));
    add(device(DeviceType.MEDIATED, 0x21, "b"));
    add(device(DeviceType.MEDIATED_PASID_DMWR, 0x22, "a"));
    add(device(DeviceType.MEDIATED_PASID, 0x22, "b"));
    add(device(DeviceType.MEDIATED_PASID_DMWR, 0x23, "a"));
    add(device(DeviceType.PHYSICAL_DELEGATED, 0x31, ""));
    add(device(DeviceType.PHYSICAL_DELEGATED, 0x32, ""));
    add(device(DeviceType.SOFTWARE_MEDIATED, 0x38, ""));
    devices.forEach(this::addAccesses);
  }

  private DeviceDescription device(DeviceType type, int deviceId, String part) {
    // Parts of a device are groups of their own: a PASID keeps them apart.
    int group = part.isEmpty() ? deviceId : 0x100 * part.charAt(0) + deviceId;
    return DeviceDescription.pci(
            "device%x%s".formatted(deviceId, part), type, scene.unit(), deviceId)
        .inGroup(group);
  }

  private void add(DeviceDescription description) {
    var device = new DeviceModel(description);
    scene.subsystem().addDevice(description, device);
    devices.add(device);
  }

  private void addAccesses(DeviceModel device) {
    if (device.software()) {
      return;
    }
    if (device.mediated()) {
      // A parent that forgets the PASID must be refused; the others are learned.
      addAccesses(new Wire(device.deviceId(), OptionalInt.empty()));
      return;
    }
    for (var pasid : PASIDS) {
      if (device.type().pasidCapable() || pasid.isEmpty() || pasid.getAsInt() == 77) {
        addAccesses(new Wire(device.deviceId(), pasid));
      }
    }
  }

  private void addAccesses(Wire wire) {
    if (wires.add(wire)) {
      for (long page : pages()) {
        reads.add(new Access(wire.deviceId(), wire.pasid(), page, false));
        writes.add(new Access(wire.deviceId(), wire.pasid(), page, true));
      }
    }
  }

  private static List<Long> pages() {
    var pages = new ArrayList<Long>();
    for (int i = 0; i <= Places.SMALL_PAGES; i++) {
      pages.add(Places.small(i));
    }
    for (int i = 0; i < LARGE_SAMPLES; i++) {
      pages.add(Places.LARGE + i * (ProcessModel.LARGE_BYTES / LARGE_SAMPLES & -ProcessModel.PAGE));
    }
    return pages;
  }

  /** The kernel has chosen a PASID for what was attached. */
  void learn(AttachedModel attached, int pasid) {
    attached.learn(OptionalInt.of(pasid));
    learned = true;
    addAccesses(new Wire(attached.device().deviceId(), OptionalInt.of(pasid)));
  }

  /** Whether a PASID was learned since the last call. */
  boolean takeLearned() {
    boolean was = learned;
    learned = false;
    return was;
  }

  Scene scene() {
    return scene;
  }

  List<ProcessModel> processes() {
    return processes;
  }

  List<DeviceModel> devices() {
    return devices;
  }

  private Stream<DeviceModel> requesters(int deviceId) {
    return devices.stream().filter(it -> it.deviceId() == deviceId);
  }

  Stream<DeviceModel> group(DeviceModel device) {
    return devices.stream().filter(it -> it.description().group() == device.description().group());
  }

  /** The other devices that share its requester ID. */
  Stream<DeviceModel> siblings(DeviceModel device) {
    return requesters(device.deviceId()).filter(it -> it != device);
  }

  List<FdModel> fds() {
    return processes.stream().flatMap(it -> it.fds().stream()).toList();
  }

  /** The spaces whose writes are tracked. */
  List<KernelModel> tracked() {
    return fds().stream()
        .flatMap(it -> it.spaces().stream())
        .filter(KernelModel.class::isInstance)
        .map(KernelModel.class::cast)
        .filter(it -> it.tracker() != null)
        .toList();
  }

  List<SpaceModel> freed() {
    return freed;
  }

  void remember(SpaceModel space) {
    freed.add(space);
    if (freed.size() > 3) {
      freed.removeFirst();
    }
  }

  /** All accesses of one direction that devices know how to ask for. */
  List<Access> accesses(boolean write) {
    return write ? writes : reads;
  }

  /** What holds the routing of an access; null for none. */
  AttachedModel holder(Access access) {
    return requesters(access.deviceId())
        .map(it -> it.holder(access.pasid()))
        .filter(it -> it != null)
        .findFirst()
        .orElse(null);
  }

  /** Mappings or tables of a space have changed: what stands on it is looked at again. */
  void dropStalePins(SpaceModel changed) {
    for (var device : devices) {
      device.attached().stream()
          .filter(it -> it.space().standsOn(changed))
          .forEach(AttachedModel::dropStalePins);
    }
  }

  /** Whether an access goes through a space. */
  boolean passes(Access access, SpaceModel space) {
    var holder = holder(access);
    return holder != null && holder.space().standsOn(space);
  }

  /** Whether an access goes through a space whose writes are tracked. */
  boolean isTracked(Access access) {
    var holder = holder(access);
    return holder != null && holder.space().tracked().findAny().isPresent();
  }

  /** Where an access must go now. */
  Resolution resolve(Access access) {
    var holder = holder(access);
    if (holder != null) {
      return holder.resolve(access.pasid(), access.iova(), access.write());
    }
    var found = Resolution.FAULT;
    if (access.pasid().isPresent()) {
      // While a call chooses a PASID it may be any that nobody has.
      for (var device : requesters(access.deviceId()).toList()) {
        for (var it : device.attached()) {
          if (it.unknown()) {
            found =
                found.or(it.space().resolve(OptionalInt.empty(), access.iova(), access.write()));
          }
        }
      }
    }
    return found;
  }

  /** Where each access must go now. */
  Map<Access, Resolution> resolveAll() {
    var all = new LinkedHashMap<Access, Resolution>();
    reads.forEach(access -> all.put(access, resolve(access)));
    writes.forEach(access -> all.put(access, resolve(access)));
    return all;
  }

  /** How many pages must be pinned. */
  int pinnedPages() {
    var pages = new HashSet<Long>();
    for (var fd : fds()) {
      for (var space : fd.spaces()) {
        if (space instanceof KernelModel kernel) {
          kernel.collectPinned(pages);
        }
      }
      for (var registration : fd.registrations()) {
        for (long page : registration.pages()) {
          pages.add(page);
        }
      }
    }
    for (var device : devices) {
      device
          .attached()
          .forEach(it -> it.pinned().values().forEach(pin -> pages.add(pin.physical())));
    }
    return pages.size();
  }
}
