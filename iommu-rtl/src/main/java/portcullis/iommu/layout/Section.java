package portcullis.iommu.layout;

/**
 * A place in a specification.
 *
 * @param document the specification
 * @param number the number of the section; empty where the document's numbering moves
 * @param title the title of the section
 */
public record Section(String document, String number, String title) {

  /**
   * A section of the RISC-V IOMMU Architecture Specification, version 20260222.
   *
   * @param number the number of the section
   * @param title its title
   * @return the section
   */
  public static Section iommu(String number, String title) {
    return new Section("RISC-V IOMMU", number, title);
  }

  /**
   * A section of the RISC-V Privileged Architecture.
   *
   * @param title its title
   * @return the section
   */
  public static Section privileged(String title) {
    return new Section("RISC-V Privileged", "", title);
  }

  /**
   * A section of the RISC-V Advanced Interrupt Architecture.
   *
   * @param title its title
   * @return the section
   */
  public static Section interrupts(String title) {
    return new Section("RISC-V AIA", "", title);
  }

  /**
   * A field of several bits described in this section.
   *
   * @param msb position of its most significant bit in its word
   * @param lsb position of its least significant bit in its word
   * @param name its name
   * @param access who may do what
   * @param reset its value after reset
   * @param meaning what it means, in a few words
   * @return the field
   */
  public Field field(int msb, int lsb, String name, Access access, Reset reset, String meaning) {
    return new Field(name, msb, lsb, access, reset, this, meaning);
  }

  /**
   * A field of one bit described in this section.
   *
   * @param position its position in its word
   * @param name its name
   * @param access who may do what
   * @param reset its value after reset
   * @param meaning what it means, in a few words
   * @return the field
   */
  public Field bit(int position, String name, Access access, Reset reset, String meaning) {
    return field(position, position, name, access, reset, meaning);
  }

  /** For example {@code RISC-V IOMMU 5.15 Command-queue CSR}. */
  @Override
  public String toString() {
    return document + " " + (number.isEmpty() ? "" : number + " ") + title;
  }
}
