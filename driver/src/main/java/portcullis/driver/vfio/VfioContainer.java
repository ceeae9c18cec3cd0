package portcullis.driver.vfio;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.process.UserProcess;

/**
 * A container of the older face: one address space for whole groups. Beneath it is an IOMMU fd with
 * one root, so both faces keep the same rules. Safe for several threads.
 */
public final class VfioContainer implements AutoCloseable {
  private final Vfio vfio;
  private final IommuFd fd;
  private final List<VfioGroup> groups = new ArrayList<>();
  private Ioasid space;
  private long nextCookie = 1;

  VfioContainer(Vfio vfio, UserProcess process) {
    this.vfio = vfio;
    fd = vfio.subsystem().open(process);
  }

  private <T> T call(Supplier<T> action) {
    return vfio.subsystem().call(action);
  }

  private void run(Runnable action) {
    call(() -> {
      action.run();
      return null;
    });
  }

  IommuFd fd() {
    return fd;
  }

  /** The address space; empty containers have none. */
  Ioasid space() {
    require(space != null, Errno.EINVAL, "the container has no IOMMU yet");
    return space;
  }

  boolean hasSpace() {
    return space != null;
  }

  long cookie() {
    return nextCookie++;
  }

  void add(VfioGroup group) {
    groups.add(group);
  }

  void remove(VfioGroup group) {
    groups.remove(group);
    if (groups.isEmpty() && space != null) {
      space.free();
      space = null;
    }
  }

  /**
   * VFIO_SET_IOMMU with type1v2: makes the address space and attaches every group of the container
   * to it.
   *
   * @throws portcullis.driver.core.IommuException EINVAL without a group, EBUSY if it is done
   *     already, or as attaching
   */
  public void setIommu() {
    run(() -> {
      require(!groups.isEmpty(), Errno.EINVAL, "the container has no group");
      require(space == null, Errno.EBUSY, "the container has an IOMMU already");
      space = fd.allocate(IoasidRequest.KernelManaged.root());
      var done = new ArrayList<VfioGroup>();
      try {
        for (var group : groups) {
          group.attachAll();
          done.add(group);
        }
      } catch (RuntimeException e) {
        done.forEach(VfioGroup::detachAll);
        space.free();
        space = null;
        throw e;
      }
    });
  }

  /**
   * VFIO_IOMMU_MAP_DMA.
   *
   * @param request what to map
   * @throws portcullis.driver.core.IommuException as {@link Ioasid#map}
   */
  public void map(MapRequest request) {
    run(() -> space().map(request));
  }

  /**
   * VFIO_IOMMU_UNMAP_DMA.
   *
   * @param iova first address
   * @param bytes how many
   * @return bytes that were mapped
   * @throws portcullis.driver.core.IommuException as {@link Ioasid#unmap}
   */
  public long unmap(long iova, long bytes) {
    return call(() -> space().unmap(iova, bytes));
  }

  /** Closes the container; its groups are out of it then. */
  @Override
  public void close() {
    run(() -> {
      List.copyOf(groups).forEach(VfioGroup::unsetContainer);
      fd.close();
    });
  }
}
