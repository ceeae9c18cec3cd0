package portcullis.coverify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.coverify.QueueWatch.SeenFault;
import portcullis.coverify.journal.Journal;
import portcullis.model.Event;
import portcullis.model.Walk;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;

/** Sees which reads pass at the memory port while requests are under way, and takes both down. */
final class TranslationWatch implements SlaveListener {
  /** Reads that are kept until the next requests are answered; commands are among them. */
  private static final int KEPT = 1 << 16;

  /** Requests that are taken down together at most, where they never come to rest. */
  private static final int MOST = 8192;

  private final Journal journal;
  private final SlaveListener next;
  private final ArrayDeque<ReadBurst> reads = new ArrayDeque<>();
  private final List<SeenFault> faults = new LinkedList<>();
  private final Map<DeviceRequest, Walk> walks = new IdentityHashMap<>();
  private final List<AnsweredRequest> batch = new ArrayList<>();

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
    batch.add(new AnsweredRequest(transaction, left, walk, disagreement));
    if (batch.size() >= MOST) {
      settle();
    }
  }

  /** The hardware wrote a fault record. */
  void recorded(SeenFault fault) {
    faults.add(fault);
  }

  /** All that was under way is over: takes it down. */
  void settle() {
    batch.sort(Comparator.comparingLong(AnsweredRequest::start));
    var ended = reads.stream().filter(read -> read.ended() >= 0).toList();
    new ReadAttribution(batch).attribute(ended);
    for (var answered : batch) {
      answered.takeRecord(faults);
      journal.add(answered.translation(journal.scenario(), ended));
    }
    reads.clear();
    faults.clear();
    walks.clear();
    batch.clear();
  }
}
