package portcullis.platform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.model.Memory;
import portcullis.model.SparseMemory;

/**
 * Memory of a machine, of which every page belongs to somebody or to nobody. An access of a page
 * that belongs to nobody fails, whoever makes it, and is remembered: the driver may have sent it
 * from a thread that swallows exceptions. Freed pages rest for as long as others are free, so that
 * a late access finds them free still. Safe for several threads.
 */
public final class WatchedMemory implements PhysicalMemory, Memory {
  private static final int PAGE_SHIFT = 12;

  /** A leaf entry with V, R, W, X, U, A and D, to page 0. */
  private static final long PERMISSIVE_LEAF = 0xdf;

  /** Takes the messages that are written to one page beside the memory. */
  @FunctionalInterface
  interface Doorbell {
    /** A message: the four bytes written. */
    void ring(int data);
  }

  private final SparseMemory contents = new SparseMemory();
  private final long base;
  private final PageOwners owners;

  /** Pages that somebody has had before, so that they may hold anything. */
  private final BitSet used = new BitSet();

  private final Map<Long, Doorbell> doorbells = new HashMap<>();
  private final List<String> strayAccesses = new ArrayList<>();
  private final StoreBuffer buffer;
  private Runnable observer = () -> {};
  private StoreListener storeListener = (_, _) -> {};

  /**
   * Memory of which nothing is allocated. Stores of the processor are visible at once.
   *
   * @param base physical address of its first page
   * @param bytes its size, a multiple of 4096
   */
  public WatchedMemory(long base, long bytes) {
    this.base = base;
    this.owners = new PageOwners(base, Math.toIntExact(bytes >>> PAGE_SHIFT));
    this.buffer = null;
  }

  private WatchedMemory(long base, long bytes, long seed) {
    this.base = base;
    this.owners = new PageOwners(base, Math.toIntExact(bytes >>> PAGE_SHIFT));
    this.buffer = new StoreBuffer(seed, this::makeVisible);
  }

  /**
   * Memory of which nothing is allocated, and that shows stores of the processor to others late and
   * in any order, at the latest with the next barrier.
   *
   * @param base physical address of its first page
   * @param bytes its size, a multiple of 4096
   * @param seed of the order
   * @return the memory
   */
  public static WatchedMemory weaklyOrdered(long base, long bytes, long seed) {
    return new WatchedMemory(base, bytes, seed);
  }

  /**
   * Watches what the processor stores.
   *
   * @param action is run each time that a store becomes visible or pages become free; must not load
   *     or store as the processor
   */
  public synchronized void observe(Runnable action) {
    observer = action;
  }

  /** Told of a store of the processor before it becomes visible. */
  @FunctionalInterface
  public interface StoreListener {
    /**
     * A store is about to become visible.
     *
     * @param address first byte
     * @param length bytes
     */
    void storing(long address, int length);
  }

  /**
   * Has someone told of every store of the processor before others see it.
   *
   * @param listener in place of an earlier one; must not load or store as the processor
   */
  public synchronized void onStore(StoreListener listener) {
    storeListener = listener;
  }

  private void makeVisible(long address, byte[] bytes) {
    storeListener.storing(address, bytes.length);
    contents.store(address, bytes);
    observer.run();
  }

  /**
   * Makes accesses of the IOMMU and of devices fail from now on; the processor's are spared.
   *
   * @param address first byte
   * @param length bytes
   * @param kind what fails
   */
  public synchronized void addFault(long address, long length, SparseMemory.FaultKind kind) {
    contents.addFault(address, length, kind);
  }

  /** Makes accesses succeed again. */
  public synchronized void clearFaults() {
    contents.clearFaults();
  }

  /**
   * What touched memory of nobody.
   *
   * @return a sentence for each access, the first first
   */
  public synchronized List<String> strayAccesses() {
    return List.copyOf(strayAccesses);
  }

  /**
   * How many pages belong to somebody.
   *
   * @return pages
   */
  public synchronized int allocatedPages() {
    return owners.allocatedPages();
  }

  /**
   * Whether an address is in memory that belongs to somebody.
   *
   * @param address physical address
   * @return whether it may be accessed
   */
  public synchronized boolean isAllocated(long address) {
    return owners.isAllocated(address);
  }

  synchronized void addDoorbell(long address, Doorbell doorbell) {
    doorbells.put(address >>> PAGE_SHIFT, doorbell);
  }

  @Override
  public synchronized long allocate(int pages) {
    long first = owners.allocate(pages);
    for (int page = 0; page < pages; page++) {
      long address = first + (long) page * PAGE_SIZE;
      if (buffer != null) {
        erase(address);
      } else if (used.get((int) (address - base >>> PAGE_SHIFT))) {
        fill(address, 0);
      }
    }
    return first;
  }

  /**
   * The same memory without what was made to fail, for a model that only reads.
   *
   * @return what it holds
   */
  public Memory withoutFaults() {
    return new Memory() {
      @Override
      public Status check(AccessKind kind, long address, int size) {
        return owners.exists(address) ? Status.OK : Status.ACCESS_FAULT;
      }

      @Override
      public long read(long address, int size) {
        return WatchedMemory.this.read(address, size);
      }

      @Override
      public void write(long address, int size, long value) {
        throw new UnsupportedOperationException("a model does not write to memory");
      }
    };
  }

  private void fill(long address, long value) {
    for (int i = 0; i < PAGE_SIZE; i += Long.BYTES) {
      contents.write(address + i, Long.BYTES, value);
    }
  }

  /**
   * The zeros are stores like any other: whoever links the page must have them visible first. Until
   * then it holds what, as a page table, would permit everything.
   */
  private void erase(long address) {
    fill(address, PERMISSIVE_LEAF);
    buffer.store(address, new byte[PAGE_SIZE]);
  }

  @Override
  public synchronized void free(long address, int pages) {
    owners.free(address, pages);
    drain(address, pages * PAGE_SIZE);
    int first = (int) (address - base >>> PAGE_SHIFT);
    used.set(first, first + pages);
    observer.run();
  }

  private void requireAllocated(String what, long address, int size) {
    if (!isAllocated(address) || !isAllocated(address + size - 1)) {
      var sentence = "%s of %d bytes at 0x%x, which nobody has".formatted(what, size, address);
      strayAccesses.add(sentence);
      throw new StrayAccessException(sentence);
    }
  }

  @Override
  public byte load8(long address) {
    return load(address, 1)[0];
  }

  @Override
  public short load16(long address) {
    var bytes = load(address, 2);
    return (short) (bytes[0] & 0xff | bytes[1] << 8);
  }

  @Override
  public synchronized int load32(long address) {
    requireAllocated("load", address, 4);
    drain(address, 4);
    return (int) contents.read(address, 4);
  }

  @Override
  public synchronized long load64(long address) {
    requireAllocated("load", address, 8);
    drain(address, 8);
    return contents.read(address, 8);
  }

  @Override
  public synchronized byte[] load(long address, int length) {
    requireAllocatedRange("load", address, length);
    drain(address, length);
    return contents.load(address, length);
  }

  @Override
  public void store8(long address, byte value) {
    store(address, new byte[] {value});
  }

  @Override
  public void store16(long address, short value) {
    store(address, new byte[] {(byte) value, (byte) (value >>> 8)});
  }

  @Override
  public synchronized void store32(long address, int value) {
    requireAllocated("store", address, 4);
    storeBytes(address, bytes(value, 4));
  }

  @Override
  public synchronized void store64(long address, long value) {
    requireAllocated("store", address, 8);
    storeBytes(address, bytes(value, 8));
  }

  @Override
  public synchronized void store(long address, byte[] bytes) {
    requireAllocatedRange("store", address, bytes.length);
    storeBytes(address, bytes);
  }

  private static byte[] bytes(long value, int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> Byte.SIZE * i);
    }
    return bytes;
  }

  private void storeBytes(long address, byte[] bytes) {
    if (buffer == null) {
      makeVisible(address, bytes);
    } else {
      buffer.store(address, bytes);
    }
  }

  private void drain(long address, int size) {
    if (buffer != null) {
      buffer.drain(address, size);
    }
  }

  private void requireAllocatedRange(String what, long address, int length) {
    for (long page = address >>> PAGE_SHIFT; page <= address + length - 1 >>> PAGE_SHIFT; page++) {
      if (!isAllocated(page << PAGE_SHIFT)) {
        requireAllocated(what, address, length);
      }
    }
  }

  @Override
  public synchronized boolean compareAndSwap64(long address, long expected, long replacement) {
    requireAllocated("compare-and-swap", address, 8);
    drain(address, 8);
    storeListener.storing(address, 8);
    boolean replaced = contents.compareAndSwap(address, 8, expected, replacement);
    observer.run();
    return replaced;
  }

  @Override
  public synchronized void barrier() {
    if (buffer != null) {
      buffer.drainAll();
    }
  }

  /**
   * The IOMMU asks. Memory that does not exist refuses; memory that exists and belongs to nobody is
   * an error of the driver.
   */
  @Override
  public synchronized Status check(AccessKind kind, long address, int size) {
    if (doorbells.containsKey(address >>> PAGE_SHIFT)) {
      return kind == AccessKind.WRITE ? Status.OK : Status.ACCESS_FAULT;
    }
    if (!owners.exists(address)) {
      return Status.ACCESS_FAULT;
    }
    requireAllocated("%s by the IOMMU".formatted(kind), address, size);
    return contents.check(kind, address, size);
  }

  @Override
  public synchronized long read(long address, int size) {
    return contents.read(address, size);
  }

  @Override
  public synchronized void write(long address, int size, long value) {
    var doorbell = doorbells.get(address >>> PAGE_SHIFT);
    if (doorbell != null) {
      doorbell.ring((int) value);
    } else {
      contents.write(address, size, value);
    }
  }

  @Override
  public synchronized boolean compareAndSwap(
      long address, int size, long expected, long replacement) {
    return contents.compareAndSwap(address, size, expected, replacement);
  }

  /**
   * Reads for a device.
   *
   * @param address a translated address
   * @param length bytes, within one page
   * @return the bytes, or empty if memory refuses
   */
  public synchronized Optional<byte[]> deviceRead(long address, int length) {
    return deviceMay(AccessKind.READ, address, length)
        ? Optional.of(contents.load(address, length))
        : Optional.empty();
  }

  /**
   * Writes for a device.
   *
   * @param address a translated address
   * @param bytes the bytes, within one page
   * @return false if memory refuses
   */
  public synchronized boolean deviceWrite(long address, byte[] bytes) {
    if (!deviceMay(AccessKind.WRITE, address, bytes.length)) {
      return false;
    }
    contents.store(address, bytes);
    return true;
  }

  private boolean deviceMay(AccessKind kind, long address, int length) {
    if (!owners.exists(address)) {
      return false;
    }
    requireAllocated(kind + " by a device", address, length);
    return contents.check(kind, address, length) == Status.OK;
  }
}
