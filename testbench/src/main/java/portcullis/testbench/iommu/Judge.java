package portcullis.testbench.iommu;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.model.AddressType;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;

/**
 * The model beside the hardware, on the same memory. Register writes and requests go to both, one
 * at a time, and what they do must agree: answers, memory types, and every byte written to memory.
 * The model has no caches, so tables may change only as software may change them.
 */
public final class Judge {
  private final RunningIommu iommu;
  private final ModelMemory memory;
  private final IommuModel model;
  private final WrittenBytes written = new WrittenBytes();
  private final List<AddressTransfer> translated = new ArrayList<>();

  /**
   * A judge of an IOMMU in reset state; it becomes the listener of both its ports.
   *
   * @param iommu the hardware
   */
  public Judge(RunningIommu iommu) {
    this.iommu = iommu;
    var config = iommu.config();
    memory = new ModelMemory(iommu.memory());
    model =
        new IommuModel(
            // The model knows no custom features.
            Capabilities.of(
                config.capabilities() & ~CapabilitiesRegister.CUSTOM.mask(),
                false,
                false,
                config.widths().vector(),
                0),
            memory,
            false);
    iommu.listenToMemory(written);
    iommu.listenToTranslated(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            translated.add(read.request());
          }

          @Override
          public void writeAccepted(AddressTransfer request) {
            translated.add(request);
          }
        });
  }

  /**
   * The model.
   *
   * @return it has seen all that went through this judge
   */
  public IommuModel model() {
    return model;
  }

  /**
   * Writes a register of both, and waits until the hardware is at rest.
   *
   * @param offset byte offset, a multiple of {@code size}
   * @param size 4 or 8 bytes
   * @param value the value
   */
  public void writeRegister(int offset, int size, long value) {
    iommu.writeRegister(offset, size, value);
    iommu.runUntilQuiet();
    model.writeRegister(offset, size, value);
    model.settle();
    compareWrites("the write of %x to the register at offset %d".formatted(value, offset));
  }

  /**
   * Reads a register of both.
   *
   * @param offset byte offset, a multiple of {@code size}
   * @param size 4 or 8 bytes
   * @return the value
   */
  public long readRegister(int offset, int size) {
    long seen = iommu.readRegister(offset, size);
    long expected = model.readRegister(offset, size);
    if (seen != expected) {
      throw new AssertionError(
          "register at offset %d: expected %x, seen %x".formatted(offset, expected, seen));
    }
    return seen;
  }

  /**
   * Sends a request to both.
   *
   * @param request a request of one beat within a page
   * @return what the hardware made of it
   */
  public DeviceTransaction request(DeviceRequest request) {
    long start = iommu.cycle();
    translated.clear();
    String walk = model.explain(modelRequest(request));
    var outcome = model.translate(modelRequest(request));
    var transaction = iommu.request(request);
    iommu.runUntilQuiet();
    String expected = expected(request, outcome);
    String seen = seen(transaction);
    if (!seen.equals(expected)) {
      throw new AssertionError(
          "%s:%n  expected %s%n  seen     %s%nthe walk as the model makes it:%n%s%n%s"
              .formatted(request, expected, seen, walk.indent(2).stripTrailing(), reads(start)));
    }
    compareWrites(request + "\n" + walk.indent(2) + reads(start));
    return transaction;
  }

  private String reads(long start) {
    return "the hardware's accesses to memory:\n"
        + String.join("\n", iommu.memoryAccessesSince(start)).indent(2);
  }

  /**
   * A request as the model takes it.
   *
   * @param request what a device sends
   * @return the same for the model
   */
  public static Request modelRequest(DeviceRequest request) {
    return new Request(
        AddressType.values()[request.addressType()],
        request.deviceId(),
        request.processIdValid(),
        request.processId(),
        request.processIdValid() && request.privileged(),
        request.processIdValid() && request.execute(),
        false,
        request.write(),
        false,
        request.address());
  }

  private static String expected(DeviceRequest request, Outcome outcome) {
    return outcome instanceof Outcome.Translated passed
        ? text(
            request.write(),
            passed.address(),
            passed.memoryType().ordinal(),
            passed.throughMsiPte())
        : "refused";
  }

  private String seen(DeviceTransaction transaction) {
    var request = transaction.request();
    var text = new ArrayList<String>();
    if (transaction.isRefused()) {
      text.add("refused");
    }
    for (var passed : translated) {
      text.add(
          text(request.write(), passed.address(), passed.memoryType(), passed.throughMsiPte()));
    }
    return String.join(", and ", text);
  }

  private static String text(boolean write, long address, int memoryType, boolean throughMsiPte) {
    return "%s at 0x%x, memory type %d%s"
        .formatted(
            write ? "write" : "read",
            address,
            memoryType,
            throughMsiPte ? ", through an MSI PTE" : "");
  }

  private void compareWrites(String cause) {
    var seen = written.drain().stream().sorted().toList();
    var expected = memory.drain().stream().sorted().toList();
    if (!seen.equals(expected)) {
      throw new AssertionError(
          "memory written by %s:%n  expected %s%n  seen     %s".formatted(cause, expected, seen));
    }
  }
}
