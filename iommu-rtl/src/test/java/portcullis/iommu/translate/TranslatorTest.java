package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;
import portcullis.iommu.context.StageMode;
import portcullis.iommu.translate.ReferenceCaches.Device;
import portcullis.iommu.translate.ReferenceCaches.Forget;
import portcullis.iommu.translate.ReferenceCaches.Page;
import portcullis.iommu.translate.ReferenceCaches.Process;
import portcullis.iommu.translate.ReferenceCaches.Space;

class TranslatorTest {
  private static final int SV39 = StageMode.SV39;
  private static final int READ = 8;
  private static final int WRITE = 4;
  private static final int EXECUTE = 2;
  private static final int USER = 1;

  /** Pages that differ in each part that a larger page may cover, in sign, and beyond any table. */
  private static final long[] PAGES = {
    0x5,
    0x6,
    0x15,
    0x205,
    0x40005,
    0x40205,
    -0x3fffb,
    -0x3fdfb,
    0x5 | 1L << 29,
    0x5 | 1L << 40,
    0x5 | 1L << 45,
    0x5 | 1L << 51
  };

  private static final IommuConfig TIGHT =
      IommuConfig.BASE.withName("tight").withCapacities(new Capacities(1, 1, 1, 1, 2, 1, 1, 1, 1));
  private static final IommuConfig ODD =
      IommuConfig.CORE.withName("odd").withCapacities(new Capacities(5, 3, 2, 1, 2, 1, 1, 1, 1));

  @Test
  void hitsAreThoseOfContextsAndPagesThatNobodyInvalidated() {
    all(IommuConfig.BASE);
  }

  @Test
  void widePagesToo() {
    all(IommuConfig.CORE);
  }

  @Test
  void cachesOfOneEntryToo() {
    all(TIGHT);
  }

  @Test
  void cachesOfOddSizesToo() {
    all(ODD);
  }

  /** A number of an entry that goes astray would give a device the context of another one. */
  @Test
  void eachDeviceHasItsOwnContextInWhicheverEntry() {
    var config = IommuConfig.CORE;
    int devices = config.capacities().deviceContexts();
    try (var simulated = Simulated.of(() -> new Translator(config))) {
      var simulation = simulated.simulation();
      simulation.poke("settings_mode", 4);
      simulation.poke("asked", true);
      simulation.poke("key_addressType", TranslationKey.UNTRANSLATED);
      simulation.reset();
      for (int special = 0; special < devices; special++) {
        simulation.poke("invalidation_kind", Invalidation.Kind.EVERYTHING.ordinal());
        simulation.poke("invalidation_valid", true);
        simulation.step();
        simulation.poke("invalidation_valid", false);
        simulation.poke("deviceContextRefill_valid", true);
        for (int device = 0; device < devices; device++) {
          simulation.poke("walkDeviceId", device);
          simulation.poke("deviceContextRefill_deviceId", device);
          simulation.poke("deviceContextRefill_context_enforceSnoop", device == special);
          simulation.step();
        }
        simulation.poke("deviceContextRefill_valid", false);
        for (int device = 0; device < devices; device++) {
          simulation.poke("key_deviceId", device);
          assertThat(simulation.peekBoolean("hit")).as("device %d", device).isTrue();
          assertThat(simulation.peekBoolean("translation_coherent"))
              .as("device %d has the context of device %d", device, special)
              .isEqualTo(device == special);
        }
      }
    }
  }

  private static void all(IommuConfig config) {
    Elaborated<Translator> translator = Elaboration.of(() -> new Translator(config));
    Seeds.each(
        TranslatorTest.class,
        5,
        seed -> {
          try (var simulated =
              Simulated.of(
                  translator,
                  Engines.ofTests().start(),
                  SimulationOptions.DEFAULT.withRandomInitialState(seed))) {
            new Run(simulated.simulation(), config, new Random(seed)).run(6000);
          }
        });
  }

  private static final class Run {
    private final Simulation simulation;
    private final IommuConfig config;
    private final Random random;
    private final ReferenceCaches caches;
    private final int pageBits;
    private final int physicalPage;
    private int mode = 4;
    private long tag = 1;
    private int certainHits;
    private int deviceOfWalk;
    private int processOfWalk;

    private Run(Simulation simulation, IommuConfig config, Random random) {
      this.simulation = simulation;
      this.config = config;
      this.random = random;
      var capacities = config.capacities();
      caches =
          new ReferenceCaches(
              capacities.deviceContexts(), capacities.processContexts(), capacities.iotlb());
      pageBits = config.paging().pageBits();
      physicalPage = config.widths().physicalPage();
    }

    private void run(int cycles) {
      simulation.poke("invalidation_valid", false);
      simulation.reset();
      for (int i = 0; i < cycles; i++) {
        var forget = random.nextInt(12) == 0 ? forget() : null;
        int nextMode = mode;
        if (random.nextInt(300) == 0) {
          nextMode = random.nextInt(5);
          forget =
              new Forget(Invalidation.Kind.EVERYTHING, false, 0, false, 0, false, 0, false, 0, 0);
        }
        mode = nextMode;
        poke("settings_mode", mode);
        invalidate(forget);
        deviceOfWalk = random.nextInt(3);
        processOfWalk = random.nextInt(2);
        var device = random.nextInt(6) == 0 ? device() : null;
        refill(device);
        // One walk steps in a cycle, so one context at most is refilled.
        var process = device == null && random.nextInt(5) == 0 ? process() : null;
        refill(process);
        var page = random.nextInt(3) == 0 ? page() : null;
        refill(page);
        ask();
        askForWalk(forget == null ? null : forget.kind());
        boolean deviceHit = simulation.peekBoolean("walkDeviceContextHit");
        simulation.step();
        keep(deviceHit, device, process, page, forget);
      }
      assertThat(certainHits).as("look-ups that had to hit").isGreaterThan(20);
    }

    /**
     * A refill that meets an invalidation of what its cache holds is given up. A device context
     * that is held stays as it is, and a process context needs that of its device.
     *
     * @param deviceHit the context of the walk's device was held
     */
    private void keep(boolean deviceHit, Device device, Process process, Page page, Forget forget) {
      if (forget != null) {
        caches.forget(forget);
      }
      var kind = forget == null ? null : forget.kind();
      boolean everything = kind == Invalidation.Kind.EVERYTHING;
      boolean directories =
          everything
              || kind == Invalidation.Kind.DEVICE_DIRECTORY
              || kind == Invalidation.Kind.PROCESS_DIRECTORY;
      if (device != null && !directories && !deviceHit) {
        caches.keep(device);
      }
      if (process != null && !directories && deviceHit) {
        caches.processes.keep(
            process,
            old -> old.deviceId() == process.deviceId() && old.processId() == process.processId());
      }
      if (page != null && (kind == null || directories && !everything)) {
        caches.pages.mayLose(page::crowdsOut);
        caches.pages.keep(page, page::overlaps);
      }
    }

    private void poke(String name, long value) {
      simulation.poke(name, value);
    }

    /** GSCID or PSCID: two that differ in the lowest bit, two only far above. */
    private int softContext() {
      int choice = random.nextInt(9);
      return choice < 4 ? 1 : choice < 8 ? 2 : 1 | 1 << 12;
    }

    private Forget forget() {
      var kinds = Invalidation.Kind.values();
      int kind = random.nextInt(kinds.length * 3);
      return new Forget(
          kind < kinds.length ? kinds[kind] : Invalidation.Kind.VMA,
          random.nextInt(4) > 0,
          PAGES[random.nextInt(9)],
          random.nextBoolean(),
          softContext(),
          random.nextBoolean(),
          softContext(),
          random.nextInt(4) > 0,
          random.nextInt(3),
          random.nextInt(2));
    }

    private void invalidate(Forget forget) {
      poke("invalidation_valid", forget == null ? 0 : 1);
      if (forget != null) {
        poke("invalidation_kind", forget.kind().ordinal());
        poke("invalidation_addressValid", forget.addressValid() ? 1 : 0);
        poke("invalidation_page", forget.page() & (1L << 52) - 1);
        poke("invalidation_pscidValid", forget.pscidValid() ? 1 : 0);
        poke("invalidation_pscid", forget.pscid());
        poke("invalidation_guest", forget.guest() ? 1 : 0);
        poke("invalidation_gscid", forget.gscid());
        poke("invalidation_deviceValid", forget.deviceValid() ? 1 : 0);
        poke("invalidation_deviceId", forget.deviceId());
        poke("invalidation_processId", forget.processId());
      }
    }

    private Device device() {
      boolean directory = random.nextBoolean();
      return new Device(
          deviceOfWalk,
          directory,
          random.nextBoolean(),
          random.nextBoolean() ? SV39 : 0,
          softContext(),
          random.nextInt(3) == 0 ? 0 : directory ? 1 : SV39,
          softContext(),
          tag++);
    }

    private void refill(Device device) {
      poke("deviceContextRefill_valid", device == null ? 0 : 1);
      if (device != null) {
        poke("deviceContextRefill_deviceId", device.deviceId());
        String context = "deviceContextRefill_context_";
        poke(context + "processDirectory", device.directory() ? 1 : 0);
        poke(context + "defaultProcess", device.defaultProcess() ? 1 : 0);
        poke(context + "secondStageMode", device.secondStageMode());
        poke(context + "gscid", device.gscid());
        poke(context + "firstStageMode", device.firstStageMode());
        poke(context + "pscid", device.pscid());
        poke(context + "firstStagePage", device.tag());
        poke(context + "enforceSnoop", device.tag() & 1);
      }
    }

    private Process process() {
      return new Process(
          deviceOfWalk,
          processOfWalk,
          random.nextBoolean(),
          random.nextBoolean(),
          softContext(),
          random.nextInt(4) == 0 ? 0 : SV39,
          tag++);
    }

    private void refill(Process process) {
      poke("processContextRefill_valid", process == null ? 0 : 1);
      if (process != null) {
        poke("processContextRefill_processId", process.processId());
        String context = "processContextRefill_context_";
        poke(context + "supervisor", process.supervisor() ? 1 : 0);
        poke(context + "userMemory", process.userMemory() ? 1 : 0);
        poke(context + "pscid", process.pscid());
        poke(context + "mode", process.mode());
        poke(context + "page", process.tag());
      }
    }

    private Page page() {
      int gscid = random.nextBoolean() ? softContext() : 0;
      int pscid = gscid == 0 || random.nextBoolean() ? softContext() : 0;
      int level = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
      long page = PAGES[random.nextInt(pscid == 0 ? 6 : 8)];
      int permissions = random.nextInt(16) | (pscid == 0 ? USER : 0);
      long target = random.nextLong() & (1L << physicalPage) - 1;
      int type = config.paging().svpbmt() ? random.nextInt(3) : 0;
      return new Page(new Space(gscid, pscid), page, level, permissions, target, type);
    }

    private void refill(Page page) {
      poke("iotlbRefill_valid", page == null ? 0 : 1);
      if (page != null) {
        poke("iotlbRefill_space_guest", page.space().gscid() != 0 ? 1 : 0);
        poke("iotlbRefill_space_gscid", page.space().gscid());
        poke("iotlbRefill_space_paged", page.space().pscid() != 0 ? 1 : 0);
        poke("iotlbRefill_space_pscid", page.space().pscid());
        poke("iotlbRefill_page", page.page() & (1L << pageBits) - 1);
        poke("iotlbRefill_level", page.level());
        poke("iotlbRefill_permissions_read", page.permissions() / READ);
        poke("iotlbRefill_permissions_write", page.permissions() / WRITE & 1);
        poke("iotlbRefill_permissions_execute", page.permissions() / EXECUTE & 1);
        poke("iotlbRefill_permissions_user", page.permissions() & USER);
        poke("iotlbRefill_translation_page", page.target());
        poke("iotlbRefill_translation_memoryType", page.memoryType());
        poke(
            "iotlbRefill_translation_throughMsi",
            config.features().msiFlat() ? page.target() & 1 : 0);
      }
    }

    private void ask() {
      var question = new Question(random, PAGES);
      poke("key_deviceId", question.deviceId);
      poke("key_processIdValid", question.hasProcess ? 1 : 0);
      poke("key_processId", question.processId);
      poke("key_page", question.page & (1L << 52) - 1);
      poke("key_write", question.write ? 1 : 0);
      poke("key_execute", question.execute ? 1 : 0);
      poke("key_privileged", question.privileged ? 1 : 0);
      poke("key_addressType", question.addressType);
      poke("asked", random.nextInt(4) > 0 ? 1 : 0);
      boolean hit = simulation.peekBoolean("hit");
      var answer = question.answer(caches, mode, physicalPage, pageBits);
      boolean msi = config.features().msiFlat();
      if (answer == null) {
        assertThat(hit).as("hit of %s", question).isFalse();
        return;
      }
      if (answer.certain()) {
        assertThat(hit).as("hit of %s", question).isTrue();
        certainHits++;
      }
      if (hit) {
        assertThat(simulation.peek("translation_page")).as("%s", question).isEqualTo(answer.page());
        assertThat(simulation.peek("translation_memoryType"))
            .as("%s", question)
            .isEqualTo(answer.memoryType());
        assertThat(simulation.peekBoolean("translation_throughMsi"))
            .as("%s", question)
            .isEqualTo(msi && answer.throughMsi());
        assertThat(simulation.peekBoolean("translation_coherent"))
            .as("%s", question)
            .isEqualTo(answer.coherent());
      }
    }

    /** In the cycle of an invalidation of directories no walk may find anything. */
    private void askForWalk(Invalidation.Kind kind) {
      poke("walkDeviceId", deviceOfWalk);
      poke("walkProcessId", processOfWalk);
      boolean directories =
          kind == Invalidation.Kind.EVERYTHING
              || kind == Invalidation.Kind.DEVICE_DIRECTORY
              || kind == Invalidation.Kind.PROCESS_DIRECTORY;
      check(
          directories
              ? Optional.empty()
              : caches.devices.find(device -> device.deviceId() == deviceOfWalk),
          "walkDeviceContextHit",
          "walkDeviceContext_firstStagePage",
          Device::tag);
      check(
          directories
              ? Optional.empty()
              : caches.processes.find(process ->
                  process.deviceId() == deviceOfWalk && process.processId() == processOfWalk),
          "walkProcessContextHit",
          "walkProcessContext_page",
          Process::tag);
    }

    private <T> void check(
        Optional<ReferenceCaches.Cache.Entry<T>> entry,
        String hit,
        String value,
        ToLongFunction<T> tagOf) {
      boolean found = simulation.peekBoolean(hit);
      if (entry.isEmpty()) {
        assertThat(found).as(hit).isFalse();
      } else {
        assertThat(found || !entry.get().certain).as(hit).isTrue();
        if (found) {
          assertThat(simulation.peek(value)).isEqualTo(tagOf.applyAsLong(entry.get().value));
        }
      }
    }
  }
}
