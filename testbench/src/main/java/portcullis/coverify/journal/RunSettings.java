package portcullis.coverify.journal;

import java.time.Instant;
import portcullis.iommu.IommuConfig;

/**
 * What was run.
 *
 * @param config the hardware
 * @param engine name of what simulates it
 * @param seed of everything that is random
 * @param memoryLatency cycles from an address to its first data
 * @param started when
 * @param again the command that repeats it, up to the choice of scenarios
 */
public record RunSettings(
    IommuConfig config,
    String engine,
    long seed,
    int memoryLatency,
    Instant started,
    String again) {
  /**
   * The command that repeats one scenario.
   *
   * @param scenario its name
   * @return a line for the shell
   */
  public String replay(String scenario) {
    return again + " --scenario " + scenario;
  }
}
