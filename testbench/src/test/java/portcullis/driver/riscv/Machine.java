package portcullis.driver.riscv;

import java.util.Optional;
import java.util.OptionalInt;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.InterruptGeneration;
import portcullis.iommu.layout.MemoryType;
import portcullis.model.CacheSizes;
import portcullis.platform.Dma;
import portcullis.platform.ModelPlatform;
import portcullis.platform.WatchedMemory;

/** A machine with one IOMMU that is the model, and what tests of the driver need of it. */
final class Machine {
  /** Every 64-bit scheme, memory types, MSI page tables. */
  static final long CORE = IommuConfig.CORE.capabilities();

  /** Sv39 and Sv39x4 only, contexts of 32 bytes. */
  static final long BASE = IommuConfig.BASE.capabilities();

  /** What no configuration has: hardware A and D, ATS, invalidation of ranges and non-leaves. */
  static final long EXTRAS =
      CapabilitiesRegister.AMO_HWAD.mask()
          | CapabilitiesRegister.ATS.mask()
          | CapabilitiesRegister.MSI_MRIF.mask()
          | CapabilitiesRegister.NL.mask()
          | CapabilitiesRegister.S.mask();

  static final OptionalInt NO_PROCESS = OptionalInt.empty();
  static final int PAGE = 4096;

  final WatchedMemory memory;
  final ModelPlatform platform;

  Machine(long capabilities) {
    this(capabilities, CacheSizes.all(16));
  }

  Machine(long capabilities, CacheSizes caches) {
    this(new WatchedMemory(0x8000_0000L, 64 << 20), 0, capabilities, caches);
  }

  Machine(WatchedMemory memory, int unit, long capabilities, CacheSizes caches) {
    this.memory = memory;
    platform = new ModelPlatform(memory, capabilities, caches, ModelPlatform.doorbell(unit));
  }

  static long messagesOnly(long capabilities) {
    return CapabilitiesRegister.IGS.set(capabilities, InterruptGeneration.MSI.code());
  }

  RiscvIommu start() {
    return RiscvIommu.start(platform, RiscvIommuOptions.DEFAULT);
  }

  Dma device(int deviceId) {
    return new Dma(platform, deviceId);
  }

  PageTable table(PageTableFormat format) {
    return new PageTable(memory, format);
  }

  AddressSpace space(PageTableFormat format) {
    return new AddressSpace(table(format));
  }

  static DeviceBinding firstStage(AddressSpace space, int pscid) {
    return DeviceBinding.of(
        new DeviceTranslation.FirstStage(
            new FirstStageBinding(space.root(), pscid), Optional.empty()));
  }

  static DeviceBinding secondStage(AddressSpace space, int gscid) {
    return DeviceBinding.of(
        new DeviceTranslation.SecondStage(new SecondStageBinding(space.root(), gscid)));
  }

  static AddressRange range(long start, long length) {
    return new AddressRange(start, length);
  }

  static LeafAttributes privileged() {
    return new LeafAttributes(true, true, false, false, MemoryType.PMA);
  }
}
