package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceListener;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.vfio.VfioDevice;

/** A device, and what is attached to it. */
final class DeviceModel implements DeviceListener {
  /** Something the driver has told the device of a request that faulted. */
  record Answer(OptionalInt pasid, long address, ResponseCode code) {}

  private final DeviceDescription description;
  private final Map<FdModel, Long> bindings = new LinkedHashMap<>();
  private final List<AttachedModel> attached = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private ProcessModel owner;
  private VfioDevice file;

  DeviceModel(DeviceDescription description) {
    this.description = description;
  }

  @Override
  public synchronized void answered(OptionalInt pasid, long address, ResponseCode code) {
    answers.add(new Answer(pasid, address, code));
  }

  /** Takes what the device was told since the last call. */
  synchronized List<Answer> takeAnswers() {
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

  DeviceType type() {
    return description.type();
  }

  /** Whether users may attach it by vPASIDs. */
  boolean pasids() {
    return type().pasidCapable() && !type().pasidDelegated();
  }

  /** Whether its driver does on pages what the user asks, without DMA of its own. */
  boolean software() {
    return !type().installed();
  }

  /** Whether it shares a requester ID, so that all its requests have PASIDs that no user sees. */
  boolean mediated() {
    return type().hiddenDefaultPasid();
  }

  /** Whether it takes part in DMA, and writes that fault are never repeated. */
  boolean hidesWrites() {
    return !software() && !description.retriesFaults();
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

  List<AttachedModel> attached() {
    return attached;
  }

  /** What is attached by a vPASID, or without one, from beneath. */
  List<AttachedModel> stack(OptionalInt vpasid) {
    return attached.stream().filter(it -> it.vpasid().equals(vpasid)).toList();
  }

  /** What its requests with a PASID on the wire go to, or without one; null if to nothing. */
  AttachedModel holder(OptionalInt wire) {
    AttachedModel top = null;
    for (var it : attached) {
      boolean delegated = it.space() instanceof PasidTableModel && type().pasidDelegated();
      if (it.recognises(wire) || delegated) {
        top = it;
      }
    }
    return top;
  }

  AttachedModel attach(SpaceModel space, OptionalInt vpasid, boolean pins) {
    var below = stack(vpasid);
    var it = new AttachedModel(this, space, vpasid, pins);
    if (!below.isEmpty()) {
      it.learn(below.getLast().wire());
    }
    attached.add(it);
    space.attach(pins);
    return it;
  }

  void detach(AttachedModel what) {
    attached.remove(what);
    what.pinned().clear();
    what.space().detach(what.pins());
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

  /** What the pages cost that its driver has pinned, in spaces of an fd. */
  long chargeOfPins(FdModel fd) {
    return attached.stream()
        .filter(it -> it.space().fd() == fd)
        .mapToLong(AttachedModel::charge)
        .sum();
  }

  /** The ways that a write may go now. */
  void trails(OptionalInt wire, long page, Consumer<Trail> to) {
    var holder = holder(wire);
    if (holder != null) {
      holder.space().trails(holder.pasidInSpace(wire), page, to);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
