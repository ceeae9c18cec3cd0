package portcullis.hdl.stability;

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
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import portcullis.hdl.Module;
import portcullis.hdl.elaborate.DesignBuilder;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * Modules whose constructor is made of given lines of Java, compiled when they are asked for. What
 * the compiler has read of the JDK serves all of them.
 */
final class Described implements AutoCloseable {
  private static final String NAME = "Described";

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager standard =
      compiler.getStandardFileManager(null, null, null);

  /** The Verilog of a module with these lines in its constructor. */
  String verilog(List<String> lines) {
    var source = source(lines);
    var classes = compile(source);
    try {
      var type = new Loader(classes).loadClass(NAME);
      var constructor = type.getDeclaredConstructor();
      var design =
          new DesignBuilder()
              .elaborate(() -> {
                try {
                  return (Module) constructor.newInstance();
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(source, e);
                }
              })
              .design()
              .orElseThrow();
      return new VerilogWriter().write(design).text();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(source, e);
    }
  }

  private static String source(List<String> lines) {
    return """
    import portcullis.hdl.*;
    import portcullis.hdl.Module;
    public final class Described extends Module {
      final UInt first = in(uint(8));
      final UInt second = in(uint(8));
      final UInt result = out(uint(8));
      public Described() {
    %s
      }
    }
    """
        .formatted(String.join("\n", lines));
  }

  private Map<String, byte[]> compile(String source) {
    var classes = new HashMap<String, ByteArrayOutputStream>();
    var messages = new StringWriter();
    var task =
        compiler.getTask(
            messages,
            new Memory(standard, classes),
            null,
            List.of("-g", "-proc:none", "-cp", System.getProperty("java.class.path")),
            null,
            List.of(new Source(source)));
    if (!task.call()) {
      throw new IllegalStateException(messages + "\n" + source);
    }
    var bytes = new HashMap<String, byte[]>();
    classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }

  @Override
  public void close() throws IOException {
    standard.close();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + NAME + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }

  /** Gives the class files as resources too: names of locals are read from them. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Described.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      var bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      var bytes = classes.get(name.replace('/', '.').replaceAll("\\.class$", ""));
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
  }
}
