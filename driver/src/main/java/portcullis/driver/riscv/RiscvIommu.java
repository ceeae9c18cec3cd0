package portcullis.driver.riscv;

import java.util.List;
import java.util.Optional;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.IommuMode;

/** One IOMMU that is on. Safe for several threads: one of them at a time is at the hardware. */
public final class RiscvIommu implements AutoCloseable {

  private RiscvIommu() {}

  /**
   * Brings a unit up: all devices are blocked, the queues are on.
   *
   * @param platform what the unit stands on
   * @param options choices of the driver
   * @return the unit
   * @throws RiscvIommuException if the unit is on already, or does not do as the specification says
   */
  public static RiscvIommu start(Platform platform, RiscvIommuOptions options) {
    throw new UnsupportedOperationException();
  }

  /** What the unit can do. */
  public Capabilities capabilities() {
    throw new UnsupportedOperationException();
  }

  /** The platform the unit stands on. */
  public Platform platform() {
    throw new UnsupportedOperationException();
  }

  /** The depth of the device directory. */
  public IommuMode mode() {
    throw new UnsupportedOperationException();
  }

  /** Width of the device_ids that the device directory resolves. */
  public int deviceIdBits() {
    throw new UnsupportedOperationException();
  }

  /** Identifiers of second stages. */
  public IdAllocator gscids() {
    throw new UnsupportedOperationException();
  }

  /** Identifiers of first stages. */
  public IdAllocator pscids() {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what a device translates to. When it returns, the unit uses nothing of the old binding
   * for new requests, and every request that used it has got its translation.
   *
   * @param deviceId the device
   * @param binding what it shall translate to
   * @throws IllegalArgumentException if the unit cannot do that; nothing has changed
   */
  public void bind(int deviceId, DeviceBinding binding) {
    throw new UnsupportedOperationException();
  }

  /** What a device translates to now. */
  public DeviceBinding binding(int deviceId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what a process_id of a device translates to, in a directory that the driver writes.
   *
   * @param deviceId the device that is bound to the directory, or will be
   * @param directory the directory
   * @param processId the process_id
   * @param binding what it shall translate to; empty for nothing
   * @throws IllegalArgumentException if the unit or the directory cannot do that; nothing has
   *     changed
   */
  public void bindProcess(
      int deviceId, ProcessDirectory directory, int processId, Optional<ProcessBinding> binding) {
    throw new UnsupportedOperationException();
  }

  /** Carries out invalidations and waits for the fence behind them. */
  public void invalidate(List<Invalidation> invalidations) {
    throw new UnsupportedOperationException();
  }

  /** Makes the unit forget a process context, and waits; for directories that a user writes. */
  public void invalidateProcess(int deviceId, int processId) {
    throw new UnsupportedOperationException();
  }

  /** Makes the unit forget a device's context and all its process contexts, and waits. */
  public void invalidateDevice(int deviceId) {
    throw new UnsupportedOperationException();
  }

  /** Waits until every earlier command is done and the translated requests are on their way. */
  public void fence() {
    throw new UnsupportedOperationException();
  }

  /** Takes the faults that are there, and recovers the fault queue from its errors. */
  public FaultDrain drainFaults() {
    throw new UnsupportedOperationException();
  }

  /** Lets time pass until the fault queue interrupts, or a limit is reached. */
  public boolean awaitFaults(long ticks) {
    throw new UnsupportedOperationException();
  }

  /** Turns the unit off and frees its memory. Every device is blocked from then on. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
