package portcullis.testbench.iommu;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;
import portcullis.model.SparseMemory;
import portcullis.testbench.bus.Axi4Slave;
import portcullis.testbench.bus.CycleLoop;
import portcullis.testbench.bus.DeviceMaster;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.PatternMemory;
import portcullis.testbench.bus.Pins;
import portcullis.testbench.bus.RegisterMaster;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.coverage.CoverageFolder;

/**
 * An IOMMU in a simulation with memory at its memory port, devices, a target of translated requests
 * and a register master. Time passes only in calls of this class. Not safe for several threads.
 */
public final class RunningIommu implements AutoCloseable {
  /**
   * Most cycles without anything on any bus while the hardware has something to do of its own
   * accord.
   */
  private static final int QUIET = 40;

  private static final int ACCESS_LIMIT = 20_000;
  private static final int REQUEST_LIMIT = 100_000;
  private static final int QUIET_LIMIT = 5_000_000;

  private final IommuConfig config;
  private final Simulation simulation;
  private final CycleLoop loop;
  private final Axi4Slave memoryPort;
  private final Axi4Slave translatedPort;
  private final DeviceMaster device;
  private final RegisterMaster registers;
  private final Signal interrupts;
  private final AccessHistory memoryAccesses = new AccessHistory();
  private final AccessHistory translatedAccesses = new AccessHistory();
  private SparseMemory memory = new SparseMemory();
  private Runnable atEnd = () -> {};

  /**
   * Around a simulation of {@link Iommu}, or of something with the same ports.
   *
   * @param config the build
   * @param simulation its simulation, which this object closes
   */
  public RunningIommu(IommuConfig config, Simulation simulation) {
    this.config = config;
    this.simulation = simulation;
    var pins = new Pins(simulation);
    memoryPort = new Axi4Slave(pins, "memory", memory, Timing.constant(1));
    translatedPort = new Axi4Slave(pins, "translated", new PatternMemory(), Timing.constant(1));
    device = new DeviceMaster(pins, "device");
    registers = new RegisterMaster(pins, "registers");
    interrupts = simulation.signal("interrupts");
    loop = new CycleLoop(simulation, List.of(registers, device, translatedPort, memoryPort));
    reset();
  }

  /**
   * Builds the hardware, or takes it from the engine's cache, and resets it. If the system property
   * {@code portcullis.coverage} names a directory, what is covered is left there in the end.
   *
   * @param config the build
   * @param engine what simulates it
   * @param options options of the simulation
   * @return the IOMMU, in reset state
   */
  public static RunningIommu start(
      IommuConfig config, SimulationEngine engine, SimulationOptions options) {
    var design = Elaboration.of(() -> new Iommu(config)).design();
    var folder = CoverageFolder.ofProcess();
    if (folder.isEmpty()) {
      return new RunningIommu(config, engine.start(design, options));
    }
    var iommu = new RunningIommu(config, engine.start(design, options.withLineCoverage()));
    iommu.atEnd = () -> folder.get().save(design, iommu.simulation);
    return iommu;
  }

  /**
   * Starts anew: memory all zero, the hardware in reset state, nothing under way, nobody listens,
   * all answers after one cycle.
   */
  public void reset() {
    memory = new SparseMemory();
    memoryPort.setMemory(memory);
    translatedPort.setMemory(new PatternMemory());
    memoryPort.setTiming(Timing.constant(1));
    translatedPort.setTiming(Timing.constant(1));
    device.setStalls(0, 0);
    device.holdBackData(false);
    device.limitOutstanding(Integer.MAX_VALUE);
    memoryAccesses.clear();
    translatedAccesses.clear();
    listenToMemory(SlaveListener.NONE);
    listenToTranslated(SlaveListener.NONE);
    loop.reset();
  }

  /**
   * The build.
   *
   * @return its configuration
   */
  public IommuConfig config() {
    return config;
  }

  /**
   * The simulation, to look at inner signals; time must not pass there.
   *
   * @return the simulation
   */
  public Simulation simulation() {
    return simulation;
  }

  /**
   * What is behind the memory port; faults can be injected there.
   *
   * @return the memory, until the next reset
   */
  public SparseMemory memory() {
    return memory;
  }

  /**
   * The slave at the memory port.
   *
   * @return the model
   */
  public Axi4Slave memoryPort() {
    return memoryPort;
  }

  /**
   * The slave that translated requests go to.
   *
   * @return the model
   */
  public Axi4Slave translatedPort() {
    return translatedPort;
  }

  /**
   * The devices.
   *
   * @return the model
   */
  public DeviceMaster device() {
    return device;
  }

  /**
   * The register master.
   *
   * @return the model
   */
  public RegisterMaster registers() {
    return registers;
  }

  /**
   * Has someone told of what passes at the memory port.
   *
   * @param listener in place of an earlier one
   */
  public void listenToMemory(SlaveListener listener) {
    memoryAccesses.tell(listener);
    memoryPort.setListener(memoryAccesses);
  }

  /**
   * Has someone told of what passes at the translated side.
   *
   * @param listener in place of an earlier one
   */
  public void listenToTranslated(SlaveListener listener) {
    translatedAccesses.tell(listener);
    translatedPort.setListener(translatedAccesses);
  }

  /**
   * Stops keeping histories for reports, where speed is measured, until the next reset.
   *
   * @param memoryListener told of the memory port
   * @param translatedListener told of the translated side
   */
  public void listenOnly(SlaveListener memoryListener, SlaveListener translatedListener) {
    memoryPort.setListener(memoryListener);
    translatedPort.setListener(translatedListener);
  }

  /**
   * The interrupt wires.
   *
   * @return wire n in bit n
   */
  public int interrupts() {
    return (int) simulation.peek(interrupts);
  }

  /**
   * The number of the next cycle.
   *
   * @return cycles since the simulation was made
   */
  public long cycle() {
    return loop.cycle();
  }

  /** Runs a cycle. */
  public void step() {
    loop.step();
  }

  /**
   * Runs cycles.
   *
   * @param cycles at least 0
   */
  public void run(long cycles) {
    loop.run(cycles);
  }

  /**
   * Runs until a condition holds.
   *
   * @param awaited what is waited for, for the message
   * @param condition looked at before each cycle
   * @param limit most cycles
   * @return cycles waited
   * @throws portcullis.testbench.bus.StuckException if it does not come to hold
   */
  public long runUntil(String awaited, BooleanSupplier condition, long limit) {
    return loop.runUntil(awaited, condition, limit);
  }

  /**
   * Runs until nothing moves any more.
   *
   * @throws portcullis.testbench.bus.StuckException if something never ends
   */
  public void runUntilQuiet() {
    loop.runUntilQuiet(QUIET, QUIET_LIMIT);
  }

  /**
   * Writes a register and waits for the response.
   *
   * @param offset byte offset, a multiple of {@code size}
   * @param size 4 or 8 bytes
   * @param value the value
   */
  public void writeRegister(int offset, int size, long value) {
    registers.startWrite(offset, size, value);
    loop.runUntil("the end of a register write", registers::isDone, ACCESS_LIMIT);
    requireOkay(offset);
  }

  /**
   * Reads a register.
   *
   * @param offset byte offset, a multiple of {@code size}
   * @param size 4 or 8 bytes
   * @return the value, zero-extended
   */
  public long readRegister(int offset, int size) {
    registers.startRead(offset, size);
    loop.runUntil("the end of a register read", registers::isDone, ACCESS_LIMIT);
    requireOkay(offset);
    return registers.value();
  }

  private void requireOkay(int offset) {
    if (registers.response() != 0) {
      throw new IllegalStateException(
          "the register access at offset %d was answered with %d instead of OKAY"
              .formatted(offset, registers.response()));
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param request the request
   * @return the request with its answer
   */
  public DeviceTransaction request(DeviceRequest request) {
    var transaction = device.submit(request);
    loop.runUntil("the answer to: " + request, transaction::isDone, REQUEST_LIMIT);
    return transaction;
  }

  /**
   * What the hardware read and wrote at its memory port, the latest 256 accesses at most.
   *
   * @param cycle the first cycle to tell of
   * @return a line for each access
   */
  public List<String> memoryAccessesSince(long cycle) {
    return memoryAccesses.since(cycle);
  }

  /**
   * What came out translated, the latest 256 accesses at most.
   *
   * @param cycle the first cycle to tell of
   * @return a line for each access
   */
  public List<String> translatedAccessesSince(long cycle) {
    return translatedAccesses.since(cycle);
  }

  /**
   * What is under way on all buses.
   *
   * @return lines that each end in a line feed
   */
  public String outstanding() {
    return loop.outstanding();
  }

  /**
   * Writes a waveform from a cycle on.
   *
   * @param cycle first cycle
   * @param file ends in {@code .vcd} or {@code .fst}
   */
  public void recordWaveform(long cycle, Path file) {
    loop.recordWaveform(cycle, file);
  }

  /** Ends the waveform, or forgets that one was to begin. */
  public void stopWaveform() {
    loop.stopWaveform();
  }

  @Override
  public void close() {
    try (simulation) {
      atEnd.run();
    }
  }
}
