package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.DPE;
import static portcullis.model.tables.DeviceContextFields.EN_ATS;
import static portcullis.model.tables.DeviceContextFields.EN_PRI;
import static portcullis.model.tables.DeviceContextFields.GADE;
import static portcullis.model.tables.DeviceContextFields.PDTV;
import static portcullis.model.tables.DeviceContextFields.PRPR;
import static portcullis.model.tables.DeviceContextFields.SADE;
import static portcullis.model.tables.DeviceContextFields.SBE;
import static portcullis.model.tables.DeviceContextFields.SXL;
import static portcullis.model.tables.DeviceContextFields.T2GPA;
import static portcullis.model.tables.DeviceContextFields.V;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.model.tables.DeviceContextFields;

/** Cause 259: each rule on a device context, at the edge from both sides. */
class DeviceContextRulesTest {
  private static final int DEVICE = 1;

  /** Bits of capabilities that tests take away. */
  private static final long SV32 = 1L << 8;

  private static final long SV39 = 1L << 9;
  private static final long SV48 = 1L << 10;
  private static final long SV57 = 1L << 11;
  private static final long SV32X4 = 1L << 16;
  private static final long SV39X4 = 1L << 17;
  private static final long SV48X4 = 1L << 18;
  private static final long SV57X4 = 1L << 19;
  private static final long AMO_HWAD = 1L << 24;
  private static final long ATS = 1L << 25;
  private static final long CAP_T2GPA = 1L << 26;
  private static final long END = 1L << 27;
  private static final long PD8 = 1L << 38;
  private static final long PD17 = 1L << 39;
  private static final long PD20 = 1L << 40;
  private static final long QOSID = 1L << 41;

  private static Capabilities without(long bits) {
    return new Capabilities(
        TestSystem.FULL.value() & ~bits, (bits & SV32X4) == 0, (bits & END) == 0, 4, 0xff);
  }

  private static boolean legal(Capabilities capabilities, int fctl, DeviceContextFields fields) {
    var system = new TestSystem(capabilities, fctl, 1);
    system.device(DEVICE, fields);
    Request request = Request.read(DEVICE, 0x1000);
    boolean refused = system.translate(request).equals(new Outcome.Aborted(259));
    if (refused) {
      assertThat(system.reason(request)).as("%s", fields).isNotBlank();
    }
    return !refused;
  }

  private static boolean legal(DeviceContextFields fields) {
    return legal(TestSystem.FULL, 0, fields);
  }

  private static DeviceContextFields tc(long bits) {
    return new DeviceContextFields(V | bits, 0, 0, 0, 0, 0, 0);
  }

  private static DeviceContextFields firstStage(long tc, long mode) {
    return new DeviceContextFields(V | tc, 0, 0, mode << 60, 0, 0, 0);
  }

  private static DeviceContextFields secondStage(long tc, long mode) {
    return new DeviceContextFields(V | tc, mode << 60 | 0x4000, 0, 0, 0, 0, 0);
  }

  @Test
  void everyReservedBitIsRefusedAndNoOther() {
    long[] reserved = {0xffffffff00fff000L, 0, 0xffL << 32 | 0xfff, 0xffffL << 44};
    for (int word = 0; word < 4; word++) {
      for (int bit = 0; bit < 64; bit++) {
        long one = 1L << bit;
        if ((reserved[word] & one) != 0) {
          var fields =
              new DeviceContextFields(
                  V | (word == 0 ? one : 0), 0, word == 2 ? one : 0, word == 3 ? one : 0, 0, 0, 0);
          assertThat(legal(fields)).as("doubleword %d bit %d", word, bit).isFalse();
        }
      }
    }
    assertThat(legal(tc(0xffL << 24))).as("custom bits of tc").isTrue();
  }

  @Test
  void reservedBitsOfTheExtendedFormat() {
    for (int bit = 0; bit < 64; bit++) {
      long one = 1L << bit;
      boolean pointerReserved = bit >= 44 && bit < 60;
      var msiptp = new DeviceContextFields(V, 8L << 60 | 0x4000, 0, 0, 1L << 60 | one, 0, 0);
      assertThat(legal(msiptp)).as("msiptp bit %d", bit).isEqualTo(!pointerReserved && bit < 61);
      var mask = new DeviceContextFields(V, 0, 0, 0, 0, one, 0);
      assertThat(legal(mask)).as("mask bit %d", bit).isEqualTo(bit < 47);
      var pattern = new DeviceContextFields(V, 0, 0, 0, 0, 0, one);
      assertThat(legal(pattern)).as("pattern bit %d", bit).isEqualTo(bit < 47);
    }
    var system = new TestSystem(TestSystem.FULL, 0, 1);
    system.device(DEVICE, tc(0));
    system.memory.write(system.devices.entryAddress(DEVICE, 0) + 56, 8, 1);
    assertThat(system.translate(Request.read(DEVICE, 0))).isEqualTo(new Outcome.Aborted(259));
  }

  @Test
  void atsControlsNeedTheCapability() {
    Capabilities withoutAts = without(ATS | CAP_T2GPA);
    assertThat(legal(withoutAts, 0, tc(0))).isTrue();
    assertThat(legal(withoutAts, 0, tc(EN_ATS))).isFalse();
    assertThat(legal(withoutAts, 0, tc(EN_PRI))).isFalse();
    assertThat(legal(withoutAts, 0, tc(PRPR))).isFalse();
    assertThat(legal(tc(EN_ATS | EN_PRI | PRPR))).isTrue();
    assertThat(legal(tc(EN_PRI))).as("EN_PRI without EN_ATS").isFalse();
    assertThat(legal(tc(EN_ATS | PRPR))).as("PRPR without EN_PRI").isFalse();
  }

  @Test
  void guestAddressesInCompletionsNeedAtsAndASecondStage() {
    assertThat(legal(secondStage(EN_ATS | T2GPA, 8))).isTrue();
    assertThat(legal(secondStage(T2GPA, 8))).as("T2GPA without EN_ATS").isFalse();
    assertThat(legal(tc(EN_ATS | T2GPA))).as("T2GPA with Bare iohgatp").isFalse();
    assertThat(legal(without(CAP_T2GPA), 0, secondStage(EN_ATS | T2GPA, 8))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,274877906944", "2,549755813888", "3,1099511627776"})
  void processDirectoryModesNeedTheirCapability(long mode, long capability) {
    assertThat(legal(firstStage(PDTV, mode))).isTrue();
    assertThat(legal(without(capability), 0, firstStage(PDTV, mode))).isFalse();
    assertThat(capability).isIn(PD8, PD17, PD20);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 8, 13, 14, 15})
  void otherProcessDirectoryModesAreReserved(long mode) {
    assertThat(legal(firstStage(PDTV, mode))).isFalse();
  }

  @Test
  void firstStageModesFollowSxlAndTheirCapability() {
    for (long mode = 0; mode < 16; mode++) {
      assertThat(legal(firstStage(0, mode)))
          .as("SXL=0 mode %d", mode)
          .isEqualTo(mode == 0 || mode >= 8 && mode <= 10);
      assertThat(legal(firstStage(SXL, mode)))
          .as("SXL=1 mode %d", mode)
          .isEqualTo(mode == 0 || mode == 8);
    }
    assertThat(legal(without(SV39 | SV48 | SV57), 0, firstStage(0, 8))).isFalse();
    assertThat(legal(without(SV48 | SV57), 0, firstStage(0, 9))).isFalse();
    assertThat(legal(without(SV57), 0, firstStage(0, 10))).isFalse();
    assertThat(legal(without(SV32), 0, firstStage(SXL, 8))).isFalse();
  }

  @Test
  void secondStageModesFollowGxlAndTheirCapability() {
    for (long mode = 0; mode < 16; mode++) {
      assertThat(legal(secondStage(0, mode)))
          .as("GXL=0 mode %d", mode)
          .isEqualTo(mode == 0 || mode >= 8 && mode <= 10);
      assertThat(legal(TestSystem.FULL, 4, secondStage(SXL, mode)))
          .as("GXL=1 mode %d", mode)
          .isEqualTo(mode == 0 || mode == 8);
    }
    assertThat(legal(without(SV39X4 | SV48X4 | SV57X4), 0, secondStage(0, 8))).isFalse();
    assertThat(legal(without(SV48X4 | SV57X4), 0, secondStage(0, 9))).isFalse();
    assertThat(legal(without(SV57X4), 0, secondStage(0, 10))).isFalse();
    var onlySv32 = new Capabilities(TestSystem.FULL.value() & ~SV32X4, true, true, 4, 0xff);
    assertThat(legal(onlySv32, 4, secondStage(SXL, 8))).isFalse();
    assertThat(legal(onlySv32, 4, secondStage(SXL, 0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void secondStageRootIsAlignedTo16KiB(long low) {
    var fields = new DeviceContextFields(V, 8L << 60 | 0x4000 | low, 0, 0, 0, 0, 0);
    assertThat(legal(fields)).isFalse();
    var bare = new DeviceContextFields(V, 0x4000 | low, 0, 0, 0, 0, 0);
    assertThat(legal(bare)).as("no root, no alignment").isTrue();
  }

  @Test
  void msiTranslationNeedsASecondStage() {
    assertThat(legal(new DeviceContextFields(V, 8L << 60 | 0x4000, 0, 0, 1L << 60, 0, 0))).isTrue();
    assertThat(legal(new DeviceContextFields(V, 0, 0, 0, 1L << 60, 0, 0))).isFalse();
    assertThat(legal(new DeviceContextFields(V, 8L << 60 | 0x4000, 0, 0, 2L << 60, 0, 0)))
        .isFalse();
  }

  @Test
  void hardwareUpdatesNeedTheCapability() {
    assertThat(legal(tc(SADE | GADE))).isTrue();
    assertThat(legal(without(AMO_HWAD), 0, tc(SADE))).isFalse();
    assertThat(legal(without(AMO_HWAD), 0, tc(GADE))).isFalse();
  }

  @Test
  void defaultProcessNeedsAProcessDirectory() {
    assertThat(legal(tc(DPE))).isFalse();
    assertThat(legal(tc(DPE | PDTV))).isTrue();
  }

  @Test
  void byteOrderFollowsFctlUnlessThatIsWritable() {
    assertThat(legal(tc(SBE))).isTrue();
    assertThat(legal(TestSystem.FULL, 1, tc(0))).isTrue();
    assertThat(legal(without(END), 0, tc(SBE))).isFalse();
    assertThat(legal(without(END), 0, tc(0))).isTrue();
  }

  @Test
  void sxlFollowsGxl() {
    assertThat(legal(tc(SXL))).isTrue();
    assertThat(legal(TestSystem.FULL, 4, tc(0))).isFalse();
    assertThat(legal(TestSystem.FULL, 4, tc(SXL))).isTrue();
    assertThat(legal(without(SV32X4), 0, tc(SXL))).as("GXL fixed to 0").isFalse();
  }

  @Test
  void qosIdentifiersFitTheBuild() {
    var widest = new DeviceContextFields(V, 0, 0xffL << 40 | 0xffL << 52, 0, 0, 0, 0);
    assertThat(legal(widest)).isTrue();
    assertThat(legal(new DeviceContextFields(V, 0, 0x100L << 40, 0, 0, 0, 0))).isFalse();
    assertThat(legal(new DeviceContextFields(V, 0, 0x100L << 52, 0, 0, 0, 0))).isFalse();
    assertThat(legal(without(QOSID), 0, new DeviceContextFields(V, 0, 1L << 40, 0, 0, 0, 0)))
        .isFalse();
    assertThat(legal(without(QOSID), 0, new DeviceContextFields(V, 0, 1L << 63, 0, 0, 0, 0)))
        .isFalse();
  }
}
