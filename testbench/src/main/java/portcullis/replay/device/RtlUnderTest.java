package portcullis.replay.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.QueueIndex;
import portcullis.model.SparseMemory;
import portcullis.replay.Answer;
import portcullis.replay.Build;
import portcullis.replay.Bytes;
import portcullis.replay.DeviceStuckException;
import portcullis.replay.DeviceUnderTest;
import portcullis.replay.Observation;
import portcullis.replay.Stimulus;
import portcullis.replay.Stimulus.FaultKind;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.StuckException;
import portcullis.testbench.iommu.RunningIommu;

/** The hardware in a simulation as a device under test. Device requests are single beats of AXI. */
public final class RtlUnderTest implements DeviceUnderTest, AutoCloseable {
  /** How often the buses may come to rest with commands left, before they count as blocked. */
  private static final int RESTS = 4;

  private final RtlOptions options;
  private final RunningIommu iommu;
  private final TranslatedTraffic translated = new TranslatedTraffic();
  private final WritesToMemory writes = new WritesToMemory();
  private int nextId;
  private long stepStart;

  /**
   * Builds the hardware.
   *
   * @param options how
   * @param engine what simulates it
   */
  public RtlUnderTest(RtlOptions options, SimulationEngine engine) {
    this(options, RunningIommu.start(options.config(), engine, SimulationOptions.DEFAULT));
  }

  /**
   * Around hardware that runs already.
   *
   * @param options how it was built
   * @param iommu the hardware
   */
  public RtlUnderTest(RtlOptions options, RunningIommu iommu) {
    this.options = options;
    this.iommu = iommu;
  }

  @Override
  public Optional<String> obstacleTo(Build build) {
    var config = options.config();
    var ours = new Build(config.capabilities(), false, false, config.widths().vector(), 0);
    boolean same =
        build.capabilities() == ours.capabilities()
            && !build.gxlWritable()
            && !build.bigEndianWritable()
            && build.vectorBits() == ours.vectorBits();
    return same
        ? Optional.empty()
        : Optional.of("configuration %s has %s".formatted(config.name(), ours));
  }

  @Override
  public void reset(Build build) {
    iommu.reset();
    iommu.memoryPort().setTiming(options.timing());
    iommu.translatedPort().setTiming(options.timing());
    iommu.device().setStalls(options.deviceStalls(), options.stallSeed().orElse(0));
    iommu.listenToTranslated(translated);
    iommu.listenToMemory(writes);
    translated.clear();
    writes.drain();
    nextId = 0;
  }

  @Override
  public void store(long address, Bytes bytes) {
    iommu.memory().store(address, bytes.toArray());
  }

  @Override
  public void writeRegister(int offset, int size, long value) {
    run(() -> {
      iommu.writeRegister(offset, size, value);
      iommu.runUntilQuiet();
      return null;
    });
  }

  @Override
  public long readRegister(int offset, int size) {
    return run(() -> iommu.readRegister(offset, size));
  }

  @Override
  public void injectFault(long address, long length, FaultKind kind) {
    iommu
        .memory()
        .addFault(
            address,
            length,
            switch (kind) {
              case ACCESS -> SparseMemory.FaultKind.ACCESS_FAULT;
              case POISON -> SparseMemory.FaultKind.POISON;
              case WRITE_ACCESS -> SparseMemory.FaultKind.WRITE_FAULT;
            });
  }

  @Override
  public void removeFaults() {
    iommu.memory().clearFaults();
  }

  @Override
  public Answer request(Stimulus.Request stimulus) {
    stepStart = iommu.cycle();
    translated.clear();
    var request = deviceRequest(stimulus);
    var transaction =
        run(() -> {
          var done = iommu.request(request);
          iommu.runUntilQuiet();
          return done;
        });
    if (transaction.isRefused()) {
      translated.requireNothing();
      return new Answer.BusError();
    }
    var passed = translated.require(transaction);
    return new Answer.Translated(
        passed.address(),
        OptionalInt.empty(),
        OptionalInt.of(passed.memoryType()),
        Optional.of(passed.throughMsiPte()),
        Optional.empty());
  }

  private DeviceRequest deviceRequest(Stimulus.Request stimulus) {
    boolean asksForTranslation = stimulus.type() == Stimulus.AddressType.TRANSLATION_REQUEST;
    var request =
        stimulus.write() && !asksForTranslation
            ? DeviceRequest.write(stimulus.deviceId(), stimulus.iova())
            : DeviceRequest.read(stimulus.deviceId(), stimulus.iova());
    nextId = nextId + 1 & (1 << options.config().widths().id()) - 1;
    request = request.withId(nextId).withAddressType(stimulus.type().ordinal());
    return stimulus.processIdValid()
        ? request.withProcess(stimulus.processId(), stimulus.privileged(), stimulus.execute())
        : request.withoutProcess(stimulus.processId(), stimulus.privileged(), stimulus.execute());
  }

  @Override
  public void pageRequest(Stimulus.PageRequest message) {
    throw noAts();
  }

  @Override
  public void invalidationCompletion(int itag, Stimulus.InvalidationCompletion completion) {
    throw noAts();
  }

  @Override
  public void invalidationTimeout(int itag) {
    throw noAts();
  }

  private static UnsupportedOperationException noAts() {
    return new UnsupportedOperationException("the hardware has no ATS: capabilities.ATS is 0");
  }

  @Override
  public void settle() {
    stepStart = iommu.cycle();
    run(() -> {
      for (int rest = 0; rest < RESTS; rest++) {
        iommu.runUntilQuiet();
        if (!hasCommandsToRun()) {
          break;
        }
      }
      return null;
    });
  }

  private boolean hasCommandsToRun() {
    long control = iommu.readRegister(Cqcsr.REGISTER.offset(), Cqcsr.REGISTER.bytes());
    boolean stopped =
        Cqcsr.CQMF.isSet(control) || Cqcsr.CMD_TO.isSet(control) || Cqcsr.CMD_ILL.isSet(control);
    return Cqcsr.CQON.isSet(control)
        && !stopped
        && iommu.readRegister(QueueIndex.CQH.offset(), QueueIndex.CQH.bytes())
            != iommu.readRegister(QueueIndex.CQT.offset(), QueueIndex.CQT.bytes());
  }

  @Override
  public List<Observation> drain() {
    return new ArrayList<>(writes.drain());
  }

  @Override
  public int interruptWires() {
    return iommu.interrupts();
  }

  @Override
  public boolean showsGlobalObservability() {
    return false;
  }

  /** What the hardware did on its buses since the latest request or settling began. */
  String accesses() {
    var text = new StringBuilder();
    for (var line : iommu.memoryAccessesSince(stepStart)) {
      text.append("memory      ").append(line).append('\n');
    }
    for (var line : iommu.translatedAccessesSince(stepStart)) {
      text.append("translated  ").append(line).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    iommu.close();
  }

  private static <T> T run(Supplier<T> action) {
    try {
      return action.get();
    } catch (StuckException e) {
      throw new DeviceStuckException(e.getMessage());
    }
  }
}
