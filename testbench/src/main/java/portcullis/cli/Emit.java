package portcullis.cli;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.verilog.VerilogFile;
import portcullis.hdl.verilog.VerilogFileException;
import portcullis.hdl.verilog.VerilogFiles;
import portcullis.hdl.verilog.VerilogWriter;

/** {@code emit}: the Verilog of a module in a Java file. */
@Command(
    name = "emit",
    description = {
      "Compiles Java files, describes the module of the first one, and shows its Verilog.",
      "The module is the class of the file's name; its constructor takes no parameters.",
      "Exit code: 0 if it was emitted, 1 if the design has errors, 2 if a file or the command line"
          + " is wrong."
    })
final class Emit implements Callable<Integer> {
  private static final int EMITTED = 0;
  private static final int FAULTY_DESIGN = 1;
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes a file for each module, and the map to the Java, into this folder.")
  private Path folder;

  @Parameters(arity = "1..*", paramLabel = "FILE.java", description = "Java source files.")
  private List<Path> sources;

  @Override
  public Integer call() throws IOException {
    var missing = sources.stream().filter(source -> !Files.isRegularFile(source)).findFirst();
    if (missing.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), missing.get() + ": no such file; expected a Java source file");
    }
    var classes = Files.createTempDirectory("portcullis-emit");
    try {
      return compiled(classes) ? emit(classes) : UNUSABLE;
    } catch (DesignException faults) {
      spec.commandLine().getErr().println(faults.getMessage());
      return FAULTY_DESIGN;
    } catch (VerilogFileException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return UNUSABLE;
    } finally {
      delete(classes);
    }
  }

  /** Compiles with the tables that names come from; what is wrong goes to standard error. */
  private boolean compiled(Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options =
          List.of("-g", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      return compiler
          .getTask(
              spec.commandLine().getErr(),
              files,
              null,
              options,
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
  }

  private int emit(Path classes) throws IOException {
    try (var loader = new URLClassLoader(new URL[] {url(classes)}, Emit.class.getClassLoader())) {
      var type = moduleClass(classes, loader);
      var constructor = constructor(type);
      var writer = new VerilogWriter();
      var design = Elaboration.of(() -> described(constructor), writer::begin);
      design.warnings().forEach(spec.commandLine().getErr()::println);
      var verilog = writer.write(design.design());
      if (folder == null) {
        spec.commandLine().getOut().print(verilog.text());
        spec.commandLine().getOut().flush();
      } else {
        Files.createDirectories(folder);
        new VerilogFiles()
            .write(verilog, folder, VerilogFile.Layout.ONE_PER_MODULE)
            .forEach(spec.commandLine().getOut()::println);
      }
      return EMITTED;
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a folder without a URL: " + folder, e);
    }
  }

  private Class<? extends Module> moduleClass(Path classes, ClassLoader loader) throws IOException {
    var source = sources.getFirst();
    var file = source.getFileName().toString().replaceFirst("[.]java$", ".class");
    try (var all = Files.walk(classes)) {
      var found =
          all.filter(path -> path.getFileName().toString().equals(file))
              .findFirst()
              .orElseThrow(() -> unusable(source, "has no class of its own name"));
      var name = classes.relativize(found).toString().replaceFirst("[.]class$", "");
      var type = loader.loadClass(name.replace('/', '.'));
      if (!Module.class.isAssignableFrom(type)) {
        throw unusable(source, "is not a module: " + type.getSimpleName() + " must extend Module");
      }
      return type.asSubclass(Module.class);
    } catch (ClassNotFoundException e) {
      throw unusable(source, "cannot be loaded: " + e.getMessage());
    }
  }

  private Constructor<? extends Module> constructor(Class<? extends Module> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw unusable(
          sources.getFirst(),
          "has no constructor without parameters: add one that chooses them, or a module that"
              + " instantiates this one");
    }
  }

  private static Module described(Constructor<? extends Module> constructor) {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call " + constructor, e);
    }
  }

  private ParameterException unusable(Path source, String complaint) {
    return new ParameterException(spec.commandLine(), source + " " + complaint);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
