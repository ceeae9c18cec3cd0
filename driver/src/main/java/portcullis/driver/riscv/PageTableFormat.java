package portcullis.driver.riscv;

import java.util.Arrays;
import java.util.List;
import portcullis.iommu.layout.IohgatpMode;
import portcullis.iommu.layout.IosatpMode;

/** The page table formats of 64-bit address spaces, for both stages. */
public enum PageTableFormat {
  /** First stage, 39-bit virtual addresses. */
  SV39(false, 3, IosatpMode.SV39.code()),
  /** First stage, 48-bit virtual addresses. */
  SV48(false, 4, IosatpMode.SV48.code()),
  /** First stage, 57-bit virtual addresses. */
  SV57(false, 5, IosatpMode.SV57.code()),
  /** Second stage, 41-bit guest-physical addresses. */
  SV39X4(true, 3, IohgatpMode.SV39X4.code()),
  /** Second stage, 50-bit guest-physical addresses. */
  SV48X4(true, 4, IohgatpMode.SV48X4.code()),
  /** Second stage, 59-bit guest-physical addresses. */
  SV57X4(true, 5, IohgatpMode.SV57X4.code());

  private static final int OFFSET_BITS = 12;
  private static final int INDEX_BITS = 9;
  private static final int EXTRA_ROOT_BITS = 2;

  private final boolean secondStage;
  private final int levels;
  private final int mode;

  PageTableFormat(boolean secondStage, int levels, int mode) {
    this.secondStage = secondStage;
    this.levels = levels;
    this.mode = mode;
  }

  /**
   * The formats of one stage, the narrowest first.
   *
   * @param secondStage whether of the second stage
   * @return an immutable list
   */
  public static List<PageTableFormat> ofStage(boolean secondStage) {
    return Arrays.stream(values()).filter(format -> format.secondStage == secondStage).toList();
  }

  /**
   * Which stage the format is for.
   *
   * @return whether the second
   */
  public boolean secondStage() {
    return secondStage;
  }

  /**
   * Levels of tables; level 0 is the last.
   *
   * @return 3 to 5
   */
  public int levels() {
    return levels;
  }

  /**
   * Width of the addresses that are translated. Those of a first stage are sign-extended to 64
   * bits, those of a second stage zero-extended.
   *
   * @return bits
   */
  public int addressBits() {
    return OFFSET_BITS + INDEX_BITS * levels + (secondStage ? EXTRA_ROOT_BITS : 0);
  }

  /**
   * The encoding in the MODE field of {@code fsc} or {@code iohgatp}.
   *
   * @return 8 to 10
   */
  public int mode() {
    return mode;
  }

  /**
   * Pages of the root table; the other tables have one.
   *
   * @return 1, or 4 for a second stage
   */
  public int rootPages() {
    return secondStage ? 1 << EXTRA_ROOT_BITS : 1;
  }

  /**
   * Size of what a leaf maps.
   *
   * @param level level of the leaf, 0 for the last
   * @return bytes, a power of two
   */
  public static long pageSize(int level) {
    return 1L << OFFSET_BITS + INDEX_BITS * level;
  }

  /**
   * Whether an address can be translated at all.
   *
   * @param address 64-bit address
   * @return whether it is within the width, properly extended
   */
  public boolean covers(long address) {
    int unused = Long.SIZE - addressBits();
    return address == (secondStage ? address << unused >>> unused : address << unused >> unused);
  }

  /** Index into the table of a level. */
  int index(long address, int level) {
    int bits = level == levels - 1 && secondStage ? INDEX_BITS + EXTRA_ROOT_BITS : INDEX_BITS;
    return (int) (address >>> OFFSET_BITS + INDEX_BITS * level) & (1 << bits) - 1;
  }

  /** Entries of the table of a level. */
  int entries(int level) {
    return level == levels - 1 ? rootPages() << INDEX_BITS : 1 << INDEX_BITS;
  }
}
