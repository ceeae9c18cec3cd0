package portcullis.iommu.layout;

import java.util.List;

/** All structures in memory, and all fields' named values. */
public final class Structures {
  private static final List<Structure> ALL =
      List.of(
          DdtEntry.STRUCTURE,
          DeviceContext.EXTENDED,
          DeviceContext.BASE,
          PdtEntry.STRUCTURE,
          ProcessContext.STRUCTURE,
          Pte.STRUCTURE,
          Pte32.STRUCTURE,
          MsiPte.PASS_THROUGH,
          MsiPte.MRIF,
          Command.STRUCTURE,
          IotinvalCommand.STRUCTURE,
          IofenceCommand.STRUCTURE,
          IodirCommand.STRUCTURE,
          AtsCommand.STRUCTURE,
          AtsPayload.INVAL,
          AtsPayload.PRGR,
          FaultQueueRecord.STRUCTURE,
          PageRequestQueueRecord.STRUCTURE);

  private static final List<List<? extends Encoding>> ENCODINGS =
      List.of(
          List.of(IommuMode.values()),
          List.of(InterruptGeneration.values()),
          List.of(IohgatpMode.values()),
          List.of(IosatpMode.values()),
          List.of(PdtpMode.values()),
          List.of(MsiptpMode.values()),
          List.of(MsiPteMode.values()),
          List.of(MemoryType.values()),
          List.of(CommandOpcode.values()),
          List.of(CommandFunction.values()),
          List.of(PageResponseCode.values()),
          List.of(MonitoredEvent.values()),
          List.of(TransactionType.values()),
          List.of(FaultCause.values()));

  private Structures() {}

  /**
   * Every structure, in the order in which a translation meets them.
   *
   * @return an immutable list
   */
  public static List<Structure> all() {
    return ALL;
  }

  /**
   * The named values of fields, one list for each enum.
   *
   * @return an immutable list
   */
  public static List<List<? extends Encoding>> encodings() {
    return ENCODINGS;
  }
}
