package portcullis.driver.riscv;

import java.util.Objects;

/**
 * A first stage as devices and processes use it.
 *
 * @param root its page table, of a first-stage format
 * @param pscid process soft-context identifier under which it is cached, 20 bits
 */
public record FirstStageBinding(PageTableRoot root, int pscid) {

  /**
   * Checks format and width.
   *
   * @throws IllegalArgumentException if the table is of a second stage, or pscid too wide
   */
  public FirstStageBinding {
    Objects.requireNonNull(root);
    if (root.format().secondStage()) {
      throw new IllegalArgumentException(root.format() + " is no format of a first stage");
    }
    InvalidationScope.requirePscid(pscid);
  }
}
