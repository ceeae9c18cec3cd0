package portcullis.driver.vfio;

import static portcullis.driver.core.IommuException.require;

import java.util.HashMap;
import java.util.Map;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IoDevice;
import portcullis.driver.core.PasidPool;
import portcullis.driver.core.process.UserProcess;

/**
 * How the vPASIDs of users become PASIDs on the wire, for all devices of a machine. Guarded by the
 * lock of the subsystem.
 */
final class PasidPolicy {
  private static final int PASID_BITS = 20;

  /** A vPASID of a user means the same PASID on all devices of type 8. */
  private record Global(UserProcess user, int vpasid) {}

  /** A vPASID of a mediated device. */
  private record PerDevice(IoDevice device, int vpasid) {}

  private static final class Shared {
    private final int pasid;
    private int users;

    private Shared(int pasid) {
      this.pasid = pasid;
    }
  }

  private final PasidPool globalPool;
  private final Map<Global, Shared> global = new HashMap<>();
  private final Map<PerDevice, Shared> perDevice = new HashMap<>();

  /** Attached vPASIDs of devices that take deferrable writes, by user: of type 7, and of type 8. */
  private final Map<UserProcess, int[]> inCpu = new HashMap<>();

  PasidPolicy(PasidPool globalPool) {
    this.globalPool = globalPool;
  }

  /** Whether a user may attach by a vPASID at all. */
  void requirePermitted(UserProcess user, IoDevice device, int vpasid) {
    var type = device.type();
    require(
        type.pasidCapable(),
        Errno.EINVAL,
        "%s is of type %d, which has no vPASIDs",
        device,
        type.number());
    require(
        !type.pasidDelegated(),
        Errno.EINVAL,
        "the PASID space of %s is delegated: its vPASIDs are not registered",
        device);
    require(
        vpasid > 0 && vpasid >>> PASID_BITS == 0,
        Errno.EINVAL,
        "%d is no vPASID: they have %d bits, and 0 is for requests without one",
        vpasid,
        PASID_BITS);
    if (type.pasidInCpu()) {
      var other = inCpu.getOrDefault(user, new int[2])[type.pasidTranslatedByCpu() ? 0 : 1];
      require(
          other == 0,
          Errno.EINVAL,
          "%s is of type %d, and %s uses vPASIDs on a device of type %d already",
          device,
          type.number(),
          user.name(),
          type.pasidTranslatedByCpu() ? 7 : 8);
    }
  }

  /** The PASID on the wire of a vPASID, taken once more. */
  int take(UserProcess user, IoDevice device, int vpasid) {
    int pasid =
        switch (device.type()) {
          case MEDIATED_PASID ->
              take(
                  perDevice.computeIfAbsent(
                      new PerDevice(device, vpasid), _ -> new Shared(device.pasids().allocate())));
          case MEDIATED_PASID_DMWR ->
              take(
                  global.computeIfAbsent(
                      new Global(user, vpasid), _ -> new Shared(globalPool.allocate())));
          default -> vpasid;
        };
    count(user, device.type(), 1);
    return pasid;
  }

  private static int take(Shared shared) {
    shared.users++;
    return shared.pasid;
  }

  private void count(UserProcess user, DeviceType type, int change) {
    if (type.pasidInCpu()) {
      inCpu.computeIfAbsent(user, _ -> new int[2])[type.pasidTranslatedByCpu() ? 1 : 0] += change;
    }
  }

  /** One user of the vPASID less. */
  void release(UserProcess user, IoDevice device, int vpasid) {
    switch (device.type()) {
      case MEDIATED_PASID -> {
        var key = new PerDevice(device, vpasid);
        if (--perDevice.get(key).users == 0) {
          device.pasids().free(perDevice.remove(key).pasid);
        }
      }
      case MEDIATED_PASID_DMWR -> {
        var key = new Global(user, vpasid);
        if (--global.get(key).users == 0) {
          globalPool.free(global.remove(key).pasid);
        }
      }
      default -> {}
    }
    count(user, device.type(), -1);
  }
}
