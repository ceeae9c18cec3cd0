package portcullis.coverify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.traffic.DmaLoad;
import portcullis.coverify.traffic.DmaObserver;
import portcullis.coverify.traffic.Flight;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Register;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.MemoryHistory;
import portcullis.model.Outcome;
import portcullis.model.PermittedAnswers;
import portcullis.model.Walk;
import portcullis.platform.RtlPlatform;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Traffic;
import portcullis.testbench.bus.WriteBurst;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/**
 * Many devices at the hardware, many accesses at once. Each translation is held against all that
 * the tables permit in its cycle: an entry counts as it is, and as it was before the driver's call
 * that goes on; an entry of a guest counts as it was until the guest's invalidation is over. The
 * data of each burst must be the same on both sides.
 */
final class RtlLoad implements DmaLoad, Traffic, SlaveListener {
  private static final int IDS = 16;
  private static final int SLOT_BYTES = 32;
  private static final int SLOTS = 4096 / SLOT_BYTES;
  private static final int BUS_BYTES = 8;
  private static final int WIDEST = 3;
  private static final int INCR = 1;
  private static final int PAGE = 4096;
  private static final int RECENT = 64;
  private static final int WALKS = 3000;

  /** A request is recognised by its direction, its ID and its place in the page. */
  private record Name(boolean write, int id, long offset) {}

  /** What became of a request on the translated side. */
  private static final class Passage {
    private final Flight flight;
    private final DeviceRequest request;
    private AddressTransfer translated;
    private long[] data;
    private Walk walk;
    private String disagreement;

    private Passage(Flight flight, DeviceRequest request) {
      this.flight = flight;
      this.request = request;
    }
  }

  private final Journal journal;
  private final RunningIommu iommu;
  private final RtlPlatform platform;
  private final WatchedMemory memory;
  private final Random random;
  private final MemoryHistory history;
  private final IommuModel model;
  private final Map<Name, Passage> underWay = new HashMap<>();
  private final Set<Long> recent = new LinkedHashSet<>();
  private final Set<Long> guestPages = new HashSet<>();
  private DmaObserver observer;
  private TranslationWatch watch;
  private boolean asking;
  private int asked;
  private long translations;
  private long undecided;

  RtlLoad(RunningIommu iommu, RtlPlatform platform, Random random, Journal journal) {
    this.journal = journal;
    this.iommu = iommu;
    this.platform = platform;
    this.random = random;
    memory = platform.memory();
    history = new MemoryHistory(memory.withoutFaults());
    model =
        new IommuModel(
            Capabilities.of(
                // The model knows the specification only.
                iommu.config().capabilities() & ~CapabilitiesRegister.CUSTOM.mask(),
                false,
                false,
                iommu.config().widths().vector(),
                0),
            memory.withoutFaults(),
            false);
  }

  @Override
  public void begin(DmaObserver newObserver) {
    observer = newObserver;
    copy(platform, Fctl.REGISTER);
    copy(platform, Ddtp.REGISTER);
    memory.onStore(history::remember);
    iommu.listenToTranslated(this);
    var queues = new QueueWatch(journal, platform.registers(), it -> watch.recorded(it));
    watch =
        new TranslationWatch(
            journal,
            new SlaveListener() {
              @Override
              public void readAccepted(ReadBurst read) {
                used(read.request().address());
                queues.readAccepted(read);
              }

              @Override
              public void written(WriteBurst write) {
                used(write.request().address());
                queues.written(write);
              }
            });
    iommu.listenToMemory(watch);
    iommu.device().setTraffic(this);
    asking = true;
  }

  private void copy(Platform from, Register register) {
    long value =
        register.bytes() == Long.BYTES
            ? from.registers().read64(register.offset())
            : from.registers().read32(register.offset());
    model.writeRegister(register.offset(), register.bytes(), value);
  }

  private void used(long address) {
    if (memory.isAllocated(address) && recent.size() < RECENT) {
      recent.add(address);
    }
  }

  @Override
  public void run(int cycles) {
    platform.await(() -> false, cycles);
  }

  @Override
  public void rest() {
    asking = false;
    platform.requestAll(List.of());
    settle();
    recent.clear();
    if (!underWay.isEmpty()) {
      observer.wrong("never answered: " + underWay.keySet());
    }
  }

  /** Takes down what was seen until now. */
  void settle() {
    if (watch != null) {
      watch.settle();
    }
  }

  @Override
  public void resume() {
    asking = true;
  }

  @Override
  public void end() {
    rest();
    memory.onStore((_, _) -> {});
    iommu.listenToTranslated(SlaveListener.NONE);
    iommu.listenToMemory(SlaveListener.NONE);
  }

  @Override
  public void guestTable(long page) {
    guestPages.add(page);
  }

  @Override
  public void guestSettled(long address, long bytes) {
    synchronized (memory) {
      history.forget(address, bytes);
    }
  }

  @Override
  public void settled() {
    synchronized (memory) {
      history.forget(word -> !guestPages.contains(word & -PAGE));
    }
  }

  @Override
  public List<Long> recentAccesses() {
    return new ArrayList<>(recent);
  }

  @Override
  public long translations() {
    return translations;
  }

  /** Translations for which tables permitted too much to tell. */
  long undecided() {
    return undecided;
  }

  @Override
  public DeviceRequest nextRead(long cycle) {
    return next(false);
  }

  @Override
  public DeviceRequest nextWrite(long cycle) {
    return next(true);
  }

  private DeviceRequest next(boolean write) {
    int id = random.nextInt(IDS);
    long offset = (long) (asked++ % SLOTS) * SLOT_BYTES;
    if (!asking || underWay.containsKey(name(write, id, offset))) {
      return null;
    }
    var flight = observer.next(write);
    if (flight == null) {
      return null;
    }
    var access = flight.access();
    long address = access.iova() + offset;
    var plain =
        write
            ? DeviceRequest.write(access.deviceId(), address)
            : DeviceRequest.read(access.deviceId(), address);
    var lane = plain.withId(id).withPayload(random.nextLong());
    if (access.pasid().isPresent()) {
      lane = lane.withProcess(access.pasid().getAsInt(), false, false);
    }
    int size = random.nextInt(4) == 0 ? random.nextInt(WIDEST) : WIDEST;
    int beats = 1 + random.nextInt(SLOT_BYTES / BUS_BYTES);
    var request = lane.withBurst(beats, size, INCR);
    underWay.put(name(write, id, offset), new Passage(flight, request));
    return request;
  }

  private static Name name(boolean write, int id, long address) {
    return new Name(write, id, address & PAGE - 1);
  }

  @Override
  public void readAccepted(ReadBurst read) {
    var passage = passed(false, read.request());
    if (passage != null) {
      passage.data = new long[read.request().beats()];
      Arrays.setAll(passage.data, read::data);
    }
  }

  @Override
  public void writeAccepted(AddressTransfer request) {
    passed(true, request);
  }

  private Passage passed(boolean write, AddressTransfer transfer) {
    var passage = underWay.get(name(write, transfer.id(), transfer.address()));
    if (passage == null || passage.translated != null) {
      observer.wrong("left the hardware, and no device asked: " + transfer);
      return null;
    }
    passage.translated = transfer;
    translations++;
    if (transfer.beats() != passage.request.beats() || transfer.size() != passage.request.size()) {
      observer.wrong("%s became %s".formatted(passage.request, transfer));
    }
    passage.walk = model.walk(Judge.modelRequest(passage.request));
    requirePermitted(passage, transfer);
    observer.translated(passage.flight, transfer.address() & -PAGE);
    return passage;
  }

  private void requirePermitted(Passage passage, AddressTransfer transfer) {
    var request = passage.request;
    var asked = Judge.modelRequest(request);
    if (!(model.permitted(asked, history, WALKS) instanceof PermittedAnswers.Known known)) {
      undecided++;
      return;
    }
    boolean permitted =
        known.answers().stream()
            .anyMatch(answer ->
                answer.outcome() instanceof Outcome.Translated to
                    && to.address() == transfer.address());
    if (!permitted) {
      passage.disagreement =
          "went to 0x%x; the tables permit %s".formatted(transfer.address(), known.answers());
      observer.wrong(
          "%s became %s; the tables permit %s%nthe walk as the model makes it:%n%s"
              .formatted(request, transfer, known.answers(), model.explain(asked).indent(2)));
    }
  }

  @Override
  public void written(WriteBurst write) {
    var request = write.request();
    var passage = underWay.get(name(true, request.id(), request.address()));
    if (passage == null) {
      observer.wrong("written, and no device asked: " + write);
      return;
    }
    for (int beat = 0; beat < write.beats(); beat++) {
      long difference = write.data(beat) ^ passage.request.payload() + beat;
      if ((difference & lanes(write.strobes(beat))) != 0) {
        observer.wrong(
            "%s: beat %d arrived as %x".formatted(passage.request, beat, write.data(beat)));
      }
    }
    if (write.response() == 0) {
      observer.landed(passage.flight, request.address() & -PAGE);
    }
  }

  private static long lanes(int strobes) {
    long mask = 0;
    for (int lane = 0; lane < BUS_BYTES; lane++) {
      mask |= (strobes >>> lane & 1) == 0 ? 0 : 0xffL << Byte.SIZE * lane;
    }
    return mask;
  }

  @Override
  public void ended(DeviceTransaction transaction) {
    var request = transaction.request();
    var passage = underWay.remove(name(request.write(), request.id(), request.address()));
    if (transaction.isRefused() != (passage.translated == null)) {
      observer.wrong(
          "%s: %s"
              .formatted(
                  transaction,
                  transaction.isRefused() ? "translated and refused" : "answered by nobody"));
    }
    if (!request.write() && passage.data != null) {
      for (int beat = 0; beat < request.beats(); beat++) {
        if (transaction.data(beat) != passage.data[beat]) {
          observer.wrong("%s: beat %d came as %x".formatted(request, beat, transaction.data(beat)));
        }
      }
    }
    if (passage.walk == null) {
      passage.walk = model.walk(Judge.modelRequest(request));
    }
    watch.answered(
        transaction,
        Optional.ofNullable(passage.translated),
        passage.walk,
        Optional.ofNullable(passage.disagreement));
    observer.ended(
        passage.flight, transaction.isRefused(), () -> model.explain(Judge.modelRequest(request)));
  }
}
