package portcullis.model;

/**
 * Base, indexes and control register of one in-memory queue. Software owns one index, the IOMMU the
 * other; enabling the queue zeroes the IOMMU's index and clears the error bits.
 */
final class QueueRegisters {
  private static final long ENABLE = 1;
  private static final long INTERRUPT_ENABLE = 2;
  private static final int ON = 16;

  private final long ppnMask;
  private final int entrySize;
  private final long errorBits;

  private long ppn;
  private int sizeField;
  private long softwareIndex;
  private long deviceIndex;
  private boolean enabled;
  private boolean interruptEnabled;
  private long errors;

  /**
   * A queue that is off.
   *
   * @param ppnMask PPN bits that the base register can hold
   * @param entrySize bytes of an entry
   * @param errorBits the bits of the control register that software clears by writing 1
   */
  QueueRegisters(long ppnMask, int entrySize, long errorBits) {
    this.ppnMask = ppnMask;
    this.entrySize = entrySize;
    this.errorBits = errorBits;
  }

  private long indexMask() {
    return (2L << sizeField) - 1;
  }

  long base() {
    return ppn << 10 | sizeField;
  }

  /** Writes the base register; ignored while the queue is on. Zeroes the index of software. */
  void writeBase(long value) {
    if (!enabled) {
      ppn = value >>> 10 & (1L << 44) - 1 & ppnMask;
      sizeField = (int) value & 0x1f;
      softwareIndex = 0;
    }
  }

  long softwareIndex() {
    return softwareIndex;
  }

  void writeSoftwareIndex(long value) {
    softwareIndex = value & indexMask();
  }

  long deviceIndex() {
    return deviceIndex;
  }

  void advance() {
    deviceIndex = deviceIndex + 1 & indexMask();
  }

  /** Address of the entry at the IOMMU's index. */
  long entryAddress() {
    return ppn << 12 | deviceIndex * entrySize;
  }

  /** For a queue that the IOMMU reads. */
  boolean empty() {
    return deviceIndex == softwareIndex;
  }

  /** For a queue that the IOMMU writes. */
  boolean full() {
    return (deviceIndex + 1 & indexMask()) == softwareIndex;
  }

  boolean on() {
    return enabled;
  }

  boolean interruptEnabled() {
    return interruptEnabled;
  }

  boolean hasError(long bits) {
    return (errors & bits) != 0;
  }

  void setError(long bit) {
    errors |= bit;
  }

  long control() {
    return (enabled ? ENABLE | 1L << ON : 0) | (interruptEnabled ? INTERRUPT_ENABLE : 0) | errors;
  }

  void writeControl(long value) {
    boolean enable = (value & ENABLE) != 0;
    if (enable && !enabled) {
      deviceIndex = 0;
      errors = 0;
    }
    enabled = enable;
    interruptEnabled = (value & INTERRUPT_ENABLE) != 0;
    errors &= ~(value & errorBits);
  }
}
