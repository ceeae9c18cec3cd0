package portcullis.iommu.translate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Scalar;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.Features;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.layout.InterruptGeneration;

/**
 * A {@link Walker} alone, with a memory, and with caches of contexts of any size that obey no
 * invalidation but those of directories.
 */
final class WalkerBench implements AutoCloseable {
  /** {@code core} in which device contexts may ask for coherent requests. */
  static final IommuConfig SNOOPING =
      new IommuConfig(
          "core_snoop",
          IommuConfig.CORE.paging(),
          new Features(true, true, InterruptGeneration.BOTH, true),
          IommuConfig.CORE.widths(),
          IommuConfig.CORE.capacities());

  /** A request to walk for, as far as tests vary it. */
  record Asked(int deviceId, int processId, boolean supervisor, long iova, char access) {
    static Asked read(int deviceId, long iova) {
      return new Asked(deviceId, -1, false, iova, 'r');
    }

    Asked process(int id) {
      return new Asked(deviceId, id, supervisor, iova, access);
    }

    Asked as(char kind) {
      return new Asked(deviceId, processId, supervisor, iova, kind);
    }
  }

  /** How a walk ended. */
  record Ended(
      int cause,
      boolean reported,
      long iotval2,
      long page,
      int memoryType,
      int range,
      boolean msi,
      boolean coherent) {}

  /** Identifier of a stage that an address space does not have. */
  static final int NONE = -1;

  /** What was offered to the IOTLB. */
  record Kept(
      long cycle, int gscid, int pscid, long page, long target, int level, int permissions) {}

  private record Burst(int id, long address, List<Long> data, long due) {}

  private final Simulated<Walker> simulated;
  final Walker top;
  final Map<Long, Long> memory = new HashMap<>();
  final Set<Long> refusing = new HashSet<>();
  final Set<Long> corrupted = new HashSet<>();

  /** Addresses of all reads. */
  final List<Long> reads = new ArrayList<>();

  final List<Kept> kept = new ArrayList<>();
  private final Map<Long, List<BigInteger>> devices = new HashMap<>();
  private final Map<List<Long>, List<BigInteger>> processes = new HashMap<>();
  private final List<Burst> bursts = new ArrayList<>();
  private final Random random;
  private int beatsSent;
  private Burst sending;

  /** Cycles from an address to its first data. */
  int latency = 1;

  /** Reads of different walks are answered in any order, with pauses. */
  boolean reorders;

  long cycle;
  long held;

  WalkerBench(IommuConfig config, long seed) {
    simulated = Simulated.of(() -> new Walker(config));
    top = simulated.top();
    random = new Random(seed);
    zero(top.invalidation);
    zero(top.start.payload());
    poke(top.start.valid(), 0);
    poke(top.settings.mode(), 0);
    poke(top.settings.directoryPage(), 0);
    zero(top.deviceContext);
    zero(top.processContext);
    poke(top.reads.ready(), 1);
    simulated.reset();
  }

  void directory(int mode, long page) {
    poke(top.settings.mode(), mode);
    poke(top.settings.directoryPage(), page);
  }

  private void poke(Scalar<?> input, long value) {
    if (input.width() > 0) {
      simulated.poke(input, value);
    }
  }

  private long peek(Scalar<?> output) {
    return output.width() == 0 ? 0 : simulated.peek(output);
  }

  private static List<Scalar<?>> scalars(Bundle bundle) {
    var all = new ArrayList<Scalar<?>>();
    for (Data component :
        switch (bundle) {
          case Invalidation i ->
              List.<Data>of(
                  i.valid(),
                  i.kind(),
                  i.addressValid(),
                  i.page(),
                  i.pscidValid(),
                  i.pscid(),
                  i.guest(),
                  i.gscid(),
                  i.deviceValid(),
                  i.deviceId(),
                  i.processId());
          case TranslationKey k ->
              List.<Data>of(
                  k.deviceId(),
                  k.processIdValid(),
                  k.processId(),
                  k.page(),
                  k.write(),
                  k.execute(),
                  k.privileged(),
                  k.addressType(),
                  k.debug());
          case DecodedDeviceContext d ->
              List.<Data>of(
                  d.disableFaultReports(),
                  d.processDirectory(),
                  d.defaultProcess(),
                  d.enforceSnoop(),
                  d.secondStageMode(),
                  d.gscid(),
                  d.secondStagePage(),
                  d.pscid(),
                  d.firstStageMode(),
                  d.firstStagePage(),
                  d.msi(),
                  d.msiPage(),
                  d.msiMask(),
                  d.msiPattern());
          case DecodedProcessContext p ->
              List.<Data>of(p.supervisor(), p.userMemory(), p.pscid(), p.mode(), p.page());
          default -> throw new IllegalArgumentException(bundle.toString());
        }) {
      if (component.width() > 0) {
        all.add((Scalar<?>) component);
      }
    }
    return all;
  }

  private void zero(Bundle bundle) {
    scalars(bundle).forEach(scalar -> poke(scalar, 0));
  }

  private List<BigInteger> values(Bundle bundle) {
    return scalars(bundle).stream().map(simulated::peekBig).toList();
  }

  private void poke(Bundle bundle, List<BigInteger> values) {
    var targets = scalars(bundle);
    for (int i = 0; i < targets.size(); i++) {
      simulated.poke(targets.get(i), values.get(i));
    }
  }

  /** One cycle, with the start and the invalidation that were poked before. */
  void step() {
    sendBeat();
    poke(top.held, held);
    var device = devices.get(peek(top.deviceId));
    poke(top.deviceContextHit, device == null ? 0 : 1);
    if (device != null) {
      poke(top.deviceContext, device);
    }
    var process = processes.get(List.of(peek(top.deviceId), peek(top.processId)));
    poke(top.processContextHit, process == null ? 0 : 1);
    if (process != null) {
      poke(top.processContext, process);
    }
    takeRefills();
    if (peek(top.reads.valid()) != 0) {
      var read = top.reads.payload();
      long address = peek(read.address());
      reads.add(address);
      // What memory holds now is what will come: an older answer than any later change.
      int length = (int) peek(read.len()) + 1;
      var data =
          IntStream.range(0, length)
              .mapToObj(i -> memory.getOrDefault(address + 8L * i, 0L))
              .toList();
      bursts.add(new Burst((int) peek(read.id()), address, data, cycle + latency));
    }
    simulated.step();
    cycle++;
  }

  private void takeRefills() {
    var device = top.deviceContextRefill;
    if (peek(device.valid()) != 0) {
      devices.put(peek(device.deviceId()), values(device.context()));
    }
    var process = top.processContextRefill;
    if (peek(process.valid()) != 0) {
      processes.put(
          List.of(peek(top.deviceId), peek(process.processId())), values(process.context()));
    }
    var refill = top.iotlbRefill;
    if (peek(refill.valid()) != 0) {
      var permissions = refill.permissions();
      kept.add(
          new Kept(
              cycle,
              peek(refill.space().guest()) == 0 ? NONE : (int) peek(refill.space().gscid()),
              peek(refill.space().paged()) == 0 ? NONE : (int) peek(refill.space().pscid()),
              peek(refill.page()),
              peek(refill.translation().page()),
              (int) peek(refill.level()),
              (int)
                  (peek(permissions.read())
                      | peek(permissions.write()) << 1
                      | peek(permissions.execute()) << 2
                      | peek(permissions.user()) << 3)));
    }
  }

  private void sendBeat() {
    if (sending == null || beatsSent == 0 && !bursts.contains(sending)) {
      sending = null;
      var due = bursts.stream().filter(burst -> burst.due() <= cycle).toList();
      if (!due.isEmpty()) {
        sending =
            reorders
                ? due.get(random.nextInt(due.size()))
                : due.stream().min(Comparator.comparingLong(Burst::due)).orElseThrow();
      }
    }
    boolean sends = sending != null && !(reorders && random.nextInt(4) == 0);
    poke(top.beat.valid(), sends ? 1 : 0);
    if (!sends) {
      return;
    }
    long address = sending.address() + 8L * beatsSent;
    poke(top.beat.id(), sending.id());
    poke(top.beat.data(), sending.data().get(beatsSent));
    poke(top.beat.failed(), refusing.contains(address) ? 1 : 0);
    poke(top.beat.poisoned(), corrupted.contains(address) ? 1 : 0);
    beatsSent++;
    boolean last = beatsSent == sending.data().size();
    poke(top.beat.last(), last ? 1 : 0);
    if (last) {
      bursts.remove(sending);
      sending = null;
      beatsSent = 0;
    }
  }

  /** Offers a request until it is taken; gives the number of its walk, which is held. */
  int start(Asked asked) {
    var key = top.start.payload();
    poke(key.deviceId(), asked.deviceId());
    poke(key.processIdValid(), asked.processId() >= 0 ? 1 : 0);
    poke(key.processId(), Math.max(0, asked.processId()));
    poke(key.page(), asked.iova() >>> 12);
    poke(key.write(), asked.access() == 'w' ? 1 : 0);
    poke(key.execute(), asked.access() == 'x' ? 1 : 0);
    poke(key.privileged(), asked.supervisor() ? 1 : 0);
    poke(top.start.valid(), 1);
    long limit = cycle + 10_000;
    while (peek(top.start.ready()) == 0) {
      step();
      if (cycle > limit) {
        throw new AssertionError("the walker takes no request");
      }
    }
    int walk = (int) peek(top.startedWalk);
    step();
    poke(top.start.valid(), 0);
    held |= 1L << walk;
    return walk;
  }

  /** Runs until a walk is done; gives its result and lets go of it. */
  Ended end(int walk) {
    awaitDone(walk);
    var ended = result(walk);
    release(walk);
    return ended;
  }

  void awaitDone(int walk) {
    long limit = cycle + 20_000;
    while (!isDone(walk)) {
      step();
      if (cycle > limit) {
        throw new AssertionError("walk %d does not end".formatted(walk));
      }
    }
  }

  boolean isDone(int walk) {
    return (peek(top.done) >>> walk & 1) != 0;
  }

  void release(int walk) {
    held &= ~(1L << walk);
    step();
  }

  Ended result(int walk) {
    poke(top.resultOf.at(0), walk);
    var result = top.result.at(0);
    boolean fault = peek(result.fault()) != 0;
    return new Ended(
        fault ? (int) peek(result.cause()) : 0,
        peek(result.reported()) != 0,
        fault ? peek(result.iotval2()) : 0,
        fault ? 0 : peek(result.translation().page()),
        fault ? 0 : (int) peek(result.translation().memoryType()),
        fault ? 0 : (int) peek(result.range()),
        !fault && peek(result.translation().throughMsi()) != 0,
        !fault && peek(result.translation().coherent()) != 0);
  }

  Ended ask(Asked asked) {
    return end(start(asked));
  }

  /** Sets an invalidation for the next cycle; {@link #noInvalidation} ends it. */
  void invalidate(Invalidation.Kind kind, boolean guest, int gscid, boolean process, int pscid) {
    var invalidation = top.invalidation;
    simulated.poke(invalidation.kind(), kind);
    poke(invalidation.valid(), 1);
    poke(invalidation.guest(), guest ? 1 : 0);
    poke(invalidation.gscid(), gscid);
    poke(invalidation.pscidValid(), process ? 1 : 0);
    poke(invalidation.pscid(), pscid);
  }

  void invalidateWithAddress(boolean withAddress) {
    poke(top.invalidation.addressValid(), withAddress ? 1 : 0);
  }

  void invalidateDevice(Invalidation.Kind kind, int deviceId, int processId) {
    var invalidation = top.invalidation;
    simulated.poke(invalidation.kind(), kind);
    poke(invalidation.valid(), 1);
    poke(invalidation.deviceValid(), 1);
    poke(invalidation.deviceId(), deviceId);
    poke(invalidation.processId(), processId);
    forgetContexts();
  }

  void noInvalidation() {
    poke(top.invalidation.valid(), 0);
  }

  void forgetContext(long deviceId) {
    devices.remove(deviceId);
  }

  void forgetContexts() {
    devices.clear();
    processes.clear();
  }

  @Override
  public void close() {
    simulated.close();
  }
}
