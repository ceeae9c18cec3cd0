package portcullis.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/** The classes of this project that are on the class path. */
public final class ProjectClasses {
  private static final String FOLDER = "portcullis/";
  private static final String SUFFIX = ".class";

  private ProjectClasses() {}

  /**
   * Their binary names.
   *
   * @throws IOException if a part of the class path cannot be read
   */
  public static Set<String> names() throws IOException {
    var names = new TreeSet<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        try (var files = Files.walk(path)) {
          files.forEach(file -> add(path.relativize(file).toString(), names));
        }
      } else if (Files.isRegularFile(path)) {
        try (var jar = new JarFile(path.toFile())) {
          jar.stream().forEach(file -> add(file.getName(), names));
        }
      }
    }
    return names;
  }

  private static void add(String file, Set<String> names) {
    var name = file.replace(File.separatorChar, '/');
    if (name.startsWith(FOLDER) && name.endsWith(SUFFIX)) {
      names.add(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
    }
  }
}
