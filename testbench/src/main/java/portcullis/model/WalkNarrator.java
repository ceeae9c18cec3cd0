package portcullis.model;

/** Writes a walk down, one line a step. */
final class WalkNarrator implements WalkTrace {
  private static final String[] PERMISSIONS = {"V", "R", "W", "X", "U", "G", "A", "D"};
  private static final String[] CONTROLS = {
    "V", "EN_ATS", "EN_PRI", "T2GPA", "DTF", "PDTV", "PRPR", "GADE", "SADE", "DPE", "SBE", "SXL"
  };

  private final StringBuilder text = new StringBuilder();
  private int depth;

  private void line(String format, Object... values) {
    text.append("  ".repeat(depth)).append(format.formatted(values)).append('\n');
  }

  /** Says what is asked, and where the walk starts. */
  void begin(Walk.Start start) {
    line("request: %s", words(start.request()));
    line(
        "ddtp: %s, root 0x%x",
        switch (start.mode()) {
          case ControlRegisters.OFF -> "Off";
          case ControlRegisters.BARE -> "Bare";
          default -> start.mode() - ControlRegisters.BARE + "LVL";
        },
        start.rootPpn() << 12);
  }

  /** Takes what was written since the last call. */
  String take() {
    var taken = text.toString();
    text.setLength(0);
    return taken;
  }

  private static String words(Request request) {
    var words = new StringBuilder();
    words.append(
        switch (request.addressType()) {
          case UNTRANSLATED -> "untranslated ";
          case TRANSLATED -> "translated ";
          case TRANSLATION_REQUEST -> "ATS translation request";
        });
    if (request.addressType() == AddressType.TRANSLATION_REQUEST) {
      words.append(request.noWrite() ? ", no write" : "").append(request.execute() ? ", Exe" : "");
    } else {
      words.append(request.write() ? "write" : request.execute() ? "read for execute" : "read");
    }
    words.append(", device 0x%x".formatted(request.deviceId()));
    if (request.processIdValid()) {
      words.append(
          ", process 0x%x, %s privilege"
              .formatted(request.processId(), request.privileged() ? "supervisor" : "user"));
    }
    return words.append(", address 0x%x".formatted(request.iova())).toString();
  }

  /** Says how it ended. */
  void end(Answer answer, String why) {
    depth = 0;
    boolean suppressed =
        answer.record().isEmpty()
            && answer.outcome() instanceof Outcome.Refused
            && !(answer.outcome() instanceof Outcome.Denied);
    if (answer.outcome() instanceof Outcome.Refused refused) {
      line(
          "ends with cause %d, %s: %s",
          refused.cause(), FaultCause.of(refused.cause()).words(), why);
    }
    line("answer: %s", answer.outcome());
    answer.record().ifPresent(record -> line("record: %s", words(record)));
    if (suppressed) {
      line("record: none, because DTF is 1");
    }
  }

  private static String words(FaultRecord record) {
    return "cause %d, TTYP %d, DID 0x%x, PV %d, PID 0x%x, PRIV %d, iotval 0x%x, iotval2 0x%x"
        .formatted(
            record.cause(),
            record.transactionType(),
            record.deviceId(),
            record.processIdValid() ? 1 : 0,
            record.processId(),
            record.privileged() ? 1 : 0,
            record.iotval(),
            record.iotval2());
  }

  @Override
  public void directoryEntry(Purpose directory, int level, int index, long address, long entry) {
    line(
        "%s level %d: entry %d at 0x%x is 0x%016x: %s",
        directory.words(),
        level,
        index,
        address,
        entry,
        (entry & 1) == 0
            ? "not valid"
            : "next table at 0x%x".formatted(PageTableEntry.ppn(entry) << 12));
  }

  @Override
  public void deviceContext(int index, long address, DeviceContext context) {
    line("device context: entry %d at 0x%x", index, address);
    depth++;
    line("tc      0x%016x: %s", context.tc(), flags(context.tc(), CONTROLS));
    line(
        "iohgatp 0x%016x: %s, GSCID 0x%x, root 0x%x",
        context.iohgatp(),
        context.secondStage() == null
            ? "unsupported mode " + context.iohgatpMode()
            : secondStageName(context.secondStage()),
        context.gscid(),
        context.iohgatpPpn() << 12);
    line(
        "ta      0x%016x: PSCID 0x%x, RCID 0x%x, MCID 0x%x",
        context.ta(), context.pscid(), context.qos().rcid(), context.qos().mcid());
    line(
        "fsc     0x%016x: %s mode %d, root 0x%x",
        context.fsc(),
        context.pdtv() ? "pdtp" : "iosatp",
        context.fscMode(),
        context.fscPpn() << 12);
    if (context.msiTranslationEnabled()) {
      line(
          "msiptp  0x%016x: table 0x%x, mask 0x%x, pattern 0x%x",
          context.msiptp(),
          context.msiptpPpn() << 12,
          context.msiAddressMask(),
          context.msiAddressPattern());
    }
    depth--;
  }

  @Override
  public void processContext(int index, long address, ProcessContext context) {
    line("process context: entry %d at 0x%x", index, address);
    depth++;
    line(
        "ta      0x%016x: %s PSCID 0x%x",
        context.ta(), flags(context.ta(), "V", "ENS", "SUM"), context.pscid());
    line("fsc     0x%016x: mode %d, root 0x%x", context.fsc(), context.mode(), context.ppn() << 12);
    depth--;
  }

  private static String flags(long value, String... names) {
    var set = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      if ((value >>> i & 1) != 0) {
        set.append(set.isEmpty() ? "" : " ").append(names[i]);
      }
    }
    return set.isEmpty() ? "nothing set" : set.toString();
  }

  private static String secondStageName(PagingMode mode) {
    return mode == PagingMode.BARE ? mode.words() : mode.words() + "x4";
  }

  @Override
  public void stage(Purpose stage, PagingMode mode, long root, long address) {
    boolean first = stage == Purpose.FIRST_STAGE;
    line(
        "%s %s of 0x%x, root 0x%x",
        first ? "first stage" : "second stage",
        first ? mode.words() : secondStageName(mode),
        address,
        root);
    depth++;
  }

  @Override
  public void pageTableEntry(Purpose stage, int level, long index, long address, long entry) {
    String next =
        PageTableEntry.isLeaf(entry)
            ? "leaf, page 0x%x".formatted(PageTableEntry.ppn(entry) << 12)
            : "next table at 0x%x".formatted(PageTableEntry.ppn(entry) << 12);
    String extras =
        (PageTableEntry.pbmt(entry) != 0 ? " PBMT=" + PageTableEntry.pbmt(entry) : "")
            + ((entry & PageTableEntry.N) != 0 ? " N" : "");
    line(
        "level %d: entry %d at 0x%x is 0x%x: %s%s%s",
        level,
        index,
        address,
        entry,
        flags(entry, PERMISSIONS),
        extras,
        (entry & 1) == 0 ? "" : ", " + next);
  }

  @Override
  public void updated(Purpose stage, long address, long entry) {
    line("entry at 0x%x becomes 0x%x: %s", address, entry, flags(entry, PERMISSIONS));
  }

  @Override
  public void mapped(Purpose stage, long from, Mapping mapping) {
    depth--;
    line("0x%x -> 0x%x", from, mapping.address());
  }

  @Override
  public void msiEntry(long index, long address, long low, long high) {
    line(
        "MSI page table: entry %d at 0x%x is 0x%016x 0x%016x: %s",
        index,
        address,
        low,
        high,
        (low & 1) == 0
            ? "not valid"
            : switch ((int) (low >>> 1) & 3) {
              case 3 -> "basic mode, page 0x%x".formatted(PageTableEntry.ppn(low) << 12);
              case 1 -> "MRIF mode";
              default -> "reserved mode";
            });
  }

  @Override
  public void note(String words, Object... values) {
    line(words, values);
  }
}
