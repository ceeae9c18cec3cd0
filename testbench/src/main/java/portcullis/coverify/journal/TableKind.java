package portcullis.coverify.journal;

import portcullis.model.Purpose;
import portcullis.model.WalkStep;

/** The tables of a walk, in the order in which a walk comes to them. */
public enum TableKind {
  /** Non-leaf entry of the device directory. */
  DEVICE_DIRECTORY("device directory", "DDT"),
  /** Device context. */
  DEVICE_CONTEXT("device context", "DC"),
  /** Non-leaf entry of a process directory. */
  PROCESS_DIRECTORY("process directory", "PDT"),
  /** Process context. */
  PROCESS_CONTEXT("process context", "PC"),
  /** First-stage page table. */
  FIRST_STAGE("first stage", "S1"),
  /** Second-stage page table. */
  SECOND_STAGE("second stage", "S2"),
  /** MSI page table. */
  MSI("MSI page table", "MSI");

  private static final int DIRECTORY_ENTRY_BYTES = 8;

  private final String words;
  private final String symbol;

  TableKind(String words, String symbol) {
    this.words = words;
    this.symbol = symbol;
  }

  /**
   * The table in words.
   *
   * @return its name for readers
   */
  public String words() {
    return words;
  }

  /**
   * The table in a few letters.
   *
   * @return its symbol, for charts
   */
  public String symbol() {
    return symbol;
  }

  /**
   * Whether it leads to a page table rather than being one.
   *
   * @return whether it belongs to the device or process directory
   */
  public boolean isDirectory() {
    return ordinal() <= PROCESS_CONTEXT.ordinal();
  }

  /**
   * What the model calls it.
   *
   * @return what reads of it are for
   */
  public Purpose purpose() {
    return switch (this) {
      case DEVICE_DIRECTORY, DEVICE_CONTEXT -> Purpose.DEVICE_DIRECTORY;
      case PROCESS_DIRECTORY, PROCESS_CONTEXT -> Purpose.PROCESS_DIRECTORY;
      case FIRST_STAGE -> Purpose.FIRST_STAGE;
      case SECOND_STAGE -> Purpose.SECOND_STAGE;
      case MSI -> Purpose.MSI_PAGE_TABLE;
    };
  }

  /**
   * The table that a step reads.
   *
   * @param step a step that reads
   * @return its table
   * @throws IllegalArgumentException if the step reads no table
   */
  public static TableKind of(WalkStep step) {
    boolean leaf = step.bytes() > DIRECTORY_ENTRY_BYTES;
    return switch (step.purpose().orElse(Purpose.INTERRUPT)) {
      case DEVICE_DIRECTORY -> leaf ? DEVICE_CONTEXT : DEVICE_DIRECTORY;
      case PROCESS_DIRECTORY -> leaf ? PROCESS_CONTEXT : PROCESS_DIRECTORY;
      case FIRST_STAGE -> FIRST_STAGE;
      case SECOND_STAGE -> SECOND_STAGE;
      case MSI_PAGE_TABLE -> MSI;
      default -> throw new IllegalArgumentException("the step reads no table");
    };
  }
}
