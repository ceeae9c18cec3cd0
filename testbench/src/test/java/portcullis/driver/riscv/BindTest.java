package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.driver.riscv.Machine.NO_PROCESS;
import static portcullis.driver.riscv.Machine.firstStage;
import static portcullis.driver.riscv.Machine.range;
import static portcullis.driver.riscv.Machine.secondStage;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.iommu.layout.PdtpMode;
import portcullis.platform.Dma;

/** What a device reaches after it was bound, and above all what it does not reach any more. */
class BindTest {
  private static final int DEVICE = 0x1234;
  private static final int PAGE = Machine.PAGE;

  private final Machine machine = new Machine(Machine.CORE);
  private final RiscvIommu unit = machine.start();
  private final Dma device = machine.device(DEVICE);

  @AfterEach
  void nothingTouchedFreeMemory() {
    assertThat(machine.memory.strayAccesses()).isEmpty();
  }

  private long page(String text) {
    long page = machine.memory.allocate(1);
    machine.memory.store(page, text.getBytes());
    return page;
  }

  private String read(OptionalInt process, long iova) throws Dma.AbortedException {
    return new String(device.read(process, iova, 3));
  }

  private void assertAborted(OptionalInt process, long iova, int cause) {
    assertThatThrownBy(() -> read(process, iova))
        .isInstanceOfSatisfying(
            Dma.AbortedException.class, e -> assertThat(e.cause()).isEqualTo(cause));
  }

  @Test
  void aDeviceIsBlockedUntilItIsBound() {
    assertAborted(NO_PROCESS, 0x1000, 258);
    assertThat(unit.drainFaults().records())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.causeCode()).isEqualTo(258);
          assertThat(fault.deviceId()).isEqualTo(DEVICE);
          assertThat(fault.iotval()).isEqualTo(0x1000);
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatTranslates(PageTableFormat format) throws Exception {
    var space = machine.space(format);
    long top = (1L << format.addressBits() - (format.secondStage() ? 0 : 1)) - PAGE;
    space.map(range(0x5000, PAGE), page("low"), LeafAttributes.READ);
    space.map(range(top, PAGE), page("top"), LeafAttributes.READ);
    unit.bind(DEVICE, format.secondStage() ? secondStage(space, 1) : firstStage(space, 1));

    assertThat(read(NO_PROCESS, 0x5000)).isEqualTo("low");
    assertThat(read(NO_PROCESS, top)).isEqualTo("top");
    assertAborted(NO_PROCESS, 0x6000, format.secondStage() ? 21 : 13);
    assertAborted(OptionalInt.of(1), 0x5000, 260);
  }

  @Test
  void aNewBindingTakesEffectAtOnce() throws Exception {
    var one = machine.space(PageTableFormat.SV39);
    var two = machine.space(PageTableFormat.SV48X4);
    one.map(range(0x1000, PAGE), page("one"), LeafAttributes.READ);
    two.map(range(0x1000, PAGE), page("two"), LeafAttributes.READ);

    unit.bind(DEVICE, firstStage(one, 1));
    assertThat(read(NO_PROCESS, 0x1000)).isEqualTo("one");
    unit.bind(DEVICE, secondStage(two, 1));
    assertThat(read(NO_PROCESS, 0x1000)).isEqualTo("two");
    unit.bind(DEVICE, DeviceBinding.BLOCKED);
    assertAborted(NO_PROCESS, 0x1000, 258);
    assertThat(unit.binding(DEVICE)).isEqualTo(DeviceBinding.BLOCKED);
  }

  @Test
  void aFirstStageStandsOnASecond() throws Exception {
    var second = machine.space(PageTableFormat.SV39X4);
    var tables = new GuestTableMemory(machine.memory, second, range(0x40_0000_0000L, 64L * PAGE));
    var first = new AddressSpace(new PageTable(machine.memory, tables, PageTableFormat.SV48, true));
    first.map(range(0x7000, PAGE), 0x9000, LeafAttributes.READ_WRITE);
    second.map(range(0x9000, PAGE), page("two"), LeafAttributes.READ_WRITE);
    unit.bind(
        DEVICE,
        DeviceBinding.of(
            new DeviceTranslation.FirstStage(
                new FirstStageBinding(first.root(), 5),
                Optional.of(new SecondStageBinding(second.root(), 6)))));

    assertThat(read(NO_PROCESS, 0x7000)).isEqualTo("two");
    assertAborted(NO_PROCESS, 0x9000, 13);
  }

  @ParameterizedTest
  @EnumSource(
      value = PdtpMode.class,
      names = {"PD8", "PD17", "PD20"})
  void processesHaveTheirOwnFirstStages(PdtpMode mode) throws Exception {
    var directory = new ProcessDirectory(machine.memory, TableMemory.of(machine.memory), mode);
    int last = (1 << directory.processIdBits()) - 1;
    var zero = machine.space(PageTableFormat.SV39);
    var other = machine.space(PageTableFormat.SV57);
    zero.map(range(0x1000, PAGE), page("dpe"), LeafAttributes.READ);
    other.map(range(0x1000, PAGE), page("pid"), LeafAttributes.READ);
    unit.bind(
        DEVICE,
        DeviceBinding.of(
            new DeviceTranslation.Processes(directory.root(), true, Optional.empty())));
    assertAborted(NO_PROCESS, 0x1000, 266);

    bindProcess(directory, 0, zero, 1);
    bindProcess(directory, last, other, 2);
    assertThat(read(NO_PROCESS, 0x1000)).isEqualTo("dpe");
    assertThat(read(OptionalInt.of(last), 0x1000)).isEqualTo("pid");
    assertAborted(OptionalInt.of(1), 0x1000, 266);

    bindProcess(directory, last, zero, 1);
    assertThat(read(OptionalInt.of(last), 0x1000)).isEqualTo("dpe");
    unit.bindProcess(DEVICE, directory, last, Optional.empty());
    assertAborted(OptionalInt.of(last), 0x1000, 266);
    assertThat(directory.binding(last)).isEmpty();
  }

  private void bindProcess(
      ProcessDirectory directory, int processId, AddressSpace space, int pscid) {
    unit.bindProcess(
        DEVICE,
        directory,
        processId,
        Optional.of(ProcessBinding.user(new FirstStageBinding(space.root(), pscid))));
  }

  @Test
  void noDeviceWritesAProcessDirectoryBelowASecondStage() throws Exception {
    var second = machine.space(PageTableFormat.SV39X4);
    long hole = 0x100_0000_0000L;
    var tables = new GuestTableMemory(machine.memory, second, range(hole, 64L * PAGE));
    var directory = new ProcessDirectory(machine.memory, tables, PdtpMode.PD20);
    var first = new AddressSpace(new PageTable(machine.memory, tables, PageTableFormat.SV39, true));
    first.map(range(0x1000, PAGE), 0x2000, LeafAttributes.READ);
    second.map(range(0x2000, PAGE), page("pid"), LeafAttributes.READ_WRITE);
    unit.bind(
        DEVICE,
        DeviceBinding.of(
            new DeviceTranslation.Processes(
                directory.root(), false, Optional.of(new SecondStageBinding(second.root(), 3)))));
    bindProcess(directory, 0x54321, first, 4);

    assertThat(read(OptionalInt.of(0x54321), 0x1000)).isEqualTo("pid");
    for (long table = hole; table < hole + 64L * PAGE; table += PAGE) {
      long iova = table;
      assertThatThrownBy(() -> device.write(NO_PROCESS, iova, new byte[8]))
          .isInstanceOfSatisfying(
              Dma.AbortedException.class, e -> assertThat(e.cause()).isEqualTo(23));
    }
    assertThat(read(OptionalInt.of(0x54321), 0x1000)).isEqualTo("pid");
  }

  @Test
  void faultsAreKeptSilentOnDemand() {
    var space = machine.space(PageTableFormat.SV39);
    unit.bind(DEVICE, firstStage(space, 1).withReportFaults(false));
    assertAborted(NO_PROCESS, 0x1000, 13);
    assertThat(unit.drainFaults().records()).isEmpty();
  }

  @Test
  void hardwareSetsAAndDOnDemand() throws Exception {
    var capable = new Machine(Machine.CORE | Machine.EXTRAS);
    try (var other = capable.start()) {
      var space = capable.space(PageTableFormat.SV39);
      space.addUser(other, InvalidationScope.FirstStage.of(1));
      space.map(range(0, 2L * PAGE), capable.memory.allocate(2), LeafAttributes.READ_WRITE);
      other.bind(DEVICE, firstStage(space, 1).withHardwareDirty(true));
      space.startTracking();
      capable.device(DEVICE).write(NO_PROCESS, PAGE, new byte[] {1});
      assertThat(space.readAndClearDirty(range(0, 2L * PAGE)))
          .extracting(leaf -> leaf.range().start())
          .containsExactly((long) PAGE);
      capable.device(DEVICE).write(NO_PROCESS, PAGE, new byte[] {1});
      assertThat(space.readAndClearDirty(range(0, 2L * PAGE))).hasSize(1);
    }
  }

  @Test
  void whatTheUnitLacksIsRefusedAndNothingChanges() throws Exception {
    var small = new Machine(Machine.BASE);
    try (var base = small.start()) {
      var space = small.space(PageTableFormat.SV39);
      var deep = small.space(PageTableFormat.SV57);
      var second = small.space(PageTableFormat.SV39X4);
      var bound = firstStage(space, 1);
      base.bind(1, bound);
      assertRefused(base, firstStage(deep, 1), "does not walk page tables of format SV57");
      assertRefused(base, bound.withEnforceSnoop(true), "cannot enforce snooping");
      assertRefused(base, bound.withHardwareDirty(true), "AMO_HWAD");
      assertRefused(
          base, secondStage(second, 1).withMsi(new MsiTranslation(0x1000, 1, 2)), "MSI_FLAT");
      assertThat(base.binding(1)).isEqualTo(bound);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> base.bind(1 << 24, bound))
          .withMessageContaining("24 bits");
      assertThatIllegalArgumentException().isThrownBy(() -> base.bind(-1, bound));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> base.invalidateProcess(1, 1 << 20))
          .withMessageContaining("20 bits");
    }
  }

  private static void assertRefused(RiscvIommu unit, DeviceBinding binding, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unit.bind(1, binding))
        .withMessageContaining(why);
  }

  @Test
  void noBindingLetsAddressesPass() {
    var directory = new ProcessDirectoryRoot(PdtpMode.PD8, 0x1000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceTranslation.Processes(directory, false, Optional.empty()))
        .withMessageContaining("would pass untranslated");
  }
}
