package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceListener;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.vfio.VfioDevice;

/** A device, and what is attached to it. */
final class DeviceModel implements DeviceListener {
  /** That requests of a routing go to a space; the latest of a routing holds it. */
  static final class Attached {
    private final SpaceModel space;
    private final OptionalInt pasid;

    Attached(SpaceModel space, OptionalInt pasid) {
      this.space = space;
      this.pasid = pasid;
    }

    SpaceModel space() {
      return space;
    }

    OptionalInt pasid() {
      return pasid;
    }
  }

  private final DeviceDescription description;
  private final Map<FdModel, Long> bindings = new LinkedHashMap<>();
  private final List<Attached> attached = new ArrayList<>();
  private final List<ResponseCode> answers = new ArrayList<>();
  private ProcessModel owner;
  private VfioDevice file;

  DeviceModel(DeviceDescription description) {
    this.description = description;
  }

  @Override
  public synchronized void answered(OptionalInt pasid, long address, ResponseCode code) {
    answers.add(code);
  }

  /** Takes what the device was told since the last call. */
  synchronized List<ResponseCode> takeAnswers() {
    var taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }

  String name() {
    return description.name();
  }

  int deviceId() {
    return description.deviceId();
  }

  DeviceDescription description() {
    return description;
  }

  boolean pasids() {
    return description.type().pasidCapable();
  }

  boolean open() {
    return owner != null;
  }

  ProcessModel owner() {
    return owner;
  }

  VfioDevice file() {
    return file;
  }

  void opened(VfioDevice opened) {
    file = opened;
  }

  void open(ProcessModel process) {
    owner = process;
  }

  /** Cookies by the fds that the device is bound to. */
  Map<FdModel, Long> bindings() {
    return bindings;
  }

  List<Attached> attached() {
    return attached;
  }

  List<Attached> stack(OptionalInt pasid) {
    return attached.stream().filter(it -> it.pasid().equals(pasid)).toList();
  }

  void attach(SpaceModel space, OptionalInt pasid) {
    attached.add(new Attached(space, pasid));
    space.attach();
  }

  void detach(Attached what) {
    attached.remove(what);
    what.space().detach();
  }

  /** The fd is closed, or the device is. */
  void unbind(FdModel fd) {
    for (var it : List.copyOf(attached).reversed()) {
      if (it.space().fd() == fd) {
        detach(it);
      }
    }
    fd.cookies().remove(bindings.remove(fd));
  }

  void close() {
    List.copyOf(bindings.keySet()).forEach(this::unbind);
    owner = null;
  }

  Resolution resolve(OptionalInt pasid, long page, boolean write) {
    var stack = stack(pasid);
    return stack.isEmpty() ? Resolution.FAULT : stack.getLast().space().resolve(page, write);
  }

  @Override
  public String toString() {
    return name();
  }
}
