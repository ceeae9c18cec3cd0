package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.driver.riscv.Machine.range;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import portcullis.driver.platform.OutOfMemoryException;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.DdtEntry;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.PdtpMode;
import portcullis.model.Outcome;
import portcullis.model.Request;

/** The tables beside page tables, identifiers, and what is refused when tables are made. */
class TablesTest {
  private static final long PAGE = 4096;
  private static final int DEVICE = 0x42;

  private final Machine machine = new Machine(Machine.CORE | Machine.EXTRAS);

  private Outcome write(long address) {
    return machine.platform.translate(Request.write(DEVICE, address));
  }

  @Test
  void messagesGoToInterruptFilesOfBothKinds() {
    try (var unit = machine.start()) {
      var second = machine.space(PageTableFormat.SV39X4);
      second.map(range(0x300_000, 256 * PAGE), 0x9000_0000L, LeafAttributes.READ_WRITE);
      // Two scattered bits number four files.
      var table = new MsiPageTable(machine.memory, 0x22, 0x304);
      unit.bind(DEVICE, Machine.secondStage(second, 1).withMsi(table.translation()));
      table.passThrough(1, 0xa000_0000L);
      table.memoryResident(2, 0xb000_0200L, 0xc000_0000L, 0x5a5);

      assertThat(write(0x306_000)).isEqualTo(translated(0xa000_0000L));
      assertThat(write(0x324_000))
          .isEqualTo(new Outcome.Mrif(0xb000_0200L, 0x5a5, 0xc000_0000L, 0, 0));
      assertThat(write(0x326_000)).isEqualTo(new Outcome.Aborted(262));
      assertThat(write(0x305_000))
          .as("not an interrupt file")
          .isInstanceOfSatisfying(
              Outcome.Translated.class, it -> assertThat(it.address()).isEqualTo(0x9000_5000L));
      unit.bind(DEVICE, DeviceBinding.BLOCKED);
      table.close();
    }
  }

  private static Outcome translated(long address) {
    return new Outcome.Translated(address, 12, portcullis.model.MemoryType.PMA, true, 0, 0);
  }

  @Test
  void illegalMessageTablesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MsiPageTable(machine.memory, 0x1fff, 0))
        .withMessageContaining("13 ones");
    var table = new MsiPageTable(machine.memory, 1, 0);
    assertThatThrownBy(() -> table.clear(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> table.passThrough(0, 0x800));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.memoryResident(0, 0x100, 0x1000, 0))
        .withMessageContaining("512 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.memoryResident(0, 0x200, 0x1000, 0x800));
    table.close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeviceBinding.BLOCKED.withMsi(new MsiTranslation(0x1000, 0, 0)))
        .withMessageContaining("second stage");
  }

  @Test
  void enforceSnoopIsTheLowestCustomBitOfTheContext() {
    long custom = 1L << CapabilitiesRegister.CUSTOM.lsb();
    var snooping = new Machine(Machine.BASE | custom);
    try (var unit = snooping.start()) {
      assertThat(unit.capabilities().enforceSnoop()).isTrue();
      var space = snooping.space(PageTableFormat.SV39);
      unit.bind(3, Machine.firstStage(space, 1).withEnforceSnoop(true));
      unit.bind(4, Machine.firstStage(space, 1));
      long table = Ddtp.PPN.get(snooping.platform.registers().read64(Ddtp.REGISTER.offset())) << 12;
      for (int level = 0; level < 2; level++) {
        table = DdtEntry.PPN.get(snooping.memory.load64(table)) << 12;
      }
      int size = DeviceContext.BASE.bytes();
      assertThat(DeviceContext.Tc.CUSTOM.get(snooping.memory.load64(table + 3L * size)))
          .isEqualTo(1);
      assertThat(DeviceContext.Tc.CUSTOM.get(snooping.memory.load64(table + 4L * size))).isZero();
      assertThat(snooping.platform.translate(Request.read(3, 0)))
          .as("still a legal context")
          .isEqualTo(new Outcome.Aborted(13));
    }
  }

  @Test
  void aWindowGivesItsPagesAgainAndHasAnEnd() {
    var second = machine.space(PageTableFormat.SV39X4);
    var window = new GuestTableMemory(machine.memory, second, range(0x10_000, 8 * PAGE));
    long one = window.allocate(1);
    long four = window.allocate(4);
    assertThat(four).as("aligned").isEqualTo(0x14_000);
    machine.memory.store64(window.physical(four + 0x1008), 5);
    window.free(four, 4);
    assertThatIllegalStateException().isThrownBy(() -> window.free(four, 4));
    assertThatIllegalStateException().isThrownBy(() -> window.free(one, 2));
    assertThat(window.allocate(4)).isEqualTo(four);
    assertThat(machine.memory.load64(window.physical(four + 0x1008))).isZero();
    assertThat(second.lookup(four))
        .get()
        .satisfies(leaf -> {
          assertThat(leaf.attributes().write()).isFalse();
          assertThat(leaf.translate(four + 8)).isEqualTo(window.physical(four + 8));
        });
    assertThatThrownBy(() -> window.allocate(1))
        .isInstanceOf(OutOfMemoryException.class)
        .hasMessageContaining("no room");
    assertThatIllegalArgumentException().isThrownBy(() -> window.physical(0x18_000));
    window.close();
    assertThat(second.lookup(four)).isEmpty();
    second.close();
    assertThat(machine.memory.allocatedPages()).isZero();
  }

  @Test
  void processesBeyondTheDirectoryAreRefused() {
    try (var unit = machine.start()) {
      var directory =
          new ProcessDirectory(machine.memory, TableMemory.of(machine.memory), PdtpMode.PD8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.bindProcess(DEVICE, directory, 256, Optional.empty()))
          .withMessageContaining("8 bits of PD8");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ProcessDirectoryRoot(PdtpMode.BARE, 0));
      directory.close();
    }
  }

  @Test
  void identifiersAreNotSharedAndComeBackLate() {
    var ids = new IdAllocator("id", 1, 3);
    var taken = new HashSet<Integer>();
    for (int i = 0; i < 7; i++) {
      assertThat(taken.add(ids.allocate())).isTrue();
    }
    assertThat(taken).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    assertThatThrownBy(ids::allocate)
        .isInstanceOf(RiscvIommuException.class)
        .hasMessage("all 7 ids are in use");
    ids.free(2);
    ids.free(5);
    assertThatIllegalStateException().isThrownBy(() -> ids.free(5));
    assertThat(List.of(ids.allocate(), ids.allocate())).containsExactly(2, 5);
    ids.free(3);
    ids.free(6);
    assertThat(ids.allocate()).as("not the one that was just given back").isEqualTo(6);
    assertThat(ids.inUse()).isEqualTo(6);
  }

  @Test
  void illegalRootsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageTableRoot(PageTableFormat.SV39X4, 0x1000))
        .withMessageContaining("16384 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageTableRoot(PageTableFormat.SV39, 1L << 56))
        .withMessageContaining("56 bits");
    var first = new PageTableRoot(PageTableFormat.SV39, 0x4000);
    assertThatIllegalArgumentException().isThrownBy(() -> new SecondStageBinding(first, 1));
    var second = new PageTableRoot(PageTableFormat.SV39X4, 0x4000);
    assertThatIllegalArgumentException().isThrownBy(() -> new FirstStageBinding(second, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProcessBinding(new FirstStageBinding(first, 1), false, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafAttributes(false, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new LeafAttributes(false, false));
  }
}
