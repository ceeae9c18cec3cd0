package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.Errno;
import portcullis.driver.vfio.VfioContainer;

/** /dev/vfio/vfio. */
final class VfioContainerFile implements OpenFile {
  private final VfioContainer container;

  VfioContainerFile(VfioContainer container) {
    this.container = container;
  }

  VfioContainer container() {
    return container;
  }

  @Override
  public int ioctl(int command, long argument) {
    if (command != Commands.SET_IOMMU.number()) {
      throw OpenFile.unknown(command);
    }
    require(
        argument == Commands.VFIO_TYPE1V2_IOMMU,
        Errno.EINVAL,
        "mapping rules are those of type1v2, not of %d",
        argument);
    container.setIommu();
    return 0;
  }

  @Override
  public int ioctl(int command, MemorySegment argument) {
    if (command == Commands.VFIO_MAP_DMA.number()) {
      container.map(IommuFile.mapRequest(argument));
      return 0;
    } else if (command == Commands.VFIO_UNMAP_DMA.number()) {
      var unmap = Argument.of(VfioStructures.DMA_UNMAP, argument);
      unmap.requireFlags();
      unmap.set("size", container.unmap(unmap.get("iova"), unmap.get("size")));
      return 0;
    }
    throw OpenFile.unknown(command);
  }

  @Override
  public void close() {
    container.close();
  }
}
