package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.model.TestSystem.CQB;
import static portcullis.model.TestSystem.CQCSR;
import static portcullis.model.TestSystem.CQH;
import static portcullis.model.TestSystem.CQT;
import static portcullis.model.TestSystem.DDTP;
import static portcullis.model.TestSystem.FCTL;
import static portcullis.model.TestSystem.FQCSR;
import static portcullis.model.TestSystem.PQB;
import static portcullis.model.TestSystem.PQCSR;
import static portcullis.model.TestSystem.PQH;
import static portcullis.model.TestSystem.PQT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register page: offsets, sizes, halves, WARL and reset values. */
class RegistersTest {
  private static final int QOSID = 624;

  private final IommuModel reset = new IommuModel(TestSystem.FULL, new SparseMemory());
  private final TestSystem system = new TestSystem();

  @Test
  void everythingButCapabilitiesIsZeroAfterReset() {
    for (int offset = 8; offset < 4096; offset += 4) {
      assertThat(reset.readRegister(offset, 4)).as("offset %d", offset).isZero();
    }
    assertThat(reset.readRegister(0, 8)).isEqualTo(TestSystem.FULL.value());
    assertThat(reset.readRegister(0, 4)).isEqualTo(0xefefcf10L);
    assertThat(reset.readRegister(4, 4)).isEqualTo(0xff8L);
    reset.writeRegister(0, 8, 0);
    assertThat(reset.readRegister(0, 8)).isEqualTo(TestSystem.FULL.value());
  }

  @Test
  void nothingWritableIsOutsideTheRegisters() {
    for (int offset = 0; offset < 4096; offset += 4) {
      if (offset != DDTP && offset != 608) {
        reset.writeRegister(offset, 4, 0xffff_ffffL);
      }
    }
    for (int offset = 0; offset < 4096; offset += 4) {
      boolean reserved =
          offset == 12 || offset >= 628 && offset < 760 || offset == 764 || offset >= 1024;
      if (reserved) {
        assertThat(reset.readRegister(offset, 4)).as("offset %d", offset).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,4", "4,8", "4096,4", "-4,4", "4092,8", "0,2", "0,16", "8,1"})
  void accessesThatNoBusMakesAreRefused(int offset, int size) {
    assertThatThrownBy(() -> reset.readRegister(offset, size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x%x".formatted(offset));
    assertThatThrownBy(() -> reset.writeRegister(offset, size, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAccessOverTwoRegistersDoesNothing() {
    system.model.writeRegister(CQH, 8, -1L);
    assertThat(system.register(CQT)).isZero();
    system.model.writeRegister(CQT, 4, 5);
    assertThat(system.model.readRegister(CQH, 8)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {DDTP, CQB, 40, PQB, 96, 104, 344, 352, 592, 600, 768, 1008})
  void eightByteRegistersMayBeWrittenInHalves(int offset) {
    boolean selector = offset >= 352 && offset < 600;
    long value = offset == DDTP ? 0x12_3456_7802L << 0 & ~0x3f0L | 2 : 0x0012_3456_789a_b000L;
    long expected =
        selector
            ? value & ~0x7fffL
            : offset == CQB || offset == 40 || offset == PQB ? value & ~0x3e0L : value;
    long low = selector ? expected : value;
    reset.writeRegister(offset + 4, 4, value >>> 32);
    reset.writeRegister(offset, 4, low & 0xffff_ffffL);
    assertThat(reset.readRegister(offset, 8)).isEqualTo(expected);
    assertThat(reset.readRegister(offset, 4)).isEqualTo(expected & 0xffff_ffffL);
    assertThat(reset.readRegister(offset + 4, 4)).isEqualTo(expected >>> 32);
    if (offset != DDTP) {
      reset.writeRegister(offset, 8, 0);
      assertThat(reset.readRegister(offset, 8)).isZero();
      reset.writeRegister(offset, 8, low);
      assertThat(reset.readRegister(offset, 8)).isEqualTo(expected);
    }
  }

  @Test
  void ddtpTakesLegalModesOnly() {
    var model = new IommuModel(TestSystem.FULL, new SparseMemory());
    for (long mode = 5; mode < 16; mode++) {
      model.writeRegister(DDTP, 8, 1 << 10 | mode);
      assertThat(model.readRegister(DDTP, 8)).as("mode %d", mode).isZero();
    }
    model.writeRegister(DDTP, 8, -1L & ~0xfL | 4);
    assertThat(model.readRegister(DDTP, 8)).isEqualTo((1L << 54) - 1 & ~0x3ffL | 4);
    model.writeRegister(DDTP, 8, 2);
    assertThat(model.readRegister(DDTP, 8) & 0xf).as("levels do not change in use").isEqualTo(4);
    model.writeRegister(DDTP, 8, 1);
    model.writeRegister(DDTP, 8, 2);
    assertThat(model.readRegister(DDTP, 8)).isEqualTo(2);
    model.writeRegister(DDTP, 8, 0);
    model.writeRegister(DDTP, 8, 3);
    assertThat(model.readRegister(DDTP, 8)).isEqualTo(3);
  }

  @Test
  void addressesKeepToThePhysicalAddressSize() {
    long value = TestSystem.FULL.value() & ~(0x3fL << 32) | 34L << 32;
    var model = new IommuModel(Capabilities.of(value, true, true, 4, 0xff), new SparseMemory());
    model.writeRegister(DDTP, 8, -1L & ~0xfL | 2);
    assertThat(model.readRegister(DDTP, 8)).isEqualTo((1L << 32) - 1 & ~0x3ffL | 2);
    model.writeRegister(CQB, 8, -1L);
    assertThat(model.readRegister(CQB, 8)).isEqualTo((1L << 32) - 1 & ~0x3e0L);
    model.writeRegister(768, 8, -1L);
    assertThat(model.readRegister(768, 8)).isEqualTo((1L << 34) - 4);
  }

  @ParameterizedTest
  @CsvSource({
    "true,true,2,7",
    "false,true,2,3",
    "true,false,2,6",
    "true,true,0,5",
    "true,true,1,7"
  })
  void fctlHasTheWritableBitsOfTheBuild(boolean gxl, boolean be, long igs, long expected) {
    long value = TestSystem.FULL.value() & ~(3L << 28) | igs << 28;
    if (!be) {
      value &= ~(1L << 27);
    }
    var model = new IommuModel(Capabilities.of(value, gxl, be, 4, 0xff), new SparseMemory());
    assertThat(model.readRegister(FCTL, 4)).isEqualTo(igs == 1 ? 2 : 0);
    model.writeRegister(FCTL, 4, 0xffff_ffffL);
    assertThat(model.readRegister(FCTL, 4)).isEqualTo(expected);
    model.writeRegister(FCTL, 4, 0);
    assertThat(model.readRegister(FCTL, 4)).isEqualTo(igs == 1 ? 2 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {DDTP, CQCSR, FQCSR, PQCSR})
  void featuresDoNotChangeInUse(int register) {
    reset.writeRegister(register, register == DDTP ? 8 : 4, 1);
    reset.writeRegister(FCTL, 4, 7);
    assertThat(reset.readRegister(FCTL, 4)).isZero();
    reset.writeRegister(register, register == DDTP ? 8 : 4, 0);
    reset.writeRegister(FCTL, 4, 7);
    assertThat(reset.readRegister(FCTL, 4)).isEqualTo(7);
  }

  @Test
  void qosIdentifiersHaveTheWidthOfTheBuild() {
    reset.writeRegister(QOSID, 4, 0xffff_ffffL);
    assertThat(reset.readRegister(QOSID, 4)).isEqualTo(0x00ff_00ffL);
    long value = TestSystem.FULL.value() & ~(1L << 41);
    var without = new IommuModel(Capabilities.of(value, true, true, 4, 0xff), new SparseMemory());
    without.writeRegister(QOSID, 4, 0xffff_ffffL);
    assertThat(without.readRegister(QOSID, 4)).isZero();
  }

  @Test
  void inBareModeRequestsCarryTheIommusOwnQosIdentifiers() {
    reset.writeRegister(QOSID, 4, 0x0012_0034L);
    reset.writeRegister(DDTP, 8, 1);
    assertThat(reset.translate(Request.read(1, 0x1234)))
        .isEqualTo(new Outcome.Translated(0x1234, 12, MemoryType.PMA, false, 0x34, 0x12));
  }

  @Test
  void absentFeaturesReadZero() {
    long value = TestSystem.FULL.value() & ~(1L << 30 | 1L << 31 | 3L << 25);
    var model = new IommuModel(Capabilities.of(value, true, true, 4, 0xff), new SparseMemory());
    for (int offset : new int[] {56, 92, 96, 104, 352, 600, 608}) {
      if (offset == 92) {
        model.writeRegister(offset, 4, 0xffff_ffffL);
      } else {
        model.writeRegister(offset, 8, -1L & ~0x7fff_0000L);
      }
      assertThat(model.readRegister(offset, 4)).as("offset %d", offset).isZero();
    }
    model.writeRegister(PQCSR, 4, 1);
    assertThat(model.readRegister(PQCSR, 4)).isZero();
  }

  @Test
  void pageRequestQueueRegistersAreWhereTheyBelong() {
    system.model.writeRegister(PQH, 4, 3);
    assertThat(system.register(PQH)).isEqualTo(3);
    assertThat(system.register(PQT)).isZero();
    assertThat(system.model.readRegister(PQB, 8))
        .isEqualTo(system.pageRequestQueue >>> 12 << 10 | 7);
    assertThat(system.register(PQCSR)).isEqualTo(0x10001);
    system.model.writeRegister(PQCSR, 4, 0);
    system.model.writeRegister(PQB, 8, 0);
    assertThat(system.register(PQH)).isZero();
  }
}
