package portcullis.driver.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import portcullis.driver.riscv.DeviceBinding;
import portcullis.driver.riscv.RiscvIommu;

/**
 * A requester ID of an IOMMU: what hardware knows of a device. It has one device context, shared by
 * the mediated devices of a physical one, and by devices behind one bridge.
 */
final class Requester {
  private final RiscvIommu unit;
  private final int deviceId;
  private final List<IoDevice> devices = new ArrayList<>();
  private final Routes routes = new Routes();
  private final PasidPool pasids;
  private InstalledContext installed;

  Requester(RiscvIommu unit, int deviceId, PasidPool pasids) {
    this.unit = unit;
    this.deviceId = deviceId;
    this.pasids = pasids;
    installed = InstalledContext.blocked(unit, deviceId);
  }

  RiscvIommu unit() {
    return unit;
  }

  int deviceId() {
    return deviceId;
  }

  List<IoDevice> devices() {
    return devices;
  }

  Routes routes() {
    return routes;
  }

  /** PASIDs of this requester that are not the global ones. */
  PasidPool pasids() {
    return pasids;
  }

  Optional<Ioasid> top(Routing routing) {
    return routes.top(routing);
  }

  /** The spaces that are routed by PASID. */
  Map<Integer, Ioasid> processes() {
    var processes = new TreeMap<Integer, Ioasid>();
    for (var routing : routes.routings()) {
      if (routing instanceof Routing.Pasid(int pasid)) {
        processes.put(pasid, routes.top(routing).orElseThrow());
      }
    }
    return processes;
  }

  boolean sharedByMediatedDevices() {
    return devices.stream().anyMatch(it -> it.type().hiddenDefaultPasid());
  }

  /** From the start, so that DMA of the default space goes on while others come and go. */
  boolean usesDirectory() {
    return !processes().isEmpty()
        || devices.stream()
                .anyMatch(it ->
                    it.type().installed()
                        && (it.type().hiddenDefaultPasid()
                            || it.type().pasidCapable() && !it.type().pasidDelegated()))
            && !unit.capabilities().processDirectories().isEmpty();
  }

  /** Whether requests are made coherent, for at least one space asks for it. */
  boolean enforcesSnoop() {
    return unit.capabilities().enforceSnoop()
        && routes.all().stream().anyMatch(it -> it.ioasid().snoop() != SnoopPolicy.NOT_ENFORCED);
  }

  /** Makes hardware do as the routes say. If it fails, hardware does as before. */
  void apply() {
    var plan = new Planner(this).plan();
    boolean enforceSnoop = enforcesSnoop();
    if (installed.is(plan, enforceSnoop)) {
      return;
    }
    if (plan instanceof Plan.Directory directory && installed.sameDevice(directory, enforceSnoop)) {
      installed.update(directory);
      return;
    }
    var next = InstalledContext.prepare(unit, deviceId, plan, enforceSnoop);
    try {
      next.activate();
    } catch (RuntimeException e) {
      // The unit may have seen the context: only when it has forgotten it can the tables go.
      subsystem()
          .letGo(() -> {
            unit.invalidateDevice(deviceId);
            next.retire();
          });
      throw e;
    }
    replace(next);
  }

  private void replace(InstalledContext next) {
    subsystem().letGo(installed::retire);
    installed = next;
  }

  private IommuSubsystem subsystem() {
    return devices.getFirst().subsystem();
  }

  /** Blocks the device whatever it was bound to, and keeps nothing. */
  void block() {
    var next = InstalledContext.blocked(unit, deviceId);
    next.activate();
    replace(next);
  }

  Plan plan() {
    return installed.plan();
  }

  DeviceBinding binding() {
    return unit.binding(deviceId);
  }

  @Override
  public String toString() {
    return devices.isEmpty() ? "device_id 0x%x".formatted(deviceId) : devices.getFirst().name();
  }
}
