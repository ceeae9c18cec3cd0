package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.Register;

/** Bring-up: what is refused, what hardware may choose, and that failures leave the unit off. */
class BringUpTest {
  private static final RiscvIommuOptions OPTIONS =
      new RiscvIommuOptions(64, 32, RiscvIommuOptions.FenceCompletion.MEMORY, 32, 1000);

  private final Machine machine = new Machine(Machine.CORE);
  private final HookedPlatform platform = new HookedPlatform(machine.platform);

  private long register(Register register) {
    return register.bytes() == 8
        ? machine.platform.registers().read64(register.offset())
        : machine.platform.registers().read32(register.offset());
  }

  private void assertRefused(String why) {
    int pages = machine.memory.allocatedPages();
    assertThatThrownBy(() -> RiscvIommu.start(platform, OPTIONS))
        .isInstanceOf(RiscvIommuException.class)
        .hasMessageContaining(why);
    assertThat(machine.memory.allocatedPages()).as("pages left behind").isEqualTo(pages);
  }

  private void assertOff() {
    assertThat(Ddtp.IOMMU_MODE.get(register(Ddtp.REGISTER))).isEqualTo(IommuMode.OFF.code());
    assertThat(Cqcsr.CQON.isSet(register(Cqcsr.REGISTER))).isFalse();
    assertThat(Fqcsr.FQON.isSet(register(Fqcsr.REGISTER))).isFalse();
  }

  @Test
  void aUnitIsOnAndGoesOffWithoutATrace() {
    try (var unit = RiscvIommu.start(platform, OPTIONS)) {
      assertThat(unit.mode()).isEqualTo(IommuMode.THREE_LEVELS);
      assertThat(unit.deviceIdBits()).isEqualTo(24);
      assertThat(unit.capabilities().value()).isEqualTo(Machine.CORE);
      assertThat(Cqcsr.CQON.isSet(register(Cqcsr.REGISTER))).isTrue();
      assertThat(Fqcsr.FQON.isSet(register(Fqcsr.REGISTER))).isTrue();
      assertThat(Fqcsr.FIE.isSet(register(Fqcsr.REGISTER))).isTrue();
      assertThat(Fctl.WSI.isSet(register(Fctl.REGISTER))).isTrue();
      assertThat(register(Icvec.REGISTER)).isEqualTo(Icvec.FIV.of(1));
      assertThat(QueueBase.LOG2SZ_1.get(register(QueueBase.CQB))).isEqualTo(5);
      assertThat(QueueBase.LOG2SZ_1.get(register(QueueBase.FQB))).isEqualTo(4);
    }
    assertOff();
    assertThat(machine.memory.allocatedPages()).isZero();
    RiscvIommu.start(platform, OPTIONS).close();
  }

  @Test
  void aUnitThatIsOnIsLeftAlone() {
    try (var unit = machine.start()) {
      int pages = machine.memory.allocatedPages();
      long ddtp = register(Ddtp.REGISTER);
      assertRefused("on already: ddtp");
      assertThat(register(Ddtp.REGISTER)).isEqualTo(ddtp);
      assertThat(machine.memory.allocatedPages()).isEqualTo(pages);
      unit.fence();
    }
  }

  @Test
  void aUnitForgetsWhatItKnewBefore() throws Exception {
    var before = RiscvIommu.start(platform, OPTIONS);
    before.bind(5, Machine.firstStage(mapped("old"), 1));
    assertThat(machine.device(5).read(Machine.NO_PROCESS, 0, 3)).isEqualTo("old".getBytes());
    // Its driver died, and somebody turned everything off.
    var registers = machine.platform.registers();
    registers.write64(Ddtp.REGISTER.offset(), 0);
    registers.write32(Cqcsr.REGISTER.offset(), 0);
    registers.write32(Fqcsr.REGISTER.offset(), 0);

    try (var after = RiscvIommu.start(platform, OPTIONS)) {
      assertThatThrownBy(() -> machine.device(5).read(Machine.NO_PROCESS, 0, 3))
          .hasMessageContaining("cause 258");
      after.bind(5, Machine.firstStage(mapped("new"), 1));
      assertThat(machine.device(5).read(Machine.NO_PROCESS, 0, 3)).isEqualTo("new".getBytes());
    }
  }

  private AddressSpace mapped(String text) {
    long page = machine.memory.allocate(1);
    machine.memory.store(page, text.getBytes());
    var space = machine.space(PageTableFormat.SV39);
    space.map(Machine.range(0, 4096), page, LeafAttributes.READ);
    return space;
  }

  @Test
  void aQueueThatIsOnIsLeftAlone() {
    machine.platform.registers().write32(Fqcsr.REGISTER.offset(), (int) Fqcsr.FQEN.mask());
    assertRefused("it has a queue that is on");
    assertThat(Fqcsr.FQON.isSet(register(Fqcsr.REGISTER))).isTrue();
  }

  @Test
  void anotherMajorVersionIsRefused() {
    platform.onRead(
        CapabilitiesRegister.REGISTER.offset(),
        value -> CapabilitiesRegister.VERSION.set(value, 0x20));
    assertRefused("version 2.0");
    assertOff();
  }

  @ParameterizedTest
  @CsvSource({"0, stay big-endian", "2, 32-bit guest"})
  void featuresThatCannotBeHadAreRefused(int stuck, String why) {
    platform.onRead(Fctl.REGISTER.offset(), value -> value | 1L << stuck);
    assertRefused(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ONE_LEVEL", "TWO_LEVELS", "THREE_LEVELS"})
  void theDirectoryIsAsDeepAsTheUnitTakes(IommuMode deepest) throws Exception {
    platform.onWrite(
        Ddtp.REGISTER.offset(),
        value ->
            Ddtp.IOMMU_MODE.get(value) > deepest.code()
                ? Ddtp.IOMMU_MODE.set(value, IommuMode.OFF.code())
                : value);
    try (var unit = RiscvIommu.start(platform, OPTIONS)) {
      assertThat(unit.mode()).isEqualTo(deepest);
      assertThat(unit.deviceIdBits()).isEqualTo(6 + 9 * (deepest.code() - 2));
      int last = (1 << unit.deviceIdBits()) - 1;
      var space = machine.space(PageTableFormat.SV39);
      space.map(Machine.range(0, 4096), machine.memory.allocate(1), LeafAttributes.READ);
      unit.bind(last, Machine.firstStage(space, 1));
      assertThat(machine.device(last).read(Machine.NO_PROCESS, 0, 8)).hasSize(8);
    }
  }

  @Test
  void aUnitThatTakesNoDirectoryIsRefused() {
    platform.onWrite(Ddtp.REGISTER.offset(), _ -> 0);
    assertRefused("takes no directory");
    assertOff();
  }

  @Test
  void aUnitThatStaysBusyIsTurnedOffAgain() {
    busy(Ddtp.REGISTER, Ddtp.BUSY, IommuMode.THREE_LEVELS.code());
    assertRefused("ddtp stays busy for 1000 ticks");
    assertOff();
  }

  @Test
  void aQueueThatStaysBusyIsTurnedOffAgain() {
    busy(Fqcsr.REGISTER, Fqcsr.BUSY, 1);
    assertRefused("fqcsr did not turn on within 1000 ticks");
    assertOff();
  }

  @Test
  void whatDoesNotEvenTurnOffKeepsItsMemory() {
    platform.onWrite(Fqcsr.REGISTER.offset(), value -> value | 1);
    var stuck = new AtomicLong();
    platform.onRead(
        Fqcsr.REGISTER.offset(),
        value -> stuck.getAndIncrement() > 0 ? value & 1 | Fqcsr.BUSY.mask() : value);
    assertThatThrownBy(() -> RiscvIommu.start(platform, OPTIONS))
        .isInstanceOf(RiscvIommuException.class)
        .hasSuppressedException(
            new RiscvIommuException(
                "fqcsr did not turn off within 1000 ticks; it reads 0x00020001"));
    assertThat(machine.memory.allocatedPages()).as("the queue").isEqualTo(1);
  }

  /** The bit is set as long as the register holds one of some bits. */
  private void busy(Register register, Field bit, long when) {
    var written = new AtomicLong();
    platform.onWrite(
        register.offset(),
        value -> {
          written.set(value & when);
          return value;
        });
    platform.onRead(register.offset(), value -> written.get() != 0 ? value | bit.mask() : value);
  }

  @Test
  void aBusyBitIsWaitedFor() {
    for (var register : new Register[] {Cqcsr.REGISTER, Fqcsr.REGISTER}) {
      var left = new AtomicLong(50);
      platform.onRead(
          register.offset(),
          value ->
              Cqcsr.CQON.isSet(value) && left.getAndDecrement() > 0
                  ? value & ~Cqcsr.CQON.mask() | Cqcsr.BUSY.mask()
                  : value);
    }
    RiscvIommu.start(platform, OPTIONS).close();
  }

  @Test
  void aQueueIsNoLargerThanTheUnitTakes() {
    for (var base : new Register[] {QueueBase.CQB, QueueBase.FQB}) {
      platform.onWrite(
          base.offset(),
          value -> QueueBase.LOG2SZ_1.set(value, Math.min(2, QueueBase.LOG2SZ_1.get(value))));
    }
    try (var unit = RiscvIommu.start(platform, OPTIONS)) {
      assertThat(QueueBase.LOG2SZ_1.get(register(QueueBase.CQB))).isEqualTo(2);
      for (int i = 0; i < 20; i++) {
        unit.invalidateDevice(i);
      }
    }
  }

  @Test
  void aQueueGoesWhereTheUnitHasIt() {
    long fixed = machine.memory.allocate(1);
    platform.onWrite(QueueBase.CQB.offset(), value -> QueueBase.PPN.set(value, fixed >>> 12));
    try (var unit = RiscvIommu.start(platform, OPTIONS)) {
      unit.invalidateDevice(1);
      assertThat(machine.memory.load64(fixed)).as("a command").isNotZero();
    }
    assertThat(machine.memory.allocatedPages()).isEqualTo(1);
  }

  @Test
  void aQueueThatForgetsItsPlaceIsRefused() {
    var writes = new AtomicLong();
    platform.onWrite(
        QueueBase.FQB.offset(), value -> writes.incrementAndGet() > 1 ? value ^ 1L << 40 : value);
    assertRefused("fqb cannot hold");
    assertOff();
  }

  @Test
  void aClosedUnitSaysSo() {
    var unit = machine.start();
    unit.close();
    unit.close();
    assertThatThrownBy(unit::fence)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the unit is off");
  }
}
