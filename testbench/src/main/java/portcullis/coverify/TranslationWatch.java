package portcullis.coverify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.coverify.journal.CacheEvent;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.TableKind;
import portcullis.coverify.journal.TableRead;
import portcullis.coverify.journal.Translation;
import portcullis.model.Event;
import portcullis.model.Walk;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/**
 * Finds out which reads at the memory port were made for which request, and takes that down. A read
 * belongs to the oldest request that was under way then, has that entry in its walk, and has not
 * read it yet.
 */
final class TranslationWatch implements SlaveListener {
  /** Reads that are kept until the next requests are answered; commands are among them. */
  private static final int KEPT = 1 << 16;

  /** Requests that are taken down together at most, where they never come to rest. */
  private static final int MOST = 4096;

  private final Journal journal;
  private final SlaveListener next;
  private final ArrayDeque<ReadBurst> reads = new ArrayDeque<>();
  private final Map<DeviceRequest, Walk> walks = new IdentityHashMap<>();
  private final List<Answered> batch = new ArrayList<>();

  /** A request that is over. */
  private static final class Answered {
    private final DeviceTransaction transaction;
    private final Optional<AddressTransfer> left;
    private final Walk walk;
    private final Optional<String> disagreement;
    private final List<TableRead> reads = new ArrayList<>();

    private Answered(
        DeviceTransaction transaction,
        Optional<AddressTransfer> left,
        Walk walk,
        Optional<String> disagreement) {
      this.transaction = transaction;
      this.left = left;
      this.walk = walk;
      this.disagreement = disagreement;
    }

    private long end() {
      return left.map(AddressTransfer::since).orElse(transaction.ended());
    }

    private boolean isUnderWay(ReadBurst read) {
      return transaction.accepted() <= read.request().since() && end() >= read.ended();
    }

    /** The first step of the walk that the read makes and that was not read yet, or -1. */
    private int step(ReadBurst read) {
      var steps = walk.steps();
      for (int i = 0; i < steps.size(); i++) {
        int step = i;
        if (steps.get(i).covers(read.request().address())
            && reads.stream().noneMatch(earlier -> earlier.step() == step)) {
          return i;
        }
      }
      return -1;
    }

    /** Whether a read brought the last entry of the walk while this waited. */
    private boolean waitedFor(ReadBurst read) {
      var steps = walk.steps();
      for (int i = steps.size() - 1; i >= 0; i--) {
        if (steps.get(i).bytes() > 0) {
          return steps.get(i).covers(read.request().address())
              && read.ended() >= transaction.accepted()
              && read.ended() <= end();
        }
      }
      return false;
    }
  }

  /**
   * Has seen nothing yet.
   *
   * @param journal takes down what is seen
   * @param next is told of everything too
   */
  TranslationWatch(Journal journal, SlaveListener next) {
    this.journal = journal;
    this.next = next;
  }

  @Override
  public void readAccepted(ReadBurst read) {
    if (reads.size() == KEPT) {
      reads.removeFirst();
    }
    reads.addLast(read);
    next.readAccepted(read);
  }

  @Override
  public void writeAccepted(AddressTransfer request) {
    next.writeAccepted(request);
  }

  @Override
  public void written(WriteBurst write) {
    next.written(write);
  }

  /** The model has done something of its own accord. */
  void happened(List<Event> events) {
    for (var event : events) {
      switch (event) {
        case Event.CommandExecuted command -> QueueWatch.function(command.low(), journal);
        case Event.FaultRecorded fault -> journal.faultRecord(fault.record().cause());
        default -> {}
      }
    }
  }

  /** A request is about to be sent. */
  void expected(DeviceRequest request, Walk walk) {
    walks.put(request, walk);
  }

  /**
   * A request was answered and compared, for which the model was asked before.
   *
   * @param transaction the request and its answer
   * @param left the request as it left the hardware, or empty
   * @param disagreement what does not agree, or empty
   */
  void answered(
      DeviceTransaction transaction,
      Optional<AddressTransfer> left,
      Optional<String> disagreement) {
    answered(transaction, left, walks.get(transaction.request()), disagreement);
  }

  /**
   * A request was answered.
   *
   * @param transaction the request and its answer
   * @param left the request as it left the hardware, or empty
   * @param walk as the model makes it
   * @param disagreement what does not agree, or empty
   */
  void answered(
      DeviceTransaction transaction,
      Optional<AddressTransfer> left,
      Walk walk,
      Optional<String> disagreement) {
    batch.add(new Answered(transaction, left, walk, disagreement));
    if (batch.size() >= MOST) {
      settle();
    }
  }

  /** All that was under way is over: takes it down. */
  void settle() {
    batch.sort(Comparator.comparingLong(answered -> answered.transaction.accepted()));
    for (var read : reads) {
      attribute(read);
    }
    for (var answered : batch) {
      journal.add(translation(answered));
    }
    reads.clear();
    walks.clear();
    batch.clear();
  }

  private void attribute(ReadBurst read) {
    for (var answered : batch) {
      if (answered.transaction.accepted() > read.request().since()) {
        return;
      }
      int step = answered.isUnderWay(read) ? answered.step(read) : -1;
      if (step >= 0) {
        answered.reads.add(
            new TableRead(
                TableKind.of(answered.walk.steps().get(step)),
                step,
                read.request().address(),
                read.request().since(),
                read.ended()));
        return;
      }
    }
  }

  private Translation translation(Answered answered) {
    var transaction = answered.transaction;
    var request = transaction.request();
    boolean shared = answered.reads.isEmpty() && reads.stream().anyMatch(answered::waitedFor);
    return new Translation(
        journal.scenario(),
        request.deviceId(),
        request.processIdValid() ? OptionalInt.of(request.processId()) : OptionalInt.empty(),
        request.address(),
        request.write(),
        request.beats() << request.size(),
        transaction.accepted(),
        answered.left.map(AddressTransfer::since).orElse(-1L),
        answered.left.map(AddressTransfer::address).orElse(-1L),
        transaction.ended(),
        answered.reads,
        CacheEvent.of(answered.reads, shared),
        answered.walk,
        answered.disagreement);
  }
}
