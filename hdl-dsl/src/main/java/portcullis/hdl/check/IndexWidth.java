package portcullis.hdl.check;

import portcullis.hdl.ir.Source;

/** A dynamic index whose width does not suit the number of elements. */
public final class IndexWidth {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL015",
          "index of the wrong width",
          "An index has more or fewer bits than it takes to name each element. Fewer "
              + "cannot reach all, more could point past the end.");

  private IndexWidth() {}

  /**
   * An index of the wrong width.
   *
   * @param source the designer's line
   * @param path the signal or module being described
   * @param vector name of what is indexed
   * @param elements number of its elements
   * @param index name of the index
   * @param indexShape its shape
   * @param needed bits it takes to name each element
   */
  public static Diagnostic of(
      Source source,
      String path,
      String vector,
      int elements,
      String index,
      String indexShape,
      int needed) {
    return RULE.at(
        source,
        path,
        "%s has %d elements, the index %s is %s".formatted(vector, elements, index, indexShape),
        "use an index of %d bits: declare it so, or extend or truncate it".formatted(needed));
  }
}
