package portcullis.coverify.traffic;

import java.util.Set;
import java.util.function.Predicate;
import portcullis.driver.core.Errno;

/**
 * One call, and what must come of it.
 *
 * @param what the call in words
 * @param refusals the errnos of which it must be refused with one; empty if it must succeed
 * @param predict brings the model to where success leads
 * @param call makes the call
 * @param rebuilt the accesses that may be refused while the call goes on
 */
record Step(
    String what, Set<Errno> refusals, Runnable predict, Runnable call, Predicate<Access> rebuilt) {
  static Step of(String what, Set<Errno> refusals, Runnable predict, Runnable call) {
    return new Step(what, refusals, predict, call, _ -> false);
  }

  Step rebuilding(Predicate<Access> accesses) {
    return new Step(what, refusals, predict, call, accesses);
  }

  /** Rebuilds what devices are bound to. */
  Step rebuilding(Set<DeviceModel> devices) {
    return rebuilding(
        access -> devices.stream().anyMatch(device -> device.deviceId() == access.deviceId()));
  }

  @Override
  public String toString() {
    return refusals.isEmpty() ? what : what + ", which must be " + refusals;
  }
}
