package portcullis.testbench.bus;

import portcullis.model.Memory;
import portcullis.model.SparseMemory;

/**
 * Memory in which every doubleword that nobody wrote holds a number of its own, so that data from a
 * wrong address shows. It refuses nothing.
 */
public final class PatternMemory implements Memory {
  private final SparseMemory changes = new SparseMemory();

  /** Memory as nobody wrote to it. */
  public PatternMemory() {}

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return Status.OK;
  }

  @Override
  public long read(long address, int size) {
    long word = changes.read(address & -8, 8) ^ Chance.mix(address >>> 3);
    return size == 8 ? word : word >>> 8 * (address & 4) & 0xffffffffL;
  }

  @Override
  public void write(long address, int size, long value) {
    if (size != 8) {
      throw new IllegalArgumentException("pattern memory is written in doublewords");
    }
    changes.write(address, 8, value ^ Chance.mix(address >>> 3));
  }
}
