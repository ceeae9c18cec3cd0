package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;

/** The machine as the interface describes it: processes, files, spaces, devices. */
final class World {
  /** The PASIDs that devices use: two of spaces, and one that is never attached. */
  static final List<OptionalInt> PASIDS =
      List.of(OptionalInt.empty(), OptionalInt.of(5), OptionalInt.of(0x4_2001), OptionalInt.of(77));

  private static final int SHARED_GROUP = 1000;
  private static final int LARGE_SAMPLES = 3;

  private final Scene scene;
  private final List<ProcessModel> processes = new ArrayList<>();
  private final List<DeviceModel> devices = new ArrayList<>();
  private final List<Access> accesses = new ArrayList<>();

  /** Spaces that were freed lately, whose handles a user may still have. */
  private final List<SpaceModel> freed = new ArrayList<>();

  World(Scene scene) {
    this.scene = scene;
    processes.add(new ProcessModel(scene.users(), "one"));
    processes.add(new ProcessModel(scene.users(), "two"));
    add(DeviceType.PHYSICAL, 1, 1);
    add(DeviceType.PHYSICAL, 2, 2);
    add(DeviceType.PHYSICAL, 3, SHARED_GROUP);
    add(DeviceType.PHYSICAL, 4, SHARED_GROUP);
    add(DeviceType.PHYSICAL_PASID, 0x11, 0x11);
    add(DeviceType.PHYSICAL_PASID, 0x12, 0x12);
    devices.forEach(this::addAccesses);
  }

  private void add(DeviceType type, int deviceId, int group) {
    var description =
        DeviceDescription.pci("device%x".formatted(deviceId), type, scene.unit(), deviceId)
            .inGroup(group);
    var device = new DeviceModel(description);
    scene.subsystem().addDevice(description, device);
    devices.add(device);
  }

  private void addAccesses(DeviceModel device) {
    for (var pasid : PASIDS) {
      if (device.pasids() || pasid.isEmpty() || pasid.getAsInt() == 77) {
        for (long page : pages()) {
          accesses.add(new Access(device.deviceId(), pasid, page, false));
          accesses.add(new Access(device.deviceId(), pasid, page, true));
        }
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

  Scene scene() {
    return scene;
  }

  List<ProcessModel> processes() {
    return processes;
  }

  List<DeviceModel> devices() {
    return devices;
  }

  DeviceModel device(int deviceId) {
    return devices.stream().filter(it -> it.deviceId() == deviceId).findFirst().orElseThrow();
  }

  Stream<DeviceModel> group(DeviceModel device) {
    return devices.stream().filter(it -> it.description().group() == device.description().group());
  }

  List<FdModel> fds() {
    return processes.stream().flatMap(it -> it.fds().stream()).toList();
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

  List<Access> accesses() {
    return accesses;
  }

  /** Where each access must go now. */
  Map<Access, Resolution> resolveAll() {
    var all = new LinkedHashMap<Access, Resolution>();
    for (var access : accesses) {
      all.put(
          access, device(access.deviceId()).resolve(access.pasid(), access.iova(), access.write()));
    }
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
    }
    return pages.size();
  }
}
