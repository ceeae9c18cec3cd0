package portcullis.rtl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import portcullis.model.IommuModel;
import portcullis.model.MemoryHistory;
import portcullis.model.Outcome;
import portcullis.model.PermittedAnswers;
import portcullis.model.Request;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Traffic;

/**
 * Random reads and writes of several devices, each held against the answers that the model permits
 * in the cycle in which it leaves the hardware. A request is recognised by its ID and its offset in
 * the page.
 */
final class PermittedTraffic implements Traffic, SlaveListener {
  /** The process_id of all devices that have processes. */
  static final int PROCESS = 0x12345;

  private static final int IDS = 16;
  private static final int WORDS = 512;
  private static final int MOST_OUTSTANDING = 64;
  private static final int PAGE_BITS = 12;

  private record Name(boolean write, int id, long offset) {}

  private final Random random;
  private final int[] devices;
  private final boolean[] hasProcess;
  private final long[] pages;
  private final IommuModel model;
  private final MemoryHistory sinceFence;
  private final MemoryHistory sinceRest;
  private final Map<Name, DeviceRequest> underWay = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private boolean asking = true;
  private int asked;
  private int translations;
  private int refusals;

  /**
   * Traffic that begins at once.
   *
   * @param hasProcess which of the devices send {@link #PROCESS} as process_id, the same for all
   * @param pages page addresses that all devices use
   * @param sinceFence what the hardware may still know: changes since the last fence
   * @param sinceRest what a refusal may still be due to: changes since no request was under way
   */
  PermittedTraffic(
      Random random,
      int[] devices,
      boolean[] hasProcess,
      long[] pages,
      IommuModel model,
      MemoryHistory sinceFence,
      MemoryHistory sinceRest) {
    this.random = random;
    this.devices = devices;
    this.hasProcess = hasProcess;
    this.pages = pages;
    this.model = model;
    this.sinceFence = sinceFence;
    this.sinceRest = sinceRest;
  }

  void ask(boolean more) {
    asking = more;
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
    int device = random.nextInt(devices.length);
    int deviceId = devices[device];
    var request =
        (write ? DeviceRequest.write(deviceId, iova) : DeviceRequest.read(deviceId, iova))
            .withId(random.nextInt(IDS));
    if (hasProcess[device]) {
      request = request.withProcess(PROCESS, false, false);
    }
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
    var permitted = model.permitted(asked(request), sinceFence);
    if (permitted instanceof PermittedAnswers.Known known
        && known.answers().stream()
            .noneMatch(answer ->
                answer.outcome() instanceof Outcome.Translated to
                    && to.address() == transfer.address())) {
      wrong.add("%s became %s, permitted are %s".formatted(request, transfer, known.answers()));
    }
  }

  @Override
  public void ended(DeviceTransaction transaction) {
    var request = transaction.request();
    underWay.remove(name(request.write(), request.id(), request.address()));
    if (!transaction.isRefused()) {
      return;
    }
    refusals++;
    var permitted = model.permitted(asked(request), sinceRest);
    if (permitted instanceof PermittedAnswers.Known known
        && known.answers().stream()
            .noneMatch(answer -> answer.outcome() instanceof Outcome.Refused)) {
      wrong.add("%s was refused, permitted are %s".formatted(transaction, known.answers()));
    }
  }

  private static Request asked(DeviceRequest request) {
    var asked =
        request.write()
            ? Request.write(request.deviceId(), request.address())
            : Request.read(request.deviceId(), request.address());
    return request.processIdValid() ? asked.withProcess(PROCESS, false) : asked;
  }
}
