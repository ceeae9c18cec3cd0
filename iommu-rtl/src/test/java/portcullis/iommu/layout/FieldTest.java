package portcullis.iommu.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Section SECTION = Section.iommu("1.1", "Somewhere");

  @Test
  void takesAFieldOutAndPutsItBack() {
    assertThat(Ddtp.PPN.get(0x0000_0123_4567_8c03L)).isEqualTo(0x48d159e3L);
    assertThat(Ddtp.IOMMU_MODE.getInt(0x8c03)).isEqualTo(3);
    assertThat(Ddtp.PPN.set(0xffff_ffff_ffff_ffffL, 0)).isEqualTo(0xffc0_0000_0000_03ffL);
    assertThat(Ddtp.PPN.set(3, 1)).isEqualTo(0x403);
  }

  @Test
  void theTopBitAndAWholeWordAreUnsigned() {
    assertThat(Iohpmcycles.OF.get(-1)).isEqualTo(1);
    assertThat(Iohpmctr.COUNTER.get(-1)).isEqualTo(-1);
    assertThat(Iohpmctr.COUNTER.mask()).isEqualTo(-1);
    assertThat(Iohpmevt.DID_GSCID.get(-1)).isEqualTo(0xffffff);
  }

  @Test
  void aFlagIsSetOrNot() {
    assertThat(Cqcsr.CQON.isSet(0x10000)).isTrue();
    assertThat(Cqcsr.CQON.isSet(0xfffe_ffffL)).isFalse();
    assertThat(Cqcsr.CQON.of(true)).isEqualTo(0x10000);
    assertThat(Cqcsr.CQON.of(false)).isZero();
  }

  @Test
  void aValueThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Ddtp.IOMMU_MODE.of(16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0x10 does not fit the 4 bits of iommu_mode");
    assertThatThrownBy(() -> Ddtp.IOMMU_MODE.set(0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFieldOutsideOfItsWordIsRefused() {
    assertThatThrownBy(() -> SECTION.field(64, 3, "x", Access.RW, Reset.ZERO, "x"))
        .hasMessage("field x lies at 64:3; positions must be 63 >= msb >= lsb >= 0");
    assertThatThrownBy(() -> SECTION.field(2, 3, "x", Access.RW, Reset.ZERO, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SECTION.field(4, 3, "x", Access.RW, Reset.to(4), "x"))
        .hasMessage("field x has 2 bits, too few for its reset value 4");
  }

  @Test
  void fieldsThatOverlapAreRefused() {
    var low = SECTION.field(4, 0, "low", Access.RW, Reset.ZERO, "x");
    var high = SECTION.field(8, 4, "high", Access.RW, Reset.ZERO, "x");
    assertThatThrownBy(() -> Register.always("r", 0, 8, SECTION, low, high))
        .hasMessageContaining("r: field high at 8:4 overlaps an earlier one");
    assertThatThrownBy(() -> Register.always("r", 0, 4, SECTION, Ddtp.PPN))
        .hasMessageContaining("leaves the 32 bits");
  }

  @Test
  void aRegisterOutOfPlaceIsRefused() {
    assertThatThrownBy(() -> Register.always("r", 4, 8, SECTION))
        .hasMessageContaining("register r at offset 4 is not aligned");
    assertThatThrownBy(() -> Register.always("r", 4096, 8, SECTION))
        .hasMessageContaining("not within the page");
    assertThatThrownBy(() -> Register.always("r", 0, 2, SECTION))
        .hasMessageContaining("2 bytes, not 4 or 8");
  }

  @Test
  void anArrayKnowsItsElements() {
    assertThat(Iohpmctr.REGISTERS.offset(30)).isEqualTo(0x158);
    assertThat(MsiCfgTbl.VECTOR_CONTROL.offset(15)).isEqualTo(0x3fc);
    assertThatThrownBy(() -> Iohpmctr.REGISTERS.offset(31))
        .hasMessage("iohpmctr has 31 elements, and no element 31");
  }

  @Test
  void aStructureWithAGapIsRefused() {
    assertThatThrownBy(
            () -> Structure.of("s", 16, SECTION, Word.doubleword("a", 0), Word.doubleword("b", 16)))
        .hasMessage("structure s: word b at offset 16, expected 8");
    assertThatThrownBy(() -> Structure.of("s", 16, SECTION, Word.doubleword("a", 0)))
        .hasMessage("structure s: its words fill 8 of 16 bytes");
  }
}
