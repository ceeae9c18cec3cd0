package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.driver.core.IommuFd;

/** An open IOMMU fd. */
final class FdModel {
  private final ProcessModel owner;
  private final List<SpaceModel> spaces = new ArrayList<>();
  private final Map<Long, DeviceModel> cookies = new LinkedHashMap<>();
  private final List<RegistrationModel> registrations = new ArrayList<>();
  private boolean registers;
  private IommuFd handle;

  FdModel(ProcessModel owner) {
    this.owner = owner;
  }

  ProcessModel owner() {
    return owner;
  }

  /** The spaces that are not freed, parents before their children. */
  List<SpaceModel> spaces() {
    return spaces;
  }

  Map<Long, DeviceModel> cookies() {
    return cookies;
  }

  List<RegistrationModel> registrations() {
    return registrations;
  }

  void register(RegistrationModel registration) {
    registrations.add(registration);
    registers = true;
  }

  /** Whether its roots map registered memory only. */
  boolean registers() {
    return registers;
  }

  /** The registered memory that covers a range, or null. */
  RegistrationModel registration(long address, long bytes) {
    return registrations.stream().filter(it -> it.covers(address, bytes)).findFirst().orElse(null);
  }

  long lockedBytes() {
    return spaces.stream().mapToLong(SpaceModel::lockedBytes).sum()
        + registrations.stream().mapToLong(RegistrationModel::bytes).sum()
        + cookies.values().stream().mapToLong(device -> device.chargeOfPins(this)).sum();
  }

  IommuFd handle() {
    return handle;
  }

  void opened(IommuFd file) {
    handle = file;
  }
}
