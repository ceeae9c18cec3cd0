package portcullis.iommu.layout;

/** A value with a name: of a field with a fixed set of values. */
public interface Encoding {

  /**
   * The value.
   *
   * @return the number that stands in the field
   */
  int code();

  /**
   * What the value means.
   *
   * @return a few words
   */
  String meaning();

  /**
   * Where the specification describes it.
   *
   * @return the section
   */
  Section section();
}
