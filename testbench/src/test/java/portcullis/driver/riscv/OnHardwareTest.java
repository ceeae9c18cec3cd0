package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.driver.riscv.Machine.range;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.PdtpMode;
import portcullis.model.SparseMemory.FaultKind;
import portcullis.platform.ModelPlatform;
import portcullis.platform.RtlPlatform;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** The same driver on the hardware: bring-up, bindings, invalidation, and errors of the queues. */
class OnHardwareTest {
  private static final int DEVICE = 0x321;
  private static final long PAGE = 4096;

  private final WatchedMemory memory = new WatchedMemory(0x8000_0000L, 16 << 20);
  private RtlPlatform platform;

  private RiscvIommu start(RunningIommu iommu, FenceCompletion completion) {
    platform = new RtlPlatform(iommu, memory, ModelPlatform.doorbell(0));
    return RiscvIommu.start(platform, new RiscvIommuOptions(16, 16, completion, 4, 100_000));
  }

  private void assertEnds(RiscvIommu unit, AddressSpace... spaces) {
    unit.close();
    for (var space : spaces) {
      space.close();
    }
    assertThat(memory.strayAccesses()).isEmpty();
  }

  private AddressSpace space(PageTableFormat format) {
    return new AddressSpace(new PageTable(memory, format));
  }

  private void assertReads(long iova, long value) {
    var read = platform.request(DeviceRequest.read(DEVICE, iova));
    assertThat(read.isRefused()).as("0x%x", iova).isFalse();
    assertThat(read.data(0)).as("0x%x", iova).isEqualTo(value);
  }

  private void assertRefused(long iova) {
    assertThat(platform.request(DeviceRequest.write(DEVICE, iova)).isRefused())
        .as("0x%x", iova)
        .isTrue();
  }

  private long page(long value) {
    long page = memory.allocate(1);
    memory.store64(page, value);
    return page;
  }

  @RtlTest(configs = {"base", "core"})
  void whatIsUnmappedIsOutOfReachAtOnce(RunningIommu iommu, Seed seed) {
    for (var completion : FenceCompletion.values()) {
      iommu.reset();
      var unit = start(iommu, completion);
      for (boolean second : new boolean[] {false, true}) {
        var space = space(second ? PageTableFormat.SV39X4 : PageTableFormat.SV39);
        InvalidationScope scope =
            second ? new InvalidationScope.SecondStage(7) : InvalidationScope.FirstStage.of(7);
        space.addUser(unit, scope);
        unit.bind(DEVICE, second ? Machine.secondStage(space, 7) : Machine.firstStage(space, 7));
        for (long value = 1; value < 10; value++) {
          long target = page(value);
          space.map(range(0x5000, PAGE), target, LeafAttributes.READ_WRITE);
          assertReads(0x5000, value);
          space.unmap(range(0x5000, PAGE));
          memory.free(target, 1);
          assertRefused(0x5000);
        }
        unit.bind(DEVICE, DeviceBinding.BLOCKED);
        assertRefused(0x5000);
        space.removeUser(unit, scope);
        space.close();
      }
      assertThat(unit.drainFaults().records())
          .extracting(record -> record.cause().orElseThrow())
          .contains(
              FaultCause.WRITE_PAGE_FAULT,
              FaultCause.WRITE_GUEST_PAGE_FAULT,
              FaultCause.DDT_ENTRY_NOT_VALID);
      assertEnds(unit);
    }
  }

  @RtlTest(configs = {"base", "core"})
  void processesBelowASecondStage(RunningIommu iommu, Seed seed) {
    var unit = start(iommu, FenceCompletion.MEMORY);
    var second = space(PageTableFormat.SV39X4);
    var tables = new GuestTableMemory(memory, second, range(0x100_0000_0000L, 64 * PAGE));
    var first = new AddressSpace(new PageTable(memory, tables, PageTableFormat.SV39, true));
    var directory = new ProcessDirectory(memory, tables, PdtpMode.PD20);
    second.map(range(0x9000, PAGE), page(99), LeafAttributes.READ_WRITE);
    first.map(range(0x4000, PAGE), 0x9000, LeafAttributes.READ_WRITE);
    unit.bind(
        DEVICE,
        DeviceBinding.of(
            new DeviceTranslation.Processes(
                directory.root(), true, Optional.of(new SecondStageBinding(second.root(), 3)))));
    assertRefused(0x4000);
    unit.bindProcess(
        DEVICE,
        directory,
        0,
        Optional.of(ProcessBinding.user(new FirstStageBinding(first.root(), 4))));
    assertReads(0x4000, 99);
    unit.bindProcess(DEVICE, directory, 0, Optional.empty());
    assertRefused(0x4000);
    assertEnds(unit);
  }

  @RtlTest(configs = "core")
  void randomMapsAndUnmaps(RunningIommu iommu, Seed seed) {
    var random = new Random(seed.value());
    var unit = start(iommu, FenceCompletion.MEMORY);
    var space = space(PageTableFormat.SV57);
    var scope = InvalidationScope.FirstStage.of(1);
    space.addUser(unit, scope);
    unit.bind(DEVICE, Machine.firstStage(space, 1));
    long block = memory.allocate(512);
    for (long at = 0; at < 512 * PAGE; at += PAGE) {
      memory.store64(block + at, at);
    }
    for (int step = 0; step < 40; step++) {
      long pages = List.of(1L, 3L, 16L, 100L, 512L).get(random.nextInt(5));
      long iova = random.nextLong(0, 1L << 20) * (512 * PAGE);
      var range = range(iova, pages * PAGE);
      space.map(range, block, LeafAttributes.READ_WRITE);
      for (int i = 0; i < 5; i++) {
        long at = random.nextLong(pages) * PAGE;
        assertReads(iova + at, at);
      }
      space.unmap(range);
      for (int i = 0; i < 3; i++) {
        assertRefused(iova + random.nextLong(pages) * PAGE);
      }
    }
    assertEnds(unit);
  }

  @RtlTest(configs = {"base", "core"})
  void queuesGetOverTheirErrors(RunningIommu iommu, Seed seed) {
    for (var completion : FenceCompletion.values()) {
      iommu.reset();
      platform = new RtlPlatform(iommu, memory, ModelPlatform.doorbell(0));
      var bringUp = new BringUp(platform, 100_000);
      boolean wired = bringUp.chooseFeatures(bringUp.readCapabilities());
      var vectors = bringUp.chooseVectors(wired);
      var options = new RiscvIommuOptions(16, 8, completion, 4, 100_000);
      var commands = new CommandQueue(platform, options, wired, vectors.commandQueue());
      commands.execute(Collections.nCopies(40, IommuCommand.invalidateAllFirstStages()));

      var batch = new ArrayList<>(Collections.nCopies(5, IommuCommand.invalidateDevice(1)));
      batch.set(2, new IommuCommand(0x7f, 0));
      assertThatThrownBy(() -> commands.execute(batch))
          .isInstanceOfSatisfying(
              CommandFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(CommandFailedException.Reason.ILLEGAL));
      commands.execute(Collections.nCopies(3, IommuCommand.invalidateDevice(2)));

      memory.addFault(commands.address(), 4096, FaultKind.ACCESS_FAULT);
      commands.execute(Collections.nCopies(3, IommuCommand.invalidateDevice(3)));
      memory.clearFaults();
      commands.close();

      var faults = new FaultQueue(platform, options);
      for (int i = 0; i < 12; i++) {
        assertRefused(0x1000L * i);
      }
      var drained = faults.drain();
      assertThat(drained.records()).hasSize(7);
      assertThat(drained.overflowed()).isTrue();
      memory.addFault(faults.address(), 4096, FaultKind.WRITE_FAULT);
      for (int i = 0; i < 3; i++) {
        assertRefused(0x1000);
        iommu.runUntilQuiet();
        assertThat(faults.drain().memoryFault()).isTrue();
      }
      assertRefused(0x7000);
      iommu.runUntilQuiet();
      assertThat(faults.drain().records())
          .singleElement()
          .satisfies(record -> {
            assertThat(record.cause()).contains(FaultCause.ALL_INBOUND_DISALLOWED);
            assertThat(record.deviceId()).isEqualTo(DEVICE);
            assertThat(record.iotval()).isEqualTo(0x7000);
          });
      memory.clearFaults();
      faults.close();
      assertThat(memory.allocatedPages()).isZero();
    }
    assertThat(memory.strayAccesses()).isEmpty();
  }

  @RtlTest(configs = "base", set = "interrupts=MSI")
  void messagesTellOfFencesAndFaults(RunningIommu iommu, Seed seed) {
    var unit = start(iommu, FenceCompletion.INTERRUPT);
    assertThat(unit.awaitFaults(500)).isFalse();
    for (int i = 0; i < 20; i++) {
      unit.invalidateDevice(i);
      assertRefused(0x1000L * i);
      assertThat(unit.awaitFaults(5000)).isTrue();
      assertThat(unit.drainFaults().records())
          .extracting(FaultRecord::iotval)
          .containsExactly(0x1000L * i);
    }
    assertEnds(unit);
  }

  @RtlTest(configs = "base")
  void aFenceThatCannotWriteWritesElsewhere(RunningIommu iommu, Seed seed) {
    platform = new RtlPlatform(iommu, memory, ModelPlatform.doorbell(0));
    var options = new RiscvIommuOptions(16, 8, FenceCompletion.MEMORY, 4, 100_000);
    var commands = new CommandQueue(platform, options, true, 0);
    long before = commands.address();
    memory.addFault(before + PAGE, 4, FaultKind.WRITE_FAULT);
    commands.execute(List.of(IommuCommand.invalidateDevice(1)));
    assertThat(commands.address()).isNotEqualTo(before);
    commands.close();
    assertThat(memory.allocatedPages()).isZero();
  }

  @RtlTest(configs = "base", set = "enforceSnoop=true")
  void enforceSnoopIsAskedForWhereItIsThere(RunningIommu iommu, Seed seed) {
    var unit = start(iommu, FenceCompletion.MEMORY);
    var space = space(PageTableFormat.SV39);
    space.map(range(0x5000, PAGE), page(5), LeafAttributes.READ_WRITE);
    assertThat(unit.capabilities().enforceSnoop()).isTrue();
    unit.bind(DEVICE, Machine.firstStage(space, 1).withEnforceSnoop(true));
    assertReads(0x5000, 5);
    assertEnds(unit);
  }
}
