package portcullis.driver.riscv;

/** An IOMMU does not do what its specification says, or cannot do what it was asked for. */
public class RiscvIommuException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, with the register or the command in question
   */
  public RiscvIommuException(String message) {
    super(message);
  }
}
