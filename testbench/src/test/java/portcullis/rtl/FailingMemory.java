package portcullis.rtl;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import portcullis.model.Memory;

/**
 * Memory of which accesses fail at random, with a chance of its own for each kind of place, and
 * which knows what it refused.
 */
final class FailingMemory implements Memory {
  /** What lies at an address. */
  enum Place {
    DEVICE_DIRECTORY,
    PROCESS_DIRECTORY,
    PAGE_TABLE,
    MSI_TABLE,
    COMMANDS,
    FAULTS,
    FENCE,
    MESSAGES,
    OTHER
  }

  private static final int PERCENT = 100;

  private final Memory memory;
  private final Random random;
  private final TreeMap<Long, Place> places = new TreeMap<>();
  private final Map<Place, Integer> chances = new EnumMap<>(Place.class);
  private final Map<Place, Map<Status, Integer>> refused = new EnumMap<>(Place.class);

  FailingMemory(Memory memory, Random random) {
    this.memory = memory;
    this.random = random;
    places.put(Long.MIN_VALUE, Place.OTHER);
  }

  /** Says what lies from an address on, up to the next one of which it is said. */
  void mark(long start, Place place) {
    places.put(start, place);
  }

  /** How many of a hundred accesses to a kind of place fail from now on. */
  void fail(Place place, int percent) {
    chances.put(place, percent);
  }

  void recover() {
    chances.clear();
  }

  /** How many accesses were refused like this since this was forgotten. */
  int count(Place place, Status status) {
    return refused.getOrDefault(place, Map.of()).getOrDefault(status, 0);
  }

  boolean hasRefused(Place place) {
    return refused.containsKey(place);
  }

  void forget() {
    refused.clear();
  }

  Place placeOf(long address) {
    return places.floorEntry(address).getValue();
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    var place = placeOf(address);
    if (random.nextInt(PERCENT) >= chances.getOrDefault(place, 0)) {
      return memory.check(kind, address, size);
    }
    // Writes do not find out about poison.
    var status =
        kind == AccessKind.READ && random.nextBoolean() ? Status.POISONED : Status.ACCESS_FAULT;
    refused.computeIfAbsent(place, _ -> new EnumMap<>(Status.class)).merge(status, 1, Integer::sum);
    return status;
  }

  @Override
  public long read(long address, int size) {
    return memory.read(address, size);
  }

  @Override
  public void write(long address, int size, long value) {
    memory.write(address, size, value);
  }
}
