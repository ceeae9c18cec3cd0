package portcullis.hdl.sim.verilator;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are looked for.
 *
 * @param path directories in which programs are looked up, first match wins
 * @param namedVerilator a Verilator to use instead
 * @param namedCompiler a compiler to use instead
 */
public record ToolPlaces(
    List<Path> path, Optional<Path> namedVerilator, Optional<Path> namedCompiler) {
  /** System property that names the Verilator program. */
  public static final String VERILATOR = "portcullis.verilator";

  /** System property that names the C++ compiler. */
  public static final String COMPILER = "portcullis.compiler";

  /** Copies the list. */
  public ToolPlaces {
    path = List.copyOf(path);
  }

  /** The places of this process: its PATH and its system properties. */
  public static ToolPlaces ofProcess() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return new ToolPlaces(
        Arrays.stream(path.split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList(),
        Optional.ofNullable(System.getProperty(VERILATOR)).map(Path::of),
        Optional.ofNullable(System.getProperty(COMPILER)).map(Path::of));
  }

  /** Whether there are a Verilator and a compiler, of whatever version. */
  public boolean canBuild() {
    return verilator().isPresent() && compiler().isPresent();
  }

  Optional<Path> verilator() {
    return namedVerilator.or(() -> Toolchain.onPath(path, "verilator"));
  }

  Optional<Path> compiler() {
    return namedCompiler.or(() ->
        Stream.of("g++", "clang++", "c++")
            .flatMap(program -> Toolchain.onPath(path, program).stream())
            .findFirst());
  }

  Optional<Path> compilerCache() {
    return Toolchain.onPath(path, "ccache");
  }
}
