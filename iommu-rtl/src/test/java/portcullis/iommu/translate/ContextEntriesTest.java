package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.context.StageMode;

/**
 * The caches of contexts with every entry in use. A number of an entry that goes astray would give
 * a device, or a process, the context of another one.
 */
class ContextEntriesTest {
  private static final int PROCESS = 0x40;

  private static IommuConfig sized(String name, int devices, int processes) {
    var named = IommuConfig.named(name);
    var c = named.capacities();
    return named.withCapacities(
        new Capacities(
            c.iotlb(),
            devices,
            processes,
            c.walkers(),
            c.parked(),
            c.firstStageTables(),
            c.secondStageEntries(),
            c.commandPrefetch(),
            c.outstanding()));
  }

  private static void forget(Simulation simulation, Invalidation.Kind kind, int device) {
    simulation.poke("invalidation_kind", kind.ordinal());
    simulation.poke("invalidation_deviceValid", true);
    simulation.poke("invalidation_deviceId", device);
    simulation.poke("invalidation_processId", PROCESS + device);
    simulation.poke("invalidation_valid", true);
    simulation.step();
    simulation.poke("invalidation_valid", false);
  }

  private static void refillDevice(Simulation simulation, int device) {
    simulation.poke("walkDeviceId", device);
    simulation.poke("deviceContextRefill_valid", true);
    simulation.poke("deviceContextRefill_deviceId", device);
    String context = "deviceContextRefill_context_";
    simulation.poke(context + "processDirectory", true);
    simulation.poke(context + "firstStageMode", 1);
    simulation.poke(context + "firstStagePage", 100 + device);
    simulation.poke(context + "enforceSnoop", device % 2 == 1);
    simulation.step();
    simulation.poke("deviceContextRefill_valid", false);
  }

  /** Each device has one process, whose number no other device has. */
  private static void refillProcess(Simulation simulation, int device, boolean supervisor) {
    simulation.poke("walkDeviceId", device);
    simulation.poke("walkProcessId", PROCESS + device);
    simulation.poke("processContextRefill_valid", true);
    simulation.poke("processContextRefill_processId", PROCESS + device);
    String context = "processContextRefill_context_";
    simulation.poke(context + "mode", StageMode.BARE);
    simulation.poke(context + "page", 200 + device);
    simulation.poke(context + "supervisor", supervisor);
    simulation.step();
    simulation.poke("processContextRefill_valid", false);
  }

  private static boolean walkFinds(Simulation simulation, int device, int process) {
    simulation.poke("walkDeviceId", device);
    simulation.poke("walkProcessId", process);
    return simulation.peekBoolean("walkProcessContextHit");
  }

  private static boolean hits(Simulation simulation, int device, int process, boolean privileged) {
    simulation.poke("key_deviceId", device);
    simulation.poke("key_processIdValid", true);
    simulation.poke("key_processId", process);
    simulation.poke("key_privileged", privileged);
    return simulation.peekBoolean("hit");
  }

  private static Simulation started(Simulated<Translator> simulated) {
    var simulation = simulated.simulation();
    simulation.poke("settings_mode", 4);
    simulation.reset();
    return simulation;
  }

  @ParameterizedTest
  @CsvSource({"small, 4, 4", "base, 8, 8", "core, 8, 8", "core, 3, 3", "core, 1, 1", "core, 5, 6"})
  void eachEntryHasAContextOfItsOwn(String name, int devices, int processes) {
    var config = sized(name, devices, processes);
    try (var simulated = Simulated.of(() -> new Translator(config))) {
      var simulation = started(simulated);
      for (int special = 0; special < devices; special++) {
        forget(simulation, Invalidation.Kind.EVERYTHING, 0);
        for (int device = 0; device < devices; device++) {
          refillDevice(simulation, device);
        }
        for (int device = 0; device < devices; device++) {
          refillProcess(simulation, device, device == special);
        }
        for (int device = 0; device < devices; device++) {
          String what = "process of device %d, special is %d".formatted(device, special);
          assertThat(walkFinds(simulation, device, PROCESS + device)).as(what).isTrue();
          assertThat(simulation.peek("walkProcessContext_page")).as(what).isEqualTo(200 + device);
          assertThat(simulation.peek("walkDeviceContext_firstStagePage")).isEqualTo(100 + device);
          assertThat(hits(simulation, device, PROCESS + device, false)).as(what).isTrue();
          assertThat(simulation.peekBoolean("translation_coherent")).isEqualTo(device % 2 == 1);
          assertThat(hits(simulation, device, PROCESS + device, true))
              .as(what)
              .isEqualTo(device == special);
          for (int other = 0; other < devices; other++) {
            boolean same = other == device;
            assertThat(hits(simulation, device, PROCESS + other, false)).isEqualTo(same);
            assertThat(walkFinds(simulation, device, PROCESS + other)).isEqualTo(same);
          }
        }
        var kind =
            special % 2 == 0
                ? Invalidation.Kind.PROCESS_DIRECTORY
                : Invalidation.Kind.DEVICE_DIRECTORY;
        forget(simulation, kind, special);
        for (int device = 0; device < devices; device++) {
          assertThat(hits(simulation, device, PROCESS + device, false))
              .as("device %d after %s of %d", device, kind, special)
              .isEqualTo(device != special);
        }
        refillDevice(simulation, special);
        assertThat(hits(simulation, special, PROCESS + special, false)).isFalse();
        assertThat(simulation.peekBoolean("walkDeviceContextHit")).isTrue();
      }
    }
  }

  /** The processes of a device go with it, lest they be found for that which takes its entry. */
  @ParameterizedTest
  @CsvSource({"small, 4, 4", "base, 8, 8", "core, 8, 8", "core, 3, 3", "core, 1, 1", "core, 5, 6"})
  void aDeviceDoesNotInheritTheProcessesOfThatWhoseEntryItTakes(
      String name, int devices, int processes) {
    var config = sized(name, devices, processes);
    try (var simulated = Simulated.of(() -> new Translator(config))) {
      var simulation = started(simulated);
      simulation.poke("asked", true);
      int taken = 0;
      for (int device = 0; device < 10 * devices; device++) {
        refillDevice(simulation, device);
        for (int old = 0; old < device; old++) {
          assertThat(hits(simulation, device, PROCESS + old, false))
              .as("device %d with the process of device %d", device, old)
              .isFalse();
          boolean known = walkFinds(simulation, old, PROCESS + old);
          assertThat(simulation.peekBoolean("walkDeviceContextHit") || !known).isTrue();
          taken += known ? 1 : 0;
        }
        refillProcess(simulation, device, false);
        assertThat(hits(simulation, device, PROCESS + device, false)).isTrue();
        // What is asked for now is not replaced next.
        hits(simulation, device * 7 / 9, PROCESS + device * 7 / 9, false);
      }
      assertThat(taken > 0 || devices == 1).isTrue();
    }
  }
}
