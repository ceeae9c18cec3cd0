package portcullis.coverify.traffic;

import java.util.Optional;
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
 * @param kind under which it is counted if it succeeds, if it is
 */
record Step(
    String what,
    Set<Errno> refusals,
    Runnable predict,
    Runnable call,
    Predicate<Access> rebuilt,
    Optional<Kind> kind) {
  /** Calls that are told of. */
  enum Kind {
    MEDIATED("attachments of mediated devices"),
    SOFTWARE("of software-mediated devices"),
    DELEGATED("of guests' PASID tables"),
    PIN("pages pinned by mediating drivers"),
    REGISTER("registrations of memory"),
    MUNMAP("times munmap");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Step of(String what, Set<Errno> refusals, Runnable predict, Runnable call) {
    return new Step(what, refusals, predict, call, _ -> false, Optional.empty());
  }

  Step rebuilding(Predicate<Access> accesses) {
    return new Step(what, refusals, predict, call, accesses, kind);
  }

  /** Rebuilds what devices are bound to. */
  Step rebuilding(Set<DeviceModel> devices) {
    return rebuilding(
        access -> devices.stream().anyMatch(device -> device.deviceId() == access.deviceId()));
  }

  Step countedAs(Kind counted) {
    return new Step(what, refusals, predict, call, rebuilt, Optional.of(counted));
  }

  @Override
  public String toString() {
    return refusals.isEmpty() ? what : what + ", which must be " + refusals;
  }
}
