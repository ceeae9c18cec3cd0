package portcullis.coverify;

import java.util.OptionalInt;
import portcullis.coverify.traffic.DmaLoad;
import portcullis.platform.Dma;
import portcullis.platform.ModelPlatform;

/**
 * Devices behind the software model.
 *
 * @param platform where they sit
 */
public record ModelDmaPort(ModelPlatform platform) implements DmaPort {
  @Override
  public byte[] read(int deviceId, OptionalInt pasid, long iova, int length) {
    try {
      return new Dma(platform, deviceId).read(pasid, iova, length);
    } catch (Dma.AbortedException refused) {
      throw new DisagreementException("device %x reads: %s".formatted(deviceId, refused));
    }
  }

  @Override
  public void write(int deviceId, OptionalInt pasid, long iova, byte[] bytes) {
    try {
      new Dma(platform, deviceId).write(pasid, iova, bytes);
    } catch (Dma.AbortedException refused) {
      throw new DisagreementException("device %x writes: %s".formatted(deviceId, refused));
    }
  }

  @Override
  public int refusedAccess(int deviceId, OptionalInt pasid, long iova, boolean write) {
    var dma = new Dma(platform, deviceId);
    try {
      if (write) {
        dma.write(pasid, iova, new byte[1]);
      } else {
        dma.read(pasid, iova, 1);
      }
    } catch (Dma.AbortedException refused) {
      return refused.cause();
    }
    throw new DisagreementException(
        "device %x reaches 0x%x and must not".formatted(deviceId, iova));
  }

  @Override
  public DmaLoad load() {
    return new ModelLoad(platform);
  }
}
