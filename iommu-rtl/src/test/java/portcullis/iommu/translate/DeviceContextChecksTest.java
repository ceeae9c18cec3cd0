package portcullis.iommu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Widths;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.MsiptpMode;
import portcullis.iommu.layout.ProcessContext;

/**
 * Device contexts that software must not write are refused, and no others. RISC-V IOMMU
 * Architecture Specification, "Device-context configuration checks".
 */
class DeviceContextChecksTest {
  private static final int REFUSED = FaultCause.DDT_ENTRY_MISCONFIGURED.code();

  private static int cause(WalkerBench bench, TranslationScene scene) {
    bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
    bench.step();
    bench.noInvalidation();
    return bench.ask(scene.asked()).cause();
  }

  /** An MSI page table is one of a guest. */
  @Test
  void interruptFilesNeedASecondStage() {
    for (boolean guest : new boolean[] {false, true}) {
      try (var bench = new WalkerBench(IommuConfig.CORE, 0)) {
        var scene = new TranslationScene(bench, IommuConfig.CORE, true, guest, false);
        assertThat(cause(bench, scene)).isZero();
        bench.memory.put(
            scene.context + 32,
            DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
                | DeviceContext.Msiptp.PPN.of(scene.tables.page()));
        assertThat(cause(bench, scene)).isEqualTo(guest ? 0 : REFUSED);
      }
    }
  }

  /** Bits of a table's address that the build has no wires for would be dropped. */
  @Test
  void noBitOfATablesAddressIsDropped() {
    for (var named : List.of(IommuConfig.BASE, IommuConfig.CORE)) {
      for (int address : new int[] {36, 40, 55, 56}) {
        var narrow = withAddresses(named, address);
        try (var bench = new WalkerBench(narrow, 0)) {
          var scene = new TranslationScene(bench, narrow, true, false, false);
          long first = bench.memory.get(scene.context + 24);
          for (int bit = 2; bit < 44; bit++) {
            long page = 1L << bit;
            boolean fits = bit < address - 12;
            bench.memory.put(scene.context + 24, first ^ DeviceContext.Fsc.PPN.of(page));
            // The context cannot know where the tables of a guest may be; their first read fails.
            int cause = cause(bench, scene);
            assertThat(fits ? cause != REFUSED : cause != 0)
                .as("fsc.PPN with bit %d, addresses of %d bits: cause %d", bit, address, cause)
                .isTrue();
            bench.memory.put(scene.context + 24, first);
            bench.memory.put(scene.context + 8, WalkTables.iohgatp(WalkTables.SV39, 1, page));
            assertThat(cause(bench, scene) == REFUSED)
                .as("iohgatp.PPN with bit %d, addresses of %d bits", bit, address)
                .isEqualTo(!fits);
            if (narrow.features().msiFlat()) {
              bench.memory.put(scene.context + 8, WalkTables.iohgatp(WalkTables.SV39, 1, 4));
              bench.memory.put(
                  scene.context + 32,
                  DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code())
                      | DeviceContext.Msiptp.PPN.of(page));
              assertThat(cause(bench, scene) == REFUSED)
                  .as("msiptp.PPN with bit %d, addresses of %d bits", bit, address)
                  .isEqualTo(!fits);
              bench.memory.put(scene.context + 32, 0L);
            }
            bench.memory.put(scene.context + 8, 0L);
          }
        }
      }
    }
  }

  /** A root that is dropped in part is the table of somebody else. */
  @ParameterizedTest
  @ValueSource(ints = {36, 40, 55, 56})
  void noBitOfTheAddressInAProcessContextIsDropped(int address) {
    for (var named : List.of(IommuConfig.BASE, IommuConfig.CORE)) {
      var narrow = withAddresses(named, address);
      try (var bench = new WalkerBench(narrow, 0)) {
        var scene = new TranslationScene(bench, narrow, true, false, true);
        long first = bench.memory.get(scene.processContext + 8);
        for (int bit = 0; bit < 44; bit++) {
          bench.memory.put(scene.processContext + 8, first ^ ProcessContext.Fsc.PPN.of(1L << bit));
          bench.invalidateDevice(Invalidation.Kind.EVERYTHING, 0, 0);
          bench.step();
          bench.noInvalidation();
          int cause = bench.ask(scene.asked().process(TranslationScene.PROCESS)).cause();
          assertThat(
                  bit < address - 12
                      ? cause != FaultCause.PDT_ENTRY_MISCONFIGURED.code()
                      : cause != 0)
              .as("fsc.PPN with bit %d, addresses of %d bits: cause %d", bit, address, cause)
              .isTrue();
        }
      }
    }
  }

  private static IommuConfig withAddresses(IommuConfig named, int bits) {
    var d = Widths.DEFAULT;
    return new IommuConfig(
        named.name(),
        named.paging(),
        named.features(),
        new Widths(bits, d.deviceId(), d.processId(), d.vector(), d.data(), d.id()),
        named.capacities());
  }

  /** The root of a second stage is 16 KiB large; what is no root need not be aligned. */
  @Test
  void theRootOfASecondStageIsAligned() {
    for (var config : List.of(IommuConfig.BASE, IommuConfig.CORE)) {
      try (var bench = new WalkerBench(config, 0)) {
        var scene = new TranslationScene(bench, config, true, false, false);
        for (int low = 0; low < 8; low++) {
          bench.memory.put(scene.context + 8, WalkTables.iohgatp(WalkTables.SV39, 1, 0x100 + low));
          assertThat(cause(bench, scene) == REFUSED)
              .as("PPN ends in %d", low)
              .isEqualTo(low % 4 > 0);
          bench.memory.put(scene.context + 8, WalkTables.iohgatp(0, 0, 0x100 + low));
          assertThat(cause(bench, scene)).as("Bare, PPN ends in %d", low).isZero();
        }
      }
    }
  }
}
