package portcullis.driver.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import portcullis.driver.riscv.DeviceBinding;
import portcullis.driver.riscv.DeviceTranslation;
import portcullis.driver.riscv.FirstStageBinding;
import portcullis.driver.riscv.ProcessBinding;
import portcullis.driver.riscv.ProcessDirectory;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.riscv.SecondStageBinding;
import portcullis.driver.riscv.TableMemory;

/** A plan with the tables and identifiers that it takes, ready for hardware or in it. */
final class InstalledContext {

  /** A first stage in use. */
  private record Process(Plan.FirstStage choice, Runnable release) {}

  private final RiscvIommu unit;
  private final int deviceId;
  private final boolean enforceSnoop;
  private final List<Runnable> releases = new ArrayList<>();
  private final Map<Integer, Process> processes = new TreeMap<>();
  private Plan plan;
  private ProcessDirectory directory;
  private SecondStageBinding second;
  private DeviceBinding binding = DeviceBinding.BLOCKED;

  private InstalledContext(RiscvIommu unit, int deviceId, Plan plan, boolean enforceSnoop) {
    this.unit = unit;
    this.deviceId = deviceId;
    this.plan = plan;
    this.enforceSnoop = enforceSnoop;
  }

  static InstalledContext blocked(RiscvIommu unit, int deviceId) {
    return new InstalledContext(unit, deviceId, new Plan.Blocked(), false);
  }

  /** Takes what a plan needs; hardware does not use it yet. If it fails, nothing is taken. */
  static InstalledContext prepare(RiscvIommu unit, int deviceId, Plan plan, boolean enforceSnoop) {
    var context = new InstalledContext(unit, deviceId, plan, enforceSnoop);
    try {
      context.take();
      return context;
    } catch (RuntimeException e) {
      context.retire();
      throw e;
    }
  }

  private void take() {
    if (plan instanceof Plan.Blocked) {
      return;
    }
    plan.second().ifPresent(this::takeSecond);
    binding =
        DeviceBinding.of(translation())
            .withEnforceSnoop(enforceSnoop)
            // A user's table keeps the A and D bits that its user gave it, as in a shadow.
            .withHardwareDirty(unit.capabilities().hardwareDirty() && !plan.walksUserTables());
  }

  private void takeSecond(Plan.Built choice) {
    var table = choice.map().table(choice.format());
    var numbering = plan.numbering();
    second = use(table, () -> table.useAsSecondStage(unit, numbering));
    releases.addFirst(() -> table.releaseAsSecondStage(unit, numbering));
  }

  private DeviceTranslation translation() {
    return switch (plan) {
      case Plan.Blocked _ -> new DeviceTranslation.Blocked();
      case Plan.Single(var first, _) when first.isEmpty() ->
          new DeviceTranslation.SecondStage(second);
      case Plan.Single(var first, _) -> {
        var taken = new ArrayList<Runnable>();
        var table = takeFirst(first.orElseThrow(), taken);
        releases.addFirst(taken.getFirst());
        yield new DeviceTranslation.FirstStage(table, Optional.ofNullable(second));
      }
      case Plan.Directory wanted -> {
        takeDirectory(wanted);
        yield new DeviceTranslation.Processes(
            directory.root(), wanted.defaultProcess(), Optional.ofNullable(second));
      }
      case Plan.UsersDirectory(var table, _) -> {
        table.useInHardware(unit, deviceId, second.gscid());
        releases.addFirst(() -> table.releaseFromHardware(unit, deviceId));
        yield new DeviceTranslation.Processes(
            table.table(), table.defaultProcess(), Optional.of(second));
      }
    };
  }

  private void takeDirectory(Plan.Directory wanted) {
    TableMemory tables =
        wanted
            .second()
            .<TableMemory>map(choice -> choice.map().table(choice.format()).window())
            .orElseGet(() -> TableMemory.of(unit.platform().memory()));
    directory = new ProcessDirectory(unit.platform().memory(), tables, wanted.mode());
    wanted.processes().forEach(this::bindProcess);
  }

  private void bindProcess(int process, Plan.FirstStage choice) {
    var taken = new ArrayList<Runnable>();
    var table = takeFirst(choice, taken);
    var old = processes.get(process);
    try {
      unit.bindProcess(deviceId, directory, process, Optional.of(ProcessBinding.user(table)));
    } catch (RuntimeException e) {
      taken.forEach(Runnable::run);
      throw e;
    }
    processes.put(process, new Process(choice, taken.getFirst()));
    if (old != null) {
      old.release().run();
    }
  }

  private FirstStageBinding takeFirst(Plan.FirstStage choice, List<Runnable> release) {
    return switch (choice) {
      case Plan.Built(var map, var format) -> {
        var table = map.table(format);
        var binding = use(table, () -> table.useAsFirstStage(unit));
        release.add(() -> table.releaseAsFirstStage(unit));
        yield binding;
      }
      case Plan.Users(var space) -> {
        int gscid = second.gscid();
        var binding = space.useInHardware(unit, gscid);
        release.add(() -> space.releaseFromHardware(unit, gscid));
        yield binding;
      }
    };
  }

  private static <T> T use(BuiltTable table, Supplier<T> use) {
    try {
      return use.get();
    } catch (RuntimeException e) {
      table.dropIfUnused();
      throw e;
    }
  }

  boolean is(Plan other, boolean otherEnforceSnoop) {
    return plan.equals(other) && enforceSnoop == otherEnforceSnoop;
  }

  boolean sameDevice(Plan.Directory other, boolean otherEnforceSnoop) {
    return other.sameDevice(plan) && enforceSnoop == otherEnforceSnoop;
  }

  /** Changes only what processes translate to; the others' DMA goes on. */
  void update(Plan.Directory wanted) {
    var changed = new TreeSet<>(processes.keySet());
    changed.addAll(wanted.processes().keySet());
    for (int process : changed) {
      var choice = wanted.processes().get(process);
      var old = processes.get(process);
      if (choice == null) {
        unit.bindProcess(deviceId, directory, process, Optional.empty());
        processes.remove(process);
        old.release().run();
      } else if (old == null || !old.choice().equals(choice)) {
        bindProcess(process, choice);
      }
    }
    plan = wanted;
  }

  void activate() {
    unit.bind(deviceId, binding);
  }

  /** Gives everything back, after the device is bound to something else. */
  void retire() {
    processes.values().forEach(process -> process.release().run());
    processes.clear();
    if (directory != null) {
      directory.close();
      directory = null;
    }
    releases.forEach(Runnable::run);
    releases.clear();
  }

  Plan plan() {
    return plan;
  }
}
