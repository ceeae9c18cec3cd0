package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import portcullis.model.SparseMemory;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.PatternMemory;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/**
 * Buses of other widths than 64 bits: every byte of bursts of every kind, narrow ones too, arrives
 * where it belongs.
 */
class DataWidthTest {
  private static final int DEVICE = 3;
  private static final long IOVA = 0x4000_0000L;
  private static final int PAGE = 4096;
  private static final int PAGES = 24;
  private static final int BLOCK = 1024;
  private static final int MOST_BEATS = 16;
  private static final int FIXED = 0;
  private static final int INCR = 1;
  private static final int WRAP = 2;
  private static final int LIMIT = 200_000;

  @RtlTest(
      configs = "core",
      set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void everyByteArrivesOn32Bits(RunningIommu iommu, Seed seed) {
    transfer(iommu, seed);
  }

  @RtlTest(
      configs = "base",
      set = {"enforceSnoop=true", "data=128", "interrupts=WSI"})
  void everyByteArrivesOn128Bits(RunningIommu iommu, Seed seed) {
    transfer(iommu, seed);
  }

  @Tag("long")
  @RtlTest(configs = "small", set = "data=256")
  void everyByteArrivesOn256Bits(RunningIommu iommu, Seed seed) {
    transfer(iommu, seed);
  }

  @Tag("long")
  @RtlTest(configs = "small", set = "data=512")
  void everyByteArrivesOn512Bits(RunningIommu iommu, Seed seed) {
    transfer(iommu, seed);
  }

  @RtlTest(
      configs = "core",
      set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void burstsAcrossAPageAreRefusedOn32Bits(RunningIommu iommu) {
    crossAPage(iommu);
  }

  @RtlTest(
      configs = "base",
      set = {"enforceSnoop=true", "data=128", "interrupts=WSI"})
  void burstsAcrossAPageAreRefusedOn128Bits(RunningIommu iommu) {
    crossAPage(iommu);
  }

  private static AddressSpace mapped(RunningIommu iommu) {
    var software = new Software(iommu, 4);
    var directory = software.directory(1);
    var space = AddressSpace.oneStage(iommu.memory(), software.pages(), 1);
    for (int page = 0; page < PAGES; page++) {
      space.map(IOVA + (long) PAGE * page);
    }
    directory.put(DEVICE, space.context());
    software.startQueues();
    software.setDirectory(directory);
    return space;
  }

  private static int widest(RunningIommu iommu) {
    return Integer.numberOfTrailingZeros(iommu.config().widths().data() / Byte.SIZE);
  }

  private static void transfer(RunningIommu iommu, Seed seed) {
    var space = mapped(iommu);
    iommu.memoryPort().setTiming(Timing.random(2, seed.value()));
    iommu.translatedPort().setTiming(Timing.random(2, ~seed.value()));
    iommu.device().setStalls(20, seed.value());
    var random = seed.random();
    var expected = new Bytes(space);
    var writes = bursts(random, true, widest(iommu));
    for (var write : send(iommu, writes)) {
      assertThat(write.isRefused()).as("%s", write).isFalse();
      expected.store(write.request(), widest(iommu));
    }
    int narrow = 0;
    for (var read : send(iommu, bursts(random, false, widest(iommu)))) {
      assertThat(read.isRefused()).as("%s", read).isFalse();
      narrow += read.request().size() < widest(iommu) ? 1 : 0;
      expected.compare(read, widest(iommu));
    }
    assertThat(narrow).as("narrow bursts").isPositive();
  }

  private static List<DeviceTransaction> send(RunningIommu iommu, List<DeviceRequest> requests) {
    var sent = requests.stream().map(iommu.device()::submit).toList();
    iommu.runUntil("all answers", () -> sent.stream().allMatch(DeviceTransaction::isDone), LIMIT);
    return sent;
  }

  /** One burst in each block, in any order, so that none meets another one. */
  private static List<DeviceRequest> bursts(Random random, boolean write, int widest) {
    var bursts = new ArrayList<DeviceRequest>();
    for (int block = 0; block < PAGES * PAGE / BLOCK; block++) {
      int size = random.nextInt(widest + 1);
      int kind = random.nextInt(3);
      int beats = kind == WRAP ? 2 << random.nextInt(4) : 1 + random.nextInt(MOST_BEATS);
      int room = BLOCK - (beats << size);
      long offset = room == 0 ? 0 : random.nextInt(room);
      if (kind == WRAP) {
        offset &= -(beats << size);
        offset += (long) random.nextInt(beats) << size;
      }
      long iova = IOVA + (long) block * BLOCK + offset;
      var request = write ? DeviceRequest.write(DEVICE, iova) : DeviceRequest.read(DEVICE, iova);
      bursts.add(request.withBurst(beats, size, kind).withId(random.nextInt(16)));
    }
    Collections.shuffle(bursts, random);
    return bursts;
  }

  private static void crossAPage(RunningIommu iommu) {
    mapped(iommu);
    int widest = widest(iommu);
    for (int size = 0; size <= widest; size++) {
      for (boolean write : new boolean[] {false, true}) {
        long end = IOVA + PAGE;
        int beats = 3;
        long fits = end - ((long) beats << size);
        var inside = write ? DeviceRequest.write(DEVICE, fits) : DeviceRequest.read(DEVICE, fits);
        assertThat(iommu.request(inside.withBurst(beats, size, INCR)).isRefused()).isFalse();
        var across = inside.withBurst(beats + 1, size, INCR).violating();
        assertThat(iommu.request(across).isRefused()).as("%s", across).isTrue();
        // It stays where it is, however long.
        var fixed = inside.withBurst(MOST_BEATS, size, FIXED);
        assertThat(iommu.request(fixed).isRefused()).as("%s", fixed).isFalse();
      }
    }
  }

  /** What the target of translated requests must hold. */
  private static final class Bytes {
    private final AddressSpace space;
    private final PatternMemory before = new PatternMemory();
    private final SparseMemory written = new SparseMemory();
    private final SparseMemory isWritten = new SparseMemory();

    Bytes(AddressSpace space) {
      this.space = space;
    }

    private long physical(long iova) {
      return space.firstStage().entry(iova, 0) >>> 10 << 12 | iova & PAGE - 1;
    }

    private byte at(long address) {
      return isWritten.load(address, 1)[0] != 0
          ? written.load(address, 1)[0]
          : (byte) (before.read(address & -8, 8) >>> Byte.SIZE * (address & 7));
    }

    void store(DeviceRequest request, int widest) {
      for (int beat = 0; beat < request.beats(); beat++) {
        long first = first(request, beat);
        for (long iova = first; iova < end(request, first); iova++) {
          int lane = (int) iova & (1 << widest) - 1;
          byte value = (byte) (request.payload(beat, lane >>> 3) >>> Byte.SIZE * (lane & 7));
          written.store(physical(iova), new byte[] {value});
          isWritten.store(physical(iova), new byte[] {1});
        }
      }
    }

    void compare(DeviceTransaction read, int widest) {
      var request = read.request();
      for (int beat = 0; beat < request.beats(); beat++) {
        long first = first(request, beat);
        for (long iova = first; iova < end(request, first); iova++) {
          int lane = (int) iova & (1 << widest) - 1;
          byte seen = (byte) (read.data(beat, lane >>> 3) >>> Byte.SIZE * (lane & 7));
          assertThat(seen)
              .as("%s, beat %d, byte at 0x%x", request, beat, iova)
              .isEqualTo(at(physical(iova)));
        }
      }
    }

    private static long first(DeviceRequest request, int beat) {
      return AddressTransfer.beatAddress(
          request.address(), request.beats(), request.size(), request.burst(), beat);
    }

    private static long end(DeviceRequest request, long first) {
      return (first & -1L << request.size()) + (1L << request.size());
    }
  }
}
