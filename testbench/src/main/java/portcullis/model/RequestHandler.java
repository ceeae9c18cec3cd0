package portcullis.model;

import java.util.Optional;

/** Turns the end of a translation into what the device and the fault queue get. */
final class RequestHandler {
  private final Translator translator;
  private final PerformanceMonitor monitor;
  private String whyRefused = "";

  RequestHandler(Translator translator, PerformanceMonitor monitor) {
    this.translator = translator;
    this.monitor = monitor;
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @param debug it comes from the debug registers
   * @return the answer; the caller reports the record
   */
  Answer answer(Request request, boolean debug) {
    monitor.begin(request.deviceId(), request.processIdValid(), request.processId());
    monitor.count(
        switch (request.addressType()) {
          case UNTRANSLATED -> MonitorEvent.UNTRANSLATED_REQUEST;
          case TRANSLATED -> MonitorEvent.TRANSLATED_REQUEST;
          case TRANSLATION_REQUEST -> MonitorEvent.TRANSLATION_REQUEST;
        });
    try {
      return new Answer(translator.translate(request, debug), Optional.empty());
    } catch (TranslationFault fault) {
      return refuse(request, fault);
    }
  }

  /** The rule that the last refused request broke. */
  String whyRefused() {
    return whyRefused;
  }

  private Answer refuse(Request request, TranslationFault fault) {
    whyRefused = fault.getMessage();
    FaultCause cause = fault.fault();
    int code = cause.code();
    Outcome outcome =
        request.addressType() != AddressType.TRANSLATION_REQUEST
            ? new Outcome.Aborted(code)
            : switch (cause.atsAnswer()) {
              case COMPLETER_ABORT -> new Outcome.CompleterAbort(code);
              case UNSUPPORTED_REQUEST -> new Outcome.UnsupportedRequest(code);
              case DENIED -> new Outcome.Denied(code);
            };
    boolean reported =
        !(outcome instanceof Outcome.Denied)
            && (cause.reportedDespiteDtf() || !translator.faultReportsDisabled());
    if (!reported) {
      return new Answer(outcome, Optional.empty());
    }
    boolean processIdValid = request.processIdValid();
    return new Answer(
        outcome,
        Optional.of(
            new FaultRecord(
                code,
                transactionType(request),
                request.deviceId(),
                processIdValid,
                processIdValid ? request.processId() : 0,
                processIdValid && request.privileged(),
                request.iova(),
                fault.iotval2())));
  }

  /** TTYP (table "Fault record TTYP field encodings"). */
  private static int transactionType(Request request) {
    return switch (request.addressType()) {
      case UNTRANSLATED -> request.write() ? 3 : request.execute() ? 1 : 2;
      case TRANSLATED ->
          request.write() ? 7 : request.execute() && request.processIdValid() ? 5 : 6;
      case TRANSLATION_REQUEST -> 8;
    };
  }
}
