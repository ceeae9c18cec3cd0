package portcullis.iommu.queue;

import java.math.BigInteger;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.control.Settings;
import portcullis.iommu.layout.Command;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.Structure;
import portcullis.iommu.translate.Invalidation;

/** Tells what a command means, and whether it is legal (section 3.1). */
public final class CommandDecoder extends Module {
  private static final int PAGE_BYTES = 4096;

  /** The command. */
  public final FetchedCommand command;

  /** The mode of the directory bounds device_id. */
  public final Settings settings;

  /** {@code fctl.WSI}. */
  public final Bool wires;

  /** It is illegal, or this build does not support it. */
  public final Bool illegal;

  /** It is IOFENCE.C. */
  public final Bool fence;

  /** What it invalidates if it is neither illegal nor a fence; {@code valid} is 1 then. */
  public final Invalidation invalidation;

  private final Bits operation;
  private final Bits operands;

  /** The decoder of a build. */
  public CommandDecoder(IommuConfig config) {
    super(config.name());
    describe("Tells what a command means, and whether it is legal.");
    command = in(FetchedCommand.shape());
    settings = in(Settings.of(config));
    wires = in(bool());
    illegal = out(bool());
    fence = out(bool());
    invalidation = out(Invalidation.of(config));
    unused(command.valid(), "the meaning does not depend on it");
    unused(command.failed(), "the meaning does not depend on it");
    unused(settings.directoryPage(), "only the mode matters");
    operation = command.operation();
    operands = command.operands();

    var isVma = is(CommandFunction.IOTINVAL_VMA);
    var isGvma = is(CommandFunction.IOTINVAL_GVMA);
    var isFence = is(CommandFunction.IOFENCE_C);
    var isDdt = is(CommandFunction.IODIR_INVAL_DDT);
    var isPdt = is(CommandFunction.IODIR_INVAL_PDT);
    unused(FieldBits.of(operation, IofenceCommand.DATA), "only a fence that is executed uses it");

    // No build has capabilities.NL or capabilities.S, so their bits are reserved.
    var iotinvalReserved =
        reserved(IotinvalCommand.STRUCTURE)
            .or(FieldBits.flag(operation, IotinvalCommand.NL))
            .or(FieldBits.flag(operands, IotinvalCommand.S));
    var vmaIllegal = iotinvalReserved;
    var gvmaIllegal = iotinvalReserved.or(FieldBits.flag(operation, IotinvalCommand.PSCV));
    var fenceIllegal =
        reserved(IofenceCommand.STRUCTURE)
            .or(FieldBits.flag(operation, IofenceCommand.WSI).andNot(wires));

    var deviceValid = FieldBits.flag(operation, IodirCommand.DV);
    var deviceId = FieldBits.number(operation, IodirCommand.DID);
    var processId = FieldBits.number(operation, IodirCommand.PID);
    var iodirIllegal =
        reserved(IodirCommand.STRUCTURE).or(deviceValid.and(tooWide(deviceId, config)));
    var ddtIllegal = iodirIllegal.or(processId.ne(0));
    int processBits = supportedProcessIdBits(config);
    var processTooWide = processId.high(processId.width() - processBits).orReduce();
    var pdtIllegal = iodirIllegal.or(deviceValid.not()).or(processTooWide);

    var known = isVma.or(isGvma).or(isFence).or(isDdt).or(isPdt);
    illegal.set(
        known
            .not()
            .or(isVma.and(vmaIllegal))
            .or(isGvma.and(gvmaIllegal))
            .or(isFence.and(fenceIllegal))
            .or(isDdt.and(ddtIllegal))
            .or(isPdt.and(pdtIllegal)));
    fence.set(isFence);

    var kind = enumerated(Invalidation.Kind.class);
    invalidation.valid().set(illegal.or(isFence).not());
    invalidation
        .kind()
        .set(
            mux(
                isVma.or(isGvma),
                mux(isGvma, kind.of(Invalidation.Kind.GVMA), kind.of(Invalidation.Kind.VMA)),
                mux(
                    isPdt,
                    kind.of(Invalidation.Kind.PROCESS_DIRECTORY),
                    kind.of(Invalidation.Kind.DEVICE_DIRECTORY))));
    invalidation.addressValid().set(FieldBits.flag(operation, IotinvalCommand.AV));
    invalidation.page().set(FieldBits.number(operands, IotinvalCommand.ADDR));
    invalidation.pscidValid().set(FieldBits.flag(operation, IotinvalCommand.PSCV));
    invalidation.pscid().set(FieldBits.number(operation, IotinvalCommand.PSCID));
    invalidation.guest().set(FieldBits.flag(operation, IotinvalCommand.GV));
    invalidation.gscid().set(FieldBits.number(operation, IotinvalCommand.GSCID));
    invalidation.deviceValid().set(deviceValid);
    invalidation.deviceId().set(deviceId.truncate(config.widths().deviceId()));
    invalidation.processId().set(processId.truncate(config.widths().processId()));
  }

  private Bool is(CommandFunction function) {
    int opcode = function.opcode().code();
    return FieldBits.number(operation, Command.OPCODE)
        .eq(opcode)
        .and(FieldBits.number(operation, Command.FUNC3).eq(function.code()));
  }

  /** What capabilities promise: PD20, PD17 or PD8. */
  private static int supportedProcessIdBits(IommuConfig config) {
    int bits = config.widths().processId();
    return bits == 20 ? 20 : bits >= 17 ? 17 : 8;
  }

  private Bool reserved(Structure structure) {
    var words = structure.words();
    return someOf(operation, words.get(0).reserved()).or(someOf(operands, words.get(1).reserved()));
  }

  /** Any of the bits of a mask is 1. */
  private static Bool someOf(Bits word, long mask) {
    return word.and(word.of(new BigInteger(Long.toUnsignedString(mask)))).orReduce();
  }

  /** The device_id has more bits than the directory resolves (section 3.1.3). */
  private Bool tooWide(UInt deviceId, IommuConfig config) {
    var context = config.features().msiFlat() ? DeviceContext.EXTENDED : DeviceContext.BASE;
    int leafBits = bitsFor(PAGE_BYTES / context.bytes());
    int twoLevelBits = leafBits + bitsFor(PAGE_BYTES / Long.BYTES);
    var mode = settings.mode();
    var beyondOne = deviceId.high(deviceId.width() - leafBits).orReduce();
    var beyondTwo = deviceId.high(deviceId.width() - twoLevelBits).orReduce();
    return mode.eq(IommuMode.ONE_LEVEL.code())
        .and(beyondOne)
        .or(mode.eq(IommuMode.TWO_LEVELS.code()).and(beyondTwo));
  }
}
