package portcullis.rtl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import portcullis.model.Answer;
import portcullis.model.FaultRecord;
import portcullis.model.IommuModel;
import portcullis.model.MemoryHistory;
import portcullis.model.Outcome;
import portcullis.model.PermittedAnswers;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Traffic;
import portcullis.testbench.iommu.Judge;

/**
 * Random reads and writes of several devices, each held against the answers that the model permits
 * in the cycle in which it leaves the hardware. A request is recognised by its ID and its offset in
 * the page.
 */
final class PermittedTraffic implements Traffic, SlaveListener {
  private static final int IDS = 16;
  private static final int WORDS = 512;
  private static final int MOST_OUTSTANDING = 64;
  private static final int PAGE_BITS = 12;
  private static final long GPA_PAGE_OFFSET = 0xffc;

  private record Name(boolean write, int id, long offset) {}

  /**
   * A request that was refused.
   *
   * @param transaction the request
   * @param records the records that the model permits for it; empty if they are too many to tell
   */
  record Refusal(DeviceTransaction transaction, Optional<Set<FaultRecord>> records) {
    /** Whether a record can be that of this request. */
    boolean explains(FaultRecord record) {
      return names(record)
          && records.map(known -> known.stream().anyMatch(it -> isSame(it, record))).orElse(true);
    }

    /** Page offsets in iotval2 are optional (section 3.2). */
    private static boolean isSame(FaultRecord permitted, FaultRecord seen) {
      return withoutOffset(permitted).equals(withoutOffset(seen));
    }

    private static FaultRecord withoutOffset(FaultRecord record) {
      return new FaultRecord(
          record.cause(),
          record.transactionType(),
          record.deviceId(),
          record.processIdValid(),
          record.processId(),
          record.privileged(),
          record.iotval(),
          record.iotval2() & ~GPA_PAGE_OFFSET);
    }

    /** Whether a record is about this request, whatever its cause. */
    boolean names(FaultRecord record) {
      var request = transaction.request();
      return record.deviceId() == request.deviceId() && record.iotval() == request.address();
    }
  }

  private final Random random;
  private final List<Sender> senders;
  private final long[] pages;
  private final LongFunction<List<IommuModel>> models;
  private final MemoryHistory sinceFence;
  private final MemoryHistory sinceRest;
  private final Map<Name, DeviceRequest> underWay = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private Predicate<DeviceTransaction> excuse = _ -> false;
  private boolean asking = true;
  private int asked;
  private int translations;
  private int refusals;

  /**
   * Traffic that begins at once.
   *
   * @param pages page addresses that all devices use
   * @param models the models that may have answered from a given cycle on: one for each setting of
   *     the registers that was in force since
   * @param sinceFence what the hardware may still know: changes since the last fence
   * @param sinceRest what a refusal may still be due to: changes since no request was under way
   */
  PermittedTraffic(
      Random random,
      List<Sender> senders,
      long[] pages,
      LongFunction<List<IommuModel>> models,
      MemoryHistory sinceFence,
      MemoryHistory sinceRest) {
    this.random = random;
    this.senders = senders;
    this.pages = pages;
    this.models = models;
    this.sinceFence = sinceFence;
    this.sinceRest = sinceRest;
  }

  void ask(boolean more) {
    asking = more;
  }

  /** Refusals that the model does not permit are right if this holds. */
  void excuse(Predicate<DeviceTransaction> refusals) {
    excuse = refusals;
  }

  List<String> wrong() {
    return wrong;
  }

  int translations() {
    return translations;
  }

  int refusals() {
    return refusals;
  }

  /** The refusals since this was asked last. */
  List<Refusal> takeRefusals() {
    var taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }

  @Override
  public DeviceRequest nextRead(long cycle) {
    return random.nextInt(3) == 0 ? null : next(false);
  }

  @Override
  public DeviceRequest nextWrite(long cycle) {
    return random.nextInt(3) == 0 ? null : next(true);
  }

  private DeviceRequest next(boolean write) {
    if (!asking || underWay.size() >= MOST_OUTSTANDING) {
      return null;
    }
    long iova = pages[random.nextInt(pages.length)] + 8L * (asked++ % WORDS);
    var sender = senders.get(random.nextInt(senders.size()));
    var request = sender.request(write, iova).withId(random.nextInt(IDS));
    underWay.put(name(write, request.id(), iova), request);
    return request;
  }

  private static Name name(boolean write, int id, long address) {
    return new Name(write, id, address & (1 << PAGE_BITS) - 1);
  }

  @Override
  public void readAccepted(ReadBurst read) {
    translated(false, read.request());
  }

  @Override
  public void writeAccepted(AddressTransfer request) {
    translated(true, request);
  }

  private void translated(boolean write, AddressTransfer transfer) {
    var request = underWay.get(name(write, transfer.id(), transfer.address()));
    if (request == null) {
      wrong.add("nobody asked for " + transfer);
      return;
    }
    translations++;
    var permitted = permitted(request, transfer.cycle(), sinceFence);
    if (permitted.isPresent()
        && permitted.get().stream()
            .noneMatch(answer ->
                answer.outcome() instanceof Outcome.Translated to
                    && to.address() == transfer.address())) {
      wrong.add("%s became %s, permitted are %s".formatted(request, transfer, permitted.get()));
    }
  }

  /** The answers that a request may get from a cycle on; empty if they are too many to tell. */
  private Optional<Set<Answer>> permitted(
      DeviceRequest request, long cycle, MemoryHistory history) {
    var all = new HashSet<Answer>();
    for (var model : models.apply(cycle)) {
      switch (model.permitted(Judge.modelRequest(request), history)) {
        case PermittedAnswers.Known known -> all.addAll(known.answers());
        case PermittedAnswers.TooMany _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(all);
  }

  @Override
  public void ended(DeviceTransaction transaction) {
    var request = transaction.request();
    underWay.remove(name(request.write(), request.id(), request.address()));
    if (!transaction.isRefused()) {
      return;
    }
    refusals++;
    var permitted = permitted(request, transaction.accepted(), sinceRest);
    var records = new HashSet<FaultRecord>();
    permitted.ifPresent(answers -> answers.forEach(it -> it.record().ifPresent(records::add)));
    refused.add(new Refusal(transaction, permitted.map(_ -> records)));
    if (permitted.isPresent()
        && permitted.get().stream().noneMatch(answer -> answer.outcome() instanceof Outcome.Refused)
        && !excuse.test(transaction)) {
      wrong.add("%s was refused, permitted are %s".formatted(transaction, permitted.get()));
    }
  }
}
