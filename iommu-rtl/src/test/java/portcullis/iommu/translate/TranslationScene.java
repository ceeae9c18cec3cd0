package portcullis.iommu.translate;

import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.DeviceContext;

/**
 * One device with tables for one IOVA and its neighbour page, in a directory of one or three
 * levels.
 */
final class TranslationScene {
  static final int DEVICE = 0x8025;
  static final int PROCESS = 0x4_1234;
  static final int GSCID = 0x77;
  static final int PSCID = 0x3_0021;
  static final long IOVA = 0x12_3456_7000L;
  static final long OLD = 0xaaaa1L;
  static final long NEW = 0xbbbb2L;
  static final long NEIGHBOUR = 0xcccc3L;

  final WalkerBench bench;
  final WalkTables tables;

  /** Address of the device context. */
  final long context;

  /** Address of the process context; 0 without a process directory. */
  final long processContext;

  /** Addresses of the leaves that translate the IOVA; 0 without that stage. */
  final long firstLeaf;

  final long secondLeaf;
  final long secondRoot;
  final long firstRoot;

  /** Guest-physical page of the IOVA; with no second stage the physical one. */
  final long guestPage;

  TranslationScene(
      WalkerBench bench, IommuConfig config, boolean first, boolean second, boolean process) {
    this.bench = bench;
    tables = new WalkTables(bench, config.features().msiFlat());
    long directory = tables.page();
    bench.directory(WalkTables.THREE_LEVELS, directory);
    secondRoot = tables.rootPage();
    firstRoot = tables.page();
    long processRoot = tables.page();
    guestPage = second ? first ? 0x5_4321L : IOVA >>> 12 : OLD;
    if (first) {
      firstLeaf = tables.map(firstRoot, IOVA, 0, WalkTables.leaf(guestPage), false);
      tables.map(
          firstRoot, IOVA + 0x1000, 0, WalkTables.leaf(second ? guestPage + 1 : NEIGHBOUR), false);
    } else {
      firstLeaf = 0;
    }
    processContext =
        process ? tables.process(processRoot, PROCESS, PSCID, WalkTables.SV39, firstRoot) : 0;
    if (second) {
      tables.mapTables(secondRoot);
      secondLeaf = tables.map(secondRoot, guestPage << 12, 0, WalkTables.leaf(OLD), true);
      tables.map(secondRoot, guestPage + 1 << 12, 0, WalkTables.leaf(NEIGHBOUR), true);
    } else {
      secondLeaf = 0;
    }
    context =
        tables.device(
            directory,
            3,
            DEVICE,
            DeviceContext.Tc.V.mask() | (process ? DeviceContext.Tc.PDTV.mask() : 0),
            second ? WalkTables.iohgatp(WalkTables.SV39, GSCID, secondRoot) : 0,
            WalkTables.pscid(PSCID),
            process
                ? WalkTables.fsc(WalkTables.PD20, processRoot)
                : first ? WalkTables.fsc(WalkTables.SV39, firstRoot) : 0);
  }

  WalkerBench.Asked asked() {
    return WalkerBench.Asked.read(DEVICE, IOVA);
  }

  WalkerBench.Asked neighbour() {
    return WalkerBench.Asked.read(DEVICE, IOVA + 0x1000);
  }

  /** Puts the device context into the cache, and nothing else. */
  void warmDevice(WalkerBench.Asked any) {
    bench.ask(any);
    bench.invalidate(Invalidation.Kind.GVMA, false, 0, false, 0);
    bench.step();
    bench.invalidate(Invalidation.Kind.VMA, true, GSCID, false, 0);
    bench.step();
    bench.invalidate(Invalidation.Kind.VMA, false, 0, false, 0);
    bench.step();
    bench.noInvalidation();
    bench.reads.clear();
    bench.kept.clear();
  }
}
