package portcullis.bench.iommu;

import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.QueueIndex;
import portcullis.testbench.iommu.RunningIommu;

/** A full queue of invalidations of single addresses. */
final class CommandWorkload {
  private static final int COMMANDS = 255;
  private static final int POLLS = 1_000_000;

  private final RunningIommu iommu;

  CommandWorkload(RunningIommu iommu) {
    this.iommu = iommu;
  }

  /** Cycles a command, from the write of cqt until a read of cqh gives cqt. */
  double cyclesPerCommand(int latency) {
    var scene = new Scene(iommu, latency, 1);
    for (int i = 0; i < COMMANDS; i++) {
      scene
          .software()
          .queue(
              CommandFunction.IOTINVAL_VMA.encoded() | IotinvalCommand.AV.of(true),
              IotinvalCommand.ADDR.of(0x40000 + i));
    }
    iommu.runUntilQuiet();
    scene.software().commit();
    long start = iommu.registers().passed();
    for (int poll = 0; poll < POLLS; poll++) {
      long head = iommu.readRegister(QueueIndex.CQH.offset(), QueueIndex.CQH.bytes());
      if (head == COMMANDS) {
        return (double) (iommu.cycle() - start) / COMMANDS;
      }
    }
    throw new IllegalStateException("the command queue does not end\n" + iommu.outstanding());
  }
}
