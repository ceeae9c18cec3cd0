package portcullis.hdl.lib.registers;

/** What software can do with a field. */
public sealed interface Access {
  /** Its short name in documents, for example {@code RW1C}. */
  String symbol();

  /** Reads give the value, writes set it. */
  record ReadWrite() implements Access {
    @Override
    public String symbol() {
      return "RW";
    }
  }

  /** Reads give the value, writes do nothing. */
  record ReadOnly() implements Access {
    @Override
    public String symbol() {
      return "RO";
    }
  }

  /** Writing 1 to a bit clears it, writing 0 leaves it. */
  record WriteOneToClear() implements Access {
    @Override
    public String symbol() {
      return "RW1C";
    }
  }

  /** Writing 1 to a bit sets it, writing 0 leaves it. */
  record WriteOneToSet() implements Access {
    @Override
    public String symbol() {
      return "RW1S";
    }
  }

  /** Writing 1 to a bit makes it 1 for the hardware for one cycle; reads give 0. */
  record Pulse() implements Access {
    @Override
    public String symbol() {
      return "WO pulse";
    }
  }

  /**
   * Any value can be written, reads give a legal one.
   *
   * @param legaliser what becomes of a written value
   * @param legal the legal values in words, for documents
   */
  record WriteAnyReadLegal(Legaliser legaliser, String legal) implements Access {
    @Override
    public String symbol() {
      return "WARL";
    }
  }
}
