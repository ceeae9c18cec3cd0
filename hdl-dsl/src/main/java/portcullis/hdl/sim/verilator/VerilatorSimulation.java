package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.SignalTable;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.Snapshot;
import portcullis.hdl.sim.StateAccess;

/** A design in Verilator. The variant that runs changes when a test asks for what it lacks. */
final class VerilatorSimulation implements Simulation, StateAccess {
  /** What stands before the name of the top module in a waveform. */
  static final String WAVEFORM_SCOPE = "TOP.";

  private final VerilogSource source;
  private final SignalTable table;
  private final InstancePool pool;
  private final HardwareVoice voice;
  private final ClockMasks clocks;
  private final ObjLongConsumer<Path> companions;
  private final List<PortProbe> probes = new ArrayList<>();
  private NativeInstance instance;
  private boolean unsettled = true;
  private boolean waveform;
  private boolean closed;

  /**
   * At cycle 0.
   *
   * @param companions writes what belongs beside a waveform that begins with a cycle
   */
  VerilatorSimulation(
      VerilogSource source,
      SimulationOptions options,
      VerilatorEngine engine,
      ObjLongConsumer<Path> companions) {
    this.source = source;
    this.companions = companions;
    this.table = source.signals();
    this.voice = new HardwareVoice(source.messages(), options.log());
    this.clocks = new ClockMasks(table);
    this.pool = new InstancePool(source, options, engine);
    this.instance = pool.base();
    try {
      eval(instance.begin());
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public String design() {
    return source.top();
  }

  @Override
  public List<Signal> signals() {
    return table.all();
  }

  @Override
  public Signal signal(String name) {
    return table.named(name);
  }

  @Override
  public void poke(Signal input, long value) {
    int index = driven(input);
    input.requireFits(value);
    if (input.kind() == Signal.Kind.CLOCK) {
      force(value != 0, input);
    } else if (value >= 0 || input.width() == Long.SIZE) {
      instance.write(index, value);
      unsettled = true;
    } else {
      poke(input, BigInteger.valueOf(value));
    }
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    int index = driven(input);
    input.requireFits(value);
    if (input.kind() == Signal.Kind.CLOCK) {
      force(value.signum() != 0, input);
      return;
    }
    instance.writeBig(
        index, value.signum() >= 0 ? value : value.add(BigInteger.ONE.shiftLeft(input.width())));
    unsettled = true;
  }

  private int driven(Signal input) {
    int index = table.indexOf(input);
    if (!input.kind().isInput()) {
      throw SignalException.notAnInput(input);
    }
    return index;
  }

  @Override
  public long peek(Signal signal) {
    int index = readable(signal);
    if (signal.width() > Long.SIZE) {
      throw SignalException.tooWide(signal);
    }
    return instance.read(index);
  }

  @Override
  public Probe probe(Signal signal) {
    peek(signal);
    boolean port = signal.kind().isInput() || signal.kind() == Signal.Kind.OUTPUT;
    if (!port || instance.addressOf(signal.index()) == 0) {
      return () -> peek(signal);
    }
    var probe = new PortProbe(signal);
    probe.bind();
    probes.add(probe);
    return probe;
  }

  /** Reads a port at its place in the memory of the instance that runs now. */
  private final class PortProbe implements Probe {
    private final Signal signal;
    private final long mask;
    private long address;

    private PortProbe(Signal signal) {
      this.signal = signal;
      this.mask = -1L >>> Long.SIZE - signal.width();
    }

    /** To be called whenever another instance runs; its address is 0 once there is none. */
    private void bind() {
      address = closed ? 0 : instance.addressOf(signal.index());
    }

    @Override
    public long read() {
      settle();
      return address == 0 ? peek(signal) : NativeInstance.wordAt(address) & mask;
    }
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    // First this: it may change the instance.
    int index = readable(signal);
    return instance.readBig(index, 0);
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    int place = table.indexOf(memory);
    if (index < 0 || index >= memory.depth()) {
      throw SignalException.noSuchWord(memory, index);
    }
    settle();
    return instance.readBig(place, index);
  }

  private int readable(Signal signal) {
    int index = table.indexOf(signal);
    if (signal.kind() == Signal.Kind.MEMORY) {
      throw SignalException.isMemory(signal);
    }
    settle();
    if (signal.kind() == Signal.Kind.WIRE && !instance.variant().allSignals()) {
      change(
          instance.variant().withAllSignals(),
          "reading the wire '%s'".formatted(signal.name()),
          "SimulationOptions.withAllSignals()");
    }
    return index;
  }

  private void settle() {
    if (unsettled) {
      eval();
    }
  }

  @Override
  public void eval() {
    eval(instance.eval());
  }

  private void eval(int flags) {
    unsettled = false;
    react(flags);
  }

  @Override
  public void step() {
    unsettled = false;
    react(instance.step(clocks.standard()));
  }

  @Override
  public void step(long cycles) {
    run(cycles, clocks.standard());
  }

  @Override
  public void step(long cycles, Signal... which) {
    run(cycles, clocks.of(which));
  }

  private void run(long cycles, long mask) {
    if (cycles < 0) {
      throw new IllegalArgumentException("cannot step " + cycles + " cycles");
    }
    unsettled &= cycles == 0;
    long end = instance.cycle() + cycles;
    while (instance.cycle() < end) {
      react(instance.run(mask, end - instance.cycle()));
    }
  }

  @Override
  public void force(boolean level, Signal... which) {
    unsettled = false;
    react(instance.force(clocks.of(which), level));
  }

  @Override
  public long cycle() {
    return instance.cycle();
  }

  @Override
  public void reset(int cycles) {
    if (cycles < 1) {
      throw new IllegalArgumentException("a reset takes at least one cycle, not " + cycles);
    }
    var resets = table.ofKind(Signal.Kind.RESET);
    resets.forEach(reset -> poke(reset, 1));
    run(cycles, clocks.all());
    resets.forEach(reset -> poke(reset, 0));
  }

  private void react(int flags) {
    if (flags == 0) {
      return;
    }
    boolean broken = instance.isBroken();
    var stop = voice.handle(instance.takeEvents());
    if (stop.isPresent()) {
      throw stop.get();
    }
    if (broken) {
      throw new IllegalStateException(
          "the simulation of %s broke earlier and takes no further step".formatted(design()));
    }
  }

  @Override
  public void readState(long[] into) {
    settle();
    int next = 0;
    for (var signal : table.all()) {
      if (StateAccess.isState(signal)) {
        next = instance.readWords(signal.index(), signal.depth(), into, next);
      }
    }
  }

  @Override
  public boolean canSnapshot() {
    return instance.canSave();
  }

  /** State of one instance, in the layout of its library. */
  private record State(NativeInstance owner, MemorySegment bytes, long cycle) implements Snapshot {}

  @Override
  public Snapshot snapshot() {
    if (!canSnapshot()) {
      throw new UnsupportedOperationException(
          "%s cannot take snapshots: a black box in it keeps state outside plain memory"
              .formatted(design()));
    }
    settle();
    return new State(instance, instance.save(), cycle());
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!(snapshot instanceof State state) || !pool.owns(state.owner)) {
      throw new IllegalArgumentException("the snapshot belongs to another simulation");
    }
    state.owner.load(state.bytes, state.cycle);
    if (state.owner != instance) {
      instance.takeOver(state.owner);
    }
    unsettled = true;
  }

  @Override
  public void startWaveform(Path file) {
    endWaveform();
    var format = format(file);
    Path absolute = file.toAbsolutePath();
    try {
      // Verilator says nothing when it cannot write.
      Files.newOutputStream(absolute).close();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write the waveform %s: %s".formatted(file, e), e);
    }
    change(instance.variant().withWaveform(format), "a waveform", "startWaveform at cycle 0");
    waveform = instance.openWaveform(absolute);
    if (!waveform) {
      throw new IllegalArgumentException("cannot open the waveform " + file);
    }
    companions.accept(absolute, cycle());
  }

  private static Variant.Waveform format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".vcd")) {
      return Variant.Waveform.VCD;
    }
    if (name.endsWith(".fst")) {
      return Variant.Waveform.FST;
    }
    throw new IllegalArgumentException(
        "the waveform '%s' must end in .vcd or .fst".formatted(file));
  }

  @Override
  public void stopWaveform() {
    if (waveform) {
      endWaveform();
      if (!source.opaque()) {
        change(pool.base().variant(), "speed", "");
      }
    }
  }

  private void endWaveform() {
    if (waveform) {
      instance.closeWaveform();
      waveform = false;
    }
  }

  private void change(Variant wanted, String reason, String early) {
    if (wanted.equals(instance.variant())) {
      return;
    }
    settle();
    if (source.opaque() && cycle() > 0) {
      throw new UnsupportedOperationException(
          "%s needs another build of %s, and a black box keeps state that cannot be carried over at cycle %d; ask for it before the first step (%s)"
              .formatted(reason, design(), cycle(), early));
    }
    var next = pool.get(wanted, reason);
    next.takeOver(instance);
    if (!next.agreesWith(instance)) {
      throw new IllegalStateException(
          "the variant of %s for %s came up in another state".formatted(design(), reason));
    }
    instance = next;
    probes.forEach(PortProbe::bind);
  }

  @Override
  public Map<String, Long> coverCounts() {
    return voice.covers();
  }

  @Override
  public void writeCoverage(Path file) {
    if (!instance.variant().coverage()) {
      throw new UnsupportedOperationException(
          "%s was built without coverage; start it with SimulationOptions.withLineCoverage()"
              .formatted(design()));
    }
    pool.writeCoverage(file);
  }

  @Override
  public void close() {
    endWaveform();
    closed = true;
    probes.forEach(PortProbe::bind);
    pool.close();
  }
}
