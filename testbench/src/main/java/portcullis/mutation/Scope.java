package portcullis.mutation;

import java.util.List;

/**
 * Which hardware is changed, and which tests judge it.
 *
 * @param modules packages and classes without {@code portcullis.} before them, such as {@code
 *     hdl.lib} or {@code iommu.translate.Iotlb}, or simple names of classes
 */
public record Scope(List<String> modules) {
  /** The library, and of the IOMMU the caches, walkers and queues. */
  public static final Scope DEFAULT =
      new Scope(List.of("hdl.lib", "iommu.context", "iommu.translate", "iommu.queue"));

  private static final String PROJECT = "portcullis.";
  private static final String LIBRARY = "portcullis.hdl.lib.";
  private static final List<String> TESTS_OF_IOMMU =
      List.of("portcullis.iommu.", "portcullis.rtl.", "portcullis.replay.RtlVectorsTest");

  /** Copies the list. */
  public Scope {
    modules = List.copyOf(modules);
  }

  /**
   * Whether lines of a class are changed.
   *
   * @param className binary name
   */
  public boolean changes(String className) {
    return modules.stream().anyMatch(module -> isIn(className, module));
  }

  private static boolean isIn(String className, String module) {
    int nested = className.indexOf('$');
    var outermost = nested < 0 ? className : className.substring(0, nested);
    var whole = PROJECT + module;
    return outermost.equals(whole)
        || outermost.startsWith(whole + ".")
        || outermost.endsWith("." + module) && !module.contains(".");
  }

  /**
   * Whether a test may be asked about some class: those of the library about the library, those of
   * the IOMMU about all else.
   *
   * @param test binary name of the test
   * @param changed binary name of the class with the changed line
   */
  public static boolean judges(String test, String changed) {
    return isOfLibrary(test) == isOfLibrary(changed);
  }

  /**
   * Whether a test takes part.
   *
   * @param test binary name
   */
  public boolean needs(String test) {
    boolean library = modules.stream().anyMatch(it -> isOfLibrary(PROJECT + it + "."));
    boolean named = modules.stream().anyMatch(it -> !it.contains("."));
    boolean others = modules.stream().anyMatch(it -> !isOfLibrary(PROJECT + it + "."));
    return isOfLibrary(test)
        ? library || named
        : others && TESTS_OF_IOMMU.stream().anyMatch(test::startsWith);
  }

  private static boolean isOfLibrary(String className) {
    return className.startsWith(LIBRARY);
  }
}
