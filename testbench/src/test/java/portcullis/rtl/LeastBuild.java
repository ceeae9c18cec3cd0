package portcullis.rtl;

import java.util.List;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;

/** One of everything, and no walk caches at all. */
public final class LeastBuild {
  private static final List<String> SETTINGS =
      List.of(
          "iotlb=1",
          "deviceContexts=1",
          "processContexts=1",
          "walkers=1",
          "parked=1",
          "firstStageTables=0",
          "secondStageEntries=0",
          "commandPrefetch=1",
          "outstanding=1");

  private LeastBuild() {}

  /** The build with the features of another. */
  public static IommuConfig of(IommuConfig features) {
    return IommuOption.apply(features, SETTINGS);
  }
}
