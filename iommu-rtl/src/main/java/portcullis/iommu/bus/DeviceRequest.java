package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;
import static portcullis.hdl.Hdl.unused;
import static portcullis.hdl.Operators.concat;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.Burst;
import portcullis.iommu.layout.TransactionType;
import portcullis.iommu.queue.FaultReport;
import portcullis.iommu.translate.Translation;
import portcullis.iommu.translate.TranslationKey;
import portcullis.iommu.translate.WalkResult;

/** What the address channels of the device side mean. */
final class DeviceRequest {
  /** Bits of an address that no translation changes. */
  static final int OFFSET_BITS = 12;

  private static final int PRIVILEGED = 0;
  private static final int EXECUTE = 2;

  private DeviceRequest() {}

  /** What is asked: process_id, privilege and execution count only with a process_id. */
  static TranslationKey key(Address<DeviceSideband> request, Bool write) {
    var sender = request.user();
    var hasProcess = sender.mmussidv();
    var processId = sender.mmussid();
    return new TranslationKey(
        sender.mmusid(),
        hasProcess,
        processId.and(hasProcess.repeat(processId.width()).asUInt()),
        request.addr().slice(request.addr().width() - 1, OFFSET_BITS),
        write,
        hasProcess.and(request.prot().bit(EXECUTE)).andNot(write),
        hasProcess.and(request.prot().bit(PRIVILEGED)),
        sender.mmuat(),
        bool(false));
  }

  /**
   * Whether a burst leaves its 4 KiB, which AXI forbids (section A3.4.1): whether its last beat
   * starts in another one. A start that is not aligned to the beats changes nothing, for the last
   * beat's carry is the same.
   */
  static Bool crossesPage(Address<DeviceSideband> request) {
    int width = OFFSET_BITS + 4;
    var lastBeat = request.len().extend(width).shiftLeft(request.size());
    var end = request.addr().low(OFFSET_BITS).extend(width).plus(lastBeat);
    unused(end.low(OFFSET_BITS), "only the carry matters");
    return request.burst().eq(Burst.INCR).and(end.slice(width - 1, OFFSET_BITS).ne(0));
  }

  /** The same request at its translated address. */
  static Address<TranslatedSideband> translated(
      Address<DeviceSideband> request, Translation translation, TranslatedSideband shape) {
    var offset = request.addr().low(OFFSET_BITS);
    unused(
        request.addr().slice(request.addr().width() - 1, OFFSET_BITS),
        "the translation replaces it");
    return new Address<>(
        request.id(),
        concat(translation.page(), offset).asUInt(),
        request.len(),
        request.size(),
        request.burst(),
        request.lock(),
        request.cache(),
        request.prot(),
        request.qos(),
        request.region(),
        new TranslatedSideband(
            translation.memoryType(),
            translation.throughMsi(),
            translation.coherent().repeat(shape.mmucoherent().width())));
  }

  /** The record of a request that a walk has found to be forbidden (section 3.2). */
  static FaultReport report(Address<DeviceSideband> request, Bool write, WalkResult result) {
    var key = key(request, write);
    return new FaultReport(
        result.cause(),
        transactionType(key),
        key.deviceId(),
        key.processIdValid(),
        key.processId(),
        key.privileged(),
        request.addr(),
        result.iotval2());
  }

  private static UInt transactionType(TranslationKey key) {
    var untranslated =
        choice(
            key,
            TransactionType.UNTRANSLATED_READ,
            TransactionType.UNTRANSLATED_WRITE,
            TransactionType.UNTRANSLATED_EXECUTE);
    var translated =
        choice(
            key,
            TransactionType.TRANSLATED_READ,
            TransactionType.TRANSLATED_WRITE,
            TransactionType.TRANSLATED_EXECUTE);
    var asked = key.addressType().eq(TranslationKey.TRANSLATION_REQUEST);
    return mux(
        key.addressType().eq(TranslationKey.UNTRANSLATED),
        untranslated,
        mux(asked, code(TransactionType.ATS_TRANSLATION_REQUEST), translated));
  }

  private static UInt choice(
      TranslationKey key, TransactionType read, TransactionType write, TransactionType execute) {
    return mux(key.write(), code(write), mux(key.execute(), code(execute), code(read)));
  }

  private static UInt code(TransactionType type) {
    return uint(6).of(type.code());
  }
}
