package portcullis.iommu.control;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Monitor;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteMonitor;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.bus.Poison;
import portcullis.iommu.bus.Raised;
import portcullis.iommu.bus.ReadBeat;
import portcullis.iommu.bus.ReadRequest;
import portcullis.iommu.queue.FaultReport;
import portcullis.iommu.translate.Invalidation;
import portcullis.iommu.translate.TranslationKey;
import portcullis.iommu.translate.WalkResult;

/** The control unit and the memory port, with protocol monitors; all else leads outward. */
final class ControlBench extends Module {
  private static final int OUTSTANDING = 32;

  final AxiLite registers = in(AxiLite.of(12, 64));
  final Axi4<NoSideband, NoSideband, NoSideband, Poison> memory;
  final Bits interrupts;
  final Settings settings;
  final Invalidation invalidation;
  final Raised raised = in(Raised.shape());
  final Bool observeReads = out(bool());
  final Bool readsObserved = in(bool());
  final Bool observeWrites = out(bool());
  final Bool writesObserved = in(bool());
  final Stream<FaultReport> faults;
  final Stream<ReadRequest> walkReads;
  final ReadBeat beat;
  final Stream<TranslationKey> debugStart;
  final UInt startedWalk;
  final Bits done;
  final UInt resultOf;
  final WalkResult result;
  final Bits held;

  ControlBench(IommuConfig config) {
    moduleName("ControlBench_" + config.name());
    int walkers = config.capacities().walkers();
    memory = out(MemoryPort.shape(config));
    interrupts = out(bits(1 << config.widths().vector()));
    settings = out(Settings.of(config));
    invalidation = out(Invalidation.of(config));
    faults = sink(FaultReport.of(config));
    walkReads = sink(ReadRequest.of(config));
    beat = out(ReadBeat.of(config));
    debugStart = source(TranslationKey.of(config));
    startedWalk = in(uint(bitsFor(walkers)));
    done = in(bits(walkers));
    resultOf = out(uint(bitsFor(walkers)));
    result = in(WalkResult.of(config));
    held = out(bits(walkers));

    var control = instance(() -> new Control(config));
    var port = instance(() -> new MemoryPort(config));
    connect(control.registers, registers);
    connect(memory, port.bus);
    interrupts.set(control.interrupts);
    settings.set(control.settings);
    invalidation.set(control.invalidation);
    control.raised.set(raised);
    observeReads.set(control.observeReads);
    control.readsObserved.set(readsObserved);
    observeWrites.set(control.observeWrites);
    control.writesObserved.set(writesObserved);
    connect(control.faults, faults);
    connect(port.walkReads, walkReads);
    beat.set(port.beat);
    connect(port.commandReads, control.commandReads);
    control.beat.set(port.beat);
    for (int writer = 0; writer < MemoryPort.WRITERS; writer++) {
      connect(port.writes.at(writer), control.writes.at(writer));
      control.written.at(writer).set(port.written.at(writer));
    }
    connect(debugStart, control.debugStart);
    control.startedWalk.set(startedWalk);
    control.done.set(done);
    resultOf.set(control.resultOf);
    control.result.set(result);
    held.set(control.held);

    AxiLiteMonitor.watch(registers, 2);
    Axi4Monitor.watch(memory, OUTSTANDING);
  }
}
