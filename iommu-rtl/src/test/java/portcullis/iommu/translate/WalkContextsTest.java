package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.MsiPte;
import portcullis.iommu.layout.MsiPteMode;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.translate.WalkerBench.Asked;

/** Walks of several devices take turns in the same place; each keeps to the context of its own. */
class WalkContextsTest {
  private static final int DEVICES = 5;
  private static final long PAGE = 0x12_3456_7000L;
  private static final long MESSAGE = 0x12_3456_9000L;

  /** In another gigabyte than all tables: its walk begins at the root. */
  private static final long GUEST_PAGE = 0x8_0070L;

  private static final long NOTHING = 0x12_3456_a000L;

  /** Odd devices mask reports of faults; the last one has processes and no second stage. */
  private static final class Scene {
    private final WalkerBench bench;
    private final WalkTables tables;
    private final long directory;
    private final List<long[]> contexts = new ArrayList<>();
    private final long[] leaves = new long[DEVICES];

    Scene(WalkerBench bench) {
      this.bench = bench;
      tables = new WalkTables(bench, true);
      directory = tables.page();
      bench.directory(WalkTables.THREE_LEVELS, directory);
      for (int device = 0; device < DEVICES; device++) {
        contexts.add(context(device));
        put(device, contexts.getLast());
      }
    }

    private long[] context(int device) {
      boolean guest = device < DEVICES - 1;
      long secondRoot = tables.rootPage();
      long firstRoot = tables.page();
      leaves[device] =
          tables.map(
              firstRoot,
              PAGE,
              0,
              WalkTables.leaf(guest ? GUEST_PAGE + device : target(device)),
              false);
      tables.map(firstRoot, MESSAGE, 0, WalkTables.leaf(file(device)), false);
      long[] words = new long[8];
      words[0] = DeviceContext.Tc.V.mask() | (device % 2 == 0 ? 0 : DeviceContext.Tc.DTF.mask());
      words[0] |= DeviceContext.Tc.CUSTOM.of(isCoherent(device) ? 1 : 0);
      words[2] = WalkTables.pscid(0x1000 + device);
      words[3] = WalkTables.fsc(WalkTables.SV39, firstRoot);
      if (!guest) {
        long processRoot = tables.page();
        words[0] |= DeviceContext.Tc.PDTV.mask() | DeviceContext.Tc.DPE.mask();
        words[2] = 0;
        words[3] = WalkTables.fsc(WalkTables.PD20, processRoot);
        tables.process(processRoot, 0, 0x1000 + device, WalkTables.SV39, firstRoot);
      } else {
        tables.mapTables(secondRoot);
        tables.map(secondRoot, GUEST_PAGE + device << 12, 0, WalkTables.leaf(target(device)), true);
        long msiTable = tables.page();
        words[1] = WalkTables.iohgatp(WalkTables.SV39, 0x20 + device, secondRoot);
        words[4] =
            DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
                | DeviceContext.Msiptp.PPN.of(msiTable);
        words[5] = 1L << device;
        words[6] = file(device) & ~words[5];
        bench.memory.put(
            (msiTable << 12) + 16,
            MsiPte.V.mask()
                | MsiPte.M.of(MsiPteMode.PASS_THROUGH.code())
                | MsiPte.PPN.of(message(device)));
        bench.memory.put((msiTable << 12) + 24, 0L);
      }
      return words;
    }

    private void put(int device, long[] words) {
      tables.device(directory, 3, device, words);
    }

    /** The bit under the mask is 1: file number 1 of the device. */
    private static long file(int device) {
      return 0x500 + 0x100 * device | 1L << device;
    }

    /** Its requests are to be coherent whatever they say. */
    private static boolean isCoherent(int device) {
      return device == 1 || device == 2;
    }

    private static long target(int device) {
      return 0x40_0000L + device;
    }

    private static long message(int device) {
      return 0x50_0000L + device;
    }

    private void ask(int device) {
      boolean guest = device < DEVICES - 1;
      var page = bench.ask(Asked.read(device, PAGE));
      assertThat(page.cause()).isZero();
      assertThat(page.page()).as("page of device %d", device).isEqualTo(target(device));
      assertThat(page.coherent()).as("device %d", device).isEqualTo(isCoherent(device));
      checkKept(device);
      var message = bench.ask(Asked.read(device, MESSAGE).as('w'));
      assertThat(message.msi()).as("message of device %d", device).isEqualTo(guest);
      assertThat(message.page()).isEqualTo(guest ? message(device) : file(device));
      checkKept(device);
      var nothing = bench.ask(Asked.read(device, NOTHING));
      assertThat(nothing.cause()).isEqualTo(FaultCause.READ_PAGE_FAULT.code());
      assertThat(nothing.reported()).as("device %d", device).isEqualTo(device % 2 == 0);
    }

    private void checkKept(int device) {
      var kept = bench.kept.getLast();
      assertThat(kept.pscid()).isEqualTo(0x1000 + device);
      assertThat(kept.gscid()).isEqualTo(device < DEVICES - 1 ? 0x20 + device : WalkerBench.NONE);
    }

    private void forgetPages() {
      bench.invalidate(Invalidation.Kind.GVMA, false, 0, false, 0);
      bench.step();
      for (int gscid = 0; gscid < DEVICES; gscid++) {
        bench.invalidate(Invalidation.Kind.VMA, true, 0x20 + gscid, false, 0);
        bench.step();
      }
      bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0);
      bench.step();
      bench.noInvalidation();
    }
  }

  @Test
  void eachWalkUsesTheContextOfItsDevice() {
    try (var bench = new WalkerBench(WalkerBench.SNOOPING, 0)) {
      var scene = new Scene(bench);
      for (int step = 1; step < DEVICES; step++) {
        for (int i = 0; i < 2 * DEVICES; i++) {
          scene.ask(i * step % DEVICES);
          if (i == DEVICES) {
            scene.forgetPages();
          }
        }
      }
      // One that reads its context leaves it to one that finds its own in the cache.
      for (int cached = 0; cached < DEVICES; cached++) {
        for (int reads = 0; reads < DEVICES; reads++) {
          bench.forgetContext(reads);
          scene.ask(reads);
          scene.ask(cached);
        }
      }
    }
  }

  /** What is kept under identifiers of the new context must not come from the old tables. */
  @Test
  void aWalkKeepsTheDeviceContextThatItBeganWith() {
    for (int device = 0; device < DEVICES; device++) {
      for (long iova : new long[] {PAGE, MESSAGE, NOTHING}) {
        for (boolean cached : new boolean[] {false, true}) {
          contextChanges(device, iova, cached);
        }
      }
    }
  }

  private static void contextChanges(int device, long iova, boolean cached) {
    try (var bench = new WalkerBench(WalkerBench.SNOOPING, 0)) {
      var scene = new Scene(bench);
      if (cached) {
        scene.ask(device);
        scene.forgetPages();
      }
      bench.reads.clear();
      bench.latency = 100;
      int walk = bench.start(Asked.read(device, iova));
      long leaf = (scene.leaves[device] & ~0xfffL) + 8 * (iova >>> 12 & 0x1ff);
      while (!bench.reads.contains(leaf)) {
        bench.step();
      }
      // The cache loses the context, and gets that which software writes now.
      bench.forgetContexts();
      int other = (device + 1) % DEVICES;
      scene.put(device, Arrays.copyOf(scene.contexts.get(other), 8));
      bench.latency = 1;
      int second = bench.start(Asked.read(device, NOTHING + 0x1000));
      bench.awaitDone(second);
      assertThat(bench.result(second).reported()).isEqualTo(other % 2 == 0);
      assertThat(bench.isDone(walk)).isFalse();
      var ended = bench.end(walk);
      if (iova == NOTHING) {
        assertThat(ended.cause()).isEqualTo(FaultCause.READ_PAGE_FAULT.code());
        assertThat(ended.reported()).isEqualTo(device % 2 == 0);
        return;
      }
      boolean message = iova == MESSAGE && device < DEVICES - 1;
      assertThat(ended.msi()).isEqualTo(message);
      assertThat(ended.coherent()).isEqualTo(Scene.isCoherent(device));
      assertThat(ended.page())
          .isEqualTo(
              iova == PAGE
                  ? Scene.target(device)
                  : message ? Scene.message(device) : Scene.file(device));
      scene.checkKept(device);
    }
  }
}
