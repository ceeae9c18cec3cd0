package portcullis.iommu.translate;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedProcessContext;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.layout.ProcessContext;

/**
 * Takes one doubleword of a process context into what is known of it, and checks it (section 2.2.4,
 * "Process-context configuration checks").
 */
final class ProcessContextWord extends Module {
  /** The doubleword. */
  final Bits data;

  /** It is the second one. */
  final Bool second;

  /** What the first one said. */
  final DecodedProcessContext before;

  /** The same with this doubleword. */
  final DecodedProcessContext after;

  /** V, if this is the first doubleword. */
  final Bool valid;

  /** The doubleword breaks a rule. */
  final Bool broken;

  /** The decoder of a build. */
  ProcessContextWord(IommuConfig config) {
    super(config.name());
    describe("Takes one doubleword of a process context into what is known of it, and checks it.");
    data = in(bits(64));
    second = in(bool());
    before = in(DecodedProcessContext.of(config));
    after = out(DecodedProcessContext.of(config));
    valid = out(bool());
    broken = out(bool());

    valid.set(FieldBits.flag(data, ProcessContext.Ta.V));
    var mode = FieldBits.number(data, ProcessContext.Fsc.MODE);
    var page = FieldBits.number(data, ProcessContext.Fsc.PPN);
    int pageWidth = after.page().width();
    var tooWide = page.slice(page.width() - 1, pageWidth).orReduce();
    after.set(before);
    when(
            second,
            () -> {
              after.mode().set(StageMode.of(mode, after.mode()));
              after.page().set(page.low(pageWidth));
              var reserved =
                  data.slice(ProcessContext.Fsc.MODE.lsb() - 1, ProcessContext.Fsc.PPN.msb() + 1)
                      .orReduce();
              var supported = PagingModes.firstStageSupported(mode, config.paging());
              broken.set(reserved.or(supported.not()).or(tooWide));
            })
        .otherwise(() -> {
          after.supervisor().set(FieldBits.flag(data, ProcessContext.Ta.ENS));
          after.userMemory().set(FieldBits.flag(data, ProcessContext.Ta.SUM));
          after.pscid().set(FieldBits.number(data, ProcessContext.Ta.PSCID));
          var reservedHigh = data.slice(63, ProcessContext.Ta.PSCID.msb() + 1).orReduce();
          var reservedLow =
              data.slice(ProcessContext.Ta.PSCID.lsb() - 1, ProcessContext.Ta.SUM.msb() + 1)
                  .orReduce();
          broken.set(reservedHigh.or(reservedLow));
        });
  }
}
