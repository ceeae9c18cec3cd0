package portcullis.replay.device;

import java.util.OptionalLong;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.bus.Timing;

/**
 * How the hardware is built and what surrounds it.
 *
 * @param config the build
 * @param latency cycles from an address to its first data, or to the response, at least 1
 * @param stallSeed seed of stalls and of the order of answers; without it there are none
 */
public record RtlOptions(IommuConfig config, int latency, OptionalLong stallSeed) {
  private static final int DEVICE_STALLS = 25;

  /** The timing of memory, and of what is behind the translated side. */
  Timing timing() {
    return stallSeed.isPresent()
        ? Timing.random(latency, stallSeed.getAsLong())
        : Timing.constant(latency);
  }

  /** How often the device hesitates, in percent. */
  int deviceStalls() {
    return stallSeed.isPresent() ? DEVICE_STALLS : 0;
  }
}
