package portcullis.driver.riscv;

import java.util.Objects;
import java.util.Optional;

/**
 * What a device_id translates to. Immutable; {@link RiscvIommu#bind} makes it true.
 *
 * @param translation what the addresses go through
 * @param reportFaults whether faults of the translation are reported (DTF=0); some always are
 * @param enforceSnoop whether requests are made coherent whatever the device asks for; needs {@link
 *     Capabilities#enforceSnoop()}
 * @param hardwareDirty whether hardware sets the A and D bits (SADE, GADE); needs {@link
 *     Capabilities#hardwareDirty()}
 * @param msi where messages to a guest's interrupt files go; needs a second stage and {@link
 *     Capabilities#msiPageTables()}
 */
public record DeviceBinding(
    DeviceTranslation translation,
    boolean reportFaults,
    boolean enforceSnoop,
    boolean hardwareDirty,
    Optional<MsiTranslation> msi) {

  /** A device whose requests are all refused. */
  public static final DeviceBinding BLOCKED = of(new DeviceTranslation.Blocked());

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if messages are translated without a second stage
   */
  public DeviceBinding {
    Objects.requireNonNull(translation);
    if (msi.isPresent() && translation.secondStage().isEmpty()) {
      throw new IllegalArgumentException("an MSI page table needs a second stage");
    }
  }

  /**
   * The usual: faults are reported, nothing else is asked for.
   *
   * @param translation what the addresses go through
   * @return the binding
   */
  public static DeviceBinding of(DeviceTranslation translation) {
    return new DeviceBinding(translation, true, false, false, Optional.empty());
  }

  /**
   * Whether the device is blocked.
   *
   * @return whether nothing passes
   */
  public boolean blocked() {
    return translation instanceof DeviceTranslation.Blocked;
  }

  /**
   * The same with another choice.
   *
   * @param choice whether faults are reported
   * @return the changed binding
   */
  public DeviceBinding withReportFaults(boolean choice) {
    return new DeviceBinding(translation, choice, enforceSnoop, hardwareDirty, msi);
  }

  /**
   * The same with another choice.
   *
   * @param choice whether requests are made coherent
   * @return the changed binding
   */
  public DeviceBinding withEnforceSnoop(boolean choice) {
    return new DeviceBinding(translation, reportFaults, choice, hardwareDirty, msi);
  }

  /**
   * The same with another choice.
   *
   * @param choice whether hardware sets A and D
   * @return the changed binding
   */
  public DeviceBinding withHardwareDirty(boolean choice) {
    return new DeviceBinding(translation, reportFaults, enforceSnoop, choice, msi);
  }

  /**
   * The same with messages translated.
   *
   * @param messages where they go
   * @return the changed binding
   */
  public DeviceBinding withMsi(MsiTranslation messages) {
    return new DeviceBinding(
        translation, reportFaults, enforceSnoop, hardwareDirty, Optional.of(messages));
  }
}
