package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of an entry by themselves, with the reason that a reader is given. */
class PageTableEntryTest {
  private static final Capabilities WITHOUT_EXTENSIONS =
      Capabilities.of(TestSystem.FULL.value() & ~(1L << 14 | 1L << 15), true, true, 4, 0xff);

  private static String defect(String entry, int level) {
    return PageTableEntry.defect(
        Long.parseUnsignedLong(entry, 16), level, PagingMode.SV39, TestSystem.FULL);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,V=0",
    "de,0,V=0",
    "5,0,W=1 with R=0 is reserved",
    "d,1,W=1 with R=0 is reserved",
    "004000000000000f,0,reserved bits 58:54 are set",
    "040000000000000f,0,reserved bits 58:54 are set",
    "600000000000000f,0,PBMT=3 is reserved",
    "1,0,an entry of the last level must be a leaf",
    "41,1,'A, D and U are reserved in a non-leaf entry'",
    "81,1,'A, D and U are reserved in a non-leaf entry'",
    "11,1,'A, D and U are reserved in a non-leaf entry'",
    "2000000000000001,1,PBMT and N are reserved in a non-leaf entry",
    "8000000000000001,1,PBMT and N are reserved in a non-leaf entry",
    "40f,1,misaligned superpage",
    "2000f,2,misaligned superpage",
    "800000000000200f,1,misaligned superpage",
    "800000000000000f,1,N=1 is only defined for 64 KiB at the last level",
    "800000000000000f,0,N=1 is only defined for 64 KiB at the last level"
  })
  void aDefectHasItsReason(String entry, int level, String reason) {
    assertThat(defect(entry, level)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "f,0",
    "40f,0",
    "8000f,1",
    "9,0",
    "3,0",
    "1,1",
    "301,2",
    "21,1",
    "7800000000002001,1",
    "800000000000200f,0",
    "200000000000000f,0",
    "400000000000000f,0",
    "180000000000000f,0"
  })
  void theseAreFine(String entry, int level) {
    String expected = entry.startsWith("78") ? "PBMT=3 is reserved" : null;
    assertThat(defect(entry, level)).isEqualTo(expected);
  }

  @Test
  void extensionsReserveTheirBitsWhenAbsent() {
    for (int bit : new int[] {59, 60}) {
      assertThat(PageTableEntry.defect(15 | 1L << bit, 0, PagingMode.SV39, WITHOUT_EXTENSIONS))
          .isEqualTo("bits 60:59 are reserved without Svrsw60t59b");
      assertThat(PageTableEntry.defect(1 | 1L << bit, 1, PagingMode.SV39, WITHOUT_EXTENSIONS))
          .isEqualTo("bits 60:59 are reserved without Svrsw60t59b");
    }
    for (int bit : new int[] {61, 62}) {
      assertThat(PageTableEntry.defect(15 | 1L << bit, 0, PagingMode.SV39, WITHOUT_EXTENSIONS))
          .isEqualTo("PBMT is reserved without Svpbmt");
    }
    assertThat(PageTableEntry.defect(15 | 3L << 61, 0, PagingMode.SV39, WITHOUT_EXTENSIONS))
        .isEqualTo("PBMT=3 is reserved");
    assertThat(PageTableEntry.defect(15, 0, PagingMode.SV39, WITHOUT_EXTENSIONS)).isNull();
  }

  @Test
  void targetsReplaceTheOffset() {
    assertThat(PageTableEntry.target(0x1234L << 10, 0, PagingMode.SV39, 0xffff_fabcL))
        .isEqualTo(0x123_4abcL);
    assertThat(PageTableEntry.target(0x1200L << 10, 1, PagingMode.SV39, 0xffff_fabcL))
        .isEqualTo(0x13f_fabcL);
    assertThat(PageTableEntry.target(0x400L << 10, 1, PagingMode.SV32, 0xfff1_2abcL))
        .isEqualTo(0x71_2abcL);
    assertThat(
            PageTableEntry.target(PageTableEntry.N | 0x1238L << 10, 0, PagingMode.SV39, 0x5_6789L))
        .isEqualTo(0x123_6789L);
  }

  @Test
  void indexesCoverTheirBits() {
    assertThat(PagingMode.SV39.index(-1L, 2)).isEqualTo(0x1ff);
    assertThat(PagingMode.SV39.rootedIndex(-1L, 2)).isEqualTo(0x7ff);
    assertThat(PagingMode.SV39.rootedIndex(-1L, 1)).isEqualTo(0x1ff);
    assertThat(PagingMode.SV32.rootedIndex(-1L, 1)).isEqualTo(0xfff);
    assertThat(PagingMode.SV32.rootedIndex(-1L, 0)).isEqualTo(0x3ff);
    assertThat(PagingMode.SV57.rootedIndex(0x7ffL << 48, 4)).isEqualTo(0x7ff);
    assertThat(PagingMode.SV48.rootedIndex(0x402L << 39, 3)).isEqualTo(0x402);
    assertThat(PagingMode.SV39.words()).isEqualTo("Sv39");
  }

  @Test
  void missingPermissionsAreNamed() {
    Intent fetch = new Intent(false, false, true, true, false);
    Intent read = new Intent(true, false, false, true, false);
    Intent write = new Intent(false, true, false, true, false);
    assertThat(fetch.denial(PageTableEntry.R)).isEqualTo("X=0");
    assertThat(read.denial(PageTableEntry.X)).isEqualTo("R=0");
    assertThat(write.denial(PageTableEntry.R)).isEqualTo("W=0");
    assertThat(new Intent(true, true, true, false, false).denial(0)).isNull();
  }
}
