package portcullis.driver.riscv;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.Ipsr;

/** One IOMMU that is on. Safe for several threads: one of them at a time is at the hardware. */
public final class RiscvIommu implements AutoCloseable {
  private static final int GSCID_BITS = 16;
  private static final int PSCID_BITS = 20;

  private final Platform platform;
  private final BringUp bringUp;
  private final Capabilities capabilities;
  private final InvalidationPolicy policy;
  private final BindingRules rules;
  private final BringUp.Vectors vectors;
  private final CommandQueue commands;
  private final FaultQueue faults;
  private final DeviceDirectory directory;
  private final IommuMode mode;
  private final IdAllocator gscids = new IdAllocator("GSCID", 1, GSCID_BITS);
  private final IdAllocator pscids = new IdAllocator("PSCID", 1, PSCID_BITS);

  /** Invalidations of contexts that failed, so that the unit may still know the context. */
  private final Set<IommuCommand> owed = new HashSet<>();

  private boolean closed;

  private RiscvIommu(Platform platform, RiscvIommuOptions options) {
    this.platform = platform;
    bringUp = new BringUp(platform, options.timeLimit());
    capabilities = bringUp.readCapabilities();
    bringUp.requireOff();
    boolean wired = bringUp.chooseFeatures(capabilities);
    vectors = bringUp.chooseVectors(wired);
    policy = new InvalidationPolicy(capabilities, options.invalidationThreshold());
    try (var undo = new Undo()) {
      commands = new CommandQueue(platform, options, wired, vectors.commandQueue());
      undo.add(commands::close);
      faults = new FaultQueue(platform, options);
      undo.add(faults::close);
      directory = new DeviceDirectory(platform.memory(), capabilities.msiPageTables());
      undo.add(directory::close);
      undo.add(bringUp::disable);
      mode = bringUp.enable(directory.root());
      directory.setMode(mode);
      rules = new BindingRules(capabilities, directory.deviceIdBits());
      forgetEverything();
      undo.nothing();
    }
  }

  /**
   * Brings a unit up: all devices are blocked, the queues are on.
   *
   * @param platform what the unit stands on
   * @param options choices of the driver
   * @return the unit
   * @throws RiscvIommuException if the unit is on already, or does not do as the specification
   *     says; if it cannot even be turned off again, it keeps the memory that it may still use
   */
  public static RiscvIommu start(Platform platform, RiscvIommuOptions options) {
    return new RiscvIommu(Objects.requireNonNull(platform), Objects.requireNonNull(options));
  }

  /**
   * What the unit can do.
   *
   * @return its capabilities
   */
  public Capabilities capabilities() {
    return capabilities;
  }

  /**
   * What the unit stands on.
   *
   * @return the platform it was started with
   */
  public Platform platform() {
    return platform;
  }

  /**
   * The depth of the device directory.
   *
   * @return one to three levels
   */
  public IommuMode mode() {
    return mode;
  }

  /**
   * Width of the device_ids that the device directory resolves.
   *
   * @return 6 to 24 bits
   */
  public int deviceIdBits() {
    return directory.deviceIdBits();
  }

  /**
   * Identifiers of second stages.
   *
   * @return those of this unit, from 1
   */
  public IdAllocator gscids() {
    return gscids;
  }

  /**
   * Identifiers of first stages.
   *
   * @return those of this unit, from 1
   */
  public IdAllocator pscids() {
    return pscids;
  }

  /**
   * Changes what a device translates to. When it returns, the unit uses nothing of the old binding,
   * and every request that used it has got its translation.
   *
   * @param deviceId the device
   * @param binding what it shall translate to
   * @throws IllegalArgumentException if the unit cannot do that; nothing has changed
   * @throws RiscvIommuException if the unit failed on the way; the device is blocked then as far as
   *     the unit still obeys
   */
  public synchronized void bind(int deviceId, DeviceBinding binding) {
    requireOpen();
    rules.requireDevice(deviceId);
    rules.require(binding);
    var forget = IommuCommand.invalidateDevice(deviceId);
    boolean known = !directory.binding(deviceId).blocked() || owed.contains(forget);
    if (!known && binding.blocked()) {
      return;
    }
    // Running out of memory for the tables must not leave the device without its old binding.
    directory.makeTables(deviceId);
    if (known) {
      directory.invalidate(deviceId);
      execute(forget);
    }
    if (!binding.blocked()) {
      directory.write(deviceId, binding);
      executeOrUndo(forget, () -> directory.invalidate(deviceId));
    }
  }

  /**
   * What a device translates to now.
   *
   * @param deviceId the device
   * @return its binding; {@link DeviceBinding#BLOCKED} unless it was bound
   */
  public synchronized DeviceBinding binding(int deviceId) {
    return directory.binding(deviceId);
  }

  /**
   * The devices that are bound to something.
   *
   * @return their device_ids, in no order
   */
  public synchronized List<Integer> boundDevices() {
    return directory.boundDevices();
  }

  /**
   * Changes what a process_id of a device translates to, in a directory that the driver writes.
   *
   * @param deviceId the device that is bound to the directory, or will be
   * @param processes the directory
   * @param processId the process_id
   * @param binding what it shall translate to; empty for nothing
   * @throws IllegalArgumentException if the unit or the directory cannot do that; nothing has
   *     changed
   */
  public synchronized void bindProcess(
      int deviceId, ProcessDirectory processes, int processId, Optional<ProcessBinding> binding) {
    requireOpen();
    rules.requireDevice(deviceId);
    processes.requireFits(processId);
    binding.ifPresent(rules::require);
    var forget = IommuCommand.invalidateProcess(deviceId, processId);
    boolean known = processes.binding(processId).isPresent() || owed.contains(forget);
    if (!known && binding.isEmpty()) {
      return;
    }
    processes.makeTables(processId);
    if (known) {
      processes.invalidate(processId);
      execute(forget);
    }
    if (binding.isPresent()) {
      processes.write(processId, binding.get());
      executeOrUndo(forget, () -> processes.invalidate(processId));
    }
  }

  /** Carries out a command, or remembers that it is still to be done. */
  private void execute(IommuCommand command) {
    owed.add(command);
    commands.execute(List.of(command));
    owed.remove(command);
  }

  private void executeOrUndo(IommuCommand command, Runnable undo) {
    try {
      execute(command);
    } catch (RiscvIommuException failed) {
      undo.run();
      throw failed;
    }
  }

  /**
   * Carries out invalidations and waits for the fence behind them.
   *
   * @param invalidations what to forget
   * @throws CommandFailedException if the unit failed; then nothing may be freed that it could use
   */
  public synchronized void invalidate(List<Invalidation> invalidations) {
    requireOpen();
    commands.execute(policy.commands(invalidations));
  }

  /**
   * Makes the unit forget a process context, and waits; for directories that a user writes.
   *
   * @param deviceId the device
   * @param processId the process_id
   * @throws IllegalArgumentException if the unit has no such device_id or process_id
   */
  public synchronized void invalidateProcess(int deviceId, int processId) {
    requireOpen();
    rules.requireDevice(deviceId);
    rules.requireProcess(processId);
    commands.execute(List.of(IommuCommand.invalidateProcess(deviceId, processId)));
  }

  /**
   * Makes the unit forget a device's context and all its process contexts, and waits.
   *
   * @param deviceId the device
   * @throws IllegalArgumentException if the unit has no such device_id
   */
  public synchronized void invalidateDevice(int deviceId) {
    requireOpen();
    rules.requireDevice(deviceId);
    commands.execute(List.of(IommuCommand.invalidateDevice(deviceId)));
  }

  /** Waits until every earlier command is done and the translated requests are on their way. */
  public synchronized void fence() {
    requireOpen();
    commands.execute(List.of());
  }

  /**
   * Takes the faults that are there, and recovers the fault queue from its errors.
   *
   * @return the faults, and whether some are lost
   */
  public synchronized FaultDrain drainFaults() {
    requireOpen();
    return faults.drain();
  }

  /**
   * Lets time pass until the fault queue interrupts, or a limit is reached. Other threads may use
   * the unit meanwhile.
   *
   * @param ticks how much time may pass, in the platform's own measure; 0 only looks
   * @return whether there is something to drain
   */
  public boolean awaitFaults(long ticks) {
    var interrupts = platform.interrupts();
    // With one vector for all, the command queue may have taken the interrupt: then ipsr tells.
    return interrupts.poll(vectors.faultQueue())
        || Ipsr.FIP.isSet(platform.registers().read32(Ipsr.REGISTER.offset()))
        || interrupts.await(vectors.faultQueue(), ticks);
  }

  /** Turns the unit off and frees its memory. Every device is blocked from then on. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    bringUp.disable();
    forgetEverything();
    commands.close();
    faults.close();
    directory.close();
  }

  private void forgetEverything() {
    commands.execute(
        List.of(
            IommuCommand.invalidateAllDevices(),
            IommuCommand.invalidateAllFirstStages(),
            IommuCommand.invalidateAllSecondStages()));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the unit is off");
    }
  }
}
