package portcullis.model;

import java.util.HashMap;
import java.util.Map;

/** Memory whose writes stay private: for walks that must leave no trace. */
final class ShadowMemory implements Memory {
  private final Memory below;
  private final Map<Long, Long> written = new HashMap<>();

  ShadowMemory(Memory below) {
    this.below = below;
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return below.check(kind, address, size);
  }

  @Override
  public long read(long address, int size) {
    Long word = written.get(address & ~7L);
    if (word == null) {
      return below.read(address, size);
    }
    return size == 8 ? word : word >>> 8 * (address & 4) & 0xffffffffL;
  }

  @Override
  public void write(long address, int size, long value) {
    long merged = value;
    if (size == 4) {
      int shift = (int) (8 * (address & 4));
      merged = read(address & ~7L, 8) & ~(0xffffffffL << shift) | (value & 0xffffffffL) << shift;
    }
    written.put(address & ~7L, merged);
  }
}
