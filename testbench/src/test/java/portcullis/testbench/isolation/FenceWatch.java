package portcullis.testbench.isolation;

import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.bus.WriteBurst;
import portcullis.testbench.iommu.RunningIommu;

/** Notices the cycle in which the data of an IOFENCE.C reaches memory: the fence is over. */
final class FenceWatch implements SlaveListener {
  private final RunningIommu iommu;
  private long done = Long.MAX_VALUE;

  FenceWatch(RunningIommu iommu) {
    this.iommu = iommu;
    iommu.listenToMemory(this);
  }

  @Override
  public void written(WriteBurst write) {
    // Fault records have four beats; these tests use no interrupt messages.
    if (write.beats() == 1) {
      done = iommu.cycle();
    }
  }

  /** The cycle in which the latest fence ended; none yet counts as never. */
  long done() {
    return done;
  }

  void forget() {
    done = Long.MAX_VALUE;
  }
}
