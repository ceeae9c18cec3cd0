package portcullis.hdl.sim.lockstep;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.DesignPlaces;
import portcullis.hdl.sim.HardwareStopException;
import portcullis.hdl.sim.Probe;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.Snapshot;
import portcullis.hdl.sim.StateAccess;
import portcullis.hdl.sim.jvm.JvmState;

/** Two simulations that do the same. Its state is that of the one on the JVM engine. */
final class LockstepSimulation implements Simulation, StateAccess {
  private final DesignPlaces places;
  private final Simulation jvm;
  private final Simulation other;
  private final LogPair lines;
  private final StateAccess jvmState;
  private final StateAccess otherState;
  private final long[] here;
  private final long[] there;

  LockstepSimulation(
      DesignPlaces places, JvmState judged, Simulation jvm, Simulation other, LogPair lines) {
    if (!(other instanceof StateAccess access)) {
      throw new IllegalArgumentException("the other engine gives no access to its state");
    }
    this.places = places;
    this.jvm = jvm;
    this.other = other;
    this.lines = lines;
    this.jvmState = judged;
    this.otherState = access;
    here = new long[StateAccess.stateLength(jvm)];
    there = new long[here.length];
    access.readState(there);
    judged.writeState(there, jvm.cycle());
  }

  // ---- comparing -----------------------------------------------------------------------------

  private void compareState() {
    jvmState.readState(here);
    otherState.readState(there);
    int place = Arrays.mismatch(here, there);
    if (place >= 0) {
      throw difference(place);
    }
  }

  private LockstepException difference(int place) {
    int start = 0;
    for (var signal : signals()) {
      if (!StateAccess.isState(signal)) {
        continue;
      }
      int longs = StateAccess.longsOf(signal);
      int end = start + longs * signal.depth();
      if (place < end) {
        boolean memory = signal.kind() == Signal.Kind.MEMORY;
        int word = (place - start) / longs;
        return difference(
            signal,
            memory ? "word %d of memory '%s'".formatted(word, signal.name()) : named(signal),
            memory ? jvm.peek(signal, word) : jvm.peekBig(signal),
            memory ? other.peek(signal, word) : other.peekBig(signal));
      }
      start = end;
    }
    throw new IllegalStateException("no signal at " + place);
  }

  private static String named(Signal signal) {
    return "'" + signal.name() + "'";
  }

  private LockstepException difference(
      Signal signal, String what, BigInteger first, BigInteger second) {
    return new LockstepException(
        signal.name(),
        jvm.cycle(),
        "the engines differ at cycle %d: %s is 0x%x on the jvm engine and 0x%x on the other; %s"
            .formatted(jvm.cycle(), what, first, second, places.of(signal.name())));
  }

  private LockstepException difference(String what) {
    return new LockstepException(
        "", jvm.cycle(), "the engines differ at cycle %d: %s".formatted(jvm.cycle(), what));
  }

  /** Does the same in both, then compares everything. */
  private void both(Consumer<Simulation> action) {
    var first = stopOf(jvm, action);
    var second = stopOf(other, action);
    compareState();
    var lineDifference = lines.compare();
    if (lineDifference.isPresent()) {
      throw difference(lineDifference.get());
    }
    if (!Objects.equals(meaning(first), meaning(second))) {
      throw difference("the jvm engine says %s, the other %s".formatted(first, second));
    }
    if (first != null) {
      throw first;
    }
  }

  private static HardwareStopException stopOf(Simulation simulation, Consumer<Simulation> action) {
    try {
      action.accept(simulation);
      return null;
    } catch (HardwareStopException stop) {
      return stop;
    }
  }

  /** What must be the same of two stops; of several failures at an edge each may come first. */
  private static List<String> meaning(HardwareStopException stop) {
    if (stop == null) {
      return List.of();
    }
    var all = new java.util.ArrayList<String>();
    all.add(meaningOfOne(stop));
    for (var further : stop.getSuppressed()) {
      all.add(meaningOfOne(further));
    }
    all.sort(null);
    return all;
  }

  private static String meaningOfOne(Throwable stop) {
    return stop instanceof CheckFailedException failure
        ? failure.check() + " at " + failure.cycle()
        : stop.getClass().getSimpleName();
  }

  private BigInteger same(Signal signal, BigInteger first, BigInteger second) {
    if (!first.equals(second)) {
      throw difference(signal, named(signal), first, second);
    }
    return first;
  }

  private long same(Signal signal, long first, long second) {
    if (first != second) {
      throw difference(signal, named(signal), jvm.peekBig(signal), other.peekBig(signal));
    }
    return first;
  }

  // ---- as any simulation ---------------------------------------------------------------------

  @Override
  public String design() {
    return jvm.design();
  }

  @Override
  public List<Signal> signals() {
    return jvm.signals();
  }

  @Override
  public Signal signal(String name) {
    return jvm.signal(name);
  }

  @Override
  public void poke(Signal input, long value) {
    if (input.kind() == Signal.Kind.CLOCK) {
      both(it -> it.poke(input, value));
    } else {
      jvm.poke(input, value);
      other.poke(input, value);
    }
  }

  @Override
  public void poke(Signal input, BigInteger value) {
    if (input.kind() == Signal.Kind.CLOCK) {
      both(it -> it.poke(input, value));
    } else {
      jvm.poke(input, value);
      other.poke(input, value);
    }
  }

  @Override
  public long peek(Signal signal) {
    return same(signal, jvm.peek(signal), other.peek(signal));
  }

  @Override
  public BigInteger peekBig(Signal signal) {
    return same(signal, jvm.peekBig(signal), other.peekBig(signal));
  }

  @Override
  public BigInteger peek(Signal memory, int index) {
    return same(memory, jvm.peek(memory, index), other.peek(memory, index));
  }

  @Override
  public Probe probe(Signal signal) {
    var first = jvm.probe(signal);
    var second = other.probe(signal);
    return () -> same(signal, first.read(), second.read());
  }

  @Override
  public void eval() {
    both(Simulation::eval);
  }

  @Override
  public void step() {
    both(Simulation::step);
  }

  @Override
  public void step(long cycles) {
    requireCount(cycles);
    for (long i = 0; i < cycles; i++) {
      step();
    }
  }

  @Override
  public void step(long cycles, Signal... clocks) {
    requireCount(cycles);
    for (long i = 0; i < cycles; i++) {
      both(it -> it.step(1, clocks));
    }
  }

  private static void requireCount(long cycles) {
    if (cycles < 0) {
      throw new IllegalArgumentException("cannot step " + cycles + " cycles");
    }
  }

  @Override
  public void force(boolean level, Signal... clocks) {
    both(it -> it.force(level, clocks));
  }

  @Override
  public long cycle() {
    return jvm.cycle();
  }

  @Override
  public void reset(int cycles) {
    both(it -> it.reset(cycles));
  }

  @Override
  public void readState(long[] into) {
    jvmState.readState(into);
  }

  @Override
  public boolean canSnapshot() {
    return other.canSnapshot();
  }

  private record Pair(Snapshot jvm, Snapshot other) implements Snapshot {
    @Override
    public long cycle() {
      return jvm.cycle();
    }
  }

  @Override
  public Snapshot snapshot() {
    return new Pair(jvm.snapshot(), other.snapshot());
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!(snapshot instanceof Pair pair)) {
      throw new IllegalArgumentException("the snapshot belongs to another simulation");
    }
    // Not compared: what is restored may be the difference itself. The next edge compares.
    jvm.restore(pair.jvm);
    other.restore(pair.other);
  }

  @Override
  public void startWaveform(Path file) {
    other.startWaveform(file);
  }

  @Override
  public void stopWaveform() {
    other.stopWaveform();
  }

  @Override
  public Map<String, Long> coverCounts() {
    var counts = jvm.coverCounts();
    var second = other.coverCounts();
    counts.forEach((name, count) -> {
      if (count > 0 != second.getOrDefault(name, 0L) > 0) {
        throw difference(
            "cover '%s' was seen %d times on the jvm engine and %s times on the other"
                .formatted(name, count, second.get(name)));
      }
    });
    return counts;
  }

  @Override
  public void writeCoverage(Path file) {
    other.writeCoverage(file);
  }

  @Override
  public void close() {
    jvm.close();
    other.close();
  }
}
