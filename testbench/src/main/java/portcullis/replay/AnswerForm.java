package portcullis.replay;

import portcullis.replay.Stimulus.AddressType;

/** The answers that may follow a kind of request. */
enum AnswerForm {
  TRANSACTION("OK, MRIF or ABORT"),
  ATS("UR, CA, DENY or ATS"),
  DEBUG("OK or FAULT");

  private final String statuses;

  AnswerForm(String statuses) {
    this.statuses = statuses;
  }

  /** The form of the answer to a stimulus, which must be a request. */
  static AnswerForm after(Stimulus stimulus, RecordFields fields) throws VectorFileException {
    return switch (stimulus) {
      case Stimulus.DebugRequest _ -> DEBUG;
      case Stimulus.Request request ->
          request.type() == AddressType.TRANSLATION_REQUEST ? ATS : TRANSACTION;
      default ->
          throw fields.wrong(
              "no answer, as the stimulus is not a request",
              VectorFileException.quote(fields.text()));
    };
  }

  void check(Expectation.Answered answer, RecordFields fields) throws VectorFileException {
    if (!includes(answer)) {
      throw fields.wrong(
          "st= with %s after this request".formatted(statuses),
          VectorFileException.quote(fields.text()));
    }
  }

  private boolean includes(Expectation.Answered answer) {
    return switch (answer) {
      case Expectation.Translated _ -> this != ATS;
      case Expectation.InterruptFile _, Expectation.Aborted _ -> this == TRANSACTION;
      case Expectation.DebugFault _ -> this == DEBUG;
      case Expectation.UnsupportedRequest _,
          Expectation.CompleterAbort _,
          Expectation.Denied _,
          Expectation.AtsTranslation _ ->
          this == ATS;
    };
  }
}
