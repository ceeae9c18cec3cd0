package portcullis.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Stores of the processor that nobody else sees yet. They become visible in any order that keeps
 * stores to the same place in theirs, at the latest with the next barrier: a driver that forgets a
 * barrier is found out.
 */
final class StoreBuffer {
  private static final int MEAN_PENDING = 8;

  /** Two stores of the same bytes are two stores. */
  private static final class Store {
    private final long address;
    private final byte[] bytes;

    Store(long address, byte[] bytes) {
      this.address = address;
      this.bytes = bytes;
    }

    boolean overlaps(long start, int size) {
      return address < start + size && start < address + bytes.length;
    }
  }

  private final List<Store> pending = new ArrayList<>();
  private final Random random;
  private final BiConsumer<Long, byte[]> memory;

  /**
   * An empty buffer.
   *
   * @param seed of the order
   * @param memory takes the stores that become visible
   */
  StoreBuffer(long seed, BiConsumer<Long, byte[]> memory) {
    this.random = new Random(seed);
    this.memory = memory;
  }

  void store(long address, byte[] bytes) {
    pending.add(new Store(address, bytes.clone()));
    while (random.nextInt(MEAN_PENDING) < pending.size()) {
      drain(pending.get(random.nextInt(pending.size())));
    }
  }

  /** Makes the stores that overlap some bytes visible. */
  void drain(long address, int size) {
    for (var store : List.copyOf(pending)) {
      if (store.overlaps(address, size)) {
        drain(store);
      }
    }
  }

  /** Makes a store visible, after the earlier ones to the same place. */
  private void drain(Store store) {
    for (int at = pending.indexOf(store); at > 0; at = pending.indexOf(store)) {
      var earlier =
          pending.subList(0, at).stream()
              .filter(it -> it.overlaps(store.address, store.bytes.length))
              .findFirst();
      if (earlier.isEmpty()) {
        break;
      }
      drain(earlier.get());
    }
    if (pending.remove(store)) {
      memory.accept(store.address, store.bytes);
    }
  }

  void drainAll() {
    while (!pending.isEmpty()) {
      drain(pending.get(random.nextInt(pending.size())));
    }
  }
}
