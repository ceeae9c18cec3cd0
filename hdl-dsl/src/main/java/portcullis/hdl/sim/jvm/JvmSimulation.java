package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Reopenable;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalException;
import portcullis.hdl.sim.SignalTable;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.Snapshot;
import portcullis.hdl.sim.waveform.WaveformCompanions;

/** A design that runs as bytecode. */
final class JvmSimulation implements Reopenable, JvmState {
  private final CompiledDesign compiled;
  private final SignalTable table;
  private final MessageDesk messages;
  private final CompiledLogic[] early;
  private final CompiledLogic[] late;
  private final Clocks clocks;
  private final BitVector[] values;
  private final Inputs inputs;
  private final long[] state;
  private final Boxes boxes;
  private long cycle;
  private final Wires wires;
  private final Waveform waveform;

  /** Null if lines are not counted. */
  private final LineCounts lines;

  private boolean closed;

  JvmSimulation(CompiledDesign compiled, SimulationOptions options, WaveformCompanions beside) {
    this.compiled = compiled;
    this.table = compiled.flat().table();
    this.messages = new MessageDesk(compiled.flat(), options.log());
    this.early = compiled.early();
    this.late = compiled.late();
    this.clocks = new Clocks(compiled);
    this.values = new BitVector[table.all().size()];
    this.state = compiled.initialState(options.initialSeed());
    this.inputs = new Inputs(compiled, state);
    this.boxes = new Boxes(compiled, state);
    this.wires = new Wires(compiled, state);
    this.waveform = new Waveform(table, wires, this::value, beside);
    this.lines =
        options.lineCoverage()
            ? new LineCounts(compiled.coverage(), state, compiled.flat().clocks().size())
            : null;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the simulation of " + design() + " is closed");
    }
  }

  @Override
  public String design() {
    return table.design();
  }

  @Override
  public List<Signal> signals() {
    return table.all();
  }

  @Override
  public Signal signal(String name) {
    return table.named(name);
  }

  // ---- inputs --------------------------------------------------------------------------------

  @Override
  public void poke(Signal input, long value) {
    requireInput(input);
    input.requireFits(value);
    if (input.kind() == Signal.Kind.CLOCK) {
      force(value != 0, input);
    } else if (input.width() <= Long.SIZE) {
      inputs.set(input, 0, value & Word.mask(input.width()));
    } else {
      poke(input, BigInteger.valueOf(value));
    }
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    requireInput(input);
    input.requireFits(value);
    if (input.kind() == Signal.Kind.CLOCK) {
      force(value.signum() != 0, input);
      return;
    }
    for (int i = 0; i < BitVector.count(input.width()); i++) {
      long bits = value.shiftRight(i * Long.SIZE).longValue();
      inputs.set(input, i, bits & Word.mask(BitVector.bitsOf(input.width(), i)));
    }
  }

  private void requireInput(Signal input) {
    requireOpen();
    int _ = table.indexOf(input);
    if (!input.kind().isInput()) {
      throw SignalException.notAnInput(input);
    }
  }

  // ---- reading -------------------------------------------------------------------------------

  private BitVector value(Signal signal) {
    var value = values[signal.index()];
    return value == null ? values[signal.index()] = compiled.flat().value(signal) : value;
  }

  @Override
  public long peek(Signal signal) {
    var value = readable(signal);
    if (signal.width() > Long.SIZE) {
      throw SignalException.tooWide(signal);
    }
    settleFor(signal);
    return wires.read(signal, value.only());
  }

  private void settleFor(Signal signal) {
    switch (signal.kind()) {
      case INPUT, CLOCK, RESET, REGISTER, MEMORY -> {}
      case OUTPUT -> settleOutputs();
      case WIRE -> settle();
    }
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    var value = readable(signal);
    settleFor(signal);
    return wires.read(signal, value);
  }

  private BitVector readable(Signal signal) {
    requireOpen();
    int _ = table.indexOf(signal);
    if (signal.kind() == Signal.Kind.MEMORY) {
      throw SignalException.isMemory(signal);
    }
    return value(signal);
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    requireOpen();
    int _ = table.indexOf(memory);
    if (index < 0 || index >= memory.depth()) {
      throw SignalException.noSuchWord(memory, index);
    }
    if (memory.kind() != Signal.Kind.MEMORY) {
      return peekBig(memory);
    }
    int number = compiled.flat().memory(memory);
    int limbs = compiled.layout().limbs(number);
    int place = compiled.layout().memory(number) + index * limbs;
    var word = BigInteger.ZERO;
    for (int i = limbs - 1; i >= 0; i--) {
      word = word.shiftLeft(Long.SIZE).or(WordReader.unsigned(state[place + i]));
    }
    return word;
  }

  @Override
  public Probe probe(Signal signal) {
    peek(signal);
    Word word = value(signal).only();
    boolean simple = WordReader.isAtHand(compiled.layout(), word);
    if (!simple || signal.kind() == Signal.Kind.WIRE) {
      return () -> peek(signal);
    }
    int place =
        word.is(Word.Operation.STATE) ? (int) word.number() : compiled.layout().placeOf(word);
    if (signal.kind() != Signal.Kind.OUTPUT) {
      return () -> {
        requireOpen();
        return state[place];
      };
    }
    return () -> {
      requireOpen();
      settleOutputs();
      return state[place];
    };
  }

  // ---- time ----------------------------------------------------------------------------------

  private void settleOutputs() {
    if (lines == null) {
      settleEarly();
    } else {
      settle();
    }
  }

  private void settleEarly() {
    if (boxes.isEmpty()) {
      runEarly();
    } else {
      boxes.settle(this::runEarly, cycle);
    }
  }

  private void runEarly() {
    for (var logic : early) {
      logic.run(state, messages);
    }
  }

  private void settle() {
    settleEarly();
    for (var logic : late) {
      logic.run(state, messages);
    }
    if (lines != null) {
      lines.settled();
    }
  }

  @Override
  public void eval() {
    requireOpen();
    settle();
  }

  @Override
  public void step() {
    cycle(clocks.standard());
  }

  @Override
  public void step(long cycles) {
    run(cycles, clocks.standard());
  }

  @Override
  public void step(long cycles, Signal... which) {
    run(cycles, clocks.of(which));
  }

  private void run(long cycles, int[] which) {
    requireOpen();
    if (cycles < 0) {
      throw new IllegalArgumentException("cannot step " + cycles + " cycles");
    }
    for (long i = 0; i < cycles; i++) {
      cycle(which);
    }
  }

  private void cycle(int[] which) {
    requireOpen();
    settle();
    waveform.beforeEdge();
    edge(which);
    if (waveform.isOpen() || lines != null) {
      clocks.setLevels(state, which, 1);
      settle();
    }
    waveform.pass();
    clocks.setLevels(state, which, 0);
    waveform.pass();
    long edge = cycle++;
    if (!messages.isEmpty() || !boxes.isEmpty()) {
      handOn(edge);
    }
  }

  /** The rising edge of those clocks that are low. */
  private void edge(int[] which) {
    for (int clock : which) {
      if (clocks.isLow(state, clock)) {
        // First, as registers that boxes read change at once.
        boxes.rise(clocks.name(clock));
        if (lines != null) {
          lines.edge(clock);
        }
      }
    }
    for (int clock : which) {
      if (clocks.isLow(state, clock)) {
        for (var logic : compiled.edge(clock)) {
          logic.run(state, messages);
        }
      }
    }
    for (int clock : which) {
      for (var logic : compiled.edge(clock)) {
        logic.commit(state);
      }
    }
  }

  private void handOn(long edge) {
    var failure = messages.handOn(edge);
    var stop = boxes.stop(edge);
    if (failure.isPresent()) {
      stop.ifPresent(failure.get()::addSuppressed);
      throw failure.get();
    }
    if (stop.isPresent()) {
      throw stop.get();
    }
  }

  @Override
  public void force(boolean level, Signal... which) {
    requireOpen();
    var chosen = clocks.of(which);
    settle();
    waveform.beforeEdge();
    boolean rises = false;
    for (int clock : chosen) {
      rises |= level && clocks.isLow(state, clock);
    }
    if (rises) {
      edge(chosen);
    }
    clocks.setLevels(state, chosen, level ? 1 : 0);
    if (waveform.isOpen() || lines != null) {
      settle();
    }
    waveform.pass();
    if (rises) {
      cycle++;
      handOn(cycle - 1);
    }
  }

  @Override
  public long cycle() {
    requireOpen();
    return cycle;
  }

  @Override
  public void reset(int cycles) {
    requireOpen();
    if (cycles < 1) {
      throw new IllegalArgumentException("a reset takes at least one cycle, not " + cycles);
    }
    var resets = table.ofKind(Signal.Kind.RESET);
    resets.forEach(reset -> poke(reset, 1));
    run(cycles, clocks.all());
    resets.forEach(reset -> poke(reset, 0));
  }

  // ---- state ---------------------------------------------------------------------------------

  @Override
  public void readState(long[] into) {
    requireOpen();
    compiled.statePlaces().copyOut(state, into);
  }

  @Override
  public void writeState(long[] from, long number) {
    requireOpen();
    cycle = number;
    compiled.statePlaces().copyIn(from, state);
    compiled.runEverything(state);
  }

  @Override
  public boolean canSnapshot() {
    return true;
  }

  private record State(JvmSimulation owner, long[] words, List<Object> boxes, long cycle)
      implements Snapshot {}

  @Override
  public Snapshot snapshot() {
    requireOpen();
    return new State(this, state.clone(), boxes.save(), cycle);
  }

  @Override
  public void restore(Snapshot snapshot) {
    requireOpen();
    if (!(snapshot instanceof State saved) || saved.owner != this) {
      throw new IllegalArgumentException("the snapshot belongs to another simulation");
    }
    System.arraycopy(saved.words, 0, state, 0, state.length);
    boxes.restore(saved.boxes);
    cycle = saved.cycle;
  }

  // ---- waveform, coverage --------------------------------------------------------------------

  @Override
  public void startWaveform(Path file) {
    requireOpen();
    settle();
    waveform.start(file, cycle);
  }

  @Override
  public void stopWaveform() {
    waveform.stop();
  }

  @Override
  public Map<String, Long> coverCounts() {
    return messages.covers();
  }

  @Override
  public void writeCoverage(Path file) {
    requireOpen();
    if (lines == null) {
      throw new UnsupportedOperationException(
          "lines are not counted; start the simulation with SimulationOptions.withLineCoverage()");
    }
    lines.write(file);
  }

  @Override
  public void close() {
    stopWaveform();
    closed = true;
  }

  @Override
  public void reopen() {
    closed = false;
  }
}
