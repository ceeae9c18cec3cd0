package portcullis.coverify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.coverify.QueueWatch.SeenFault;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.TableKind;
import portcullis.coverify.journal.TableRead;
import portcullis.coverify.journal.Translation;
import portcullis.model.Walk;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;

/** A request that is over, and the reads that were made for it. */
final class AnsweredRequest {
  private final DeviceTransaction transaction;
  private final Optional<AddressTransfer> left;
  private final Walk walk;
  private final Optional<String> disagreement;
  private final List<TableRead> reads = new ArrayList<>();
  private final int lastRead;
  private OptionalInt recordedCause = OptionalInt.empty();

  AnsweredRequest(
      DeviceTransaction transaction,
      Optional<AddressTransfer> left,
      Walk walk,
      Optional<String> disagreement) {
    this.transaction = transaction;
    this.left = left;
    this.walk = walk;
    this.disagreement = disagreement;
    int last = walk.steps().size() - 1;
    while (last >= 0 && walk.steps().get(last).bytes() == 0) {
      last--;
    }
    lastRead = last;
  }

  /** The cycle in which it was taken. */
  long start() {
    return transaction.accepted();
  }

  /** The cycle in which it went on to memory or was refused. */
  long end() {
    return left.map(AddressTransfer::since).orElse(transaction.ended());
  }

  boolean isUnderWay(ReadBurst read) {
    return start() <= read.request().since() && end() >= read.ended();
  }

  boolean hasReads() {
    return !reads.isEmpty();
  }

  /** The first step behind a step that a read makes, or -1. */
  int stepBehind(int step, ReadBurst read) {
    var steps = walk.steps();
    for (int next = step + 1; next <= lastRead; next++) {
      if (steps.get(next).covers(read.request().address())) {
        return next;
      }
    }
    return -1;
  }

  /** Whether no step behind this one reads. */
  boolean isLast(int step) {
    return step == lastRead;
  }

  void add(int step, ReadBurst read) {
    var table = TableKind.of(walk.steps().get(step));
    reads.add(
        new TableRead(table, step, read.request().address(), read.request().since(), read.ended()));
  }

  /** Takes the fault record that tells of it, if there is one. */
  void takeRecord(List<SeenFault> faults) {
    var request = transaction.request();
    for (var faultsLeft = faults.iterator(); left.isEmpty() && faultsLeft.hasNext(); ) {
      var fault = faultsLeft.next();
      if (fault.iova() == request.address()
          && fault.deviceId() == request.deviceId()
          && fault.write() == request.write()) {
        recordedCause = OptionalInt.of(fault.cause());
        faultsLeft.remove();
        return;
      }
    }
  }

  /** Whether a read brought the last entry of the walk while this waited. */
  private boolean waitedFor(ReadBurst read) {
    return lastRead >= 0
        && read.ended() >= start()
        && read.ended() <= end()
        && walk.steps().get(lastRead).covers(read.request().address());
  }

  Translation translation(String scenario, List<ReadBurst> allReads) {
    var request = transaction.request();
    boolean shared = reads.isEmpty() && allReads.stream().anyMatch(this::waitedFor);
    return new Translation(
        scenario,
        request.deviceId(),
        request.processIdValid() ? OptionalInt.of(request.processId()) : OptionalInt.empty(),
        request.address(),
        request.write(),
        request.beats() << request.size(),
        transaction.accepted(),
        left.map(AddressTransfer::since).orElse(-1L),
        left.map(AddressTransfer::address).orElse(-1L),
        transaction.ended(),
        reads,
        CacheEvent.of(reads, shared),
        walk,
        recordedCause,
        disagreement);
  }
}
