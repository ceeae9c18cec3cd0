package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.sim.Signal;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.IodirCommand;
import portcullis.iommu.layout.IommuMode;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.testbench.bus.AddressTransfer;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.ReadBurst;
import portcullis.testbench.bus.SlaveListener;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/** The option that makes requests coherent whatever AxCACHE says, and builds without it. */
class EnforceSnoopTest {
  private static final int SNOOPED = 3;
  private static final int PLAIN = 4;
  private static final int SNOOPED_WITHOUT_TABLES = 5;
  private static final int SNOOPED_IN_TWO_STAGES = 6;
  private static final int DEVICES = 7;
  private static final long IOVA = 0x4000_0000L;
  private static final long PAGE = 4096;
  private static final String SIDEBAND = "mmucoherent";

  /** The bit of the custom field that asks for it; the same bit of the capabilities offers it. */
  private static final long ENFORCE_SNOOP = 1L << DeviceContext.Tc.CUSTOM.lsb();

  /** What went to the translated side, reads and writes alike. */
  private static final class Passed implements SlaveListener {
    private final List<AddressTransfer> transfers = new ArrayList<>();

    @Override
    public void readAccepted(ReadBurst read) {
      transfers.add(read.request());
    }

    @Override
    public void writeAccepted(AddressTransfer request) {
      transfers.add(request);
    }
  }

  private static DeviceDirectoryTables directory(RunningIommu iommu, Software software) {
    var directory = software.directory(1);
    for (int device = SNOOPED; device < DEVICES; device++) {
      var space =
          device == SNOOPED_IN_TWO_STAGES
              ? AddressSpace.twoStages(iommu.memory(), software.pages(), device)
              : AddressSpace.oneStage(iommu.memory(), software.pages(), device);
      space.map(IOVA);
      space.map(IOVA + PAGE);
      var context = device == SNOOPED_WITHOUT_TABLES ? DeviceContextFields.BARE : space.context();
      directory.put(device, device == PLAIN ? context : context.with(ENFORCE_SNOOP));
    }
    software.startQueues();
    software.setDirectory(directory);
    return directory;
  }

  private static Passed listen(RunningIommu iommu) {
    var passed = new Passed();
    iommu.listenToTranslated(passed);
    return passed;
  }

  private static void send(RunningIommu iommu, int device, long iova) {
    assertThat(iommu.request(DeviceRequest.read(device, iova).withBurst(1, 2, 1)).isRefused())
        .isFalse();
    assertThat(iommu.request(DeviceRequest.write(device, iova).withBurst(1, 2, 1)).isRefused())
        .isFalse();
  }

  @RtlTest(
      configs = "base",
      set = {"enforceSnoop=true", "data=128", "interrupts=WSI"})
  void thoseWhoseBaseContextAsksForItAreCoherentWhateverTheirCacheAttributes(RunningIommu iommu) {
    coherentWhateverTheirCacheAttributes(iommu);
  }

  @RtlTest(set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void thoseWhoseContextAsksForItAreCoherentWhateverTheirCacheAttributes(RunningIommu iommu) {
    coherentWhateverTheirCacheAttributes(iommu);
  }

  private static void coherentWhateverTheirCacheAttributes(RunningIommu iommu) {
    long capabilities = iommu.readRegister(CapabilitiesRegister.REGISTER.offset(), 8);
    assertThat(CapabilitiesRegister.CUSTOM.get(capabilities)).isEqualTo(1);
    directory(iommu, new Software(iommu, 4));
    var passed = listen(iommu);
    // For each device first a miss, then hits.
    for (int cache : new int[] {0, 0b0011, 0b1111, 0}) {
      iommu.simulation().poke("device_arcache", cache);
      iommu.simulation().poke("device_awcache", cache);
      for (int device = SNOOPED; device < DEVICES; device++) {
        passed.transfers.clear();
        send(iommu, device, IOVA);
        boolean coherent = device != PLAIN;
        assertThat(passed.transfers)
            .as("device %d, AxCACHE %d", device, cache)
            .hasSize(2)
            .allMatch(it -> it.coherent() == coherent && it.cache() == cache);
      }
    }
  }

  @RtlTest(set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void aChangedContextCountsAfterItsInvalidation(RunningIommu iommu) {
    var software = new Software(iommu, 4);
    var directory = directory(iommu, software);
    var passed = listen(iommu);
    send(iommu, SNOOPED, IOVA);
    long context = directory.entryAddress(SNOOPED, 0);
    iommu.memory().write(context, 8, iommu.memory().read(context, 8) & ~ENFORCE_SNOOP);
    software.queue(
        CommandFunction.IODIR_INVAL_DDT.encoded()
            | IodirCommand.DV.of(true)
            | IodirCommand.DID.of(SNOOPED),
        0);
    software.fence();
    send(iommu, SNOOPED, IOVA);
    send(iommu, SNOOPED, IOVA + PAGE);
    assertThat(passed.transfers)
        .extracting(AddressTransfer::coherent)
        .containsExactly(true, true, false, false, false, false);
  }

  @RtlTest(set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void requestsToInterruptFilesAreCoherentToo(RunningIommu iommu) {
    var software = new Software(iommu, 4);
    var directory = software.directory(1);
    var space = AddressSpace.twoStages(iommu.memory(), software.pages(), 1);
    space.map(IOVA);
    long guestPage = space.firstStage().entry(IOVA, 0) >>> 10 & (1L << 44) - 1;
    long table = software.pages().take(PAGE);
    long file = software.pages().take(PAGE);
    iommu.memory().write(table, 8, file >>> 12 << 10 | 0b111);
    directory.put(SNOOPED, space.context().msi(table, 0, guestPage).with(ENFORCE_SNOOP));
    software.startQueues();
    software.setDirectory(directory);
    var passed = listen(iommu);
    send(iommu, SNOOPED, IOVA);
    assertThat(passed.transfers)
        .hasSize(2)
        .allMatch(it -> it.coherent() && it.throughMsiPte() && it.address() == file);
  }

  @RtlTest(set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void withoutADirectoryNobodyAsksForIt(RunningIommu iommu) {
    directory(iommu, new Software(iommu, 4));
    send(iommu, SNOOPED, IOVA);
    iommu.writeRegister(Ddtp.REGISTER.offset(), 8, IommuMode.BARE.code());
    iommu.runUntilQuiet();
    var passed = listen(iommu);
    send(iommu, SNOOPED, IOVA);
    assertThat(passed.transfers).hasSize(2).noneMatch(AddressTransfer::coherent);
  }

  @RtlTest(configs = {"small", "base", "core"})
  void buildsWithoutTheOptionHaveNoSuchPortAndTheCustomFieldMeansNothing(RunningIommu iommu) {
    assertThat(iommu.simulation().signals())
        .filteredOn(it -> it.kind() == Signal.Kind.OUTPUT)
        .extracting(Signal::name)
        .contains("translated_arcache")
        .noneMatch(name -> name.contains(SIDEBAND));
    long capabilities = iommu.readRegister(CapabilitiesRegister.REGISTER.offset(), 8);
    assertThat(CapabilitiesRegister.CUSTOM.get(capabilities)).isZero();
    directory(iommu, new Software(iommu, 4));
    send(iommu, SNOOPED, IOVA);
  }
}
