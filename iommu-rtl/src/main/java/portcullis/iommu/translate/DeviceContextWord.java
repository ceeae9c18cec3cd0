package portcullis.iommu.translate;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.DecodedDeviceContext;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.IohgatpMode;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.layout.PdtpMode;

/**
 * Takes one doubleword of a device context into what is known of it, and checks it (section 2.1.4,
 * "Device-context configuration checks"). The doublewords come in order, so a rule about two of
 * them is checked with the later one.
 */
final class DeviceContextWord extends Module {
  /** The doubleword. */
  final Bits data;

  /** Its number in the context. */
  final UInt number;

  /** What the doublewords before said. */
  final DecodedDeviceContext before;

  /** The same with this doubleword. */
  final DecodedDeviceContext after;

  /** V, if this is the first doubleword. */
  final Bool valid;

  /** The doubleword breaks a rule. */
  final Bool broken;

  private final IommuConfig config;

  /** The decoder of a build. */
  DeviceContextWord(IommuConfig config) {
    super(config.name());
    describe("Takes one doubleword of a device context into what is known of it, and checks it.");
    this.config = config;
    data = in(bits(64));
    number = in(uint(3));
    before = in(DecodedDeviceContext.of(config));
    after = out(DecodedDeviceContext.of(config));
    valid = out(bool());
    broken = out(bool());

    after.set(before);
    broken.set(false);
    valid.set(FieldBits.flag(data, DeviceContext.Tc.V));
    var words =
        select(number)
            .is(0L, this::control)
            .is(1L, this::secondStage)
            .is(2L, this::attributes)
            .is(3L, this::firstStage);
    if (config.features().msiFlat()) {
      words
          .is(4L, this::msiTable)
          .is(5L, this::msiMask)
          .is(6L, this::msiPattern)
          .otherwise(() -> broken.set(data.orReduce()));
    } else {
      words.otherwise(() -> {});
    }
  }

  private Bool anySet(long mask) {
    Bool any = bool(false);
    for (int low = 0; low < Long.SIZE; low++) {
      int high = low;
      while (high < Long.SIZE && (mask >>> high & 1) != 0) {
        high++;
      }
      if (high > low) {
        any = any.or(data.slice(high - 1, low).orReduce());
        low = high;
      }
    }
    return any;
  }

  private void control() {
    var set =
        List.of(
            DeviceContext.Tc.EN_ATS,
            DeviceContext.Tc.EN_PRI,
            DeviceContext.Tc.T2GPA,
            DeviceContext.Tc.PRPR,
            DeviceContext.Tc.GADE,
            DeviceContext.Tc.SADE,
            DeviceContext.Tc.SBE,
            DeviceContext.Tc.SXL);
    long absent = set.stream().mapToLong(Field::mask).reduce(0, (a, b) -> a | b);
    var processDirectory = FieldBits.flag(data, DeviceContext.Tc.PDTV);
    var defaultProcess = FieldBits.flag(data, DeviceContext.Tc.DPE);
    after.disableFaultReports().set(FieldBits.flag(data, DeviceContext.Tc.DTF));
    after.processDirectory().set(processDirectory);
    after.defaultProcess().set(defaultProcess);
    after
        .enforceSnoop()
        .set(
            config.features().enforceSnoop()
                ? FieldBits.of(data, DeviceContext.Tc.CUSTOM).bit(0)
                : bool(false));
    var reservedOrAbsent = anySet(DeviceContext.TC.reserved() | absent);
    broken.set(reservedOrAbsent.or(defaultProcess.andNot(processDirectory)));
  }

  private void secondStage() {
    var mode = FieldBits.number(data, DeviceContext.Iohgatp.MODE);
    var page = FieldBits.number(data, DeviceContext.Iohgatp.PPN);
    after.secondStageMode().set(StageMode.of(mode, after.secondStageMode()));
    after.gscid().set(FieldBits.number(data, DeviceContext.Iohgatp.GSCID));
    after.secondStagePage().set(physical(page));
    var supported = PagingModes.secondStageSupported(mode, config.paging());
    var misaligned = mode.ne(IohgatpMode.BARE.code()).and(page.low(PageLevels.ROOT_BITS).ne(0));
    broken.set(supported.not().or(misaligned).or(tooWide(page)));
  }

  private void attributes() {
    after.pscid().set(FieldBits.number(data, DeviceContext.Ta.PSCID));
    note("RCID and MCID are reserved without QoS identifiers.");
    broken.set(anySet(~DeviceContext.Ta.PSCID.mask()));
  }

  private void firstStage() {
    var mode = FieldBits.number(data, DeviceContext.Fsc.MODE);
    var page = FieldBits.number(data, DeviceContext.Fsc.PPN);
    after
        .firstStageMode()
        .set(
            mux(
                before.processDirectory(),
                mode.low(after.firstStageMode().width()),
                StageMode.of(mode, after.firstStageMode())));
    int pageWidth = after.firstStagePage().width();
    after.firstStagePage().set(page.low(pageWidth));
    int processIdBits = config.widths().processId();
    int deepest =
        (processIdBits == 20 ? PdtpMode.PD20 : processIdBits >= 17 ? PdtpMode.PD17 : PdtpMode.PD8)
            .code();
    var supported =
        mux(
            before.processDirectory(),
            mode.le(deepest),
            PagingModes.firstStageSupported(mode, config.paging()));
    broken.set(
        supported.not().or(anySet(DeviceContext.FSC.reserved())).or(beyond(page, pageWidth)));
  }

  private void msiTable() {
    var mode = FieldBits.number(data, DeviceContext.Msiptp.MODE);
    var page = FieldBits.number(data, DeviceContext.Msiptp.PPN);
    var flat = mode.eq(MsiptpMode.FLAT.code());
    after.msi().set(flat);
    after.msiPage().set(physical(page));
    var supported =
        mode.eq(MsiptpMode.OFF.code()).or(flat.and(before.secondStageMode().ne(StageMode.BARE)));
    broken.set(supported.not().or(anySet(DeviceContext.MSIPTP.reserved())).or(tooWide(page)));
  }

  private void msiMask() {
    after.msiMask().set(data.low(after.msiMask().width()).asUInt());
    broken.set(beyondGuestAddress());
  }

  private void msiPattern() {
    after.msiPattern().set(data.low(after.msiPattern().width()).asUInt());
    broken.set(beyondGuestAddress());
  }

  /** Bits of the mask or the pattern that are set above a guest-physical page number. */
  private Bool beyondGuestAddress() {
    int width = after.msiMask().width();
    return data.high(data.width() - width).orReduce();
  }

  private UInt physical(UInt page) {
    return page.low(config.widths().physicalPage());
  }

  /** A page that this build cannot address counts as a reserved encoding. */
  private Bool tooWide(UInt page) {
    return beyond(page, config.widths().physicalPage());
  }

  private static Bool beyond(UInt page, int width) {
    int excess = page.width() - width;
    return excess == 0 ? bool(false) : page.high(excess).orReduce();
  }
}
