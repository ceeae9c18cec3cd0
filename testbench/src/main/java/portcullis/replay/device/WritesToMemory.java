package portcullis.replay.device;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import portcullis.replay.Bytes;
import portcullis.replay.Observation;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** The writes at the memory port as observations: bytes that lie together are one. */
final class WritesToMemory implements SlaveListener {
  private final List<Observation> seen = new ArrayList<>();

  @Override
  public void written(WriteBurst write) {
    if (write.response() != 0) {
      return;
    }
    var bytes = new ByteArrayOutputStream();
    long start = 0;
    for (int beat = 0; beat < write.beats(); beat++) {
      long address = write.request().beatAddress(beat) & -Long.BYTES;
      for (int lane = 0; lane < Long.BYTES; lane++) {
        if ((write.strobes(beat) >>> lane & 1) == 0) {
          continue;
        }
        if (bytes.size() > 0 && start + bytes.size() != address + lane) {
          add(start, bytes);
        }
        if (bytes.size() == 0) {
          start = address + lane;
        }
        bytes.write((int) (write.data(beat) >>> Byte.SIZE * lane));
      }
    }
    if (bytes.size() > 0) {
      add(start, bytes);
    }
  }

  private void add(long start, ByteArrayOutputStream bytes) {
    seen.add(new Observation.MemoryWrite(start, Bytes.of(bytes.toByteArray())));
    bytes.reset();
  }

  /** Takes what was seen since the last call. */
  List<Observation> drain() {
    var drained = List.copyOf(seen);
    seen.clear();
    return drained;
  }
}
