package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a build may be, and the rule that an illegal one breaks. */
class CapabilitiesTest {
  private static final long FULL = TestSystem.FULL.value();

  private static void refused(
      long value, boolean gxl, boolean be, int vectorBits, int qosMask, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Capabilities.of(value, gxl, be, vectorBits, qosMask))
        .withMessageContaining(rule)
        .withMessageContaining("0x%016x".formatted(value));
  }

  private static long without(int... bits) {
    long value = FULL;
    for (int bit : bits) {
      value &= ~(1L << bit);
    }
    return value;
  }

  @Test
  void illegalCombinationsNameTheRule() {
    refused(FULL & ~0xffL | 0x11, true, true, 4, 0xff, "version must be 0x10 (1.0), not 0x11");
    refused(without(9), true, true, 4, 0xff, "when Sv48 is set, Sv39 must be set");
    refused(without(10), true, true, 4, 0xff, "when Sv57 is set, Sv48 must be set");
    refused(without(22), true, true, 4, 0xff, "when MSI_MRIF is set, MSI_FLAT must be set");
    refused(without(23), true, true, 4, 0xff, "when AMO_MRIF is set, MSI_MRIF must be set");
    refused(without(25), true, true, 4, 0xff, "when T2GPA is set, ATS must be set");
    refused(FULL | 3L << 28, true, true, 4, 0xff, "IGS encoding 3 is reserved");
    refused(FULL & ~(0x3fL << 32) | 57L << 32, true, true, 4, 0xff, "not 57");
    refused(FULL & ~(0x3fL << 32) | 11L << 32, true, true, 4, 0xff, "not 11");
    refused(without(27), true, true, 4, 0xff, "fctl.BE is writable only if END is 1");
    refused(without(8, 16), true, true, 4, 0xff, "fctl.GXL is writable only if");
    refused(FULL, true, true, 5, 0xff, "0 to 4 writable bits, not 5");
    refused(FULL, true, true, -1, 0xff, "0 to 4 writable bits, not -1");
    refused(FULL, true, true, 4, 0x1000, "mask is 0x1000");
    refused(FULL, true, true, 4, -1, "at most 12 bits");
  }

  @ParameterizedTest
  @CsvSource({"12", "13", "20", "44", "55", "56", "63"})
  void reservedAndCustomBitsAreRefused(int bit) {
    refused(FULL | 1L << bit, true, true, 4, 0xff, "reserved and custom bits must be 0");
  }

  @Test
  void everyBrokenRuleIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Capabilities.of(without(9, 25), true, true, 7, 0xff))
        .withMessageContaining("Sv39")
        .withMessageContaining("ATS")
        .withMessageContaining("not 7");
  }

  @Test
  void edgesAreLegal() {
    assertThatNoException()
        .isThrownBy(() -> {
          Capabilities.of(FULL & ~(0x3fL << 32) | 12L << 32, true, true, 0, 0);
          Capabilities.of(FULL, true, true, 4, 0xfff);
          Capabilities.of(without(8), true, true, 4, 0xff);
          Capabilities.of(without(16), true, true, 4, 0xff);
          Capabilities.of(without(27), false, false, 4, 0xff);
          Capabilities.of(0x10L | 34L << 32, false, false, 0, 0);
        });
  }

  @Test
  void everyFieldIsItsBit() {
    Map<Integer, Predicate<Capabilities>> fields = new LinkedHashMap<>();
    fields.put(8, Capabilities::sv32);
    fields.put(9, Capabilities::sv39);
    fields.put(10, Capabilities::sv48);
    fields.put(11, Capabilities::sv57);
    fields.put(14, Capabilities::svrsw60t59b);
    fields.put(15, Capabilities::svpbmt);
    fields.put(16, Capabilities::sv32x4);
    fields.put(17, Capabilities::sv39x4);
    fields.put(18, Capabilities::sv48x4);
    fields.put(19, Capabilities::sv57x4);
    fields.put(21, Capabilities::amoMrif);
    fields.put(22, Capabilities::msiFlat);
    fields.put(23, Capabilities::msiMrif);
    fields.put(24, Capabilities::amoHwad);
    fields.put(25, Capabilities::ats);
    fields.put(26, Capabilities::t2gpa);
    fields.put(27, Capabilities::end);
    fields.put(30, Capabilities::hpm);
    fields.put(31, Capabilities::dbg);
    fields.put(38, Capabilities::pd8);
    fields.put(39, Capabilities::pd17);
    fields.put(40, Capabilities::pd20);
    fields.put(41, Capabilities::qosid);
    fields.put(42, Capabilities::nl);
    fields.put(43, Capabilities::s);
    long alone = 0x10L | 40L << 32;
    Map<Integer, Long> needed =
        Map.of(10, 1L << 9, 11, 3L << 9, 23, 1L << 22, 21, 3L << 22, 26, 1L << 25);
    fields.forEach((bit, field) -> {
      long value = alone | 1L << bit | needed.getOrDefault(bit, 0L);
      assertThat(field.test(Capabilities.of(value, false, false, 0, 0))).as("bit %d", bit).isTrue();
      assertThat(field.test(Capabilities.of(alone, false, false, 0, 0)))
          .as("bit %d", bit)
          .isFalse();
    });
    assertThat(Capabilities.of(alone, false, false, 0, 0).physicalAddressBits()).isEqualTo(40);
    for (Capabilities.InterruptSupport igs : Capabilities.InterruptSupport.values()) {
      assertThat(Capabilities.of(alone | (long) igs.ordinal() << 28, false, false, 0, 0).igs())
          .isEqualTo(igs);
    }
  }

  @ParameterizedTest
  @CsvSource({"19,59", "18,50", "17,41", "16,34", "0,40"})
  void guestAddressWidthIsThatOfTheWidestSecondStage(int bit, int expected) {
    long value = 0x10L | 40L << 32 | (bit == 0 ? 0 : (2L << bit) - (1L << 16));
    assertThat(Capabilities.of(value, false, false, 0, 0).msiGuestAddressBits())
        .isEqualTo(expected);
  }
}
