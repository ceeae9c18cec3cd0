package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.QueueIndex;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.bus.WriteBurst;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/** What the device side owes to AXI: bursts, order, refusals, sidebands. */
class RequestsTest {
  private static final int DEVICE = 0x012345;
  private static final int STRANGER = 0x054321;
  private static final long IOVA = 0x4000_0000L;
  private static final int PAGES = 32;
  private static final int INCR = 1;
  private static final int WRAP = 2;
  private static final int FIXED = 0;

  private static Software mapped(RunningIommu iommu) {
    var software = new Software(iommu, 6);
    var directory = software.directory(3);
    var space = AddressSpace.oneStage(iommu.memory(), software.pages(), 1);
    for (int page = 0; page < PAGES; page++) {
      space.map(IOVA + 4096L * page);
    }
    directory.put(DEVICE, space.context());
    software.startQueues();
    software.setDirectory(directory);
    return software;
  }

  private static List<DeviceTransaction> send(RunningIommu iommu, List<DeviceRequest> requests) {
    var sent = new ArrayList<DeviceTransaction>();
    for (var request : requests) {
      sent.add(iommu.device().submit(request));
    }
    iommu.runUntil("all answers", () -> sent.stream().allMatch(DeviceTransaction::isDone), 200_000);
    return sent;
  }

  @RtlTest(configs = {"small", "base", "core"})
  void aReadAndAWriteComeBackWithTheirData(RunningIommu iommu) {
    mapped(iommu);
    var write = iommu.request(DeviceRequest.write(DEVICE, IOVA + 0x108));
    assertThat(write.isRefused()).isFalse();
    var read = iommu.request(DeviceRequest.read(DEVICE, IOVA + 0x108));
    assertThat(read.isRefused()).isFalse();
    assertThat(read.data(0)).isEqualTo(write.request().payload());
  }

  @RtlTest
  void burstsUpToTheEndOfAPagePassAndBurstsAcrossItAreRefusedWithoutARecord(RunningIommu iommu) {
    mapped(iommu);
    var fits = DeviceRequest.read(DEVICE, IOVA + 0xf00).withBurst(32, 3, INCR);
    assertThat(iommu.request(fits).isRefused()).isFalse();
    assertThat(
            iommu
                .request(DeviceRequest.write(DEVICE, IOVA + 0xf00).withBurst(32, 3, INCR))
                .isRefused())
        .isFalse();
    long before = iommu.translatedPort().readCount() + iommu.translatedPort().writeCount();
    for (boolean write : new boolean[] {false, true}) {
      var first =
          write
              ? DeviceRequest.write(DEVICE, IOVA + 0xf08)
              : DeviceRequest.read(DEVICE, IOVA + 0xf08);
      var crossing = iommu.request(first.withBurst(32, 3, INCR).violating());
      for (int beat = 0; beat < (write ? 1 : 32); beat++) {
        assertThat(crossing.response(beat)).isEqualTo(2);
      }
    }
    assertThat(iommu.translatedPort().readCount() + iommu.translatedPort().writeCount())
        .isEqualTo(before);
    iommu.runUntilQuiet();
    assertThat(iommu.readRegister(QueueIndex.FQT.offset(), 4)).isZero();
  }

  @RtlTest
  void wrappingFixedAndExclusiveBurstsPassAsTheyAre(RunningIommu iommu) {
    mapped(iommu);
    var seen = new ArrayList<String>();
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            var it = read.request();
            seen.add(
                "%x %d %d %d %b"
                    .formatted(it.address() & 0xfff, it.beats(), it.size(), it.burst(), it.lock()));
          }
        });
    send(
        iommu,
        List.of(
            DeviceRequest.read(DEVICE, IOVA + 0x38).withBurst(8, 3, WRAP),
            DeviceRequest.read(DEVICE, IOVA + 0xffc).withBurst(16, 2, FIXED),
            DeviceRequest.read(DEVICE, IOVA + 0xff8).withBurst(8, 3, WRAP).withId(7),
            DeviceRequest.read(DEVICE, IOVA + 0x40).withBurst(4, 3, WRAP).withId(3),
            DeviceRequest.read(DEVICE, IOVA + 0x80).withBurst(4, 2, INCR).withId(5).exclusive()));
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "38 8 3 2 false",
            "ff8 8 3 2 false",
            "ffc 16 2 0 false",
            "40 4 3 2 false",
            "80 4 2 1 true");
  }

  @RtlTest
  void aRefusedBurstHasAllItsBeatsAndOneRecord(RunningIommu iommu) {
    var software = mapped(iommu);
    var read = iommu.request(DeviceRequest.read(STRANGER, IOVA).withBurst(7, 3, INCR));
    for (int beat = 0; beat < 7; beat++) {
      assertThat(read.response(beat)).isEqualTo(2);
    }
    var write = iommu.request(DeviceRequest.write(STRANGER, IOVA).withBurst(7, 3, INCR));
    assertThat(write.response(0)).isEqualTo(2);
    iommu.runUntilQuiet();
    assertThat(iommu.translatedPort().readCount() + iommu.translatedPort().writeCount()).isZero();
    assertThat(iommu.readRegister(QueueIndex.FQT.offset(), 4)).isEqualTo(2);
    long record = iommu.memory().read(software.faultQueue(), 8);
    assertThat(FaultQueueRecord.CAUSE.get(record)).isEqualTo(FaultCause.DDT_ENTRY_NOT_VALID.code());
    assertThat(FaultQueueRecord.DID.get(record)).isEqualTo(STRANGER);
  }

  @RtlTest
  void withoutAProcessIdItsSidebandsMeanNothing(RunningIommu iommu) {
    mapped(iommu);
    for (boolean write : new boolean[] {false, true}) {
      var plain = write ? DeviceRequest.write(DEVICE, IOVA) : DeviceRequest.read(DEVICE, IOVA);
      assertThat(iommu.request(plain.withoutProcess(0xfffff, true, true)).isRefused()).isFalse();
    }
  }

  /** W has no ID, so data would go astray if a write overtook one with another ID. */
  @RtlTest(
      configs = {"small", "base", "core"},
      seeds = 3)
  void writesKeepTheirOrderAcrossIdsThoughReadsOvertake(RunningIommu iommu, Seed seed) {
    mapped(iommu);
    iommu.memoryPort().setTiming(Timing.random(10, seed.value()));
    iommu.translatedPort().setTiming(Timing.random(2, ~seed.value()));
    var addresses = new ArrayList<Long>();
    var data = new ArrayList<Long>();
    var reads = new ArrayList<Long>();
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            reads.add(read.request().address() & 0xfff);
          }

          @Override
          public void writeAccepted(AddressTransfer request) {
            addresses.add(request.address() & 0xfff);
          }

          @Override
          public void written(WriteBurst write) {
            data.add(write.request().address() & 0xfff);
            data.add(write.data(0));
          }
        });
    var random = seed.random();
    var writes = new ArrayList<DeviceRequest>();
    var others = new ArrayList<DeviceRequest>();
    for (int i = 0; i < 400; i++) {
      int device = random.nextInt(8) == 0 ? STRANGER : DEVICE;
      // A few pages, so that there are hits, and all of them, so that there are misses.
      int page = random.nextInt(random.nextBoolean() ? 3 : PAGES);
      long address = IOVA + 4096L * page + 8 * i;
      writes.add(DeviceRequest.write(device, address).withId(random.nextInt(16)));
      others.add(DeviceRequest.read(DEVICE, address).withId(random.nextInt(16)));
    }
    var mixed = new ArrayList<>(writes);
    mixed.addAll(others);
    send(iommu, mixed);
    var expected = writes.stream().filter(it -> it.deviceId() == DEVICE).toList();
    assertThat(addresses)
        .containsExactlyElementsOf(expected.stream().map(it -> it.address() & 0xfff).toList());
    var dataOf = new HashMap<Long, Long>();
    for (int i = 0; i < data.size(); i += 2) {
      dataOf.put(data.get(i), data.get(i + 1));
    }
    for (var write : expected) {
      assertThat(dataOf.get(write.address() & 0xfff)).as("%s", write).isEqualTo(write.payload());
    }
    assertThat(reads)
        .hasSize(others.size())
        .isNotEqualTo(others.stream().map(it -> it.address() & 0xfff).toList());
  }

  /** Hits, misses and refusals at once, with all that buses may do; the monitors watch. */
  @RtlTest(
      configs = {"small", "base", "core"},
      seeds = 3)
  void mixedTrafficIsAnsweredOnceInOrderAndRightly(RunningIommu iommu, Seed seed) {
    mapped(iommu);
    iommu.memoryPort().setTiming(Timing.random(3, seed.value()));
    iommu.translatedPort().setTiming(Timing.random(2, ~seed.value()));
    iommu.device().setStalls(20, seed.value());
    var written = new ArrayList<WriteBurst>();
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void written(WriteBurst write) {
            written.add(write);
          }
        });
    var random = seed.random();
    var requests = new ArrayList<DeviceRequest>();
    for (int i = 0; i < 1500; i++) {
      boolean stranger = random.nextInt(10) == 0;
      int beats = 1 + random.nextInt(4);
      long address = IOVA + 4096L * random.nextInt(PAGES) + 8L * random.nextInt(512 - beats);
      int device = stranger ? STRANGER : DEVICE;
      requests.add(
          (random.nextBoolean()
                  ? DeviceRequest.read(device, address)
                  : DeviceRequest.write(device, address))
              .withBurst(beats, 3, INCR)
              .withId(random.nextInt(16)));
    }
    var sent = send(iommu, requests);
    for (var transaction : sent) {
      assertThat(transaction.isRefused())
          .as(transaction.toString())
          .isEqualTo(transaction.request().deviceId() == STRANGER);
    }
    long writes = requests.stream().filter(it -> it.write() && it.deviceId() == DEVICE).count();
    assertThat(written).hasSize((int) writes);
    for (int id = 0; id < 16; id++) {
      requireOrder(sent, id, false);
      requireOrder(sent, id, true);
    }
    iommu.runUntilQuiet();
    assertThat(iommu.outstanding()).isEmpty();
  }

  private static void requireOrder(List<DeviceTransaction> sent, int id, boolean write) {
    long latest = -1;
    for (var transaction : sent) {
      if (transaction.request().id() == id && transaction.request().write() == write) {
        assertThat(transaction.ended()).isGreaterThan(latest);
        latest = transaction.ended();
      }
    }
  }
}
