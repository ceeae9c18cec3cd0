package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.jvm.Group.Kind;
import portcullis.hdl.sim.jvm.StateLayout.Phase;

/** A design as bytecode: what all its simulations share. */
final class CompiledDesign {
  private final Design design;
  private final FlatDesign flat;
  private final StateLayout layout;
  private final StatePlaces statePlaces;
  private final CompiledLogic[] early;
  private final CompiledLogic[] late;
  private final CompiledLogic[][] edges;
  private View wires;
  private CoveragePlan coverage;

  CompiledDesign(Design design, Map<String, Supplier<BlackBoxBody>> bodies) {
    this.design = design;
    flat = new FlatDesign(design, bodies);
    var logic = flat.logic();
    layout = new StateLayout(logic, new Partition(logic, Partition.Limits.DEFAULT));
    statePlaces = new StatePlaces(flat, layout);
    early = load(Kind.EARLY, -1);
    late = load(Kind.LATE, -1);
    edges = new CompiledLogic[flat.clocks().size()][];
    for (int clock = 0; clock < edges.length; clock++) {
      edges[clock] = load(Kind.EDGE, clock);
    }
  }

  private CompiledLogic[] load(Kind kind, int clock) {
    return LogicCode.load(layout, new Phase(kind, clock)).toArray(CompiledLogic[]::new);
  }

  /** Equal for designs that run alike, see {@link JvmEngine#digest}; written anew each time. */
  String digest() {
    var digest = new Digest();
    LogicCode.write(layout, new Phase(Kind.EARLY, -1)).forEach(digest::add);
    LogicCode.write(layout, new Phase(Kind.LATE, -1)).forEach(digest::add);
    for (int clock = 0; clock < edges.length; clock++) {
      LogicCode.write(layout, new Phase(Kind.EDGE, clock)).forEach(digest::add);
    }
    return digest.of(flat);
  }

  FlatDesign flat() {
    return flat;
  }

  StateLayout layout() {
    return layout;
  }

  /** Where registers and memories lie, in the order of their signals. */
  StatePlaces statePlaces() {
    return statePlaces;
  }

  CompiledLogic[] early() {
    return early;
  }

  CompiledLogic[] late() {
    return late;
  }

  CompiledLogic[] edge(int clock) {
    return edges[clock];
  }

  /** The state at power-up: what has no initial value is 0, or random bits from a seed. */
  long[] initialState(OptionalLong seed) {
    var state = new long[layout.size()];
    for (var register : flat.registers()) {
      var value = register.initial();
      var random = random(seed, register.path() + "." + register.name());
      for (int i = 0; i < register.next().count(); i++) {
        setState(
            state,
            register.place() + i,
            limb(value.orElse(null), random, i, BitVector.bitsOf(register.width(), i)));
      }
    }
    for (int number = 0; number < flat.memories().size(); number++) {
      var memory = flat.memories().get(number);
      var random = random(seed, memory.path() + "." + memory.name());
      int place = layout.memory(number);
      for (int word = 0; word < memory.depth(); word++) {
        var value = memory.initial().isPresent() ? memory.initial().get().get(word) : null;
        for (int i = 0; i < memory.limbs(); i++) {
          state[place++] = limb(value, random, i, BitVector.bitsOf(memory.width(), i));
        }
      }
    }
    runEverything(state);
    return state;
  }

  /** The same for each signal whatever else is in the design. */
  private static Random random(OptionalLong seed, String name) {
    return seed.isEmpty() ? null : new Random(seed.getAsLong() * 31 + name.hashCode());
  }

  private static long limb(BigInteger value, Random random, int limb, int bits) {
    if (value != null) {
      return value.shiftRight(limb * Long.SIZE).longValue();
    }
    return random == null ? 0 : random.nextLong() & Word.mask(bits);
  }

  /** Writes a word of a register behind the back of the hardware. */
  void setState(long[] state, int place, long value) {
    state[place] = value;
    if (!layout.isInPlace(place)) {
      state[layout.waitingPlaceOf(place)] = value;
    }
  }

  /** Sets all flags, after changes whose readers nobody has told. */
  void runEverything(long[] state) {
    for (var group : layout.partition().groups()) {
      state[layout.flagOf(group)] |= StateLayout.bitOf(group);
    }
  }

  /** Flag places and bits to be set when an input changes, in pairs. */
  long[] marksOfInput(int place) {
    return layout.marksOfState(place).pairs();
  }

  /** A view of all signals; made when first asked for. */
  synchronized View wires() {
    if (wires == null) {
      wires = beside("the wires", () -> new View(flat, layout, flat.allValues()));
    }
    return wires;
  }

  /** What counts lines; made when first asked for. */
  synchronized CoveragePlan coverage() {
    if (coverage == null) {
      coverage = beside("the line coverage", () -> new CoveragePlan(design, flat, layout));
    }
    return coverage;
  }

  /** Compiles something of the same graph; nobody else may add to that meanwhile. */
  private <T> T beside(String what, Supplier<T> work) {
    return DeepStack.run(
        "compiling %s of %s".formatted(what, flat.name()),
        () -> {
          synchronized (flat) {
            return work.get();
          }
        });
  }
}
