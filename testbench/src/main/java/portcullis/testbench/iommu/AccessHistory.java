package portcullis.testbench.iommu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** The latest accesses at a slave, for reports. */
final class AccessHistory implements SlaveListener {
  private static final int KEPT = 256;

  private final ArrayDeque<Object> accesses = new ArrayDeque<>(KEPT);
  private SlaveListener next = SlaveListener.NONE;

  /** Tells someone else too. */
  void tell(SlaveListener listener) {
    next = listener;
  }

  private void keep(Object access) {
    if (accesses.size() == KEPT) {
      accesses.removeFirst();
    }
    accesses.addLast(access);
  }

  @Override
  public void readAccepted(ReadBurst read) {
    keep(read);
    next.readAccepted(read);
  }

  @Override
  public void writeAccepted(AddressTransfer request) {
    next.writeAccepted(request);
  }

  @Override
  public void written(WriteBurst write) {
    keep(write);
    next.written(write);
  }

  /** The accesses from a cycle on, the oldest first, a line each. */
  List<String> since(long cycle) {
    var lines = new ArrayList<String>();
    for (var access : accesses) {
      switch (access) {
        case ReadBurst read when read.request().cycle() >= cycle -> lines.add("read  " + read);
        case WriteBurst write when write.request().cycle() >= cycle -> lines.add("write " + write);
        default -> {}
      }
    }
    return lines;
  }

  void clear() {
    accesses.clear();
  }
}
