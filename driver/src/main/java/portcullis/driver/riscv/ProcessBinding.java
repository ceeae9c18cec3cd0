package portcullis.driver.riscv;

import java.util.Objects;

/**
 * What a process_id of a device translates to.
 *
 * @param firstStage the page table
 * @param supervisor whether requests for supervisor privilege are permitted (ENS)
 * @param sum whether those may access user pages (SUM); only with {@code supervisor}
 */
public record ProcessBinding(FirstStageBinding firstStage, boolean supervisor, boolean sum) {

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if {@code sum} is set without {@code supervisor}
   */
  public ProcessBinding {
    Objects.requireNonNull(firstStage);
    if (sum && !supervisor) {
      throw new IllegalArgumentException("SUM says nothing without supervisor privilege (ENS)");
    }
  }

  /**
   * For requests of user privilege only.
   *
   * @param firstStage the page table
   * @return the binding
   */
  public static ProcessBinding user(FirstStageBinding firstStage) {
    return new ProcessBinding(firstStage, false, false);
  }
}
