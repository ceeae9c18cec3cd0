package portcullis.coverify;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import portcullis.driver.core.process.UserMemory;
import portcullis.iommu.IommuConfig;
import portcullis.model.CacheSizes;
import portcullis.platform.ModelPlatform;
import portcullis.platform.WatchedMemory;

/** The scenarios of co-verification on the software model alone. */
class FlowsTest {
  private static final List<Scenario> SCENARIOS = Scenario.ALL;

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void onACoreWithCaches(Scenario scenario) {
    play(scenario, IommuConfig.CORE, CacheSizes.all(16));
  }

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void onABaseWithoutCaches(Scenario scenario) {
    play(scenario, IommuConfig.BASE, CacheSizes.NONE);
  }

  private static void play(Scenario scenario, IommuConfig config, CacheSizes caches) {
    var memory = new WatchedMemory(0x8000_0000L, 64 << 20);
    var users = new UserMemory(memory);
    var platform =
        new ModelPlatform(memory, config.capabilities(), caches, ModelPlatform.doorbell(0));
    var stage =
        new Stage(
            platform,
            memory,
            users,
            new ModelDmaPort(platform),
            new Random(1),
            Workload.of(Path.of("pom.xml")),
            scenario.options());
    scenario.flow().accept(stage);
    stage.end();
  }
}
