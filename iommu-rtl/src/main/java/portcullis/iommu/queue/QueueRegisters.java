package portcullis.iommu.queue;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import java.util.ArrayList;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.layout.QueueBase;

/**
 * Base, indices and control register of a queue in memory (sections 5.6 to 5.16). Of its two
 * indices software moves one and the IOMMU the other.
 */
public class QueueRegisters extends Module {
  /** A write of the base; ignored while the queue is on. */
  public final RegisterWrite baseWrite;

  /** A write of the index that software moves. */
  public final RegisterWrite indexWrite;

  /** A write of the control register; ignored while busy. */
  public final RegisterWrite controlWrite;

  /** What software reads as base. */
  public final Bits baseValue;

  /** What software reads as its index. */
  public final Bits softwareIndexValue;

  /** What software reads as the index of the IOMMU. */
  public final Bits ownIndexValue;

  /** What software reads as control register. */
  public final Bits controlValue;

  /** The same for the hardware. */
  public final QueueState state;

  /** What the queue does. */
  public final QueueProgress progress;

  /** The queue may interrupt. */
  public final Bool interruptEnabled;

  /** An event that has not been cleared asks for an interrupt. */
  public final Bool interrupt;

  /** The index that the IOMMU moves. */
  final UInt ownIndex;

  /** The registers of a queue. */
  public QueueRegisters(IommuConfig config, QueueKind kind) {
    super(config.widths().physicalPage(), kind);
    describe("Base, indices and control register of a queue in memory.");
    baseWrite = in(RegisterWrite.of(kind.base()));
    indexWrite = in(RegisterWrite.of(kind.softwareIndex()));
    controlWrite = in(RegisterWrite.of(kind.control()));
    baseValue = out(bits(Long.SIZE));
    softwareIndexValue = out(bits(Integer.SIZE));
    ownIndexValue = out(bits(Integer.SIZE));
    controlValue = out(bits(Integer.SIZE));
    state = out(QueueState.of(config, kind));
    progress = in(QueueProgress.of(kind));
    interruptEnabled = out(bool());
    interrupt = out(bool());
    unused(baseWrite.data(), "reserved bits are ignored");
    unused(controlWrite.data(), "reserved bits are ignored");

    var page = reg(uint(config.widths().physicalPage())).resetTo(0);
    var log2SizeLess1 = reg(uint(QueueBase.LOG2SZ_1.width())).resetTo(0);
    var mask =
        vecOf(QueueState.INDEX_BITS, bit -> log2SizeLess1.ge(bit)).asBits().asUInt().named("mask");
    var softwareIndex = reg(uint(QueueState.INDEX_BITS)).resetTo(0);
    ownIndex = reg(uint(QueueState.INDEX_BITS)).resetTo(0);
    var nextIndex = ownIndex.plus(1).and(mask);
    var enabled = reg(bool()).resetTo(false);
    var on = reg(bool()).resetTo(false);
    var mayInterrupt = reg(bool()).resetTo(false);
    var events = reg(bits(kind.events().size())).resetTo(0);

    var enablePending = enabled.andNot(on);
    var busy = enablePending.or(on.andNot(enabled));
    on.set(enabled.or(on.andNot(progress.idle())));

    when(indexWrite.any(), () -> softwareIndex.set(indexWrite.data().asUInt().and(mask)));
    when(
        baseWrite.any().andNot(enabled).andNot(on),
        () -> {
          baseWrite.store(page, QueueBase.PPN);
          baseWrite.store(log2SizeLess1, QueueBase.LOG2SZ_1);
          // Whatever it was, it is a valid index of the new queue from now on.
          softwareIndex.set(0);
        });

    var controls = controlWrite.any().andNot(busy);
    var turnsOn = controls.and(FieldBits.flag(controlWrite.data(), kind.enable())).andNot(enabled);
    var written = new ArrayList<Bool>();
    kind.events().forEach(event -> written.add(FieldBits.flag(controlWrite.data(), event)));
    // Changing the enable bit from 0 to 1 clears all events and the IOMMU's index.
    var clears = vec(written).asBits().or(turnsOn.repeat(events.width()));
    var cleared = clears.and(controls.repeat(events.width()));
    when(progress.advance(), () -> ownIndex.set(nextIndex));
    when(
        controls,
        () -> {
          controlWrite.store(enabled, kind.enable());
          controlWrite.store(mayInterrupt, kind.interruptEnable());
        });
    when(turnsOn, () -> ownIndex.set(0));
    events.set(events.and(cleared.not()).or(progress.events()));

    interruptEnabled.set(mayInterrupt);
    interrupt.set(mayInterrupt.and(events.orReduce()));
    state.enabled().set(enabled.and(on));
    state.events().set(events);
    state.page().set(page);
    state.mask().set(mask);
    state.ownIndex().set(ownIndex);
    state.nextIndex().set(nextIndex);
    state.softwareIndex().set(softwareIndex);

    baseValue.set(word(Long.SIZE, at(QueueBase.LOG2SZ_1, log2SizeLess1), at(QueueBase.PPN, page)));
    softwareIndexValue.set(softwareIndex.asBits());
    ownIndexValue.set(ownIndex.asBits());
    var fields = new ArrayList<FieldBits.Value>();
    fields.add(at(kind.enable(), enabled));
    fields.add(at(kind.interruptEnable(), mayInterrupt));
    for (int i = 0; i < kind.events().size(); i++) {
      fields.add(at(kind.events().get(i), events.bit(i)));
    }
    fields.add(at(kind.on(), on));
    fields.add(at(kind.busy(), busy));
    controlValue.set(word(Integer.SIZE, fields.toArray(FieldBits.Value[]::new)));

    var ownIsInside = ownIndex.and(mask.not()).eq(0);
    assertAlways(
        enabled.or(on).not().or(ownIsInside), "the index of the IOMMU is one of the queue's");
    assertAlways(
        softwareIndex.and(mask.not()).eq(0), "the index of software is one of the queue's");
  }
}
