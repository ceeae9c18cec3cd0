package portcullis.driver.core;

import static portcullis.driver.core.IommuException.refused;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import portcullis.driver.riscv.Capabilities;
import portcullis.iommu.layout.PdtpMode;

/**
 * Decides how the spaces that a requester is attached to are put into its one device context.
 *
 * <p>A device context has one second stage. Hardware nests only while everything attached stands on
 * one kernel-managed space, which then is that second stage. Otherwise there is none, and each
 * space is a first stage that the kernel builds; requests without a PASID then always use entry 0
 * of the directory (DPE), because without a second stage they would pass untranslated.
 */
final class Planner {
  private final Requester requester;
  private final Capabilities unit;

  Planner(Requester requester) {
    this.requester = requester;
    unit = requester.unit().capabilities();
  }

  Plan plan() {
    var base = requester.top(Routing.BY_REQUESTER);
    var processes = requester.processes();
    if (base.isEmpty() && processes.isEmpty()) {
      return new Plan.Blocked();
    }
    if (base.isPresent() && base.get() instanceof UserPasidTable table) {
      return usersDirectory(table);
    }
    if (!requester.usesDirectory()) {
      return single(base.orElseThrow());
    }
    return commonSecond(base, processes)
        .map(second -> nested(base, processes, second))
        .orElseGet(() -> flat(base, processes));
  }

  private Plan single(Ioasid space) {
    return switch (space) {
      case KernelSpace kernel ->
          second(kernel)
              .<Plan>map(second -> new Plan.Single(Optional.empty(), Optional.of(second)))
              .orElseGet(() -> new Plan.Single(Optional.of(built(kernel)), Optional.empty()));
      case UserPageTable user ->
          nestsOn(user)
              .<Plan>map(
                  second -> new Plan.Single(Optional.of(new Plan.Users(user)), Optional.of(second)))
              .orElseGet(() -> new Plan.Single(Optional.of(built(user)), Optional.empty()));
      case UserPasidTable table -> usersDirectory(table);
    };
  }

  /** The one space that everything attached stands on, if there is one. */
  private Optional<Plan.Built> commonSecond(Optional<Ioasid> base, Map<Integer, Ioasid> processes) {
    if (requester.sharedByMediatedDevices()) {
      return Optional.empty();
    }
    Optional<Plan.Built> common = Optional.empty();
    if (base.isPresent()) {
      common =
          switch (base.get()) {
            case KernelSpace kernel -> second(kernel);
            case UserPageTable user -> nestsOn(user);
            case UserPasidTable _ -> Optional.empty();
          };
      if (common.isEmpty()) {
        return common;
      }
    }
    for (var space : processes.values()) {
      var needed =
          space instanceof UserPageTable user ? nestsOn(user) : Optional.<Plan.Built>empty();
      if (needed.isEmpty() || common.isPresent() && !common.equals(needed)) {
        return Optional.empty();
      }
      common = needed;
    }
    return common;
  }

  private Plan nested(Optional<Ioasid> base, Map<Integer, Ioasid> processes, Plan.Built second) {
    var contexts = new TreeMap<Integer, Plan.FirstStage>();
    processes.forEach(
        (process, space) -> contexts.put(process, new Plan.Users((UserPageTable) space)));
    boolean kernelBase = base.isPresent() && base.get() instanceof KernelSpace;
    if (base.isPresent() && base.get() instanceof UserPageTable user) {
      contexts.put(0, new Plan.Users(user));
    }
    return new Plan.Directory(directoryMode(), contexts, !kernelBase, Optional.of(second));
  }

  private Plan flat(Optional<Ioasid> base, Map<Integer, Ioasid> processes) {
    var contexts = new TreeMap<Integer, Plan.FirstStage>();
    processes.forEach((process, space) -> contexts.put(process, built(space)));
    base.ifPresent(space -> contexts.put(0, built(space)));
    return new Plan.Directory(directoryMode(), contexts, true, Optional.empty());
  }

  /** The second stage on which hardware walks a user's PASID table, if it can. */
  private Optional<Plan.Built> nestsOn(UserPasidTable table) {
    return unit.supports(table.table().mode())
            && table.parentOrNull() instanceof KernelSpace kernel
            && !kernel.dummy()
        ? second(kernel)
        : Optional.empty();
  }

  /** Whether the kernel must read a user's PASID table, for hardware cannot. */
  boolean shadows(UserPasidTable table) {
    return nestsOn(table).isEmpty();
  }

  private Plan usersDirectory(UserPasidTable table) {
    var second = nestsOn(table);
    if (second.isPresent()) {
      return new Plan.UsersDirectory(table, second);
    }
    var parent = table.parentOrNull();
    var contexts = new TreeMap<Integer, Plan.FirstStage>();
    table
        .shadows()
        .forEach((process, map) -> {
          if (unit.supports(map.root().format()) && process < 1 << directoryBits(directoryMode())) {
            contexts.put(process, new Plan.Built(map, map.root().format()));
          }
        });
    for (int process : table.withoutTable()) {
      if (process < 1 << directoryBits(directoryMode())) {
        contexts.put(process, built(parent));
      }
    }
    if (!table.defaultProcess()) {
      contexts.put(0, built(parent));
    }
    return new Plan.Directory(directoryMode(), contexts, true, Optional.empty());
  }

  /** A kernel-managed space as second stage, if the unit has one that is wide enough. */
  private Optional<Plan.Built> second(KernelSpace space) {
    return Widths.second(unit, space.addressWidth())
        .map(format -> new Plan.Built(space.map(), format));
  }

  /** The second stage on which hardware walks a user's table, if it can. */
  private Optional<Plan.Built> nestsOn(UserPageTable space) {
    return unit.supports(space.table().format())
            && space.parentOrNull() instanceof KernelSpace kernel
            && !kernel.dummy()
        ? second(kernel)
        : Optional.empty();
  }

  private Plan.Built built(Ioasid space) {
    return switch (space) {
      case KernelSpace kernel ->
          new Plan.Built(
              kernel.map(),
              Widths.first(unit, kernel.addressWidth())
                  .orElseThrow(() -> incompatible(space, "no first stage as wide")));
      case UserPageTable user -> {
        if (!unit.supports(user.table().format())) {
          throw incompatible(space, "no " + user.table().format());
        }
        yield new Plan.Built(user.map(), user.table().format());
      }
      case UserPasidTable _ -> throw incompatible(space, "no place for a PASID table there");
    };
  }

  private PdtpMode directoryMode() {
    var modes = unit.processDirectories();
    if (modes.isEmpty()) {
      throw refused(Errno.EINVAL, "the IOMMU of %s has no process directories", requester);
    }
    return modes.getLast();
  }

  /** Width of the process_ids of a directory. */
  static int directoryBits(PdtpMode mode) {
    return switch (mode) {
      case BARE -> 0;
      case PD8 -> 8;
      case PD17 -> 17;
      case PD20 -> 20;
    };
  }

  private IommuException incompatible(Ioasid space, String reason) {
    return refused(
        Errno.EINVAL, "%s does not fit the IOMMU of %s: it has %s", space, requester, reason);
  }
}
