package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import portcullis.hdl.sim.jvm.Group.Kind;

/**
 * Where everything lies in the one array of longs that is the state of a simulation: inputs and
 * registers, kept words, a bit for each group that has to run, what waits for the end of a clock
 * edge, memories.
 */
final class StateLayout {
  private final Logic logic;
  private final Partition partition;
  private final Map<Phase, int[]> flags = new HashMap<>();
  private final Map<Integer, Integer> kept = new HashMap<>();
  private final Map<Integer, Integer> waiting = new HashMap<>();

  /** By identity, as two writes may say the same. */
  private final Map<Flat.Write, Integer> writes = new IdentityHashMap<>();

  private final int[] memories;
  private final int memoriesFrom;
  private final List<Set<Group>> readersOfState = new ArrayList<>();
  private final Map<Integer, Set<Group>> readersOfWord = new HashMap<>();
  private final List<Set<Group>> readersOfMemory = new ArrayList<>();
  private final Map<Integer, Group> owners = new HashMap<>();
  private int size;

  /** Groups that run one after the other; clock is -1 except at edges. */
  record Phase(Kind kind, int clock) {}

  /**
   * Flags to be set when something changes.
   *
   * @param masks the bits, by place in the state
   */
  record Marks(Map<Integer, Long> masks) {
    boolean isEmpty() {
      return masks.isEmpty();
    }

    /** Place, bits, place, bits, ... */
    long[] pairs() {
      return masks.entrySet().stream()
          .flatMapToLong(entry -> LongStream.of(entry.getKey(), entry.getValue()))
          .toArray();
    }
  }

  StateLayout(Logic logic, Partition partition) {
    this.logic = logic;
    this.partition = partition;
    size = logic.stateWords();
    for (var group : partition.groups()) {
      var phase = new Phase(group.kind(), group.clock());
      flags.merge(phase, new int[] {0, 1 + group.number() / Long.SIZE}, (a, b) -> b);
    }
    flags.forEach(
        (phase, range) -> range[0] = take(range[1] * (phase.kind() == Kind.EDGE ? 2 : 1)));
    var stored = partition.stored();
    for (int i = stored.nextSetBit(0); i >= 0; i = stored.nextSetBit(i + 1)) {
      kept.put(i, take(1));
      readersOfWord.put(i, new HashSet<>());
    }
    for (int i = 0; i < logic.stateWords(); i++) {
      readersOfState.add(new HashSet<>());
    }
    logic.memories().forEach(_ -> readersOfMemory.add(new HashSet<>()));
    findReaders();
    for (var action : logic.actions()) {
      if (action instanceof Flat.Register register) {
        for (int i = 0; i < register.next().count(); i++) {
          if (!isChangedAtOnce(register.place() + i)) {
            waiting.put(register.place() + i, take(1));
          }
        }
      }
    }
    for (var action : logic.actions()) {
      if (action instanceof Flat.Write write) {
        writes.put(write, take(2 + 2 * write.data().count()));
      }
    }
    memoriesFrom = size;
    memories = new int[logic.memories().size()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = take(memoryLength(i));
    }
  }

  private int take(int count) {
    int first = size;
    size = Math.addExact(size, count);
    return first;
  }

  /** Longs in all. */
  int size() {
    return size;
  }

  Partition partition() {
    return partition;
  }

  /** Flag words of a phase: place of the first, and how many; empty if it has no groups. */
  int[] flagsOf(Phase phase) {
    return flags.getOrDefault(phase, new int[] {0, 0});
  }

  /** Place of the word with the flag of a group. */
  int flagOf(Group group) {
    return flagsOf(new Phase(group.kind(), group.clock()))[0] + group.number() / Long.SIZE;
  }

  /** Place of the word that tells that something of an edge group waits for the end of the edge. */
  int pendingOf(Group group) {
    return flagOf(group) + flagsOf(new Phase(group.kind(), group.clock()))[1];
  }

  static long bitOf(Group group) {
    return 1L << group.number();
  }

  boolean isKept(Word word) {
    return kept.containsKey(word.index());
  }

  int placeOf(Word keptWord) {
    return kept.get(keptWord.index());
  }

  /**
   * Whether the new value of a register needs not wait until other groups have seen the old one.
   */
  boolean isInPlace(int state) {
    return !waiting.containsKey(state);
  }

  /** Where the new value of a register waits. */
  int waitingPlaceOf(int state) {
    return waiting.get(state);
  }

  /** Place of enable, address, data and mask of a write that waits. */
  int placeOf(Flat.Write write) {
    return writes.get(write);
  }

  /** Place of the first word of a memory; one word of zeros follows the last. */
  int memory(int number) {
    return memories[number];
  }

  /** Longs of a memory with the word of zeros. */
  int memoryLength(int number) {
    var memory = logic.memories().get(number);
    return (memory.depth() + 1) * memory.limbs();
  }

  /** Where the memories begin, after everything else. */
  int memoriesFrom() {
    return memoriesFrom;
  }

  /** Whether groups of several clocks write a memory. */
  boolean hasSeveralWriters(int number) {
    return logic.actions().stream()
            .filter(action -> action instanceof Flat.Write write && write.memory() == number)
            .map(Flat.Action::clock)
            .distinct()
            .count()
        > 1;
  }

  /** Longs of a word of a memory. */
  int limbs(int number) {
    return logic.memories().get(number).limbs();
  }

  /** What has to run again when an input or register changes. */
  Marks marksOfState(int state) {
    return marks(readersOfState.get(state));
  }

  Marks marksOfWord(Word word) {
    return marks(readersOfWord.get(word.index()));
  }

  Marks marksOfMemory(int number) {
    return marks(readersOfMemory.get(number));
  }

  private Marks marks(Set<Group> readers) {
    var masks = new TreeMap<Integer, Long>();
    readers.forEach(group -> masks.merge(flagOf(group), bitOf(group), (a, b) -> a | b));
    return new Marks(masks);
  }

  private void findReaders() {
    for (var group : partition.groups()) {
      var seen = new BitSet();
      group.words().forEach(word -> word.operands().forEach(it -> read(it, group, seen)));
      for (var word : group.words()) {
        if (word.is(Word.Operation.MEMORY)) {
          readersOfMemory.get(word.memory()).add(group);
        }
      }
      for (var action : group.actions()) {
        Operands.of(action, it -> read(it, group, seen));
        if (action instanceof Flat.Register register) {
          for (int i = 0; i < register.next().count(); i++) {
            owners.put(register.place() + i, group);
          }
        }
      }
    }
  }

  private void read(Word word, Group group, BitSet seen) {
    if (seen.get(word.index())) {
      return;
    }
    seen.set(word.index());
    if (word.is(Word.Operation.STATE)) {
      readersOfState.get((int) word.number()).add(group);
    } else if (isKept(word)) {
      readersOfWord.get(word.index()).add(group);
    } else if (partition.isCheap(word)) {
      word.operands().forEach(it -> read(it, group, seen));
    }
  }

  private boolean isChangedAtOnce(int state) {
    var owner = owners.get(state);
    return readersOfState.get(state).stream()
        .noneMatch(reader -> reader.kind() == Kind.EDGE && reader != owner);
  }
}
