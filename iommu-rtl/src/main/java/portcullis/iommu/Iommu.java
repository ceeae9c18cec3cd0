package portcullis.iommu;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Module;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.StreamArbiter;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.iommu.bus.DevicePort;
import portcullis.iommu.bus.DeviceSideband;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.bus.Poison;
import portcullis.iommu.bus.TranslatedSideband;
import portcullis.iommu.control.Control;
import portcullis.iommu.translate.Translator;
import portcullis.iommu.translate.Walker;

/** The RISC-V IOMMU: only wiring. */
public final class Iommu extends Module {
  /** The devices: IOVAs, with device_id and process_id as sidebands. */
  public final Axi4<DeviceSideband, NoSideband, NoSideband, NoSideband> device;

  /** Translated requests: physical addresses. */
  public final Axi4<TranslatedSideband, NoSideband, NoSideband, NoSideband> translated;

  /** Tables, queues and interrupt messages in memory. */
  public final Axi4<NoSideband, NoSideband, NoSideband, Poison> memory;

  /** The register page. */
  public final AxiLite registers;

  /** Interrupt wires, level, one a vector. */
  public final Bits interrupts;

  /** The hardware of a build. */
  public Iommu(IommuConfig config) {
    moduleName("portcullis_iommu_" + config.name());
    describe("RISC-V IOMMU, configuration " + config.name() + ".");
    device = in(DevicePort.deviceShape(config));
    translated = out(DevicePort.translatedShape(config));
    memory = out(MemoryPort.shape(config));
    registers = in(AxiLite.of(12, 64));
    interrupts = out(bits(1 << config.widths().vector()));

    var devicePort = instance(() -> new DevicePort(config));
    var translator = instance(() -> new Translator(config));
    var walker = instance(() -> new Walker(config));
    var memoryPort = instance(() -> new MemoryPort(config));
    var control = instance(() -> new Control(config));

    connect(devicePort.device, device);
    connect(translated, devicePort.translated);
    connect(memory, memoryPort.bus);
    connect(control.registers, registers);
    interrupts.set(control.interrupts);

    translator.settings.set(control.settings);
    translator.invalidation.set(control.invalidation);
    translator.key.set(devicePort.key);
    translator.asked.set(devicePort.asked);
    devicePort.hit.set(translator.hit);
    devicePort.translation.set(translator.translation);

    walker.settings.set(control.settings);
    walker.invalidation.set(control.invalidation);
    var starts =
        StreamArbiter.merge(
            Arbiter.Policy.ROUND_ROBIN, List.of(devicePort.start, control.debugStart));
    walker.start.set(starts);
    devicePort.startedWalk.set(walker.startedWalk);
    control.startedWalk.set(walker.startedWalk);
    devicePort.done.set(walker.done);
    control.done.set(walker.done);
    walker.held.set(devicePort.held.or(control.held));
    walker.resultOf.at(0).set(devicePort.resultOf);
    walker.resultOf.at(1).set(control.resultOf);
    devicePort.result.set(walker.result.at(0));
    control.result.set(walker.result.at(1));

    translator.walkDeviceId.set(walker.deviceId);
    translator.walkProcessId.set(walker.processId);
    walker.deviceContextHit.set(translator.walkDeviceContextHit);
    walker.deviceContext.set(translator.walkDeviceContext);
    walker.processContextHit.set(translator.walkProcessContextHit);
    walker.processContext.set(translator.walkProcessContext);
    translator.deviceContextRefill.set(walker.deviceContextRefill);
    translator.processContextRefill.set(walker.processContextRefill);
    translator.iotlbRefill.set(walker.iotlbRefill);

    memoryPort.walkReads.set(walker.reads);
    memoryPort.commandReads.set(control.commandReads);
    walker.beat.set(memoryPort.beat);
    control.beat.set(memoryPort.beat);
    for (int writer = 0; writer < MemoryPort.WRITERS; writer++) {
      memoryPort.writes.at(writer).set(control.writes.at(writer));
      control.written.at(writer).set(memoryPort.written.at(writer));
    }

    control.raised.set(devicePort.raised);
    devicePort.observeReads.set(control.observeReads);
    control.readsObserved.set(devicePort.readsObserved);
    devicePort.observeWrites.set(control.observeWrites);
    control.writesObserved.set(devicePort.writesObserved);
    connect(control.faults, devicePort.faults);
  }
}
