package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of every library that does not depend on the design, compiled once for each version of
 * the tools and kept: Verilator's runtime, our hooks into it, and the header as the compiler left
 * it after reading.
 *
 * @param includes Verilator's include directory
 * @param header the header; its compiled form lies beside it
 * @param objects the object files
 */
record RuntimeLibrary(Path includes, Path header, List<Path> objects) {
  private static final String HEADER = "portcullis_runtime.h";
  private static final String HOOKS = "portcullis_runtime.cpp";

  /** Sources of Verilator's own that every library needs, in its include directory. */
  private static final List<String> ALWAYS =
      List.of("verilated", "verilated_threads", "verilated_dpi");

  /** Takes it from the cache, or makes it. */
  static RuntimeLibrary obtain(Toolchain tools, Variant variant, LibraryCache cache)
      throws IOException {
    Path includes = tools.includes();
    var compiler = new CompilerRun(tools);
    String key =
        new Fingerprint()
            .add(tools.verilatorVersion())
            .add(tools.compiler().toString())
            .add(tools.compilerVersion())
            .addAll(compiler.flags(includes))
            .add(NativeSource.text(HEADER))
            .add(NativeSource.text(HOOKS))
            .hex();
    Path common = cache.obtain("runtime", key, part -> buildCommon(compiler, includes, part));
    Path header = common.resolve(HEADER);
    var objects = new ArrayList<>(objects(common));
    for (String name : variant.runtimeSources()) {
      objects.addAll(
          objects(
              cache.obtain(
                  "runtime",
                  key + "-" + name,
                  part -> buildPart(compiler, includes, header, name, part))));
    }
    return new RuntimeLibrary(includes, header, objects);
  }

  private static List<Path> objects(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".o")).sorted().toList();
    }
  }

  private static void buildCommon(CompilerRun compiler, Path includes, Path directory)
      throws IOException {
    // A second copy, because the first one's compiled form is written while this one is read.
    String copy = "hooks.h";
    Files.writeString(directory.resolve(HEADER), NativeSource.text(HEADER));
    Files.writeString(directory.resolve(copy), NativeSource.text(HEADER));
    Files.writeString(directory.resolve(HOOKS), NativeSource.text(HOOKS));
    var commands = new ArrayList<Command>();
    for (String name : ALWAYS) {
      commands.add(object(compiler, includes, copy, includes.resolve(name + ".cpp"), directory));
    }
    var words = new ArrayList<>(compiler.flags(includes));
    words.addAll(List.of("-x", "c++-header", HEADER, "-o", HEADER + compiler.precompiledSuffix()));
    commands.add(compiler.command(directory, words));
    commands.add(object(compiler, includes, copy, Path.of(HOOKS), directory));
    CompilerRun.all("Verilator's runtime", commands);
    Files.delete(directory.resolve(HOOKS));
    Files.delete(directory.resolve(copy));
  }

  private static void buildPart(
      CompilerRun compiler, Path includes, Path header, String name, Path directory) {
    var source = includes.resolve(name + ".cpp");
    CompilerRun.all(
        "Verilator's runtime",
        List.of(object(compiler, includes, header.toString(), source, directory)));
  }

  private static Command object(
      CompilerRun compiler, Path includes, String header, Path source, Path directory) {
    var words = new ArrayList<>(compiler.flags(includes));
    String object = source.getFileName().toString().replace(".cpp", ".o");
    words.addAll(List.of("-include", header, "-c", source.toString(), "-o", object));
    return compiler.command(directory, words);
  }
}
