package portcullis.iommu.queue;

import java.util.List;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;

/** The queues, and the registers of each. */
public enum QueueKind {
  /** The command queue: software owns its tail. */
  COMMAND(
      QueueBase.CQB,
      QueueIndex.CQT,
      QueueIndex.CQH,
      Cqcsr.REGISTER,
      Cqcsr.CQEN,
      Cqcsr.CIE,
      List.of(Cqcsr.CQMF, Cqcsr.CMD_ILL, Cqcsr.FENCE_W_IP),
      Cqcsr.CQON,
      Cqcsr.BUSY),
  /** The fault queue: software owns its head. */
  FAULT(
      QueueBase.FQB,
      QueueIndex.FQH,
      QueueIndex.FQT,
      Fqcsr.REGISTER,
      Fqcsr.FQEN,
      Fqcsr.FIE,
      List.of(Fqcsr.FQMF, Fqcsr.FQOF),
      Fqcsr.FQON,
      Fqcsr.BUSY);

  private final Register base;
  private final Register softwareIndex;
  private final Register ownIndex;
  private final Register control;
  private final Field enable;
  private final Field interruptEnable;
  private final List<Field> events;
  private final Field on;
  private final Field busy;

  QueueKind(
      Register base,
      Register softwareIndex,
      Register ownIndex,
      Register control,
      Field enable,
      Field interruptEnable,
      List<Field> events,
      Field on,
      Field busy) {
    this.base = base;
    this.softwareIndex = softwareIndex;
    this.ownIndex = ownIndex;
    this.control = control;
    this.enable = enable;
    this.interruptEnable = interruptEnable;
    this.events = events;
    this.on = on;
    this.busy = busy;
  }

  /** Where the queue lies and how long it is. */
  public Register base() {
    return base;
  }

  /** The index that software moves. */
  public Register softwareIndex() {
    return softwareIndex;
  }

  /** The index that the IOMMU moves. */
  public Register ownIndex() {
    return ownIndex;
  }

  /** Control and status. */
  public Register control() {
    return control;
  }

  /** Software wants the queue on. */
  Field enable() {
    return enable;
  }

  /** The queue may interrupt. */
  Field interruptEnable() {
    return interruptEnable;
  }

  /** The bits that interrupt while they are 1, in the order of {@link QueueState#events}. */
  List<Field> events() {
    return events;
  }

  /** The queue is on. */
  Field on() {
    return on;
  }

  /** A write of the control register is being carried out. */
  Field busy() {
    return busy;
  }

  /** The place of an event among {@link #events}. */
  int number(Field event) {
    return events.indexOf(event);
  }
}
