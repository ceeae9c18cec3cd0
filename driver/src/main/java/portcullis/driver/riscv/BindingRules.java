package portcullis.driver.riscv;

import java.util.Optional;

/** Which bindings one unit can carry out. What breaks a rule would be a misconfigured context. */
final class BindingRules {
  private final Capabilities capabilities;
  private final int deviceIdBits;

  BindingRules(Capabilities capabilities, int deviceIdBits) {
    this.capabilities = capabilities;
    this.deviceIdBits = deviceIdBits;
  }

  void requireDevice(int deviceId) {
    if (deviceId < 0 || deviceId >>> deviceIdBits != 0) {
      throw new IllegalArgumentException(
          "device_id 0x%x does not fit the %d bits of the device directory"
              .formatted(deviceId, deviceIdBits));
    }
  }

  void requireProcess(int processId) {
    int bits =
        capabilities.processDirectories().isEmpty()
            ? 0
            : ProcessDirectory.bits(capabilities.processDirectories().getLast());
    if (processId < 0 || processId >>> bits != 0) {
      throw new IllegalArgumentException(
          "process_id %d does not fit the %d bits of this unit".formatted(processId, bits));
    }
  }

  /** Refuses what the unit lacks. */
  void require(DeviceBinding binding) {
    var secondStage = binding.translation().secondStage();
    secondStage.ifPresent(stage -> require(stage.root(), true));
    switch (binding.translation()) {
      case DeviceTranslation.FirstStage(var firstStage, _) ->
          require(firstStage.root(), secondStage.isEmpty());
      case DeviceTranslation.Processes(var directory, _, _) -> {
        if (!capabilities.supports(directory.mode())) {
          throw new IllegalArgumentException(
              "this unit has no process directories of mode " + directory.mode());
        }
        requireAddress(directory.address(), secondStage);
      }
      case DeviceTranslation.SecondStage _, DeviceTranslation.Blocked _ -> {}
    }
    if (binding.enforceSnoop() && !capabilities.enforceSnoop()) {
      throw new IllegalArgumentException("this unit cannot enforce snooping");
    }
    if (binding.hardwareDirty() && !capabilities.hardwareDirty()) {
      throw new IllegalArgumentException("this unit does not set A and D bits (AMO_HWAD)");
    }
    binding.msi().ifPresent(this::require);
  }

  void require(ProcessBinding binding) {
    require(binding.firstStage().root(), false);
  }

  private void require(MsiTranslation msi) {
    if (!capabilities.msiPageTables()) {
      throw new IllegalArgumentException("this unit has no MSI page tables (MSI_FLAT)");
    }
    int bits = capabilities.pageTablesOfStage(true).getLast().addressBits() - Addresses.PAGE_SHIFT;
    if ((msi.addressMask() | msi.addressPattern()) >>> bits != 0) {
      throw new IllegalArgumentException(
          "MSI address mask 0x%x or pattern 0x%x is beyond the %d bits of a guest page number"
              .formatted(msi.addressMask(), msi.addressPattern(), bits));
    }
    requirePhysical("MSI page table", msi.table());
  }

  private void require(PageTableRoot root, boolean physical) {
    if (!capabilities.supports(root.format())) {
      throw new IllegalArgumentException(
          "this unit does not walk page tables of format " + root.format());
    }
    if (physical) {
      requirePhysical("root of a page table", root.address());
    }
  }

  private void requireAddress(long address, Optional<SecondStageBinding> below) {
    if (below.isEmpty()) {
      requirePhysical("root of a process directory", address);
    } else if (!below.get().root().format().covers(address)) {
      throw new IllegalArgumentException(
          "the process directory at 0x%x is beyond the guest-physical addresses of %s"
              .formatted(address, below.get().root().format()));
    }
  }

  private void requirePhysical(String what, long address) {
    if (address >>> capabilities.physicalAddressBits() != 0) {
      throw new IllegalArgumentException(
          "the %s at 0x%x is beyond the %d bits of a physical address"
              .formatted(what, address, capabilities.physicalAddressBits()));
    }
  }
}
