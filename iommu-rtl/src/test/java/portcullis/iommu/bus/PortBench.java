package portcullis.iommu.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import portcullis.hdl.Elaborated;
import portcullis.hdl.lib.axi.Response;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.IommuConfig;

/**
 * A device port among stand-ins for everything around it. It holds every handshake against what the
 * requests and their order demand.
 */
final class PortBench implements AutoCloseable {
  /** A read or write that the port has accepted. */
  private static final class Accepted {
    private final PortRequest request;
    private int beats;

    private Accepted(PortRequest request) {
      this.request = request;
    }

    private boolean passes() {
      return request.fate() == PortRequest.Fate.PASSES;
    }
  }

  private record Beat(long data, int strobes, boolean last, boolean passes) {}

  final Simulation simulation;
  final Random random;
  final WalkStandIn walker;
  final TranslatedMemory memory;

  /** Requests to send, per direction. */
  final List<Deque<PortRequest>> toSend = List.of(new ArrayDeque<>(), new ArrayDeque<>());

  /** A request that the caches could answer is answered in one of 256 look-ups by so many. */
  int hits = 128;

  /** Stalls of the devices: 1 never stalls. */
  int pace = 2;

  /** Cycles of the handshakes on the device side and of the first sight on the translated side. */
  final List<List<Long>> acceptedAt = List.of(new ArrayList<>(), new ArrayList<>());

  final List<List<Long>> issuedAt = List.of(new ArrayList<>(), new ArrayList<>());
  final List<List<PortRequest>> issued = List.of(new ArrayList<>(), new ArrayList<>());

  /** Fault records so far. */
  int reported;

  long cycle;

  private final Simulated<MonitoredPort> simulated;
  private final int pageBits;
  private final int ids;
  private final WalkStandIn.Key key;
  private final boolean[] offered = new boolean[2];
  private final boolean[] seenOnTranslatedSide = new boolean[2];
  private final List<List<Deque<Accepted>>> toIssue = List.of(new ArrayList<>(), new ArrayList<>());
  private final Deque<Accepted> writesToIssue = new ArrayDeque<>();
  private final List<List<Deque<Accepted>>> toAnswer =
      List.of(new ArrayList<>(), new ArrayList<>());
  private final Deque<Beat> dataToSend = new ArrayDeque<>();
  private final List<Long> dataToArrive = new ArrayList<>();
  private final List<Integer> strobesToArrive = new ArrayList<>();
  private final List<PortRequest> toReport = new ArrayList<>();
  private final FenceCheck[] fences = new FenceCheck[2];
  private boolean dataOffered;
  private long nextData = 1;

  PortBench(Elaborated<MonitoredPort> port, IommuConfig config, long seed) {
    random = new Random(seed);
    simulated =
        Simulated.of(
            port,
            Engines.ofTests().start(),
            SimulationOptions.DEFAULT.withRandomInitialState(seed));
    simulation = simulated.simulation();
    pageBits = config.widths().physicalPage();
    ids = 1 << config.widths().id();
    walker = new WalkStandIn(simulation, random, config.capacities().walkers(), pageBits);
    memory = new TranslatedMemory(simulation, random, ids);
    key = new WalkStandIn.Key(simulation, "key");
    for (int direction = 0; direction < 2; direction++) {
      fences[direction] = new FenceCheck(direction);
      for (int id = 0; id < ids; id++) {
        toIssue.get(direction).add(new ArrayDeque<>());
        toAnswer.get(direction).add(new ArrayDeque<>());
      }
    }
    simulation.poke("device_arvalid", false);
    simulation.poke("device_awvalid", false);
    simulation.poke("device_wvalid", false);
    simulation.poke("translated_rvalid", false);
    simulation.poke("translated_bvalid", false);
    simulation.reset();
  }

  private boolean now() {
    return random.nextInt(pace) == 0;
  }

  /** Runs one cycle. */
  void step() {
    sendAddress(0, "device_ar");
    sendAddress(1, "device_aw");
    sendData();
    simulation.poke("device_rready", now());
    simulation.poke("device_bready", now());
    simulation.poke("faults_ready", now());
    memory.drive();
    for (var fence : fences) {
      fence.drive();
    }
    walker.drive();
    answerLookUp();

    acceptAddress(0, "device_ar");
    acceptAddress(1, "device_aw");
    acceptData();
    checkIssued(0, "translated_ar");
    checkIssued(1, "translated_aw");
    checkReadBeat();
    checkWriteResponse();
    checkFault();
    memory.endCycle();
    walker.endCycle();
    simulation.step();
    for (var fence : fences) {
      fence.check();
    }
    cycle++;
  }

  private void answerLookUp() {
    boolean asked = simulation.peekBoolean("asked");
    var question = key.peek();
    boolean hit = asked && question.fate() == PortRequest.Fate.PASSES && random.nextInt(256) < hits;
    simulation.poke("hit", hit || !asked && random.nextBoolean());
    long nonsense = random.nextLong() & (1L << pageBits) - 1;
    simulation.poke("translation_page", hit ? question.translatedPage(pageBits) : nonsense);
    simulation.poke("translation_memoryType", hit ? question.memoryType() : 3);
    simulation.poke("translation_throughMsi", hit && question.throughMsi());
    simulation.poke("translation_coherent", false);
  }

  private void sendAddress(int direction, String channel) {
    var queue = toSend.get(direction);
    offered[direction] = !queue.isEmpty() && (offered[direction] || now());
    simulation.poke(channel + "valid", offered[direction]);
    if (!offered[direction]) {
      return;
    }
    var request = queue.peek();
    simulation.poke(channel + "id", request.id());
    simulation.poke(simulation.signal(channel + "addr"), address(request.address()));
    simulation.poke(channel + "len", request.len());
    simulation.poke(channel + "size", request.size());
    simulation.poke(channel + "burst", request.burst().ordinal());
    simulation.poke(channel + "lock", request.lock());
    simulation.poke(channel + "cache", request.cache());
    simulation.poke(channel + "prot", request.prot());
    simulation.poke(channel + "qos", request.attributes() >> 4 & 15);
    simulation.poke(channel + "region", request.attributes() >> 8);
    simulation.poke(channel + "mmusid", request.deviceId());
    simulation.poke(channel + "mmussidv", request.hasProcess());
    simulation.poke(channel + "mmussid", request.processId());
    simulation.poke(channel + "mmuat", request.addressType());
  }

  private static java.math.BigInteger address(long address) {
    return new java.math.BigInteger(Long.toUnsignedString(address));
  }

  private boolean fires(String channel) {
    return simulation.peekBoolean(channel + "valid") && simulation.peekBoolean(channel + "ready");
  }

  private void acceptAddress(int direction, String channel) {
    if (!fires(channel)) {
      return;
    }
    offered[direction] = false;
    acceptedAt.get(direction).add(cycle);
    var accepted = new Accepted(toSend.get(direction).remove());
    var request = accepted.request;
    toAnswer.get(direction).get(request.id()).add(accepted);
    if (accepted.passes()) {
      toIssue.get(direction).get(request.id()).add(accepted);
      if (request.write()) {
        writesToIssue.add(accepted);
      }
    }
    if (request.fate() == PortRequest.Fate.FAULTS) {
      toReport.add(request);
    }
    if (request.write()) {
      for (int beat = 0; beat <= request.len(); beat++) {
        // The data tells the beats apart, also by which of their lanes they write.
        int strobes = request.lanes(beat) & (int) nextData;
        dataToSend.add(new Beat(nextData++, strobes, beat == request.len(), accepted.passes()));
      }
    }
  }

  private void sendData() {
    dataOffered = !dataToSend.isEmpty() && (dataOffered || now());
    simulation.poke("device_wvalid", dataOffered);
    if (dataOffered) {
      simulation.poke("device_wdata", dataToSend.peek().data());
      simulation.poke("device_wstrb", dataToSend.peek().strobes());
      simulation.poke("device_wlast", dataToSend.peek().last());
    }
  }

  private void acceptData() {
    if (fires("device_w")) {
      dataOffered = false;
      var beat = dataToSend.remove();
      if (beat.passes()) {
        dataToArrive.add(beat.data());
        strobesToArrive.add(beat.strobes());
      }
    }
    if (fires("translated_w")) {
      long data = simulation.peek("translated_wdata");
      assertThat(data)
          .as("write data in AW order")
          .isEqualTo(dataToArrive.get(memory.taken.size()));
      assertThat(simulation.peek("translated_wstrb"))
          .isEqualTo(strobesToArrive.get(memory.taken.size()).longValue());
    }
  }

  private void checkIssued(int direction, String channel) {
    boolean valid = simulation.peekBoolean(channel + "valid");
    boolean accepted = fires(channel);
    String word = direction == 0 ? "read" : "write";
    assertThat(simulation.peekBoolean("raised_" + word)).isEqualTo(valid);
    assertThat(simulation.peekBoolean("raised_" + word + "Accepted")).isEqualTo(accepted);
    if (valid && !seenOnTranslatedSide[direction]) {
      fences[direction].issued[(int) simulation.peek(channel + "id")]++;
      issuedAt.get(direction).add(cycle);
    }
    seenOnTranslatedSide[direction] = valid && !accepted;
    if (!accepted) {
      return;
    }
    int id = (int) simulation.peek(channel + "id");
    var expected = toIssue.get(direction).get(id).poll();
    assertThat(expected).as("a translated %s of ID %d that nobody asked for", word, id).isNotNull();
    if (direction == 1) {
      assertThat(expected).as("writes keep their order").isSameAs(writesToIssue.remove());
    }
    var request = expected.request;
    issued.get(direction).add(request);
    var key = request.key();
    long page = key.translatedPage(pageBits);
    String of = channel + " of " + request;
    assertThat(simulation.peek(channel + "addr"))
        .as(of)
        .isEqualTo(page << 12 | request.address() & 0xfff);
    assertThat(simulation.peek(channel + "len")).as(of).isEqualTo(request.len());
    assertThat(simulation.peek(channel + "size")).as(of).isEqualTo(request.size());
    assertThat(simulation.peek(channel + "burst")).as(of).isEqualTo(request.burst().ordinal());
    assertThat(simulation.peekBoolean(channel + "lock")).as(of).isEqualTo(request.lock());
    assertThat(simulation.peek(channel + "cache")).as(of).isEqualTo(request.cache());
    assertThat(simulation.peek(channel + "prot")).as(of).isEqualTo(request.prot());
    assertThat(simulation.peek(channel + "qos")).as(of).isEqualTo(request.attributes() >> 4 & 15);
    assertThat(simulation.peek(channel + "region")).as(of).isEqualTo(request.attributes() >> 8);
    assertThat(simulation.peek(channel + "mmumt")).as(of).isEqualTo(key.memoryType());
    assertThat(simulation.peekBoolean(channel + "mmumsi")).as(of).isEqualTo(key.throughMsi());
  }

  private void checkReadBeat() {
    if (!fires("device_r")) {
      return;
    }
    int id = (int) simulation.peek("device_rid");
    var read = toAnswer.get(0).get(id).peek();
    assertThat(read).as("read data of ID %d that nobody waits for", id).isNotNull();
    long data = simulation.peek("device_rdata");
    long response = simulation.peek("device_rresp");
    if (read.passes()) {
      assertThat(response).as("%s", read.request).isEqualTo(Response.OKAY.ordinal());
      assertThat(data).as("%s", read.request).isEqualTo(memory.given.get(id).remove());
    } else {
      assertThat(response).as("%s", read.request).isEqualTo(Response.SLVERR.ordinal());
      assertThat(data).as("%s", read.request).isZero();
    }
    boolean last = read.beats++ == read.request.len();
    assertThat(simulation.peekBoolean("device_rlast")).as("%s", read.request).isEqualTo(last);
    if (last) {
      toAnswer.get(0).get(id).remove();
    }
  }

  private void checkWriteResponse() {
    if (!fires("device_b")) {
      return;
    }
    int id = (int) simulation.peek("device_bid");
    var write = toAnswer.get(1).get(id).poll();
    assertThat(write).as("response of ID %d that nobody waits for", id).isNotNull();
    var expected = write.passes() ? Response.OKAY : Response.SLVERR;
    assertThat(simulation.peek("device_bresp"))
        .as("%s", write.request)
        .isEqualTo(expected.ordinal());
  }

  private void checkFault() {
    if (!fires("faults_")) {
      return;
    }
    var report =
        toReport.stream()
            .filter(request ->
                simulation.peek("faults_payload_iotval") == request.address()
                    && simulation.peek("faults_payload_transactionType")
                        == request.transactionType()
                    && simulation.peek("faults_payload_deviceId") == request.deviceId()
                    && simulation.peekBoolean("faults_payload_processIdValid")
                        == request.hasProcess()
                    && simulation.peek("faults_payload_processId") == request.key().processId()
                    && simulation.peekBoolean("faults_payload_privileged")
                        == request.key().privileged()
                    && simulation.peek("faults_payload_cause") == request.key().cause()
                    && simulation.peek("faults_payload_iotval2") == request.key().hash())
            .findFirst();
    assertThat(report).as("a fault record that no request caused").isPresent();
    toReport.remove(report.get());
    reported++;
  }

  /** Runs until everything is answered. */
  void runToTheEnd(int limit) {
    for (long end = cycle + limit; !isIdle(); ) {
      assertThat(cycle).as("cycles until all is answered").isLessThan(end);
      step();
    }
    for (int i = 0; i < 20; i++) {
      step();
    }
    assertThat(toReport).as("faults without a record").isEmpty();
    assertThat(memory.taken).isEqualTo(dataToArrive);
    assertThat(walker.isIdle()).as("all walks are released").isTrue();
    memory.assertIdle();
  }

  private boolean isIdle() {
    return toSend.stream().allMatch(Deque::isEmpty)
        && dataToSend.isEmpty()
        && toAnswer.stream().flatMap(List::stream).allMatch(Deque::isEmpty);
  }

  @Override
  public void close() {
    simulated.close();
  }

  /** Holds what a fence is told against the handshakes on the translated side. */
  private final class FenceCheck {
    private final int direction;
    private final int[] issued = new int[ids];
    private int[] remembered = new int[ids];
    private boolean observes;

    private FenceCheck(int direction) {
      this.direction = direction;
    }

    private void drive() {
      observes = random.nextInt(40) == 0;
      simulation.poke(direction == 0 ? "observeReads" : "observeWrites", observes);
    }

    /** After the clock edge: what is remembered includes what has just appeared. */
    private void check() {
      if (observes) {
        remembered = issued.clone();
        String channel = direction == 0 ? "translated_ar" : "translated_aw";
        if (simulation.peekBoolean(channel + "valid") && !seenOnTranslatedSide[direction]) {
          remembered[(int) simulation.peek(channel + "id")]++;
        }
      }
      boolean ended = true;
      for (int id = 0; id < ids; id++) {
        ended &= memory.ended[direction][id] >= remembered[id];
      }
      assertThat(simulation.peekBoolean(direction == 0 ? "readsObserved" : "writesObserved"))
          .as("cycle %d: remembered %s have ended", cycle, direction == 0 ? "reads" : "writes")
          .isEqualTo(ended);
    }
  }
}
