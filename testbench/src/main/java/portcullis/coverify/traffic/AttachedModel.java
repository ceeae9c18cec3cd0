package portcullis.coverify.traffic;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** That requests of a routing go to a space; the latest of a routing holds it. */
final class AttachedModel {
  /**
   * A page that the driver of a software-mediated device has pinned.
   *
   * @param address where it is in the process
   * @param physical the page
   * @param charged whether it costs its user something
   */
  record Pin(long address, long physical, boolean charged) {}

  private final DeviceModel device;
  private final SpaceModel space;
  private final OptionalInt vpasid;
  private final boolean pins;
  private final Map<Long, Pin> pinned = new TreeMap<>();
  private OptionalInt wire = OptionalInt.empty();

  AttachedModel(DeviceModel device, SpaceModel space, OptionalInt vpasid, boolean pins) {
    this.device = device;
    this.space = space;
    this.vpasid = vpasid;
    this.pins = pins;
  }

  DeviceModel device() {
    return device;
  }

  SpaceModel space() {
    return space;
  }

  OptionalInt vpasid() {
    return vpasid;
  }

  /** Whether the root's pages are pinned for it. */
  boolean pins() {
    return pins;
  }

  /** Pages that the mediating driver has pinned, by their addresses in the space. */
  Map<Long, Pin> pinned() {
    return pinned;
  }

  long charge() {
    return pinned.values().stream().filter(Pin::charged).count() * ProcessModel.PAGE;
  }

  /** What the space does not lead to any more is let go. */
  void dropStalePins() {
    pinned
        .entrySet()
        .removeIf(it -> space.lead(it.getKey(), false).orElse(-1) != it.getValue().address());
  }

  /** The PASID of a mediated device's requests, once it is known. */
  OptionalInt wire() {
    return wire;
  }

  /** The kernel has chosen a PASID. */
  void learn(OptionalInt pasid) {
    wire = pasid;
  }

  /** Whether the kernel chooses a PASID for it and nobody was told yet. */
  boolean unknown() {
    return device.mediated() && wire.isEmpty();
  }

  boolean recognises(OptionalInt requestPasid) {
    if (device.software()) {
      return false;
    }
    return device.mediated()
        ? wire.isPresent() && wire.equals(requestPasid)
        : vpasid.equals(requestPasid);
  }

  /** The PASID by which the space itself tells processes apart. */
  OptionalInt pasidInSpace(OptionalInt requestPasid) {
    return space instanceof PasidTableModel ? requestPasid : OptionalInt.empty();
  }

  Resolution resolve(OptionalInt requestPasid, long page, boolean write) {
    var found = space.resolve(pasidInSpace(requestPasid), page, write);
    boolean faultsFirst =
        write && !found.pages().isEmpty() && space.tracked().anyMatch(it -> !it.tracker().hidden());
    return faultsFirst ? found.orFault() : found;
  }
}
