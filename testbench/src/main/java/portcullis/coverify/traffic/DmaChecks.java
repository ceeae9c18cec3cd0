package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import portcullis.driver.core.process.UserMemory;

/**
 * Chooses accesses and holds what becomes of them against the model of the interface. While a call
 * goes on an access may go where it had to go before the call or where it must go after; from its
 * return on only the latter. An access whose way stays the same must not be refused meanwhile,
 * unless the call rebuilds its device's context; one that is led elsewhere may be.
 */
final class DmaChecks implements DmaObserver {
  private static final int MOST_UNDER_WAY = 48;

  private final Random random;
  private final UserMemory users;

  private final World world;
  private final FaultBook faults;
  private final DirtyBook dirty;
  private final Set<Flight> underWay = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private Map<Access, Resolution> now;
  private Map<Access, Resolution> before;

  /** Those that lead somewhere now. */
  private Map<Boolean, List<Access>> live = Map.of();

  private Predicate<Access> rebuilt = _ -> false;
  private boolean broken;
  private long translations;
  private long refusals;

  DmaChecks(World world, FaultBook faults, DirtyBook dirty) {
    this.world = world;
    random = new Random(world.scene().random().nextLong());
    users = world.scene().users();
    this.faults = faults;
    this.dirty = dirty;
    now = world.resolveAll();
    before = now;
  }

  /** A call begins that leads from what is now to something else, or leaves it. */
  void callBegins(Predicate<Access> rebuiltAccesses) {
    before = now;
    rebuilt = rebuiltAccesses;
    look();
    underWay.forEach(flight -> dirty.tried(flight.access()));
    allowFaults();
  }

  /** A call has returned; it may have told of PASIDs that nobody knew before. */
  void callEnds(boolean learned) {
    if (learned) {
      look();
    }
    before = now;
    rebuilt = _ -> false;
  }

  private void look() {
    now = world.resolveAll();
    live =
        now.entrySet().stream()
            .filter(it -> !it.getValue().pages().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.partitioningBy(Access::write));
  }

  /** Memory of tables fails from now on, or does not any more. */
  void breakTables(boolean fails) {
    broken = fails;
    allowFaults();
  }

  private void allowFaults() {
    for (var flight : underWay) {
      if (mayFault(flight.access())) {
        flight.allowFault();
      }
    }
  }

  private boolean mayFault(Access access) {
    return broken
        || rebuilt.test(access)
        || now.get(access).mayFault()
        || !before.get(access).equals(now.get(access));
  }

  List<String> wrong() {
    return wrong;
  }

  long translations() {
    return translations;
  }

  long refusals() {
    return refusals;
  }

  @Override
  public Flight next(boolean write) {
    if (underWay.size() >= MOST_UNDER_WAY || random.nextInt(4) == 0) {
      return null;
    }
    var access = write && random.nextInt(4) == 0 ? faults.repeat() : null;
    if (access == null) {
      access = some(write);
    }
    if (access == null) {
      return null;
    }
    dirty.tried(access);
    var flight = new Flight(access, mayFault(access));
    underWay.add(flight);
    return flight;
  }

  /** Mostly what is mapped: otherwise all would be faults. */
  private Access some(boolean write) {
    var mapped = live.getOrDefault(write, List.of());
    var from = random.nextInt(mapped.isEmpty() ? 64 : 24) == 0 ? world.accesses(write) : mapped;
    return from.isEmpty() ? null : from.get(random.nextInt(from.size()));
  }

  @Override
  public void translated(Flight flight, long physical) {
    translations++;
    var access = flight.access();
    if (!now.get(access).pages().contains(physical)
        && !before.get(access).pages().contains(physical)) {
      wrong(
          "%s went to the page at 0x%x; by the interface it may go to %s"
              .formatted(flight, physical, pages(access)));
    }
    requirePinned(flight, physical);
  }

  private String pages(Access access) {
    var allowed = before.get(access).or(now.get(access)).pages();
    return allowed.isEmpty()
        ? "none"
        : String.join(" or ", allowed.stream().map("0x%x"::formatted).toList());
  }

  private void requirePinned(Flight flight, long physical) {
    if (!users.isPinned(physical)) {
      wrong("%s reached the page at 0x%x, which is not pinned".formatted(flight, physical));
    }
  }

  @Override
  public void landed(Flight flight, long physical) {
    requirePinned(flight, physical);
    dirty.landed(flight.access(), physical);
  }

  @Override
  public void ended(Flight flight, boolean refused, Supplier<String> walk) {
    underWay.remove(flight);
    if (!refused) {
      return;
    }
    refusals++;
    faults.refused(flight.access());
    if (!flight.mayFault()) {
      wrong(
          "%s was refused, though all the time it was mapped to %s; the walk as it is now:%n%s"
              .formatted(flight, pages(flight.access()), walk.get().indent(2)));
    }
  }

  @Override
  public void wrong(String what) {
    wrong.add(what);
  }
}
