package portcullis.model;

/** The translation-request registers (chapter "Debug support"). */
final class DebugPort {
  private static final long CONTROL_WRITABLE = 0xffffff01fffff00eL;

  private final boolean present;
  private final RequestHandler requests;
  private final FaultQueue faults;
  private long iova;
  private long control;
  private long response;

  DebugPort(Capabilities capabilities, RequestHandler requests, FaultQueue faults) {
    this.present = capabilities.dbg();
    this.requests = requests;
    this.faults = faults;
  }

  long iova() {
    return iova;
  }

  void writeIova(long value) {
    if (present) {
      iova = value & -1L << 12;
    }
  }

  long control() {
    return control;
  }

  /** Writes {@code tr_req_ctl}. Go/Busy reads 0 at once: the translation takes no time here. */
  void writeControl(long value) {
    if (!present) {
      return;
    }
    control = value & CONTROL_WRITABLE;
    if ((value & 1) != 0) {
      Answer answer = requests.answer(request(value), true);
      answer.record().ifPresent(faults::report);
      response = encode(answer.outcome());
    }
  }

  private Request request(long value) {
    boolean execute = (value & 4) != 0;
    boolean noWrite = (value & 8) != 0;
    boolean processIdValid = (value >>> 32 & 1) != 0;
    return new Request(
        AddressType.UNTRANSLATED,
        (int) (value >>> 40),
        processIdValid,
        processIdValid ? (int) (value >>> 12) & 0xfffff : 0,
        processIdValid && (value & 2) != 0,
        noWrite && execute,
        false,
        !noWrite,
        false,
        iova);
  }

  /** {@code tr_response}: the size of a range is in the low bits of the PPN. */
  private static long encode(Outcome outcome) {
    if (!(outcome instanceof Outcome.Translated translated)) {
      return 1;
    }
    long ppn = translated.address() >>> 12;
    long large = 0;
    if (translated.rangeBits() > 12) {
      large = 1L << 9;
      long marker = 1L << translated.rangeBits() - 13;
      ppn = ppn & ~(2 * marker - 1) | marker - 1;
    }
    return (long) translated.memoryType().ordinal() << 7 | large | (ppn & (1L << 44) - 1) << 10;
  }

  long response() {
    return response;
  }
}
