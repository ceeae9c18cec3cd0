package portcullis.replay;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.replay.Expectation.QosIds;

/** A device that answers one request wrongly is caught, whatever is wrong with the answer. */
class WrongAnswersTest {

  /** Changes one answer; what it is not for, it returns as it is. */
  interface Lie {
    Answer to(Stimulus.Request request, Answer truth);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aWrongAnswerIsCaught(String name, Lie lie, String shown) throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public Answer request(Stimulus.Request request) {
            Answer truth = super.request(request);
            return isGuilty() ? truth : shown(lie.to(request, truth), truth);
          }
        };
    device.mustBeCaught(shown);
  }

  static Stream<Arguments> aWrongAnswerIsCaught() {
    var last = new Answer[1];
    return Stream.of(
        lie("an address off by a page", t -> with(t, t.address() ^ 0x1000), "wrong: pa"),
        lie("an address without offset", t -> with(t, t.address() & ~0xfffL), "wrong: pa"),
        Arguments.of(
            "the address of the request before",
            (Lie)
                (_, truth) -> {
                  Answer before = last[0];
                  last[0] = truth;
                  return truth instanceof Answer.Translated t
                          && before instanceof Answer.Translated b
                          && b.address() != t.address()
                      ? with(t, b.address())
                      : truth;
                },
            "wrong: pa"),
        lie(
            "a range wider than the page",
            t ->
                new Answer.Translated(
                    t.address(),
                    OptionalInt.of(t.sizeLog2().getAsInt() + 1),
                    t.memoryType(),
                    t.throughMsiPte(),
                    t.qos()),
            "wrong: sz"),
        lie(
            "a range smaller than a page",
            t ->
                new Answer.Translated(
                    t.address(), OptionalInt.of(11), t.memoryType(), t.throughMsiPte(), t.qos()),
            "wrong: sz"),
        lie(
            "another memory type",
            t ->
                new Answer.Translated(
                    t.address(),
                    t.sizeLog2(),
                    OptionalInt.of((t.memoryType().getAsInt() + 1) % 3),
                    t.throughMsiPte(),
                    t.qos()),
            "wrong: mt"),
        lie(
            "the other MSI flag",
            t ->
                new Answer.Translated(
                    t.address(),
                    t.sizeLog2(),
                    t.memoryType(),
                    Optional.of(!t.throughMsiPte().get()),
                    t.qos()),
            "wrong: msi"),
        lie(
            "another RCID",
            t -> withQos(t, t.qos().get().rcid() ^ 1, t.qos().get().mcid()),
            "rcid"),
        lie(
            "another MCID",
            t -> withQos(t, t.qos().get().rcid(), t.qos().get().mcid() ^ 1),
            "mcid"),
        lie("an abort", _ -> new Answer.Aborted(), "wrong: st"),
        lie("a bus error", _ -> new Answer.BusError(), "wrong: st"),
        swap("UR for CA", new Answer.CompleterAbort(), new Answer.UnsupportedRequest()),
        swap("CA for UR", new Answer.UnsupportedRequest(), new Answer.CompleterAbort()),
        swap("a debug fault for an abort", new Answer.Aborted(), new Answer.DebugFault()),
        ats("r", 0),
        ats("x", 2),
        ats("u", 3),
        ats("priv", 5),
        ats("n", 7),
        ats("ama", 8),
        ats("mt", 9),
        ats("pa", 10),
        ats("sz", 11),
        Arguments.of(
            "a permission that was denied",
            (Lie)
                (_, truth) ->
                    truth instanceof Answer.AtsTranslation a && !a.read() && !a.write()
                        ? changed(a, 0)
                        : truth,
            "wrong: r"),
        file(
            "mrif",
            f ->
                new Answer.InterruptFile(
                    f.fileAddress() ^ 0x200, f.noticeId(), f.noticeAddress(), f.qos())),
        file(
            "nid",
            f ->
                new Answer.InterruptFile(
                    f.fileAddress(), f.noticeId() ^ 1, f.noticeAddress(), f.qos())),
        file(
            "npa",
            f ->
                new Answer.InterruptFile(
                    f.fileAddress(), f.noticeId(), f.noticeAddress() ^ 0x1000, f.qos())));
  }

  private interface OnTranslated {
    Answer change(Answer.Translated truth);
  }

  private static Arguments lie(String name, OnTranslated change, String shown) {
    Lie lie = (_, truth) -> truth instanceof Answer.Translated t ? change.change(t) : truth;
    return Arguments.of(name, lie, shown);
  }

  private static Arguments swap(String name, Answer truth, Answer instead) {
    Lie lie = (_, seen) -> seen.equals(truth) ? instead : seen;
    return Arguments.of(name, lie, "wrong: st");
  }

  private interface OnFile {
    Answer change(Answer.InterruptFile truth);
  }

  private static Arguments file(String field, OnFile change) {
    Lie lie = (_, truth) -> truth instanceof Answer.InterruptFile f ? change.change(f) : truth;
    return Arguments.of("another " + field, lie, "wrong: " + field);
  }

  private static Arguments ats(String field, int number) {
    Lie lie =
        (_, truth) ->
            truth instanceof Answer.AtsTranslation a && a.read() ? changed(a, number) : truth;
    return Arguments.of("ATS with another " + field, lie, "wrong: " + field);
  }

  private static Answer changed(Answer.AtsTranslation a, int field) {
    return new Answer.AtsTranslation(
        a.read() ^ field == 0,
        a.write() ^ field == 1,
        a.execute() ^ field == 2,
        a.untranslatedOnly() ^ field == 3,
        a.global() ^ field == 4,
        a.privileged() ^ field == 5,
        a.cxlIo() ^ field == 6,
        a.noSnoop() ^ field == 7,
        field == 8 ? 1 : a.ama(),
        field == 9 ? OptionalInt.of((a.memoryType().getAsInt() + 1) % 3) : a.memoryType(),
        field == 10 ? a.address() ^ 0x8000 : a.address(),
        field == 11 ? a.sizeLog2() + 1 : a.sizeLog2());
  }

  private static Answer with(Answer.Translated t, long address) {
    return new Answer.Translated(address, t.sizeLog2(), t.memoryType(), t.throughMsiPte(), t.qos());
  }

  private static Answer withQos(Answer.Translated t, int rcid, int mcid) {
    return new Answer.Translated(
        t.address(),
        t.sizeLog2(),
        t.memoryType(),
        t.throughMsiPte(),
        Optional.of(new QosIds(rcid, mcid)));
  }
}
