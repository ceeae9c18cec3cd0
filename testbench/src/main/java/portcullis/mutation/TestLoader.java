package portcullis.mutation;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loads the tests and what they test anew, so that tests which keep something in static fields can
 * run in several threads, one loader for each. Only what both sides speak of is common: designs,
 * simulations, and this package.
 */
final class TestLoader extends URLClassLoader {
  private static final String PROJECT = "portcullis.";
  private static final List<String> COMMON = List.of("portcullis.hdl.ir.", "portcullis.hdl.sim.");

  static {
    registerAsParallelCapable();
  }

  /**
   * A loader.
   *
   * @param directories with the classes of the tests
   */
  TestLoader(List<Path> directories) {
    super("tests", urls(directories), TestLoader.class.getClassLoader());
  }

  private static URL[] urls(List<Path> directories) {
    var all = new ArrayList<Path>(directories);
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .forEach(all::add);
    return all.stream().map(TestLoader::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a place of classes: " + path, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isCommon(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  private static boolean isCommon(String name) {
    return !name.startsWith(PROJECT)
        || name.substring(0, name.lastIndexOf('.')).equals(TestLoader.class.getPackageName())
        || COMMON.stream().anyMatch(name::startsWith);
  }
}
