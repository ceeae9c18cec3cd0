package portcullis.driver.riscv;

import java.util.Objects;
import portcullis.iommu.layout.MemoryType;

/**
 * What a mapping permits.
 *
 * @param read reads are permitted
 * @param write writes are permitted; needs {@code read}
 * @param execute fetches are permitted
 * @param user a page of user privilege; always so in a second stage
 * @param memoryType memory type; other than PMA it needs {@link Capabilities#memoryTypes()}
 */
public record LeafAttributes(
    boolean read, boolean write, boolean execute, boolean user, MemoryType memoryType) {

  /** Reads only. */
  public static final LeafAttributes READ = new LeafAttributes(true, false);

  /** Reads and writes. */
  public static final LeafAttributes READ_WRITE = new LeafAttributes(true, true);

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if nothing is permitted, or writes without reads
   */
  public LeafAttributes {
    Objects.requireNonNull(memoryType);
    if (write && !read) {
      throw new IllegalArgumentException("a page that permits writes must permit reads");
    }
    if (!read && !execute) {
      throw new IllegalArgumentException("a page must permit reads or fetches");
    }
  }

  /**
   * A user page without fetches, in ordinary memory.
   *
   * @param read reads are permitted
   * @param write writes are permitted
   */
  public LeafAttributes(boolean read, boolean write) {
    this(read, write, false, true, MemoryType.PMA);
  }
}
