package portcullis.replay.device;

import java.util.ArrayList;
import java.util.List;
import portcullis.model.Memory;
import portcullis.model.SparseMemory;
import portcullis.replay.Bytes;
import portcullis.replay.Observation;

/** Memory that remembers what the device wrote to it; what the host stores is not remembered. */
final class RecordingMemory implements Memory {
  private final SparseMemory memory = new SparseMemory();
  private final List<Observation> writes = new ArrayList<>();

  SparseMemory contents() {
    return memory;
  }

  /** Takes the writes since the last call. */
  List<Observation> drain() {
    var drained = List.copyOf(writes);
    writes.clear();
    return drained;
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
    memory.write(address, size, value);
    writes.add(new Observation.MemoryWrite(address, Bytes.littleEndian(value, size)));
  }
}
