package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.jvm.Group.Kind;
import portcullis.hdl.sim.jvm.StateLayout.Phase;

/** A design as bytecode: what all its simulations share. */
final class CompiledDesign {
  private final FlatDesign flat;
  private final StateLayout layout;
  private final StatePlaces statePlaces;
  private final CompiledLogic[] early;
  private final CompiledLogic[] late;
  private final CompiledLogic[][] edges;
  private final String digest;

  CompiledDesign(Design design, Map<String, Supplier<BlackBoxBody>> bodies) {
    flat = new FlatDesign(design, bodies);
    layout = new StateLayout(flat, new Partition(flat, Partition.Limits.DEFAULT));
    statePlaces = new StatePlaces(flat, layout);
    var sum = Digest.begin();
    early = load(Kind.EARLY, -1, sum);
    late = load(Kind.LATE, -1, sum);
    edges = new CompiledLogic[flat.clocks().size()][];
    for (int clock = 0; clock < edges.length; clock++) {
      edges[clock] = load(Kind.EDGE, clock, sum);
    }
    digest = sum.of(flat);
  }

  private CompiledLogic[] load(Kind kind, int clock, Digest sum) {
    return LogicCode.load(layout, new Phase(kind, clock), sum::add).toArray(CompiledLogic[]::new);
  }

  /** Equal for designs that run alike, see {@link JvmEngine#digest}. */
  String digest() {
    return digest;
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

  /** Sets the flags of what reads an input. */
  long[][] marksOfInput(int place) {
    var marks = new ArrayList<long[]>();
    layout.marksOfState(place).masks().forEach((flag, mask) -> marks.add(new long[] {flag, mask}));
    return marks.toArray(long[][]::new);
  }

  /** The flag words of early groups, of all groups between edges. */
  List<int[]> settleFlags() {
    return List.of(
        layout.flagsOf(new Phase(Kind.EARLY, -1)), layout.flagsOf(new Phase(Kind.LATE, -1)));
  }
}
