package portcullis.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portcullis.replay.Scenario.Expected;
import portcullis.replay.Scenario.Step;

/**
 * Reads a vector file (format IOVEC 1, gzip-compressed or plain) scenario by scenario; only one
 * scenario is in memory at a time.
 */
public final class VectorReader implements AutoCloseable {
  private static final String VERSION = "1";
  private static final String STIMULI = "m, w, r, f, t, d, p, a, o, s";

  /**
   * The header of a file (record {@code V}).
   *
   * @param profile what kind of scenarios it holds
   * @param seed the seed they were made from
   * @param first the number of the first scenario
   * @param count how many scenarios there should be
   */
  public record Header(String profile, long seed, int first, int count) {}

  private final Path file;
  private final LineReader lines;
  private final Header header;
  private boolean ended;

  /**
   * Opens a file and reads its header.
   *
   * @param file the file
   * @throws VectorFileException if it cannot be read or does not begin with a header of version 1
   */
  public VectorReader(Path file) throws VectorFileException {
    this.file = file;
    this.lines = new LineReader(file);
    try {
      this.header = readHeader();
    } catch (VectorFileException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * What the file says about itself.
   *
   * @return the header
   */
  public Header header() {
    return header;
  }

  /**
   * Reads the next scenario.
   *
   * @return the scenario, or nothing after the record {@code Z}
   * @throws VectorFileException if the file is malformed; the message names the line
   */
  public Optional<Scenario> next() throws VectorFileException {
    if (ended) {
      return Optional.empty();
    }
    var fields = record("S or Z");
    String kind = fields.word("S or Z");
    switch (kind) {
      case "S" -> {
        int number = fields.decimal("the scenario number", 0, Integer.MAX_VALUE);
        fields.end();
        return Optional.of(readScenario(number, fields.line()));
      }
      case "Z" -> {
        fields.end();
        expectNothingMore();
        ended = true;
        return Optional.empty();
      }
      default ->
          throw fields.wrong(
              "S (a scenario) or Z (the end of the file)", VectorFileException.quote(kind));
    }
  }

  @Override
  public void close() throws VectorFileException {
    lines.close();
  }

  private Header readHeader() throws VectorFileException {
    var first = nextRecord();
    if (first.isEmpty()) {
      throw new VectorFileException(
          file, "is empty; expected the header \"V 1 profile= seed= first= count=\"");
    }
    var fields = first.get();
    String kind = fields.word("the header V");
    if (!kind.equals("V")) {
      throw fields.wrong(
          "the header \"V 1 profile= seed= first= count=\"",
          VectorFileException.quote(fields.text()));
    }
    String version = fields.word("the format version " + VERSION);
    if (!version.equals(VERSION)) {
      throw fields.wrong(
          "format version %s, the only one known here".formatted(VERSION),
          "version " + VectorFileException.quote(version));
    }
    var result =
        new Header(
            fields.textField("profile"),
            fields.longDecimalField("seed"),
            fields.decimalField("first", 0, Integer.MAX_VALUE),
            fields.decimalField("count", 0, Integer.MAX_VALUE));
    fields.end();
    return result;
  }

  private Scenario readScenario(int number, long line) throws VectorFileException {
    Build build = readBuild();
    var steps = new ArrayList<Step>();
    var symbols = new HashSet<Integer>();
    RecordFields stimulusFields = null;
    Stimulus stimulus = null;
    var expected = new ArrayList<Expected>();
    while (true) {
      var fields = record("a stimulus, an expectation or E");
      String kind = fields.word("a record");
      var nextStimulus = StimulusParser.parse(kind, fields);
      boolean end = kind.equals("E");
      if (nextStimulus.isPresent() || end) {
        if (stimulus != null) {
          steps.add(finish(stimulusFields, stimulus, expected, fields));
        }
        if (end) {
          fields.end();
          return new Scenario(number, line, build, steps);
        }
        stimulus = nextStimulus.get();
        stimulusFields = fields;
        checkSymbol(stimulus, symbols, fields);
        expected = new ArrayList<>();
      } else {
        expected.add(readExpected(kind, fields, stimulus, expected, symbols));
      }
    }
  }

  private Build readBuild() throws VectorFileException {
    var fields = record("C, the build that the scenario needs");
    String kind = fields.word("C");
    if (!kind.equals("C")) {
      throw fields.wrong("C, the build that the scenario needs", VectorFileException.quote(kind));
    }
    var build =
        new Build(
            fields.hexField("cap", 64),
            fields.flagField("gxlw"),
            fields.flagField("bew"),
            fields.decimalField("vecbits", 0, 4),
            (int) fields.hexField("qosmask", 12));
    fields.end();
    return build;
  }

  private static Expected readExpected(
      String kind,
      RecordFields fields,
      Stimulus stimulus,
      List<Expected> earlier,
      Set<Integer> symbols)
      throws VectorFileException {
    if (!ExpectationParser.KINDS.contains(kind)) {
      throw fields.wrong(
          "a stimulus (%s), an expectation (=, q, g, u, e, k) or E".formatted(STIMULI),
          VectorFileException.quote(kind));
    }
    if (stimulus == null) {
      throw fields.wrong(
          "a stimulus (%s) before the first expectation".formatted(STIMULI),
          VectorFileException.quote(kind));
    }
    Expectation what;
    if (kind.equals("=")) {
      var form = AnswerForm.after(stimulus, fields);
      var answer = ExpectationParser.answer(fields, form == AnswerForm.DEBUG);
      form.check(answer, fields);
      if (earlier.stream().anyMatch(e -> e.what() instanceof Expectation.Answered)) {
        throw fields.wrong("one answer to a request", "a second one");
      }
      what = answer;
    } else {
      what = ExpectationParser.parse(kind, fields);
    }
    if (what instanceof Expectation.InvalidationRequest request) {
      symbols.add(request.symbol());
    }
    return new Expected(fields.line(), fields.text(), what);
  }

  private static void checkSymbol(Stimulus stimulus, Set<Integer> known, RecordFields fields)
      throws VectorFileException {
    int symbol =
        switch (stimulus) {
          case Stimulus.InvalidationCompletion completion -> completion.symbol();
          case Stimulus.InvalidationTimeout timeout -> timeout.symbol();
          default -> -1;
        };
    if (symbol >= 0 && !known.contains(symbol)) {
      throw fields.wrong(
          "sym= of an earlier \"e inval\" of this scenario", Integer.toString(symbol));
    }
  }

  private static Step finish(
      RecordFields fields, Stimulus stimulus, List<Expected> expected, RecordFields next)
      throws VectorFileException {
    boolean asks =
        stimulus instanceof Stimulus.Request || stimulus instanceof Stimulus.DebugRequest;
    if (asks && expected.stream().noneMatch(e -> e.what() instanceof Expectation.Answered)) {
      throw next.wrong(
          "= (the answer to the request of line %d)".formatted(fields.line()),
          VectorFileException.quote(next.text()));
    }
    return new Step(fields.line(), fields.text(), stimulus, expected);
  }

  private void expectNothingMore() throws VectorFileException {
    var more = nextRecord();
    if (more.isPresent()) {
      throw more.get()
          .wrong("the end of the file after Z", VectorFileException.quote(more.get().text()));
    }
  }

  private RecordFields record(String expected) throws VectorFileException {
    var next = nextRecord();
    if (next.isEmpty()) {
      throw new VectorFileException(
          file, lines.line() + 1, expected, "the end of the file (it must end with Z)");
    }
    return next.get();
  }

  private Optional<RecordFields> nextRecord() throws VectorFileException {
    while (true) {
      var line = lines.next();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (!line.get().startsWith("#")) {
        return Optional.of(new RecordFields(file, lines.line(), line.get()));
      }
    }
  }
}
