package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.StageMode;

/** Caches after a reset. */
class TranslatorResetTest {
  /** A reset in the middle of everything: no cache may find again what it knew. */
  @Test
  void aResetForgetsEverything() {
    try (var simulated = Simulated.of(() -> new Translator(IommuConfig.BASE))) {
      var simulation = simulated.simulation();
      simulation.poke("settings_mode", 4);
      simulation.poke("key_processIdValid", true);
      simulation.reset();
      simulation.poke("deviceContextRefill_valid", true);
      simulation.poke("deviceContextRefill_context_processDirectory", true);
      simulation.poke("deviceContextRefill_context_firstStageMode", 1);
      simulation.step();
      simulation.poke("deviceContextRefill_valid", false);
      simulation.poke("processContextRefill_valid", true);
      simulation.poke("processContextRefill_context_mode", StageMode.SV39);
      simulation.poke("iotlbRefill_valid", true);
      simulation.poke("iotlbRefill_space_paged", true);
      simulation.poke("iotlbRefill_permissions_read", true);
      simulation.poke("iotlbRefill_permissions_user", true);
      simulation.step();
      simulation.poke("processContextRefill_valid", false);
      simulation.poke("iotlbRefill_valid", false);
      assertThat(simulation.peekBoolean("hit")).isTrue();
      simulation.reset();
      assertThat(simulation.peekBoolean("walkDeviceContextHit")).isFalse();
      simulation.poke("deviceContextRefill_valid", true);
      simulation.step();
      simulation.poke("deviceContextRefill_valid", false);
      assertThat(simulation.peekBoolean("walkProcessContextHit")).isFalse();
      simulation.poke("processContextRefill_valid", true);
      simulation.step();
      assertThat(simulation.peekBoolean("walkProcessContextHit")).isTrue();
      assertThat(simulation.peekBoolean("hit")).as("the page").isFalse();
    }
  }
}
