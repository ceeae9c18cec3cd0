package portcullis.replay;

import portcullis.replay.Stimulus.AddressType;

/** Which answers may follow which request. */
enum AnswerForms {
  TRANSACTION("OK, MRIF or ABORT"),
  ATS("UR, CA, DENY or ATS"),
  DEBUG("OK or FAULT");

  private final String statuses;

  AnswerForms(String statuses) {
    this.statuses = statuses;
  }

  static void check(Expectation.Answered answer, Stimulus stimulus, RecordFields fields)
      throws VectorFileException {
    AnswerForms form =
        switch (stimulus) {
          case Stimulus.DebugRequest _ -> DEBUG;
          case Stimulus.Request request ->
              request.type() == AddressType.TRANSLATION_REQUEST ? ATS : TRANSACTION;
          default ->
              throw fields.wrong(
                  "no answer, as the stimulus is not a request",
                  VectorFileException.quote(fields.text()));
        };
    if (!form.includes(answer)) {
      throw fields.wrong(
          "st= with %s after this request".formatted(form.statuses),
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
