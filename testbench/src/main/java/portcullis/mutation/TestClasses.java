package portcullis.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The compiled tests.
 *
 * @param directories roots of their packages
 * @param names binary names of the classes that hold tests, sorted
 */
public record TestClasses(List<Path> directories, List<String> names) {
  /** System property with the directories of the compiled tests, separated as a class path is. */
  public static final String PROPERTY = "portcullis.tests";

  private static final String SUFFIX = "Test.class";

  /** They are in {@code FINGERPRINT/tests/MODULE}. */
  private static final int DEPTH = 3;

  /** Copies the lists. */
  public TestClasses {
    directories = List.copyOf(directories);
    names = List.copyOf(names);
  }

  /**
   * Those of the directories that the system property names.
   *
   * @param wanted which classes, by binary name
   * @throws IOException if a directory cannot be read, or the property is not set
   */
  public static TestClasses ofProcess(Predicate<String> wanted) throws IOException {
    var property = System.getProperty(PROPERTY, "");
    if (property.isBlank()) {
      throw new IOException(
          "the compiled tests are not at hand; start this command as ./portcullis mutate, which"
              + " builds them");
    }
    var directories = Arrays.stream(property.split(File.pathSeparator)).map(Path::of).toList();
    var names = new TreeSet<String>();
    for (var directory : directories) {
      try (var files = Files.walk(directory)) {
        files
            .filter(file -> file.toString().endsWith(SUFFIX))
            .map(file -> nameOf(directory.relativize(file)))
            .filter(wanted)
            .forEach(names::add);
      }
    }
    return new TestClasses(directories, List.copyOf(names));
  }

  /**
   * A text that stands for the sources that the launcher has built; another one when they change.
   */
  public static String fingerprintOfProcess() {
    var first = Path.of(System.getProperty(PROPERTY, "").split(File.pathSeparator)[0]);
    return first.getNameCount() < DEPTH
        ? ""
        : first.getName(first.getNameCount() - DEPTH).toString();
  }

  /**
   * Whether a class is part of the tests, such as a bench.
   *
   * @param className binary name
   */
  boolean holds(String className) {
    var file = className.replace('.', File.separatorChar) + ".class";
    return directories.stream().anyMatch(it -> Files.exists(it.resolve(file)));
  }

  private static String nameOf(Path file) {
    var name = file.toString().replace(File.separatorChar, '.');
    return name.substring(0, name.length() - ".class".length());
  }
}
