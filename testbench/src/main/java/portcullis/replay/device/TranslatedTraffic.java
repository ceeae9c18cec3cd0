package portcullis.replay.device;

import java.util.ArrayList;
import java.util.List;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** What came out of the translated side for one request, held against the request. */
final class TranslatedTraffic implements SlaveListener {
  private final List<ReadBurst> reads = new ArrayList<>();
  private final List<WriteBurst> writes = new ArrayList<>();
  private int writeAddresses;

  void clear() {
    reads.clear();
    writes.clear();
    writeAddresses = 0;
  }

  @Override
  public void readAccepted(ReadBurst read) {
    reads.add(read);
  }

  @Override
  public void writeAccepted(AddressTransfer request) {
    writeAddresses++;
  }

  @Override
  public void written(WriteBurst write) {
    writes.add(write);
  }

  /** A refused request must leave no trace. */
  void requireNothing() {
    require(
        reads.isEmpty() && writeAddresses == 0,
        "a request was refused, and yet went on translated: " + reads + writes);
  }

  /** A request that was not refused went on once, as it was, with its data. */
  AddressTransfer require(DeviceTransaction transaction) {
    var request = transaction.request();
    require(
        reads.size() == (request.write() ? 0 : 1)
            && writeAddresses == (request.write() ? 1 : 0)
            && writes.size() == writeAddresses,
        "%s went on as %d reads and %d writes".formatted(request, reads.size(), writeAddresses));
    var passed = request.write() ? writes.getFirst().request() : reads.getFirst().request();
    require(
        passed.id() == request.id()
            && passed.beats() == request.beats()
            && passed.size() == request.size()
            && passed.burst() == request.burst()
            && passed.lock() == request.lock(),
        "%s went on as another burst: %s".formatted(request, passed));
    if (request.write()) {
      require(
          writes.getFirst().data(0) == request.payload(),
          "%s lost its data: %s".formatted(request, writes.getFirst()));
    } else {
      require(
          transaction.data(0) == reads.getFirst().data(0),
          "%s got %016x instead of %s".formatted(request, transaction.data(0), reads.getFirst()));
    }
    return passed;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
