package portcullis.replay;

import java.util.Optional;
import portcullis.replay.Stimulus.AddressType;
import portcullis.replay.Stimulus.FaultKind;

/** Reads the records that are stimuli. */
final class StimulusParser {
  private static final int REGISTER_PAGE_BITS = 12;

  private StimulusParser() {}

  /** The stimulus of a record whose kind has been read; empty if the kind is no stimulus. */
  static Optional<Stimulus> parse(String kind, RecordFields fields) throws VectorFileException {
    Stimulus stimulus =
        switch (kind) {
          case "m" -> store(fields);
          case "w" -> registerWrite(fields);
          case "r" -> registerRead(fields);
          case "f" -> fault(fields);
          case "t" -> request(fields);
          case "d" -> debugRequest(fields);
          case "p" -> pageRequest(fields);
          case "a" -> completion(fields);
          case "o" -> new Stimulus.InvalidationTimeout(fields.decimalField("sym", 0, 65535));
          case "s" -> new Stimulus.Settle();
          default -> null;
        };
    if (stimulus != null) {
      fields.end();
    }
    return Optional.ofNullable(stimulus);
  }

  private static Stimulus store(RecordFields fields) throws VectorFileException {
    return new Stimulus.Store(fields.hex("the address", 64), fields.bytes("the data"));
  }

  private static Stimulus registerWrite(RecordFields fields) throws VectorFileException {
    int offset = (int) fields.hex("the register offset", REGISTER_PAGE_BITS);
    int size = accessSize(fields, offset);
    return new Stimulus.RegisterWrite(offset, size, fields.hex("the value", 8 * size));
  }

  private static Stimulus registerRead(RecordFields fields) throws VectorFileException {
    int offset = (int) fields.hex("the register offset", REGISTER_PAGE_BITS);
    int size = accessSize(fields, offset);
    return new Stimulus.RegisterRead(
        offset, size, fields.hex("the value", 8 * size), fields.hex("the mask", 8 * size));
  }

  private static int accessSize(RecordFields fields, int offset) throws VectorFileException {
    int size = fields.decimal("the access size, 4 or 8,", 4, 8);
    if (size != 4 && size != 8) {
      throw fields.wrong("an access size of 4 or 8", Integer.toString(size));
    }
    if (offset % size != 0) {
      throw fields.wrong(
          "a register offset aligned to the access size %d".formatted(size),
          Integer.toHexString(offset));
    }
    return size;
  }

  private static Stimulus fault(RecordFields fields) throws VectorFileException {
    long address = fields.hex("the address", 64);
    long length = fields.hex("the length", 63);
    int kind = fields.decimal("the fault kind", 0, 3);
    if (address == 0 && length == 0 && kind == 0) {
      return new Stimulus.FaultRemoval();
    }
    if (kind == 0) {
      throw fields.wrong("a fault kind of 1 to 3, or f 0 0 0 to remove all faults", "0");
    }
    if (length == 0) {
      throw fields.wrong("a region of at least one byte", "length 0");
    }
    return new Stimulus.FaultInjection(address, length, FaultKind.values()[kind - 1]);
  }

  private static Stimulus request(RecordFields fields) throws VectorFileException {
    return new Stimulus.Request(
        AddressType.values()[fields.decimalField("at", 0, 2)],
        (int) fields.hexField("did", 24),
        fields.flagField("pv"),
        (int) fields.hexField("pid", 20),
        fields.flagField("priv"),
        fields.flagField("ex"),
        fields.flagField("nw"),
        fields.flagField("wr"),
        fields.flagField("cxl"),
        fields.hexField("iova", 64));
  }

  private static Stimulus debugRequest(RecordFields fields) throws VectorFileException {
    return new Stimulus.DebugRequest(
        (int) fields.hexField("did", 24),
        fields.flagField("pv"),
        (int) fields.hexField("pid", 20),
        fields.flagField("priv"),
        fields.flagField("ex"),
        fields.flagField("nw"),
        fields.hexField("iova", 64));
  }

  private static Stimulus pageRequest(RecordFields fields) throws VectorFileException {
    return new Stimulus.PageRequest(
        (int) fields.hexField("rid", 16),
        fields.flagField("dsv"),
        (int) fields.hexField("dseg", 8),
        fields.flagField("pv"),
        (int) fields.hexField("pid", 20),
        fields.flagField("priv"),
        fields.flagField("ex"),
        fields.hexField("payload", 64));
  }

  private static Stimulus completion(RecordFields fields) throws VectorFileException {
    return new Stimulus.InvalidationCompletion(
        fields.decimalField("sym", 0, 65535),
        (int) fields.hexField("rid", 16),
        fields.flagField("dsv"),
        (int) fields.hexField("dseg", 8),
        fields.decimalField("cc", 0, 7));
  }
}
