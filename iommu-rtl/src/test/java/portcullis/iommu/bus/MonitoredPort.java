package portcullis.iommu.bus;

import portcullis.hdl.Module;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Monitor;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.iommu.IommuConfig;

/** A device port with protocol monitors on both buses; all else is that of the port itself. */
final class MonitoredPort extends Module {
  private static final int OUTSTANDING = 600;

  final Axi4<DeviceSideband, NoSideband, NoSideband, NoSideband> device;
  final Axi4<TranslatedSideband, NoSideband, NoSideband, NoSideband> translated;
  final DevicePort port;

  MonitoredPort(IommuConfig config) {
    super(config.name());
    device = in(DevicePort.deviceShape(config));
    translated = out(DevicePort.translatedShape(config));
    port = instance(() -> new DevicePort(config));
    connect(port.device, device);
    connect(translated, port.translated);
    var key = out(port.key);
    connect(key, port.key);
    var asked = out(bool());
    asked.set(port.asked);
    var hit = in(bool());
    port.hit.set(hit);
    var translation = in(port.translation);
    connect(port.translation, translation);
    var start = out(port.start);
    connect(start, port.start);
    var startedWalk = in(port.startedWalk);
    port.startedWalk.set(startedWalk);
    var done = in(port.done);
    port.done.set(done);
    var held = out(port.held);
    held.set(port.held);
    var resultOf = out(port.resultOf);
    resultOf.set(port.resultOf);
    var result = in(port.result);
    connect(port.result, result);
    var faults = out(port.faults);
    connect(faults, port.faults);
    var raised = out(port.raised);
    connect(raised, port.raised);
    var observeReads = in(bool());
    port.observeReads.set(observeReads);
    var readsObserved = out(bool());
    readsObserved.set(port.readsObserved);
    var observeWrites = in(bool());
    port.observeWrites.set(observeWrites);
    var writesObserved = out(bool());
    writesObserved.set(port.writesObserved);

    var deviceMonitor = Axi4Monitor.watch(device, OUTSTANDING);
    // Devices may send bursts over 4 KiB here: to see them refused.
    deviceMonitor.tolerateBursts.set(true);
    Axi4Monitor.watch(translated, OUTSTANDING);
  }
}
