package portcullis.replay;

import java.util.Optional;
import java.util.Set;
import portcullis.replay.Expectation.QosIds;

/** Reads the records that are expectations. */
final class ExpectationParser {
  static final Set<String> KINDS = Set.of("=", "q", "g", "u", "e", "k");

  private static final int SMALLEST_RANGE = 12;
  private static final int LARGEST_RANGE = 64;

  private ExpectationParser() {}

  /** The expectation of a record other than an answer, whose kind has been read. */
  static Expectation parse(String kind, RecordFields fields) throws VectorFileException {
    Expectation expectation =
        switch (kind) {
          case "q" -> faultRecord(fields);
          case "g" -> pageRequestRecord(fields);
          case "u" -> entryUpdate(fields);
          case "e" -> emission(fields);
          case "k" -> state(fields);
          default -> throw new IllegalArgumentException("not such a record: " + kind);
        };
    fields.end();
    return expectation;
  }

  /**
   * The answer in a record whose kind has been read.
   *
   * @param debug whether it answers a debug request, and so has fewer fields
   */
  static Expectation.Answered answer(RecordFields fields, boolean debug)
      throws VectorFileException {
    String status = fields.word("st=");
    Expectation.Answered answer =
        switch (status) {
          case "st=OK" -> translated(fields, debug);
          case "st=MRIF" -> interruptFile(fields);
          case "st=ABORT" -> new Expectation.Aborted();
          case "st=FAULT" -> new Expectation.DebugFault();
          case "st=UR" -> new Expectation.UnsupportedRequest();
          case "st=CA" -> new Expectation.CompleterAbort();
          case "st=DENY" -> new Expectation.Denied();
          case "st=ATS" -> atsTranslation(fields);
          default ->
              throw fields.wrong(
                  "st= with OK, MRIF, ABORT, FAULT, UR, CA, DENY or ATS",
                  VectorFileException.quote(status));
        };
    fields.end();
    return answer;
  }

  private static Expectation.Answered translated(RecordFields fields, boolean debug)
      throws VectorFileException {
    long address = fields.hexField("pa", 64);
    int size = fields.decimalField("sz", SMALLEST_RANGE, LARGEST_RANGE);
    int memoryType = fields.decimalField("mt", 0, 2);
    if (debug) {
      return new Expectation.Translated(
          address, size, memoryType, Optional.empty(), Optional.empty());
    }
    return new Expectation.Translated(
        address,
        size,
        memoryType,
        Optional.of(fields.flagField("msi")),
        Optional.of(qosIds(fields)));
  }

  private static Expectation.Answered interruptFile(RecordFields fields)
      throws VectorFileException {
    return new Expectation.InterruptFile(
        fields.hexField("mrif", 64),
        (int) fields.hexField("nid", 11),
        fields.hexField("npa", 64),
        qosIds(fields));
  }

  private static QosIds qosIds(RecordFields fields) throws VectorFileException {
    return new QosIds((int) fields.hexField("rcid", 12), (int) fields.hexField("mcid", 12));
  }

  private static Expectation.Answered atsTranslation(RecordFields fields)
      throws VectorFileException {
    return new Expectation.AtsTranslation(
        fields.flagField("r"),
        fields.flagField("w"),
        fields.flagField("x"),
        fields.flagField("u"),
        fields.optionalFlagField("g"),
        fields.flagField("priv"),
        fields.optionalFlagField("cxlio"),
        fields.decimalField("mt", 0, 2),
        fields.flagField("dup"),
        fields.optionalHexField("pa", 64),
        fields.decimalField("sz", SMALLEST_RANGE, LARGEST_RANGE));
  }

  private static Expectation faultRecord(RecordFields fields) throws VectorFileException {
    return new Expectation.FaultRecord(
        fields.hexField("i", 32),
        fields.decimalField("cause", 0, 4095),
        fields.decimalField("ttyp", 0, 63),
        (int) fields.hexField("did", 24),
        fields.flagField("pv"),
        (int) fields.hexField("pid", 20),
        fields.flagField("priv"),
        fields.hexField("iotval", 64),
        fields.hexField("iotval2", 64));
  }

  private static Expectation pageRequestRecord(RecordFields fields) throws VectorFileException {
    return new Expectation.PageRequestRecord(
        fields.hexField("i", 32), fields.hexField("lo", 64), fields.hexField("hi", 64));
  }

  private static Expectation entryUpdate(RecordFields fields) throws VectorFileException {
    long address = fields.hex("the address", 64);
    Bytes before = fields.bytes("the old entry");
    Bytes after = fields.bytes("the new entry");
    if (before.length() != 4 && before.length() != 8 || after.length() != before.length()) {
      throw fields.wrong(
          "an old and a new entry of 4 or 8 bytes each",
          "%d and %d bytes".formatted(before.length(), after.length()));
    }
    String force = fields.word("must or may");
    if (!force.equals("must") && !force.equals("may")) {
      throw fields.wrong("must or may", VectorFileException.quote(force));
    }
    return new Expectation.EntryUpdate(address, before, after, force.equals("must"));
  }

  private static Expectation emission(RecordFields fields) throws VectorFileException {
    String what = fields.word("msi, fwr, inval, prgr or gob");
    return switch (what) {
      case "msi" ->
          new Expectation.MessageInterrupt(
              fields.hexField("addr", 64), fields.bytesField("data", 4));
      case "fwr" ->
          new Expectation.FenceWrite(fields.hexField("addr", 64), fields.bytesField("data", 4));
      case "inval" ->
          new Expectation.InvalidationRequest(
              fields.decimalField("sym", 0, 65535),
              (int) fields.hexField("rid", 16),
              fields.flagField("dsv"),
              (int) fields.hexField("dseg", 8),
              fields.flagField("pv"),
              (int) fields.hexField("pid", 20),
              fields.hexField("payload", 64));
      case "prgr" ->
          new Expectation.PageGroupResponse(
              (int) fields.hexField("rid", 16),
              fields.flagField("dsv"),
              (int) fields.hexField("dseg", 8),
              fields.flagField("pv"),
              (int) fields.hexField("pid", 20),
              (int) fields.hexField("prgi", 9),
              (int) fields.hexField("code", 4));
      case "gob" ->
          new Expectation.GlobalObservability(fields.flagField("pr"), fields.flagField("pw"));
      default ->
          throw fields.wrong("msi, fwr, inval, prgr or gob", VectorFileException.quote(what));
    };
  }

  private static Expectation state(RecordFields fields) throws VectorFileException {
    return new Expectation.State(
        fields.optionalHexField("cqh", 32),
        fields.optionalHexField("fqt", 32),
        fields.optionalHexField("pqt", 32),
        fields.optionalHexField("cq", 32),
        fields.optionalHexField("fq", 32),
        fields.optionalHexField("pq", 32),
        fields.optionalHexField("ip", 4));
  }
}
