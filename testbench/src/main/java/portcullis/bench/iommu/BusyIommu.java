package portcullis.bench.iommu;

import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.iommu.RunningIommu;

/** The random workload of {@code bench iommu}, for others who measure something beside it. */
public final class BusyIommu {
  private static final int REST = 200;

  private BusyIommu() {}

  /**
   * Lets the hardware translate reads of four devices without end, from the next cycle on.
   *
   * @param iommu an IOMMU of any state; it starts anew
   */
  public static void begin(RunningIommu iommu) {
    var _ = new RandomWorkload(iommu).scene(false);
    iommu.run(REST);
    iommu.listenOnly(SlaveListener.NONE, SlaveListener.NONE);
    iommu.device().setTraffic(new RandomWorkload.Supply(RandomWorkload.reads(), true));
  }
}
