package portcullis.coverify.traffic;

import java.util.Set;
import portcullis.driver.core.Errno;

/**
 * One call, and what must come of it.
 *
 * @param what the call in words
 * @param refusals the errnos of which it must be refused with one; empty if it must succeed
 * @param predict brings the model to where success leads
 * @param call makes the call
 * @param rebuilt devices whose every request may be refused while the call goes on
 */
record Step(
    String what, Set<Errno> refusals, Runnable predict, Runnable call, Set<DeviceModel> rebuilt) {
  static Step of(String what, Set<Errno> refusals, Runnable predict, Runnable call) {
    return new Step(what, refusals, predict, call, Set.of());
  }

  @Override
  public String toString() {
    return refusals.isEmpty() ? what : what + ", which must be " + refusals;
  }
}
