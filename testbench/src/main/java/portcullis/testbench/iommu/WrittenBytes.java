package portcullis.testbench.iommu;

import java.util.ArrayList;
import java.util.List;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** The bytes that the hardware writes to memory. */
public final class WrittenBytes implements SlaveListener {
  private final List<MemoryByte> writes = new ArrayList<>();

  /** None yet. */
  public WrittenBytes() {}

  @Override
  public void written(WriteBurst write) {
    if (write.response() != 0) {
      return;
    }
    for (int beat = 0; beat < write.beats(); beat++) {
      long address = write.request().beatAddress(beat) & -Long.BYTES;
      for (int lane = 0; lane < Long.BYTES; lane++) {
        if ((write.strobes(beat) >>> lane & 1) != 0) {
          writes.add(
              new MemoryByte(address + lane, (byte) (write.data(beat) >>> Byte.SIZE * lane)));
        }
      }
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
