package portcullis.hdl.check.wrong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import portcullis.hdl.Module;

/** HDL091: a module compiled without its table of local variables. */
public final class Nameless {
  private static final String SOURCE =
      """
      public final class Stripped extends portcullis.hdl.Module {
        private final portcullis.hdl.UInt data = in(uint(8));
        private final portcullis.hdl.UInt result = out(uint(8));

        public Stripped() {
          var inverted = data.not();
          result.set(inverted);
        }
      }
      """;

  private Nameless() {}

  /** Compiles the module, loads it and makes one. */
  public static Module make() {
    try {
      Path directory = Files.createTempDirectory("nameless");
      Path file = Files.writeString(directory.resolve("Stripped.java"), SOURCE);
      compile(file, directory);
      @SuppressWarnings("resource") // Open as long as its class is in use.
      var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
      return (Module) loader.loadClass("Stripped").getConstructor().newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compile(Path file, Path directory) {
    String classPath = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-g:source,lines",
                "-cp",
                classPath,
                "-d",
                directory.toString(),
                file.toString());
    if (result != 0) {
      throw new IllegalStateException("cannot compile " + file);
    }
  }
}
