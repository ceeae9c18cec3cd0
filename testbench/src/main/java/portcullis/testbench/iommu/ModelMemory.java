package portcullis.testbench.iommu;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import portcullis.model.Memory;

/**
 * Memory as the model sees it: the hardware's own. What the model writes is only noted, so that a
 * write that the hardware forgets is missed.
 */
final class ModelMemory implements Memory {
  private final RunningIommu iommu;
  private final List<String> writes = new ArrayList<>();

  ModelMemory(RunningIommu iommu) {
    this.iommu = iommu;
  }

  @Override
  public Status check(AccessKind kind, long address, int size) {
    return iommu.memory().check(kind, address, size);
  }

  @Override
  public long read(long address, int size) {
    return iommu.memory().read(address, size);
  }

  @Override
  public void write(long address, int size, long value) {
    for (int i = 0; i < size; i++) {
      writes.add(text(address + i, (byte) (value >>> Byte.SIZE * i)));
    }
  }

  /** A byte and where it goes. */
  static String text(long address, byte value) {
    return "%x: %s".formatted(address, HexFormat.of().toHexDigits(value));
  }

  /** Takes the bytes that were written since the last call. */
  List<String> drain() {
    var drained = List.copyOf(writes);
    writes.clear();
    return drained;
  }
}
