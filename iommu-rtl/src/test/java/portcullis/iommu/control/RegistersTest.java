package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Registers;
import portcullis.iommu.translate.Invalidation;

/** What software reads and writes, against the layout. */
class RegistersTest {
  @ParameterizedTest
  @ValueSource(strings = {"small", "base", "core"})
  void everythingThatSoftwareDependsOnIsZeroAfterReset(String name) {
    var config = IommuConfig.named(name);
    try (var control = new ControlHarness(config, 1)) {
      assertThat(control.read(CapabilitiesRegister.REGISTER)).isEqualTo(config.capabilities());
      for (var register : Registers.all()) {
        if (register != CapabilitiesRegister.REGISTER && register.count() == 1) {
          assertThat(control.read(register)).as(register.name()).isEqualTo(register.reset());
        }
      }
    }
  }

  @Test
  void absentRegistersIgnoreWritesAndReadZero() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      for (int offset = 0; offset < Registers.PAGE_BYTES; offset += 4) {
        int at = offset;
        boolean present =
            portcullis.iommu.control.Registers.of(IommuConfig.BASE).stream()
                .anyMatch(register -> covers(register, at));
        if (!present) {
          control.write(offset, 4, 0xffffffffL);
          assertThat(control.read(offset, 4)).as("offset " + offset).isZero();
        }
      }
      assertThat(control.read(Cqcsr.REGISTER)).isZero();
    }
  }

  private static boolean covers(portcullis.iommu.layout.Register register, int offset) {
    for (int i = 0; i < register.count(); i++) {
      int start = register.offset(i);
      if (offset >= start && offset < start + register.bytes()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void basesKeepTheirFieldsOnly() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      long writable = QueueBase.PPN.mask() | QueueBase.LOG2SZ_1.mask();
      for (var register : new portcullis.iommu.layout.Register[] {QueueBase.CQB, QueueBase.FQB}) {
        control.write(register, -1L);
        assertThat(control.read(register)).as(register.name()).isEqualTo(writable);
        control.write(register.offset() + 4, 4, 0x12345);
        control.write(register.offset(), 4, 0x76543210L);
        assertThat(control.read(register)).isEqualTo(0x1234576543210L & writable);
        assertThat(control.read(register.offset() + 4, 4)).isEqualTo(0x12345);
      }
    }
  }

  @Test
  void indicesOfSoftwareKeepOnlyTheBitsOfTheirQueue() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      for (int size = 0; size < 32; size++) {
        control.write(QueueBase.CQB, QueueBase.LOG2SZ_1.of(size));
        assertThat(control.read(QueueIndex.CQT)).as("a new base zeroes cqt").isZero();
        control.write(QueueIndex.CQT, 0xffffffffL);
        assertThat(control.read(QueueIndex.CQT)).isEqualTo((2L << size) - 1);
        control.write(QueueBase.FQB, QueueBase.LOG2SZ_1.of(size));
        control.write(QueueIndex.FQH, 0xa5a5a5a5L);
        assertThat(control.read(QueueIndex.FQH)).isEqualTo(0xa5a5a5a5L & (2L << size) - 1);
        control.write(QueueIndex.CQH, 0xffffffffL);
        control.write(QueueIndex.FQT, 0xffffffffL);
        assertThat(control.read(QueueIndex.CQH)).isZero();
        assertThat(control.read(QueueIndex.FQT)).isZero();
      }
    }
  }

  @Test
  void aBaseCannotBeChangedWhileTheQueueIsOn() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(QueueBase.CQB, QueueBase.PPN.of(5) | 3);
      control.write(Cqcsr.REGISTER, Cqcsr.CQEN.of(true));
      control.write(QueueBase.CQB, QueueBase.PPN.of(9) | 4);
      assertThat(control.read(QueueBase.CQB)).isEqualTo(QueueBase.PPN.of(5) | 3);
    }
  }

  @Test
  void featuresThatTheBuildLacksCannotBeSwitched() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(Fctl.REGISTER, 0xffffffffL);
      assertThat(control.read(Fctl.REGISTER)).isEqualTo(Fctl.WSI.mask());
      control.write(Fctl.REGISTER, 0);
      assertThat(control.read(Fctl.REGISTER)).isZero();
    }
  }

  @Test
  void theModeTakesLegalChangesOnly() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      long root = Ddtp.PPN.of(0xabcdef12345L);
      control.write(Ddtp.REGISTER, root | 3);
      assertThat(control.read(Ddtp.REGISTER) & ~Ddtp.BUSY.mask()).isEqualTo(root | 3);
      control.cycles(10);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(root | 3);
      assertThat(control.forgotten).hasSize(1);
      assertThat(control.forgotten.getFirst().kind()).isEqualTo(Invalidation.Kind.EVERYTHING);
      for (long illegal : new long[] {2, 3, 4, 5, 13, 14, 15}) {
        control.write(Ddtp.REGISTER, Ddtp.PPN.of(7) | illegal);
        assertThat(control.read(Ddtp.REGISTER)).as("mode " + illegal).isEqualTo(root | 3);
      }
      control.write(Ddtp.REGISTER.offset() + 4, 4, 0);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(root | 3);
      assertThat(control.forgotten).hasSize(1);
      control.write(Ddtp.REGISTER, Ddtp.PPN.of(9));
      control.cycles(10);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(Ddtp.PPN.of(9));
      control.write(Ddtp.REGISTER, Ddtp.PPN.of(9) | 5);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(Ddtp.PPN.of(9));
      control.write(Ddtp.REGISTER, -1L & ~0xfL | 1);
      control.cycles(10);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(Ddtp.PPN.mask() | 1);
    }
  }

  @Test
  void aDirectoryPointerCanBeWrittenInHalvesTheUpperOneFirst() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.bench.poke(control.top.raised.read(), true);
      control.write(Ddtp.REGISTER.offset() + 4, 4, 0x12345);
      assertThat(control.read(Ddtp.REGISTER)).as("not busy").isEqualTo(0x12345L << 32);
      control.bench.poke(control.top.raised.read(), false);
      control.write(Ddtp.REGISTER.offset(), 4, 0xabcdec04L);
      control.cycles(5);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(0x12345_abcdec04L);
      assertThat(control.bench.peek(control.top.settings.directoryPage()))
          .isEqualTo(Ddtp.PPN.get(0x12345_abcdec04L));
      assertThat(control.forgotten).hasSize(1);
    }
  }

  @Test
  void aModeChangeIsBusyUntilOfferedAddressesAreAccepted() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.bench.poke(control.top.raised.write(), true);
      control.write(Ddtp.REGISTER, 1);
      control.cycles(30);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(1 | Ddtp.BUSY.mask());
      control.bench.poke(control.top.raised.writeAccepted(), true);
      control.cycle();
      control.bench.poke(control.top.raised.writeAccepted(), false);
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(1);
    }
  }

  @Test
  void switchingOffWaitsForTheEndOfWhatWasTranslated() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(Ddtp.REGISTER, 1);
      control.cycles(5);
      control.bench.poke(control.top.readsObserved, false);
      control.write(Ddtp.REGISTER, 0);
      control.cycles(30);
      assertThat(control.lastObserveReads).isPositive();
      assertThat(control.read(Ddtp.REGISTER)).isEqualTo(Ddtp.BUSY.mask());
      control.bench.poke(control.top.readsObserved, true);
      control.cycle();
      assertThat(control.read(Ddtp.REGISTER)).isZero();
    }
  }

  @Test
  void theMessageTableKeepsEveryEntry() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      for (int v = 0; v < MsiCfgTbl.ENTRIES; v++) {
        control.write(MsiCfgTbl.ADDRESS.offset(v), 8, -1L - ((long) v << 40));
        control.write(MsiCfgTbl.DATA.offset(v), 4, 0x1000_0000L * v + 3);
        control.write(MsiCfgTbl.VECTOR_CONTROL.offset(v), 4, 0xfffffffeL | v & 1);
      }
      control.write(MsiCfgTbl.ADDRESS.offset(3) + 4, 4, 0x17);
      for (int v = 0; v < MsiCfgTbl.ENTRIES; v++) {
        long address = -1L - ((long) v << 40) & MsiCfgTbl.ADDR.mask();
        assertThat(control.read(MsiCfgTbl.ADDRESS.offset(v), 8))
            .isEqualTo(v == 3 ? 0x17_ffff_fffcL : address);
        assertThat(control.read(MsiCfgTbl.DATA.offset(v), 4)).isEqualTo(0x1000_0000L * v + 3);
        assertThat(control.read(MsiCfgTbl.VECTOR_CONTROL.offset(v), 4)).isEqualTo(v & 1);
      }
      control.write(Icvec.REGISTER, -1L);
      assertThat(control.read(Icvec.REGISTER)).isEqualTo(Icvec.CIV.mask() | Icvec.FIV.mask());
    }
  }

  @Test
  void aWriteOfSomeBytesOfAHalfChangesNothing() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(QueueBase.CQB, QueueBase.PPN.of(5) | 3);
      control.writeLanes(QueueBase.CQB.offset(), -1L, 0x77);
      assertThat(control.read(QueueBase.CQB)).isEqualTo(QueueBase.PPN.of(5) | 3);
    }
  }

  /** Software reads what is left of a queue after it has turned it off. */
  @Test
  void theIndexOfAQueueThatIsOffStaysUntilItIsTurnedOnAgain() {
    try (var control = new ControlHarness(IommuConfig.BASE, 1)) {
      control.write(QueueBase.FQB, QueueBase.PPN.of(5) | 3);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
      control.faults.add(new ControlHarness.Fault(13, 2, 1, false, 0, false, 0, 0));
      control.until("a record", () -> control.read(QueueIndex.FQT) == 1);
      control.write(Fqcsr.REGISTER, 0);
      assertThat(control.read(Fqcsr.REGISTER)).isZero();
      // All these have the bit in which fqcsr has its enable.
      control.write(QueueIndex.FQH, 1);
      control.write(Icvec.REGISTER, 1);
      control.write(MsiCfgTbl.DATA.offset(0), 4, -1L);
      control.write(Fqcsr.REGISTER, Fqcsr.FIE.mask());
      assertThat(control.read(QueueIndex.FQT)).isEqualTo(1);
      control.write(Fqcsr.REGISTER, Fqcsr.FQEN.mask());
      assertThat(control.read(QueueIndex.FQT)).isZero();
    }
  }
}
