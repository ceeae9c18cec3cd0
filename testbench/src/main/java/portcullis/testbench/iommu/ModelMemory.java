package portcullis.testbench.iommu;

import java.util.ArrayList;
import java.util.List;
import portcullis.model.Memory;

/**
 * Memory as the model sees it: the hardware's own. What the model writes is only noted, so that a
 * write that the hardware forgets is missed.
 */
public final class ModelMemory implements Memory {
  private final Memory memory;
  private final List<MemoryByte> writes = new ArrayList<>();

  /**
   * Nothing written yet.
   *
   * @param memory what the hardware reads and writes
   */
  public ModelMemory(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return memory.check(kind, address, size);
  }

  @Override
  public long read(long address, int size) {
    return memory.read(address, size);
  }

  @Override
  public void write(long address, int size, long value) {
    for (int i = 0; i < size; i++) {
      writes.add(new MemoryByte(address + i, (byte) (value >>> Byte.SIZE * i)));
    }
  }

  /**
   * Takes the bytes that were written since the last call.
   *
   * @return the bytes, the earliest first
   */
  public List<MemoryByte> drain() {
    var drained = List.copyOf(writes);
    writes.clear();
    return drained;
  }
}
