package portcullis.coverify.traffic;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A space whose page table a guest writes. */
final class GuestModel extends SpaceModel {
  private final GuestTable table;

  GuestModel(FdModel fd, KernelModel parent, GuestTable table) {
    super(fd, parent);
    this.table = table;
  }

  GuestTable table() {
    return table;
  }

  @Override
  long lockedBytes() {
    return 0;
  }

  @Override
  Resolution resolve(OptionalInt pasid, long page, boolean write) {
    return pasid.isPresent() ? Resolution.FAULT : table.resolve(page, write);
  }

  @Override
  void trails(OptionalInt pasid, long page, Consumer<Trail> to) {
    if (pasid.isEmpty()) {
      table.trails(page, to);
    }
  }

  @Override
  OptionalLong beneath(long page, boolean write) {
    return table.beneath(page, write);
  }
}
