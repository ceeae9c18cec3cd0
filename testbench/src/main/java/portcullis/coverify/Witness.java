package portcullis.coverify;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.coverify.journal.Journal;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.QueueBase;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.Outcome;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.MemoryByte;
import portcullis.testbench.iommu.ModelMemory;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.WrittenBytes;

/**
 * The model beside the hardware, on the same memory. It is told every register write of the driver
 * and every request of the devices, and says what the hardware must make of them: which address
 * leaves it, what is refused, and what it writes to memory, fault records above all.
 *
 * <p>The model has no caches. That is exact as long as nothing changes while a device is at work,
 * and finds both hardware and drivers that keep what they should have forgotten.
 */
final class Witness {
  private static final int PAGE = 4096;
  private static final int IOTVAL2 = 24;
  private static final long GUEST_PAGE_OFFSET = 0xffc;

  /** Requests of one direction and AXI ID stay in order. */
  private record Lane(boolean write, int id) {}

  private final RunningIommu iommu;
  private final ModelMemory noted;
  private final IommuModel model;
  private final WrittenBytes written = new WrittenBytes();
  private final TranslationWatch watch;
  private final Map<Lane, ArrayDeque<AddressTransfer>> translated = new HashMap<>();
  private long translations;

  /**
   * A witness of an IOMMU in reset state; it becomes the listener of both its ports.
   *
   * @param iommu the hardware
   * @param memory what both see
   * @param journal takes down what is seen
   */
  Witness(RunningIommu iommu, WatchedMemory memory, Journal journal) {
    this.iommu = iommu;
    watch = new TranslationWatch(journal, written);
    var config = iommu.config();
    noted = new ModelMemory(memory);
    model =
        new IommuModel(
            Capabilities.of(
                // The model knows the specification only.
                config.capabilities() & ~CapabilitiesRegister.CUSTOM.mask(),
                false,
                false,
                config.widths().vector(),
                0),
            noted,
            false);
    iommu.listenToMemory(watch);
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            lane(false, read.request().id()).add(read.request());
          }

          @Override
          public void writeAccepted(AddressTransfer request) {
            lane(true, request.id()).add(request);
          }
        });
  }

  private ArrayDeque<AddressTransfer> lane(boolean write, int id) {
    return translated.computeIfAbsent(new Lane(write, id), _ -> new ArrayDeque<>());
  }

  /** How many translations that left the hardware were compared. */
  long translations() {
    return translations;
  }

  /** The driver wrote a register of the hardware. */
  void writeRegister(int offset, int size, long value) {
    model.writeRegister(offset, size, value);
    model.settle();
    watch.happened(model.drainEvents());
  }

  /** What the model makes of a request; a fault is reported in its own fault queue. */
  Outcome expect(DeviceRequest request) {
    var asked = Judge.modelRequest(request);
    watch.expected(request, model.walk(asked));
    var outcome = model.translate(asked);
    watch.happened(model.drainEvents());
    return outcome;
  }

  /** How the model makes the walk of a request. */
  String explain(DeviceRequest request) {
    return model.walk(Judge.modelRequest(request)).text();
  }

  /**
   * Compares what the hardware has made of requests.
   *
   * @param transactions the requests, all answered
   * @param expected what the model said to each
   */
  void compare(List<DeviceTransaction> transactions, List<Outcome> expected) {
    try {
      for (int i = 0; i < expected.size(); i++) {
        compare(transactions.get(i), expected.get(i));
      }
    } finally {
      watch.settle();
    }
    translated.forEach((_, rest) ->
        DisagreementException.require(
            rest.isEmpty(), "left the hardware, and no device asked: %s", rest));
    compareWrites();
  }

  private void compare(DeviceTransaction transaction, Outcome outcome) {
    var request = transaction.request();
    String seen = "refused";
    String expected = "refused";
    AddressTransfer out = null;
    if (outcome instanceof Outcome.Translated passed) {
      expected =
          text(
              request,
              passed.address(),
              passed.memoryType().ordinal(),
              passed.throughMsiPte(),
              request.beats(),
              request.size());
    }
    if (!transaction.isRefused()) {
      var left = lane(request.write(), request.id()).poll();
      seen =
          left == null
              ? "answered, and nothing left the hardware"
              : text(
                  request,
                  left.address(),
                  left.memoryType(),
                  left.throughMsiPte(),
                  left.beats(),
                  left.size());
      if (left != null) {
        translations++;
        out = left;
      }
    }
    boolean agreed = seen.equals(expected);
    watch.answered(
        transaction,
        Optional.ofNullable(out),
        agreed ? Optional.empty() : Optional.of("expected %s, seen %s".formatted(expected, seen)));
    if (!agreed) {
      throw new DisagreementException(
          "%s:%n  expected %s%n  seen     %s%nthe walk as the model makes it:%n%s%s"
              .formatted(
                  request,
                  expected,
                  seen,
                  explain(request).indent(2),
                  "the hardware's latest accesses to memory:\n"
                      + String.join(
                              "\n", iommu.memoryAccessesSince(Math.max(0, transaction.accepted())))
                          .indent(2)));
    }
  }

  private static String text(
      DeviceRequest request,
      long address,
      int memoryType,
      boolean throughMsiPte,
      int beats,
      int size) {
    return "%s of %d x %d bytes at 0x%x, memory type %d%s"
        .formatted(
            request.write() ? "write" : "read",
            beats,
            1 << size,
            address,
            memoryType,
            throughMsiPte ? ", through an MSI PTE" : "");
  }

  /**
   * Compares what hardware and model have written to memory since the last time: fault records,
   * data of fences, messages. The hardware must be at rest.
   */
  void compareWrites() {
    var seen = written.drain().stream().sorted().toList();
    var expected = noted.drain().stream().sorted().toList();
    boolean alike = seen.size() == expected.size();
    for (int i = 0; alike && i < seen.size(); i++) {
      alike = alike(seen.get(i), expected.get(i));
    }
    DisagreementException.require(
        alike,
        "the IOMMU's own writes to memory differ:%n  expected %s%n  seen     %s",
        expected,
        seen);
  }

  /** The page offset of a guest-physical address is optional: this hardware may leave it 0. */
  private boolean alike(MemoryByte seen, MemoryByte expected) {
    if (seen.address() != expected.address()) {
      return false;
    }
    int optional = optionalBits(seen.address());
    int seenBits = seen.value() & 0xff;
    int expectedBits = expected.value() & 0xff;
    return seenBits == expectedBits
        || optional != 0 && (seenBits & optional) == 0 && seenBits == (expectedBits & ~optional);
  }

  /** Which bits of a byte of memory belong to the page offset in iotval2 of a fault record. */
  private int optionalBits(long address) {
    long base = model.readRegister(QueueBase.FQB.offset(), Long.BYTES);
    long start = QueueBase.PPN.get(base) * PAGE;
    long bytes = FaultQueueRecord.BYTES << QueueBase.LOG2SZ_1.get(base) + 1;
    if (address < start || address >= start + bytes) {
      return 0;
    }
    int place = (int) (address - start) % FaultQueueRecord.BYTES - IOTVAL2;
    return place < 0 || place >= Long.BYTES
        ? 0
        : (int) (GUEST_PAGE_OFFSET >>> Byte.SIZE * place) & 0xff;
  }
}
