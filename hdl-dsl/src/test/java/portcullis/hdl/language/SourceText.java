package portcullis.hdl.language;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import portcullis.hdl.Module;

/**
 * Compiles the text of modules in memory, with the tables of local variables. What the compiler has
 * read of the JDK serves all of them.
 */
final class SourceText implements AutoCloseable {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager standard =
      compiler.getStandardFileManager(null, null, null);

  /**
   * The constructor of a class without parameters.
   *
   * @throws IllegalArgumentException if the text is not correct Java
   */
  Supplier<Module> constructor(String className, String text) {
    var messages = new StringWriter();
    var classes = new HashMap<String, ByteArrayOutputStream>();
    var path = System.getProperty("java.class.path");
    var options = List.of("-g", "-proc:none", "-classpath", path);
    var files = new Classes(standard, classes);
    var task = compiler.getTask(messages, files, null, options, null, List.of(source(text)));
    if (!task.call()) {
      throw new IllegalArgumentException(messages + "\n" + text);
    }
    var loaded = new Loaded(classes);
    return () -> make(loaded, className);
  }

  @Override
  public void close() throws IOException {
    standard.close();
  }

  private static Module make(ClassLoader loader, String className) {
    try {
      var constructor = loader.loadClass(className).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Module) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaFileObject source(String text) {
    var place = URI.create("string:///Edited.java");
    return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Keeps what the compiler writes. */
  private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    Classes(StandardJavaFileManager standard, Map<String, ByteArrayOutputStream> written) {
      super(standard);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      var bytes = new ByteArrayOutputStream();
      written.put(className, bytes);
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }

  /** Gives the classes and, since names are read from them, their files. */
  private static final class Loaded extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loaded(Map<String, ByteArrayOutputStream> classes) {
      super(Module.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      var bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      var bytes = classes.get(name.replace(".class", "").replace('/', '.'));
      return bytes == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(bytes.toByteArray());
    }
  }
}
