package portcullis.driver.riscv;

import java.util.Objects;

/**
 * A second stage as devices use it.
 *
 * @param root its page table, of a second-stage format
 * @param gscid guest soft-context identifier under which it is cached, 16 bits
 */
public record SecondStageBinding(PageTableRoot root, int gscid) {

  /**
   * Checks format and width.
   *
   * @throws IllegalArgumentException if the table is of a first stage, or gscid too wide
   */
  public SecondStageBinding {
    Objects.requireNonNull(root);
    if (!root.format().secondStage()) {
      throw new IllegalArgumentException(root.format() + " is no format of a second stage");
    }
    InvalidationScope.requireGscid(gscid);
  }
}
