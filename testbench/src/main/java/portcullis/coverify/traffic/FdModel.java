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

  IommuFd handle() {
    return handle;
  }

  void opened(IommuFd file) {
    handle = file;
  }
}
